"""`raisable lint`: everything that is worth saying about specs, to stdout; with `--fix` what is safe is mended."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from raisable_gen import config, output
from raisable_gen.commands import options
from raisable_gen.lint import rules
from raisable_gen.lint.engine import lint
from raisable_gen.lint.finding import Finding
from raisable_gen.lint.fix import mended
from raisable_gen.lint.report import FORMATS, Look, counts
from raisable_gen.lint.rewrite import rewrite
from raisable_gen.problem import WrongUsage
from raisable_gen.source import Source

# What a pipe is given: most lines of a spec in full.
WIDTH_OF_A_PIPE = 120


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.description = (
        "Say everything that is worth saying about the specs.\n\n"
        "Errors are what generate refuses. Warnings and notes are advice: names that mislead, texts with a hole in them, "
        "codes that YAML misreads. A comment suppresses one, at the end of the line or above it:\n\n"
        "  # raisable: ignore[RBL132] the cure is a new code, not a retry\n\n"
        "Exit codes: 0 nothing but notes; 1 warnings; 2 errors."
    )
    options.specs(parser)
    parser.add_argument(
        "--format", choices=list(FORMATS), default="text", help="default: text"
    )
    for name, what in (("select", "only these rules"), ("ignore", "not these rules")):
        parser.add_argument(
            f"--{name}",
            metavar="RULES",
            action="append",
            default=[],
            help=f"{what}, as RBL132,RBL10; errors are always told",
        )
    parser.add_argument("--fix", action="store_true", help="mend what is safe to mend")
    parser.add_argument(
        "--rules", action="store_true", help="list the rules, as text or --format json"
    )


def run(arguments: Namespace) -> int:
    """0, 1 with warnings, 2 with errors."""
    if arguments.rules:
        output.result(_listed(arguments.format))
        return 0
    folders = config.load(arguments.specs, None, None)
    asked = _rules("select", arguments.select) or frozenset(rules.RULES)
    active = asked - _rules("ignore", arguments.ignore) - config.ignored()
    categories, sources = config.sources(folders.specs)
    if arguments.fix:
        sources = _fixed(categories, sources, active)
    findings = lint(categories, sources, active)
    lines = {each.path: _lines(each) for each in (categories, *sources)}
    look = Look(output.columns(WIDTH_OF_A_PIPE), output.colour())
    output.result(FORMATS[arguments.format](findings, lines, look))
    output.talk(_summary(findings, len(sources)))
    found = counts(findings)
    return 2 if found["errors"] else 1 if found["warnings"] else 0


def _rules(option: str, given: Sequence[str]) -> frozenset[str]:
    words = [word for each in given for word in each.replace(",", " ").split()]
    try:
        return rules.matching(words)
    except KeyError as unknown:
        raise WrongUsage(
            f"raisable lint --{option}: no rule begins with {unknown.args[0]!r}",
            "raisable lint --rules",
        ) from None


def _fixed(
    categories: Source, sources: list[Source], active: frozenset[str]
) -> list[Source]:
    after, count = mended(categories, sources, active)
    changed = [
        (old, new)
        for old, new in zip(sources, after, strict=True)
        if old.data != new.data
    ]
    for old, new in changed:
        rewrite(old.path, old.data, new.data)
    paths = ", ".join(old.path for old, _ in changed)
    output.talk(
        f"mended {output.counted(count, 'finding')} in {paths}"
        if changed
        else "there was nothing to mend"
    )
    return after


def _lines(source: Source) -> list[str]:
    text = source.data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return text.split("\n")


def _summary(findings: Sequence[Finding], files: int) -> str:
    found = [
        output.counted(count, kind.removesuffix("s"))
        for kind, count in counts(findings).items()
        if count
    ]
    fixable = sum(bool(each.edits) for each in findings)
    words = (
        f"{output.counted(files, 'spec')}: {', '.join(found) or 'nothing to report'}"
    )
    return f"{words}; --fix mends {fixable}" if fixable else words


def _listed(form: str) -> str:
    if form == "json":
        listed = [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": rule.severity,
                "fixable": rule.fixable,
                "catches": rule.catches,
                "why": rule.why,
                "rejected": rule.rejected,
                "accepted": rule.accepted,
            }
            for rule in rules.RULES.values()
        ]
        return json.dumps({"version": 1, "rules": listed}, indent=2) + "\n"
    return "".join(
        f"{rule.code} {rule.name:<22} {rule.severity:<8} {rule.catches}\n"
        for rule in rules.RULES.values()
    )
