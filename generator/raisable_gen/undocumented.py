"""A question that no documented row answers in; what an undocumented code becomes, and the rows that come near, out."""

from __future__ import annotations

import difflib
import re

from raisable_gen.explain import is_number, names

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing takes as long as importing argparse
    from raisable_gen.explain import Data, Found

NEAR = 5


def fallbacks(providers: list[Data], text: str) -> list[Data]:
    """For each provider the class that it gives for `text` as an undocumented code, if the text can be a code."""
    if not re.fullmatch("[!-~]{1,64}", text, re.ASCII):
        return []
    found = [_fallback(provider, text) for provider in providers]
    digit = re.search("[0-9]", text) is not None
    return found if digit or any(each["range"] for each in found) else []


def _fallback(provider: Data, text: str) -> Data:
    """As `error_from_code` does it: in the provider's first space, the narrowest range, else the root."""
    space = provider["spaces"][0]
    root = {"range": None, "class": provider["class"]}
    holding = (
        documented
        for documented in provider["ranges"]
        if documented["space"] == space["space"]
        and _holds(documented, text, space["wire_type"])
    )
    documented = next(holding, root)
    groups = {group["class"]: group["group"] for group in provider["groups"]}
    return {
        "provider": provider["provider"],
        "module": provider["module"],
        "space": space["space"],
        "range": documented["range"],
        "class": documented["class"],
        "group": groups.get(documented["class"]),
    }


def _holds(documented: Data, code: str, wire_type: str) -> bool:
    """Whether a range holds the code; a number has the range's digits where codes are texts, else no zero in front."""
    first, last = documented["first"], documented["last"]
    if last is None:
        return bool(code.startswith(first))
    if not code.isdecimal() or len(code) > 18:
        return False
    spelt = len(code) == len(first) if wire_type == "string" else code == str(int(code))
    return spelt and int(first) <= int(code) <= int(last)


def near(providers: list[Data], text: str) -> list[Found]:
    """Rows whose code, name or message is much like the text, the likest first."""
    rows: dict[str, Found] = {}
    for provider in providers:
        for row in provider["codes"]:
            told = [] if is_number(text) else [*names(row), row["message"]]
            for each in (row["code"], *told):
                rows.setdefault(each.casefold(), (provider, row))
    name = text.casefold().rpartition(".")[2]
    found: list[Found] = []
    for each in difflib.get_close_matches(name, rows, 2 * NEAR, 0.7):
        if rows[each] not in found:
            found.append(rows[each])
    return found[:NEAR]
