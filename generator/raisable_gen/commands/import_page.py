"""`raisable import`: a documentation page to a new spec, or onto the spec that is there."""

from __future__ import annotations

import datetime
import re
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from raisable_gen import config, names, output
from raisable_gen.commands import options
from raisable_gen.compile import compile_specs
from raisable_gen.importing import forms, importer, telling, updating
from raisable_gen.importing.draft import Wishes
from raisable_gen.importing.findings import Report
from raisable_gen.importing.page import Unreadable, lines_of
from raisable_gen.lint.rewrite import rewrite, write
from raisable_gen.problem import (
    SYNTAX,
    Place,
    Problem,
    Refused,
    SelfCheckFailed,
    WrongUsage,
)
from raisable_gen.services import Lines
from raisable_gen.source import Source

STDIN = "-"


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.description = (
        "Read a provider's documentation page and write its spec, or bring the spec that is there up to date.\n\n"
        "The page is a file, or - for stdin: Markdown, MDX, HTML, reStructuredText, AsciiDoc, CSV, TSV, JSON, or text copied "
        "out of a browser. Every row of it is in the spec, or in the report with its line and the reason. Onto a spec that "
        "is there, rows are matched by code: comments, order, names and decisions stay, and what vanished is marked removed."
    )
    parser.add_argument("page", metavar="PAGE", help="the saved page, or - for stdin")
    parser.add_argument(
        "-o",
        "--output",
        metavar="SPEC",
        help="the spec to write or to update (default: a new one to stdout)",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; report how page and SPEC differ, and exit with 1 if they do",
    )
    parser.add_argument(
        "--provider",
        metavar="NAME",
        help="prefix of the classes (default: from the name of SPEC or PAGE)",
    )
    parser.add_argument(
        "--space",
        metavar="NAME[=TITLE]",
        action="append",
        default=[],
        help="the space of all codes, or of those in the section TITLE; may be given more than once",
    )
    parser.add_argument("--url", metavar="URL", default="", help="address of the page")
    parser.add_argument(
        "--date", metavar="DATE", help="when the page was read (default: today)"
    )
    parser.add_argument(
        "--form",
        choices=list(forms.FORMS),
        help="form of the page (default: told by its name and text)",
    )
    parser.add_argument(
        "--format",
        choices=list(telling.FORMATS),
        default="text",
        help="of the report (default: text)",
    )
    options.specs(parser)


def run(arguments: Namespace) -> int:
    """0, or 1 if something waits for a decision or, with `--check`, page and spec differ."""
    specs = config.load(arguments.specs, None, None).specs
    vocabulary = config.vocabulary(specs)
    categories = {
        category.key: category.class_name
        for category in compile_specs(vocabulary, []).categories
    }
    target = None if arguments.output in (None, STDIN) else Path(arguments.output)
    if arguments.check and (target is None or not target.is_file()):
        raise _wrong("--check needs the spec to compare with: name it with -o")
    path, data = _read(arguments.page)
    provider = _provider(arguments, target)
    wishes = Wishes(
        provider=provider,
        title=f"{provider} response codes",
        url=_url(arguments.url),
        retrieved=_date(arguments.date),
        spaces=_spaces(arguments.space),
        categories=categories,
    )
    try:
        page = importer.read(path, data, arguments.form, wishes.title)
    except Unreadable as failure:
        place = Place(path, failure.line, 1)
        raise Refused(
            [Problem(place, SYNTAX, f"this page can't be read: {failure}")]
        ) from None
    lines = {path: lines_of(forms.decoded(data))}
    if not page.entries:
        _tell(page.report, arguments.format, lines, None)
        return 1
    if target is not None and target.is_file():
        source = Source(
            target.stem, f"specs/{target.name}", target.as_posix(), target.read_bytes()
        )
        changed = updating.updated(
            page, source, vocabulary, wishes, check=arguments.check
        )
        _tell(page.report, arguments.format, lines, target)
        if changed is not None and changed != source.data:
            rewrite(target.as_posix(), source.data, changed)
        return 1 if page.report.decisions else 0
    text = importer.new_spec(page, wishes)
    module = re.sub(r"[^a-z0-9_]+", "_", (target.stem if target else provider).lower())
    _check(
        Source(
            module if module[:1].isalpha() else "page",
            "specs/new.yaml",
            "the new spec",
            text.encode("utf-8"),
        ),
        vocabulary,
    )
    if target is None:
        output.result(text)
    else:
        write(str(target), text.encode("utf-8"))
    _tell(page.report, arguments.format, lines, target)
    return 1 if page.report.decisions else 0


def _tell(report: Report, form: str, lines: Lines, target: Path | None) -> None:
    """The report to stdout; to stderr where the spec itself is the result, or there is none."""
    told = telling.FORMATS[form](report, lines)
    if target is None:
        output.talk(told.rstrip("\n"))
        return
    output.result(told)
    if form not in telling.WITH_COUNT:
        output.talk(telling.counted(report))


def _check(source: Source, vocabulary: Source) -> None:
    """Hold what is to be written against the rules of specs."""
    try:
        compile_specs(vocabulary, [source])
    except Refused as refused:
        raise SelfCheckFailed(str(refused.problems[0])) from None


def _read(page: str) -> tuple[str, bytes]:
    if re.match(r"[a-z]+://", page):
        raise _wrong(
            f"{page} is an address, and raisable never uses the network: save the page and name the file"
        )
    if page == STDIN:
        return "stdin", sys.stdin.buffer.read()
    path = Path(page)
    return path.as_posix(), path.read_bytes()


def _provider(arguments: Namespace, target: Path | None) -> str:
    given: str | None = arguments.provider
    if given is not None:
        if not re.fullmatch("[A-Z][A-Za-z0-9]{0,39}", given, re.ASCII):
            raise _wrong(
                f"--provider must be a name like CardPlus, not {given!r}: a capital letter, then letters and digits"
            )
        if names.hides(f"{given}Error"):
            raise _wrong(
                f"--provider can't be {given}: the class {given}Error would hide another; choose another name"
            )
        return given
    stem = target.stem if target else Path(arguments.page).stem
    words = re.findall("[A-Za-z0-9]+", stem, re.ASCII)
    name = "".join(word[0].upper() + word[1:] for word in words)[:40]
    return name if name[:1].isalpha() and not names.hides(f"{name}Error") else "Unnamed"


def _spaces(given: list[str]) -> dict[str, str]:
    """Space by title of section; the one of all others under `""`."""
    spaces: dict[str, str] = {}
    for each in given:
        name, _, title = each.partition("=")
        if not re.fullmatch("[a-z][a-z0-9_]{0,62}", name, re.ASCII):
            raise _wrong(
                f"--space must be a word like code, or code=Title of a section, not {each!r}"
            )
        spaces[title] = name
    return spaces


def _url(given: str) -> str:
    if given and not re.fullmatch(r"https?://[!-~]+", given, re.ASCII):
        raise _wrong(
            f"--url must be an address that begins with https://, not {given!r}"
        )
    return given


def _date(given: str | None) -> str:
    if given is None:
        return datetime.date.today().isoformat()
    try:
        return datetime.date.fromisoformat(given).isoformat()
    except ValueError:
        raise _wrong(f"--date must be a date like 2026-11-20, not {given!r}") from None


def _wrong(message: str) -> WrongUsage:
    return WrongUsage(f"raisable import: {message}", "raisable import --help")
