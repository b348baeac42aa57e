"""Specs of any shape and size of names and texts, as hypothesis draws them: all of them are valid."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from raisable_gen.invisible import INVISIBLE

# What breaks lines, ends strings or changes its width when it is escaped, between characters of any kind.
SHARP = [
    '"',
    '"""',
    "'",
    "\\",
    "\\N{DIGIT ONE}",
    "\\x1B",
    "\\U0001F600",
    "  ",
    "\u00a0",
    "\u3000",
    "\uff01",
    "\u4f59\u989d",
    "\U0001f600",
    "#",
    "{{ 1 }}",
    "a" * 85,
    "word " * 16,
]
NO_BRACES = {ord("{"): "(", ord("}"): ")"}
CHARACTERS = st.characters(categories=["L", "M", "N", "P", "S", "Zs"])
TEXTS = st.lists(
    st.one_of(st.sampled_from(SHARP), st.text(CHARACTERS, max_size=60)), max_size=5
).map(lambda pieces: INVISIBLE.sub("", "".join(pieces)).translate(NO_BRACES))
TITLES = TEXTS.map(lambda text: text or "T")
# Mostly the lengths of names in real specs, sometimes up to the longest that there may be.
LENGTHS = st.one_of(st.integers(1, 30), st.integers(1, 93))
PATHS = st.one_of(
    st.sampled_from(["code", "error.code", "a.b.c"]),
    st.text("abc\u00e9\"'\\", min_size=1, max_size=80),
)


@st.composite
def specs(draw: st.DrawFn) -> bytes:
    """The bytes of a spec file. Names are numbered, so that no two are alike."""
    taken = iter(range(10**6))

    def name() -> str:
        return f"N{next(taken)}{'aB' * 50}"[: draw(LENGTHS) + 7]

    def word() -> str:
        return f"w{next(taken)}{'_a' * 31}"[: min(draw(LENGTHS) + 6, 63)]

    def maybe(**fields: st.SearchStrategy[Any]) -> dict[str, Any]:
        return {
            key: draw(value) for key, value in fields.items() if draw(st.booleans())
        }

    versions = st.sampled_from(["2026-11-20", "2.1"])

    def row(kind: str) -> dict[str, Any]:
        made = maybe(
            retryable=st.booleans(),
            paraphrased=st.just(True),
            field_in_message=st.just(True),
            since=versions,
            deprecated=versions,
            removed=versions,
        )
        made |= {"name": name(), "message": draw(TEXTS), "outside_range": True}
        if kind != "error":
            made["kind"] = kind
        elif draw(st.booleans()):
            made["category"] = draw(st.sampled_from(["internal", "insufficient_funds"]))
        if draw(st.integers(0, 3)) == 0:
            pieces = draw(st.lists(TEXTS, min_size=1, max_size=3))
            made["params"] = [word() for _ in pieces]
            made["message"] += "".join(
                f"{{{n}}}{text}" for n, text in enumerate(pieces)
            )
        if draw(st.integers(0, 5)) == 0:
            made["formerly"] = [name() for _ in range(draw(st.integers(1, 2)))]
        return made

    spaces: dict[str, Any] = {}
    groups: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 3))):
        space = "code" if number == 0 and draw(st.booleans()) else word()
        is_text = draw(st.booleans())
        spaces[space] = {"type": "string" if is_text else "integer"}
        if draw(st.booleans()):
            spaces[space]["name"] = name()
        if number == 0 and not is_text:
            spaces[space]["status"] = draw(st.booleans())

        def code() -> str:
            number = str(1000 + next(taken))
            return draw(st.sampled_from(["", '"', "'", "\\", "C" * 50])) + number

        for _ in range(draw(st.integers(1, 2))):
            first = 1000 * (1 + next(taken))
            if is_text and draw(st.booleans()):
                written: Any = f"K{first}{'_' * draw(st.integers(0, 50))}*"
            else:
                written = draw(st.sampled_from([f"{first // 1000}xxx", None]))
            group: dict[str, Any] = {
                "title": draw(TITLES),
                "name": name(),
                "space": space,
            }
            if written is not None:
                group["range"] = written
            kinds = draw(
                st.lists(
                    st.sampled_from(["error", "error", "pending", "success"]),
                    max_size=4,
                )
            )
            group["codes"] = {
                code() if is_text else str(1000 + next(taken)): row(kind)
                for kind in kinds
            }
            groups.append(group)
        if draw(st.booleans()):
            both = code() if is_text else str(1000 + next(taken))
            spaces[space]["ambiguous"] = {both: name()}
            for _ in range(2):
                meaning = {**row("error"), "part": word()}
                groups.append(
                    {
                        "title": draw(TITLES),
                        "name": name(),
                        "space": space,
                        "codes": {both: meaning},
                    }
                )
    spec: dict[str, Any] = {
        "provider": f"P{'rO' * 20}"[: draw(st.integers(1, 40))],
        "title": draw(TITLES),
        "spaces": spaces,
        "groups": groups,
    }
    if draw(st.booleans()):
        spec["docs"] = maybe(
            url=st.text("aZ/#'\"\\-", min_size=1, max_size=120).map(
                "https://{}".format
            ),
            retrieved=st.just("2026-11-20"),
        )
    if draw(st.booleans()):
        lists = st.lists(PATHS, min_size=1, max_size=3)
        codes = draw(
            st.one_of(PATHS, st.fixed_dictionaries(dict.fromkeys(spaces, PATHS)))
        )
        spec["envelopes"] = {
            word(): {
                "code": codes,
                **maybe(
                    message=PATHS,
                    arguments=PATHS,
                    requires=lists,
                    requires_text=lists,
                    lacks=lists,
                    success=st.booleans(),
                ),
            }
            for _ in range(draw(st.integers(1, 3)))
        }
    return json.dumps(spec, ensure_ascii=False).encode()
