"""The catalog in, the text of every file out, by file name. The one door of Jinja.

Templates loop, test and quote; whatever they print has passed one of the filters of `quote`, or rendering stops.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jinja2

from raisable_gen import quote
from raisable_gen.catalog import Catalog, Provider
from raisable_gen.tree import draw

ENUM_BASES = {
    "integer": quote.Quoted("IntEnum"),
    "string": quote.Quoted("StrEnum"),
}
WIRE = {"integer": quote.Quoted("int"), "string": quote.Quoted("str")}
RETRY = {
    True: quote.Quoted("may help"),
    False: quote.Quoted("does not help"),
    None: quote.Quoted("not known"),
}
RUNTIME = ("_redact.py", "_runtime.py", "_lookup.py", "_response.py")


def _finalize(value: object) -> object:
    if not isinstance(value, quote.Quoted):
        raise TypeError(f"a template prints {value!r}, which passed no quoting filter")
    return value


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an enum: one code, with the class that it raises, if any."""

    member: str
    code: str
    message: str
    class_name: str | None


def _members(provider: Provider, space: str) -> list[Member]:
    """A member for each code of the space; one with several meanings comes where the first of them is documented."""
    several = {
        meanings.code: meanings
        for meanings in provider.meanings
        if meanings.space == space
    }
    members: dict[str, Member] = {}
    for row in provider.rows:
        if row.space != space or row.code in members:
            continue
        meanings = several.get(row.code)
        if meanings is None:
            members[row.code] = Member(
                row.member, row.code, row.message, row.class_name
            )
        else:
            members[row.code] = Member(
                meanings.member, row.code, meanings.message, meanings.class_name
            )
    return list(members.values())


def _class_names(provider: Provider) -> list[str]:
    """Every class beside the root and the invalid response, in the order of the module."""
    groups = [group.class_name for group in provider.groups if group.class_name]
    above = [meanings.class_name for meanings in provider.meanings]
    leaves = [
        name
        for row in provider.rows
        if row.class_name
        for name in (row.class_name, *row.aliases)
    ]
    return [*groups, *above, *leaves]


class Templates:
    """The templates and runtime files of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folder),
            undefined=jinja2.StrictUndefined,
            finalize=_finalize,
            autoescape=False,  # what is made is Python, and `finalize` refuses anything unquoted
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        filters: dict[str, Callable[..., quote.Quoted]] = {
            "literal": quote.literal,
            "literals": quote.literals,
            "number": quote.number,
            "name": quote.identifier,
            "upper_name": quote.upper_identifier,
            "doc": quote.docstring,
            "doc_line": quote.doc_line,
            "comment": quote.comment,
            "code": quote.code,
            "enum_base": ENUM_BASES.__getitem__,
            "wire": WIRE.__getitem__,
            "retry": RETRY.__getitem__,
        }
        self._environment.filters.update(filters)

    def provider(self, catalog: Catalog, provider: Provider) -> str:
        """The text of a provider's module."""
        used = {row.category for row in provider.rows}
        return self._environment.get_template("provider.py.jinja").render(
            provider=provider,
            categories=[
                category for category in catalog.categories if category.key in used
            ],
            several=len(provider.spaces) > 1,
            with_arguments=any(shape.arguments for shape in provider.envelopes),
            wire_types=sorted({space.wire_type for space in provider.spaces}),
            parts=[row.part for meanings in provider.meanings for row in meanings.rows],
            tree=draw(provider),
            classes=_class_names(provider),
            members={
                space.name: _members(provider, space.name) for space in provider.spaces
            },
            enums={space.name: space.enum_name for space in provider.spaces},
            several_meanings={
                (meanings.space, meanings.code) for meanings in provider.meanings
            },
        )

    def package(self, catalog: Catalog) -> str:
        """The text of the package's `__init__.py`."""
        return self._environment.get_template("package.py.jinja").render(
            catalog=catalog
        )

    def runtime(self) -> dict[str, str]:
        """The hand-written files, which are copied as they are."""
        return {name: (self._folder / name).read_text("utf-8") for name in RUNTIME}
