"""`raisable explain`: what a response code means, for a terminal or as JSON."""

from __future__ import annotations

import json
import os
import textwrap
from argparse import ArgumentParser, Namespace

from raisable_gen import explain, known, output, project
from raisable_gen.commands import options

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing takes as long as importing argparse
    from raisable_gen.explain import Data

RETRY = {True: "yes", False: "no", None: "not known"}
IN_FULL = 3


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.description = (
        "Say what a response code means.\n\n"
        "Ask with the code, the name of an exception or enum member, a group or a category, or words of the message; or "
        "paste the text of an exception. A code of lint, as RBL101, is explained as well. The answer comes from the specs "
        "of the project, or outside of any from the providers that ship with raisable.\n\n"
        "  raisable explain 823\n"
        "  raisable explain CardPlusInsufficientBalance\n"
        "  raisable explain insufficient balance --provider cardplus\n\n"
        "Exit code 1 says that nothing documented fits; then you see what comes near, and which exception an undocumented "
        "code becomes."
    )
    parser.add_argument(
        "question", metavar="CODE", nargs="+", help="a code, a name, or words"
    )
    parser.add_argument(
        "--provider", metavar="P", help="only this provider, or module of one"
    )
    options.specs(parser)
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help="default: text"
    )


def run(arguments: Namespace) -> int:
    """0 where something documented fits, else 1."""
    question = " ".join(arguments.question)
    rule = question.upper()
    if rule.startswith("RBL") and _tell_rule(rule, arguments.format):
        return 0
    catalog = _catalog(arguments.specs)
    categories = catalog["categories"]
    module = _module(catalog, arguments.provider)
    text, providers = explain.asked(catalog, question, module)
    found = explain.hits(categories, providers, text)
    answer: Data = {"version": 1, "question": text, "undocumented": [], "near": []}
    answer["hits"] = [explain.told(categories, *pair) for pair in found]
    if not found:
        from raisable_gen import undocumented

        near = undocumented.near(providers, text)
        answer["undocumented"] = undocumented.fallbacks(providers, text)
        answer["near"] = [explain.told(categories, *pair) for pair in near]
    if arguments.format == "json":
        output.result(json.dumps(answer, indent=2) + "\n")
    elif found:
        _tell_hits(answer["hits"])
    else:
        _tell_no_hit(answer)
    return 0 if found else 1


def _tell_rule(code: str, form: str) -> bool:
    """Explain the rule of lint with that code; whether there is one."""
    from raisable_gen.lint.rules import RULES

    rule = RULES.get(code)
    if rule is None:
        return _tell_finding(code, form)
    listed = {"version": 1, "rules": [rule._asdict()]}
    output.result(json.dumps(listed, indent=2) + "\n" if form == "json" else rule.text)
    return True


def _tell_finding(code: str, form: str) -> bool:
    """Explain what an import reports under that code; whether there is such a finding."""
    from raisable_gen.importing.findings import KINDS

    if code not in KINDS:
        return False
    level, meaning = KINDS[code]
    listed = {"version": 1, "findings": [{"code": code, "level": level, "is": meaning}]}
    waits = "; it waits for a decision of yours" if level == "decision" else ""
    text = f"{code} ({level} of raisable import)\n\nIt reports {meaning}{waits}.\n"
    output.result(json.dumps(listed, indent=2) + "\n" if form == "json" else text)
    return True


def _catalog(specs: str | None) -> Data:
    """The catalog of the specs in `specs`, else of the project's, else of the package that ships with us."""
    read, out, _ = project.folders(specs or None, None, None)
    if specs is None and not os.path.isdir(read) and project.table()[0] is None:
        return known.installed()
    catalog = known.fresh(read, out) or _compiled(read)
    for provider in catalog["providers"]:
        for row in provider["codes"]:
            # Relative to where we stand, for whoever opens it.
            row["spec"] = os.path.join(read, os.path.basename(row["spec"]))
    return catalog


def _compiled(specs: str) -> Data:
    from pathlib import Path

    from raisable_gen import config
    from raisable_gen.commands.compiled import compiled
    from raisable_gen.export import document

    return document(compiled(*config.sources(Path(specs))))


def _module(catalog: Data, wanted: str | None) -> str | None:
    """The module of the provider that is asked for."""
    if wanted is None:
        return None
    modules: dict[str, str] = {}
    for provider in catalog["providers"]:
        for name in (provider["module"], provider["provider"]):
            if name.casefold() == wanted.casefold():
                return str(provider["module"])
        modules[provider["module"]] = provider["provider"]
    from raisable_gen.parser import near
    from raisable_gen.problem import WrongUsage

    raise WrongUsage(
        f"raisable explain --provider: there is none {wanted!r}"
        + near(wanted, modules),
        "raisable explain --help",
    )


def _tell_hits(hits: list[Data]) -> None:
    if len(hits) <= IN_FULL:
        output.result("\n".join(_in_full(hit) for hit in hits))
        return
    output.result("".join(_in_short(hit) for hit in hits))
    output.talk(
        f"{len(hits)} codes; for all about one, name it: raisable explain {hits[0]['class'] or hits[0]['code']}"
    )


def _tell_no_hit(answer: Data) -> None:
    lines = _wrapped("", f"Nothing documented fits {answer['question']!r}.")
    documented = [each for each in answer["undocumented"] if each["range"]]
    others = [each for each in answer["undocumented"] if not each["range"]]
    if answer["undocumented"]:
        lines += ["", *_wrapped("", "As an undocumented code it becomes:")]
    for each in documented:
        lines += _wrapped(
            "  ",
            f"{each['class']} ({each['group']}), whose range {each['range']} holds it",
        )
    if others:
        classes = ", ".join(each["class"] for each in others)
        lines += _wrapped(
            "  ", f"{classes}{', as no range holds it' if documented else ''}"
        )
    if answer["near"]:
        lines += ["", "Near it:"]
    text = "\n".join(lines) + "\n"
    output.result(text + "".join(_in_short(hit) for hit in answer["near"]))


def _in_short(hit: Data) -> str:
    words = f"{_heading(hit)} ({hit['class'] or hit['kind']})"
    return "\n".join(_wrapped("  ", words)) + "\n"


def _in_full(hit: Data) -> str:
    bold, dim, plain = (
        ("\x1b[1m", "\x1b[2m", "\x1b[0m") if output.colour() else ("",) * 3
    )
    lines = [f"{bold}{line}{plain}" for line in _wrapped("", _heading(hit))]
    for label, words in _facts(hit):
        first, *rest = _wrapped(f"  {label:<11}", words)
        lines += [f"{dim}{first[:13]}{plain}{first[13:]}", *rest]
    return "\n".join(lines) + "\n"


def _heading(hit: Data) -> str:
    return f"{hit['provider']} {hit['code']}: {hit['message']}"


def _facts(hit: Data) -> list[tuple[str, str]]:
    """What is known of a row, as label and words."""
    wire = hit["code"] if hit["wire_type"] == "integer" else f'"{hit["code"]}"'
    category = hit["category"] and f"{hit['category']}: {hit['category_description']}"
    docs = hit["docs"]
    documented = [docs["url"], docs["retrieved"] and f"as of {docs['retrieved']}"]
    part = (
        hit["part"] and f"one of several, told by the text or by part={hit['part']!r}"
    )
    facts = [
        ("class", hit["class"] or "none, a success raises nothing"),
        ("parents", ", ".join(hit["parents"])),
        ("enum", f"{hit['enum']}.{hit['member']} = {wire}"),
        ("meaning", part),
        ("group", hit["group"]),
        ("kind", hit["kind"]),
        ("category", category),
        ("retry", RETRY[hit["retryable"]]),
        ("attributes", ", ".join(hit["params"])),
        ("since", hit["since"]),
        ("deprecated", hit["deprecated"]),
        ("removed", hit["removed"]),
        ("formerly", ", ".join(hit["formerly"])),
        ("documented", ", ".join(each for each in documented if each)),
        ("spec", hit["spec"]),
    ]
    return [(label, words) for label, words in facts if words]


def _wrapped(label: str, words: str) -> list[str]:
    """Lines that fit the window, the later ones below the words; in a pipe one line."""
    return textwrap.wrap(
        _visible(words),
        max(output.columns(otherwise=10**6), len(label) + 20),
        initial_indent=label,
        subsequent_indent=" " * len(label) or "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _visible(words: str) -> str:
    """What a terminal may show; `quote` takes long to load, and would leave this as it is."""
    if words.isascii() and words.isprintable():
        return words
    from raisable_gen.quote import terminal

    return terminal(words)
