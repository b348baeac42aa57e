"""Characters that nobody sees: refused by a fixed list, and where a provider really has one, an escape wherever it goes."""

import csv
import dataclasses
import io
import json
import unicodedata
from typing import Any

import pytest
import slots
from markdown_it import MarkdownIt

from raisable_gen.compile import compile_specs
from raisable_gen.export import as_csv, as_json, as_markdown
from raisable_gen.invisible import FORMATS, INVISIBLE
from raisable_gen.node import compose
from raisable_gen.pipeline import build
from raisable_gen.problem import Problem
from raisable_gen.read import Source
from test_hostile_texts import TEMPLATES

# A joiner, marks of direction, a soft hyphen, a variation selector, a tag beyond the first plane.
LISTED = "\u200d\u200f\u202e\u2066\u00ad\ufe0f\U000e0041"


def spec(text: str, listed: str) -> bytes:
    """A provider whose every text is `text`, and which lists these characters."""
    return slots.yaml(
        {
            "groups": [
                {
                    "title": text,
                    "name": "All",
                    "codes": {"1": row(text), "2": row(text)},
                }
            ],
            "spaces": {"code": {"type": "integer", "success": ["2"]}},
            "title": text,
            "provider": "Acme",
            "invisible": {f"U+{ord(c):04X}": "on the page" for c in listed},
        }
    ).encode()


def row(text: str) -> dict[str, Any]:
    """A row with a message of its own for each call, so that none is a repeat."""
    return {"name": f"N{next(COUNT)}", "message": text}


COUNT = iter(range(10**6))


def problems(data: bytes) -> list[Problem]:
    """What the door says of a file."""
    found: list[Problem] = []
    compose("acme.yaml", data, found)
    return found


def test_every_unseen_character_is_on_the_list() -> None:
    """All that this Python calls control, format, line end or surrogate is refused; letters, marks and blanks are not."""
    every = [chr(point) for point in range(0x110000)]
    unseen = {
        c for c in every if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    }
    listed = {c for c in every if INVISIBLE.match(c)}
    assert unseen <= listed
    kinds = {unicodedata.category(c) for c in listed - unseen}
    # Fillers are letters and selectors are marks to Unicode; tags and formats to come are unassigned yet.
    assert kinds <= {"Lo", "Mn", "Cn"}
    assert len([c for c in listed - unseen if unicodedata.category(c) != "Cn"]) < 300
    assert not [c for c in every if FORMATS.match(c) and not INVISIBLE.match(c)]
    assert not [
        c
        for c in every
        if FORMATS.match(c) and unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")
    ]


@pytest.mark.parametrize("character", LISTED, ids=lambda c: f"U+{ord(c):04X}")
def test_only_what_is_listed(character: str) -> None:
    """An escape is taken where the file lists its character, and refused where it lists another or none."""
    other = "\u200e"
    text = f"a{character}b"
    assert problems(spec(text, character)) == []
    refused = problems(spec(text, ""))
    assert {problem.code for problem in refused} == {"RBL003"} and len(refused) == 4
    assert len(problems(spec(text, other))) == 5
    assert len(problems(spec("ab", character))) == 1


def test_not_as_the_character_itself() -> None:
    """Even one that is listed is refused where it stands as it is, in a text, a comment or the list."""
    data = spec("a\u200db", "\u200d")
    assert problems(data) == []
    for place in (b"# \xe2\x80\x8d\n" + data, data + b" # \xe2\x80\x8d"):
        assert [problem.code for problem in problems(place)] == ["RBL003"]


def test_escaped_in_every_output() -> None:
    """The module is ASCII, the exports show escapes, and JSON, Markdown and the module have the text itself."""
    text = f"a{LISTED}b"
    files = [
        Source(name, f"specs/{name}.yaml", f"{name}.yaml", data)
        for name, data in {
            "categories": slots.categories({}),
            "acme": spec(text, LISTED),
        }.items()
    ]
    catalog = compile_specs(files[0], files[1:])
    outputs = [as_json(catalog), as_csv(catalog), as_markdown(catalog)]
    outputs += build(catalog, TEMPLATES, only=["acme"]).values()
    for output in outputs:
        assert not INVISIBLE.search(output.replace("\n", "").replace("\r", ""))
    assert outputs[3].isascii()
    (provider,) = json.loads(outputs[0])["providers"]
    assert [code["message"] for code in provider["codes"]] == [text, text]
    written = "a\\u200d\\u200f\\u202e\\u2066\\xad\\ufe0f\\U000e0041b"
    _, first, _ = csv.reader(io.StringIO(outputs[1], newline=""), strict=True)
    assert first.count(written) == 2  # the message and the group
    heading = MarkdownIt("gfm-like", {"linkify": False}).parse(outputs[2])[1]
    assert "".join(child.content for child in heading.children or []) == text
    assert f'message = "{written}"' in outputs[3]
    assert dataclasses.asdict(catalog)["providers"][0]["title"] == text
