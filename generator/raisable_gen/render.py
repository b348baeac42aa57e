"""The catalog in, the text of every file out, by file name. The one door of Jinja.

Templates loop, test and quote; whatever they print has passed one of the filters of `quote`, or rendering stops.
"""

from __future__ import annotations

from collections.abc import Callable
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
            classes=provider.class_names,
            members={space.name: provider.members(space) for space in provider.spaces},
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
