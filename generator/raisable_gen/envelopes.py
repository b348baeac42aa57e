"""The envelopes of a spec in, those of the catalog out."""

from __future__ import annotations

from collections.abc import Mapping

from raisable_gen import catalog
from raisable_gen import problem as codes
from raisable_gen.node import Text, spelling
from raisable_gen.problem import Place, Problem
from raisable_gen.spec import Envelope


def envelopes(
    written: Mapping[Text, Envelope], spaces: tuple[str, ...], problems: list[Problem]
) -> tuple[catalog.Envelope, ...]:
    """In the order of the spec; without any, `code` and `message` are taken from the top of the body."""
    if not written:
        place = Place("", 1, 1)
        default = Envelope(
            place,
            frozenset(),
            code=Text.at("code", place),
            message=Text.at("message", place),
        )
        written = {Text.at("default", place): default}
    return tuple(
        _envelope(name, found, spaces, problems) for name, found in written.items()
    )


def _envelope(
    name: Text, found: Envelope, spaces: tuple[str, ...], problems: list[Problem]
) -> catalog.Envelope:
    if isinstance(found.code, dict):
        paths = [(str(space), str(path)) for space, path in found.code.items()]
        for space in found.code:
            if space not in spaces:
                message = f"there is no space {str(space)!r}: the spaces are {', '.join(spaces)}"
                problems.append(Problem(space.place, codes.ENVELOPE, message))
    else:
        paths = [] if found.code is None else [(spaces[0], str(found.code))]
    is_told = bool(paths) or bool(found.refused)
    if not is_told and not (found.requires or found.requires_text):
        message = f"the envelope {str(name)!r} fits every body: say where its code is, or what it requires"
        problems.append(Problem(found.place, codes.ENVELOPE, message))
    elif not is_told and not found.success:
        message = f"the envelope {str(name)!r} has no code and is no success: add code, or success: true"
        problems.append(Problem(found.place, codes.ENVELOPE, message))
    return catalog.Envelope(
        name=str(name),
        codes=tuple(paths),
        message=spelling(found.message),
        arguments=spelling(found.arguments),
        requires=tuple(str(path) for path in found.requires),
        requires_text=tuple(str(path) for path in found.requires_text),
        lacks=tuple(str(path) for path in found.lacks),
        success=bool(found.success),
    )
