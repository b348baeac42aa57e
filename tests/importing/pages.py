"""Tables rendered in every form that a documentation page has: what was rendered is what an import must give back."""

import csv
import html
import io
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A heading and the rows under it: (code, message)."""

    title: str
    rows: tuple[tuple[str, str], ...]


Page = Sequence[Section]
# How a form writes a message: with its marks escaped, so that all of it is text.
Writer = Callable[[str], str]


def _escaped_markdown(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~&$-])", r"\\\1", text)


def markdown(page: Page, written: Writer = _escaped_markdown) -> str:
    """GitHub's tables, with outer pipes."""
    lines = ["# Codes", ""]
    for section in page:
        lines += [f"## {_escaped_markdown(section.title)}", ""]
        lines += ["| Code | Message |", "|:-----|---|"]
        lines += [f"| `{code}` | {written(text)} |" for code, text in section.rows]
        lines += ["", "Some words.", ""]
    return "\n".join(lines)


def bare_markdown(page: Page, written: Writer = _escaped_markdown) -> str:
    """GitHub's tables, without outer pipes, in MDX."""
    lines = [
        "import Tabs from '@theme/Tabs'",
        "",
        "<Tabs>",
        "",
        "{/* a comment */}",
        "",
    ]
    for section in page:
        lines += [
            f"### {_escaped_markdown(section.title)}",
            "",
            "code | msg",
            "--- | ---",
        ]
        lines += [f"{code} | {written(text)}" for code, text in section.rows]
        lines.append("")
    return "\n".join([*lines, "</Tabs>", ""])


def noisy_html(page: Page, written: Writer = html.escape) -> str:
    """A full page around tables, with cells and rows that nobody closes."""
    parts = [
        "<!DOCTYPE html><html><head><title>Codes</title><style>td{}</style></head><body>",
        "<nav><ul><li><a href='/'>1001 Home</a></ul></nav><script>var t='<table><tr><td>1';</script><h1>Codes</h1>",
    ]
    for section in page:
        parts.append(
            f"<div><h2 id=x>{html.escape(section.title)}<a class='hash-link' aria-hidden=true>#</a></h2>"
        )
        parts.append(
            "<table class=c><thead><tr><th>Error Code<th>Description</tr></thead><tbody>"
        )
        for code, text in section.rows:
            parts.append(
                f"<tr><td><code>{html.escape(code)}</code><td><span>{written(text)}</span>"
            )
        parts.append("</tbody></table></div><p>Some words.</p>")
    return "\n".join([*parts, "<footer>&copy; 2026</footer></body></html>"])


def definition_list(page: Page, written: Writer = html.escape) -> str:
    """Definition lists in HTML."""
    parts = ["<body>"]
    for section in page:
        parts.append(f"<h3>{html.escape(section.title)}</h3><dl>")
        parts += [
            f"<dt>{html.escape(code)}</dt><dd>{written(text)}</dd>"
            for code, text in section.rows
        ]
        parts.append("</dl>")
    return "\n".join(parts)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def escaped_rst(text: str) -> str:
    return re.sub(r"([\\`*_|:<>])", r"\\\1", text)


def _heading(title: str) -> list[str]:
    return [title, "=" * max(_width(title), 4), ""]


def grid(page: Page, written: Writer = escaped_rst) -> str:
    """Grid tables of reStructuredText."""
    lines: list[str] = []
    for section in page:
        lines += _heading(escaped_rst(section.title))
        rows = [
            ("Code", "Message"),
            *((escaped_rst(c), written(t)) for c, t in section.rows),
        ]
        widths = [max(_width(row[at]) for row in rows) for at in (0, 1)]
        rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
        for at, row in enumerate(rows):
            lines += [
                rule if at != 1 else rule.replace("-", "="),
                "| " + " | ".join(_pad(c, w) for c, w in zip(row, widths)) + " |",
            ]
        lines += [rule, ""]
    return "\n".join(lines)


def list_table(page: Page, written: Writer = escaped_rst) -> str:
    """The list-table directive of reStructuredText."""
    lines: list[str] = []
    for section in page:
        lines += [
            *_heading(escaped_rst(section.title)),
            ".. list-table::",
            "   :header-rows: 1",
            "",
            "   * - Code",
            "     - Message",
        ]
        for code, text in section.rows:
            lines += [f"   * - {escaped_rst(code)}", f"     - {written(text)}"]
        lines.append("")
    return "\n".join(lines)


def _escaped_asciidoc(text: str) -> str:
    return re.sub(r"(?<!\w)([*`_#+])(?=\S)", r"\\\1", text).replace("|", r"\|")


def asciidoc(page: Page, written: Writer = _escaped_asciidoc) -> str:
    """AsciiDoc, the cells of a row in one line."""
    lines = ["= Codes", ""]
    for section in page:
        lines += [
            f"== {section.title}",
            "",
            '[cols="1,3",options="header"]',
            "|===",
            "|Code |Message",
            "",
        ]
        lines += [f"|`{code}` |{written(text)}" for code, text in section.rows]
        lines += ["|===", ""]
    return "\n".join(lines)


def tall_asciidoc(page: Page, written: Writer = _escaped_asciidoc) -> str:
    """AsciiDoc, a cell in each line."""
    lines: list[str] = []
    for section in page:
        lines += [
            f"=== {section.title}",
            "",
            "[%header,cols=2*]",
            "|===",
            "|Code",
            "|Message",
        ]
        for code, text in section.rows:
            lines += ["", f"|{code}", f"|{written(text)}"]
        lines += ["|===", ""]
    return "\n".join(lines)


def headings(page: Page) -> str:
    """A heading for each code, with a name, and the text below."""
    lines = ["# Codes", ""]
    for section in page:
        lines += [f"## {_escaped_markdown(section.title)}", ""]
        for at, (code, text) in enumerate(section.rows):
            name = "A_NAME_" + "".join(chr(65 + int(digit)) for digit in str(at))
            lines += [f"### {code} {name}", "", f" * {_escaped_markdown(text)}", ""]
    return "\n".join(lines)


def _delimited(page: Page, mark: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark)
    writer.writerow(["code", "section", "message"])
    for section in page:
        writer.writerows((code, section.title, text) for code, text in section.rows)
    return out.getvalue()


def comma_separated(page: Page) -> str:
    return _delimited(page, ",")


def tab_separated(page: Page) -> str:
    return _delimited(page, "\t")


def json_array(page: Page) -> str:
    return json.dumps(
        [
            {"category": s.title, "code": c, "message": t}
            for s in page
            for c, t in s.rows
        ],
        indent=1,
    )


def json_map(page: Page) -> str:
    return json.dumps(
        {s.title: {c: t for c, t in s.rows} for s in page}, indent=1, ensure_ascii=False
    )


def json_map_of_objects(page: Page) -> str:
    return json.dumps(
        {
            "errors": {
                s.title: {c: {"message": t, "id": 1} for c, t in s.rows} for s in page
            }
        }
    )


def copied_with_tabs(page: Page) -> str:
    lines = ["Skip to main content", ""]
    for section in page:
        lines += [section.title, "", "Code\tMessage"]
        lines += [f"{code}\t{text}" for code, text in section.rows]
        lines.append("")
    return "\n".join(lines)


def copied_glued(page: Page) -> str:
    lines = ["Skip to main content", ""]
    for section in page:
        lines += [section.title, "", "Error CodeDescription"]
        lines += [f"{code}{text}" for code, text in section.rows]
        lines.append("")
    return "\n".join(lines)


def copied_cell_by_cell(page: Page) -> str:
    lines = ["Home", ""]
    for section in page:
        lines += [section.title, "", "Code", "Message"]
        for code, text in section.rows:
            lines += [code, text]
        lines.append("")
    return "\n".join(lines)


def copied_flat(page: Page) -> str:
    lines: list[str] = []
    for section in page:
        rows = " ".join(f"{code} {text}" for code, text in section.rows)
        lines += [section.title, "", f"Code Message {rows}", ""]
    return "\n".join(lines)


def copied_flat_and_glued(page: Page) -> str:
    lines: list[str] = []
    for section in page:
        rows = "".join(f"{code}{text}" for code, text in section.rows)
        lines += [section.title, "", f"codeMessage{rows}", ""]
    return "\n".join(lines)


def vertical_html(page: Page) -> str:
    """A table for each code, with its titles in the first column."""
    parts = ["<body>"]
    for section in page:
        parts.append(f"<h2>{html.escape(section.title)}</h2>")
        parts += [
            f"<table><tr><th>Error code</th><td>{html.escape(code)}</td></tr>"
            f"<tr><th>Message</th><td>{html.escape(text)}</td></tr><tr><th>HTTP status</th><td>400</td></tr></table>"
            for code, text in section.rows
        ]
    return "\n".join(parts)


def vertical_markdown(page: Page) -> str:
    lines: list[str] = []
    for section in page:
        lines += [f"## {_escaped_markdown(section.title)}", ""]
        for code, text in section.rows:
            lines += [f"| Code | `{code}` |", "|---|---|"]
            lines += [f"| Description | {_escaped_markdown(text)} |", ""]
    return "\n".join(lines)


def divisions(page: Page) -> str:
    """A table made of elements that are none."""
    parts = ["<body>"]
    for section in page:
        parts.append(f"<h2>{html.escape(section.title)}</h2><div class=table>")
        rows = [("Code", "Message"), *section.rows]
        parts += [
            f"<div><div>{html.escape(code)}</div><div><p>{html.escape(text)}</p></div></div>"
            for code, text in rows
        ]
        parts.append("</div>")
    return "\n".join(parts)


def json_languages(page: Page) -> str:
    return json.dumps(
        {s.title: {c: {"de": "Fehler", "en": t} for c, t in s.rows} for s in page}
    )


def copied_labels(page: Page) -> str:
    lines: list[str] = []
    for section in page:
        lines += [section.title, ""]
        for code, text in section.rows:
            lines += [f"Error code: {code}", f"Message: {text}", "Retry: no", ""]
    return "\n".join(lines)


def copied_glued_with_status(page: Page) -> str:
    lines = ["Skip to main content", ""]
    for section in page:
        lines += [section.title, "", "CodeMessageHTTP Status"]
        lines += [f"{code}{text}{400 + len(text) % 29}" for code, text in section.rows]
        lines.append("")
    return "\n".join(lines)


def copied_glued_with_words(page: Page) -> str:
    lines = ["Skip to main content", ""]
    for section in page:
        lines += [section.title, "", "CodeMessageType"]
        lines += [
            f"{code}{text}{('Soft', 'Hard')[len(text) % 2]}"
            for code, text in section.rows
        ]
        lines.append("")
    return "\n".join(lines)


def copied_apart(page: Page) -> str:
    """A cell in a line, with an empty line between any two."""
    lines = ["Home", ""]
    for section in page:
        lines += [section.title, "", "Code", "", "HTTP status", "", "Message", ""]
        for code, text in section.rows:
            lines += [code, "", "400", "", text, ""]
    return "\n".join(lines)


def copied_below(page: Page) -> str:
    """No titles of columns: a code, and its text in the line below."""
    lines = ["Error codes", ""]
    for section in page:
        lines += [section.title, ""]
        for code, text in section.rows:
            lines += [code, text, ""]
    return "\n".join(lines)


def copied_flat_with_title(page: Page) -> str:
    lines: list[str] = []
    for section in page:
        rows = " ".join(f"{code} {text}" for code, text in section.rows)
        lines += [f"{section.title} Error Code Error Message {rows}", ""]
    return "\n".join(lines)


# Forms with marks around each cell, whatever a text holds; and those where only the words tell.
MARKED: dict[str, tuple[str, Callable[[Page], str]]] = {
    "markdown": ("md", markdown),
    "bare markdown": ("mdx", bare_markdown),
    "html": ("html", noisy_html),
    "definition list": ("html", definition_list),
    "grid": ("rst", grid),
    "list-table": ("rst", list_table),
    "asciidoc": ("adoc", asciidoc),
    "tall asciidoc": ("adoc", tall_asciidoc),
    "headings": ("md", headings),
    "csv": ("csv", comma_separated),
    "tsv": ("tsv", tab_separated),
    "json array": ("json", json_array),
    "json map": ("json", json_map),
    "json objects": ("json", json_map_of_objects),
    "tabs": ("txt", copied_with_tabs),
    "vertical html": ("html", vertical_html),
    "vertical markdown": ("md", vertical_markdown),
    "divisions": ("html", divisions),
    "json languages": ("json", json_languages),
}
UNMARKED: dict[str, tuple[str, Callable[[Page], str]]] = {
    "glued": ("txt", copied_glued),
    "cell by cell": ("txt", copied_cell_by_cell),
    "flat": ("txt", copied_flat),
    "flat and glued": ("txt", copied_flat_and_glued),
    "labels": ("txt", copied_labels),
    "glued with status": ("txt", copied_glued_with_status),
    "glued with words": ("txt", copied_glued_with_words),
    "apart": ("txt", copied_apart),
    "below": ("txt", copied_below),
    "flat with title": ("txt", copied_flat_with_title),
}
