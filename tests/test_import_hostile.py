"""Pages that mean harm, or that nobody meant: bounded, located, and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raisable_gen.importing import importer, page
from raisable_gen.importing.page import Unreadable

N = 20_000
FULL = os.environ.get("RAISABLE_FULL") == "1"

# Each costs quadratic time, or more, in one parser or another if it is handed over as it is.
COSTLY = {
    "unclosed elements": ("x.html", "<div>" * N),
    "unclosed cells": ("x.html", "<table>" + "<tr><td>1001<td>Bad key" * (N // 8)),
    "open comments": ("x.html", "<!--" * N),
    "open tags": ("x.html", "<a " * N),
    "open declarations": ("x.html", "<!" * N + "<![CDATA[" * N),
    "open script": ("x.html", "<script>" + "<table>" * N),
    "wide spans": (
        "x.html",
        "<table>" + "<tr><td colspan=9999 rowspan=9999>1<td colspan=99999>B" * 500,
    ),
    "brackets": ("x.md", "[" * N),
    "stars": ("x.md", "*a " * N + "_a*" * N),
    "quotes in quotes": ("x.md", ">" * N),
    "open tables": ("x.md", "<table>\n\n" * 2000),
    "bullets": ("x.rst", "".join(" " * at + "* a\n\n" for at in range(2000))),
    "long paragraph": ("x.rst", "*a " * N),
    "cells": ("x.adoc", "|===\n" + "2+|a " * 400 + "\n" + "`" * N + "\n" + "link:" * N),
    "arrays": ("x.json", "[" * N),
    "objects": ("x.json", '{"a":' * N),
    "open quote": ("x.csv", 'code,message\n"' + "a," * N),
    "digits": ("x.txt", "9" * N),
    "capitals": ("x.txt", "A" * N + "\n" + "A_" * N),
    "titles": ("x.txt", "codemessage" * N + "\n" + "Code Message " * N),
    "spaces": ("x.txt", "CodeMessage\n1001" + " " * 10 * N + "x"),
    "one line": ("x.txt", "Code Message " + "1001 Bad " * N),
    "labels": ("x.md", "## 1001 A_B\n\n" + "a: " * N),
    "open marks in AsciiDoc": ("x.adoc", "`+a " * 2000 + "\n\n" + "xref:a[" * 1200),
    "open marks in reStructuredText": ("x.rst", ("`a " * 2600 + "\n\n") * 40),
    "references": ("x.rst", ("a_ " * 2600 + "\n\n") * 40),
    "addresses": ("x.rst", ("a-a:" * 2000 + "\n\n") * 40),
    "prefixes": (
        "x.txt",
        "CodeMessage" + "".join(f"A{at}B_{at}Bad key" for at in range(N)),
    ),
    "one number in one line": ("x.txt", "Errors\n\nCodeMessage" + "1" * N + "a\n"),
    "one symbol in one line": (
        "x.txt",
        "Errors\n\nCodeMessageA_B" + "AB_C" * N + "a\n",
    ),
    "open components": ("x.mdx", "<Tab title='x\n" * N + "<Tab title='x'>\n" * N),
    "folded parts": ("x.md", "<details>\n<summary>x\n" * (N // 4)),
    "words with codes": (
        "x.md",
        "|Code|Fix|\n|-|-|\n" + f"|{'A1 or ' * 900}b|x|\n" * 40,
    ),
    "items": (
        "x.md",
        "# Errors\n\n" + "".join(f"- `a_{at}`: x\n" for at in range(N // 4)),
    ),
    "headings": ("x.md", "".join(f"## {at} A_B\n\nx\n\n" for at in range(N))),
}


@pytest.mark.parametrize("costly", COSTLY)
def test_costly_pages_end(costly: str) -> None:
    """No page is beyond what a parser can do in a minute; each ends as rows, or as a sentence with a line."""
    name, text = COSTLY[costly]
    program = (
        "import sys\n"
        "from raisable_gen.importing import importer\n"
        "from raisable_gen.importing.page import Unreadable\n"
        "try:\n"
        f"    importer.read({name!r}, sys.stdin.buffer.read(), None, 'T')\n"
        "except Unreadable as failure:\n"
        "    assert failure.line >= 1 and str(failure)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        input=text.encode(),
        capture_output=True,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr.decode()


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("x.md", b"a" * (16 * 1024 * 1024 + 1), 1),
        ("x.md", b"# a\n\xff", 2),
        ("x.json", b'{"a": 1,\n"b"}', 2),
        ("x.json", b'[{"code": 1}]\n[', 2),
        ("x.md", b"# a\n\n" + b"|" * 600, 3),
        ("x.rst", b"a\n" + b"b" * 20_000, 2),
        ("x.json", b"[\n" + b"{}," * 400_000 + b"{}]", 2),
        ("x.json", b"[\n" + b"{},\n" * 200_000 + b"{}]", 200_001),
        ("x.md", b"- a\n" * 200_001, 200_001),
        (
            "x.json",
            b"[\n"
            + b",".join(b'{"code": 1, "k%d": 1}' % at for at in range(70))
            + b"]",
            1,
        ),
        ("x.csv", b"code,message\n" + b"1," * 100, 2),
        ("x.md", b"# a\n\n" + b"`" * 80_000 + b"\n" + b"*" * 80_000, 4),
        ("x.adoc", b"= a\n\n" + b"`" * 80_000 + b"\n" + b"*" * 80_000, 4),
        ("x.rst", b"a\n" * 20_001, 20_001),
        ("x.rst", b"|a|\n\n.. |b| replace:: x\n.. |a| replace:: |b| |b|\n", 4),
        ("x.csv", b"code,message\n" + b"1,Bad\n" * 20_001, 20_002),
        ("x.rst", b"a\n\n" + b" " * 300 + b"b\n", 3),
        ("x.html", b"&" * 1_000_001, 1),
        ("x.rst", b"a\n\n" + b"b c d e f\n" * 2_500, 3),
        ("x.txt", b"a\nCode Message " + b"1001 Bad key " * 30_000, 2),
        ("x.txt", b"b\nCards " + b"Code Message 1001 Bad key " * 2001, 2),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, bytes) else None,
)
def test_unreadable_pages_are_located(name: str, data: bytes, line: int) -> None:
    """What can't be read is told with its line."""
    with pytest.raises(Unreadable) as failure:
        importer.read(name, data, None, "T")
    assert failure.value.line == line


def rows_of(count: int, text: str = "Bad key", code: str = "") -> bytes:
    """A table with so many rows, from line 3 on."""
    lines = [f"| {code or 10_000 + at} | {text} {at} |" for at in range(count)]
    return "\n".join(["| code | message |", "|-|-|", *lines]).encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (rows_of(page.MAX_ROWS + 1), "over 20000 rows"),
        (
            rows_of(page.MAX_MEANINGS + 1, code="1001"),
            "1001 stands there with 65 texts",
        ),
        (rows_of(1600, "a" * 3900), "characters in the texts"),
        (
            b"".join(b"# T%d\n\n%b\n\n" % (at, rows_of(1)) for at in range(2001)),
            "over 2000 sections",
        ),
    ],
    ids=["rows", "meanings", "texts", "sections"],
)
def test_more_than_anybody_documents(data: bytes, words: str) -> None:
    """What would cost minutes, or much memory, in a later stage is refused when the page was read."""
    with pytest.raises(Unreadable, match=words):
        importer.read("x.md", data, None, "T")


def test_bounds_leave_room(tmp_path: Path) -> None:
    """A table of 2,000 rows in one line, and a code with several dozen meanings in one section, are taken."""
    line = "CodeMessage" + "".join(
        f"{10_000 + at}Bad key of a card" for at in range(2000)
    )
    read = importer.read("x.txt", line.encode(), None, "T")
    assert (read.report.seen, read.report.taken) == (2000, 2000)
    (tmp_path / "page.md").write_bytes(rows_of(page.MAX_MEANINGS, code="1001"))
    command = [
        sys.executable,
        "-m",
        "raisable_gen",
        "import",
        "page.md",
        "-o",
        "a.yaml",
    ]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 1, run.stderr
    assert "64 rows seen, 64 taken" in run.stdout


def test_files_are_not_included(tmp_path: Path) -> None:
    """Directives that would read other files, run code or fetch something do nothing."""
    secret = tmp_path / "secret.csv"
    secret.write_text("1001,secret\n1002,secret\n", "utf-8")
    page = (
        f".. include:: {secret}\n\n.. raw:: html\n   :file: {secret}\n\n"
        f".. csv-table:: t\n   :file: {secret}\n   :header: code, message\n"
    )
    read = importer.read("x.rst", page.encode(), None, "T")
    assert read.entries == []


@pytest.mark.parametrize(
    ("name", "page"),
    [
        (
            "x.md",
            "| code | message |\n|-|-|\n| 1001 | a\x07\x1b[31mb\u202ec\u200bd |\n",
        ),
        (
            "x.json",
            '[{"code": "1001", "message": "a\\u0007\\u001b[31mb\\u202ec\\u200bd\\ud800"}]',
        ),
        ("x.txt", "CodeMessage\n1001a\x07\x1b[31mb\u202ec\u200bd\n1002b\n"),
    ],
)
def test_characters_that_nobody_sees(name: str, page: str, tmp_path: Path) -> None:
    """Control, bidirectional and zero-width characters reach neither the spec nor the terminal, and that is told."""
    (tmp_path / name).write_text(page, "utf-8")
    command = [sys.executable, "-m", "raisable_gen", "import", name, "-o", "acme.yaml"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode in (0, 1)
    spec = (tmp_path / "acme.yaml").read_text("utf-8")
    assert 'message: "a[31mbcd"' in spec
    assert all(line.isprintable() for line in (spec + run.stdout).splitlines())
    assert "\u202e" not in spec


def test_text_can_not_leave_its_place(tmp_path: Path) -> None:
    """Texts that look like YAML, comments or templates stay texts, through to the generated module."""
    texts = [
        'a", category: internal}',
        "b # c",
        "{{ x }} {% y %}",
        "x: y",
        "- z",
        '"""',
        "null",
        "#!",
        "\\u0041\\",
    ]
    rows = "".join(f"| {1001 + at} | {text} |\n" for at, text in enumerate(texts))
    (tmp_path / "page.md").write_text(
        '## `T`: "x" # y\n\n| code | message |\n|-|-|\n' + rows, "utf-8"
    )
    (tmp_path / "specs").mkdir()
    for words in (
        ["import", "page.md", "-o", "specs/acme.yaml"],
        ["generate", "--out", "out"],
    ):
        run = subprocess.run(
            [sys.executable, "-m", "raisable_gen", *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert run.returncode in (0, 1), run.stderr
    read = importer.read("page.md", (tmp_path / "page.md").read_bytes(), None, "T")
    assert [entry.message for entry in read.entries] == [
        text.replace("\\u0041\\", "\\u0041\\") for text in texts
    ]


_LINES = st.sampled_from(
    "Code;Description;Error code;HTTP status;Code Message;CodeMessageHTTP status;Code\tMessage;1001;BAD_KEY;bad_key;404;1001 Bad key;1001Bad key404;"
    "1001: Bad key;BAD_KEYBad key;Bad key.;Desk errors;1001\tBad key;Yes;-;# Errors;| 1001 | Bad |;{;Code: 1001;1xxx;;".split(
        ";"
    )
)


@settings(max_examples=2000 if FULL else 200, deadline=None)
@given(st.lists(_LINES, max_size=14), st.sampled_from(["x.txt", "x.md", "x.rst"]))
def test_any_lines_in_any_order(lines: list[str], name: str) -> None:
    """Lines as pages have them, in an order that none has: read, or refused with a line; never a failure of ours."""
    try:
        importer.read(name, "\n".join(lines).encode(), None, "Acme")
    except Unreadable as failure:
        assert failure.line >= 1 and str(failure)


def test_one_cell_of_a_last_row() -> None:
    """Lines with a cell in each whose columns are few, the last of them alone: it was a failure of ours once."""
    text = "Error type\nmessage\nWhat it says\n\nErrors:\nCode\nbook_lent\nThe book is lent\n401\nno_card\nThere is no card\n402"
    page = importer.read("x.txt", text.encode(), None, "Acme")
    assert page.report.findings
