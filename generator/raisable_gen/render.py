"""The catalog in, the text of every file out, by file name. The one door of Jinja.

Templates loop, test and quote; whatever they print has passed one of the filters of `quote`, or rendering stops.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import jinja2

from raisable_gen import layout, quote
from raisable_gen.catalog import Catalog, Provider, Range, Row
from raisable_gen.problem import SHAPE, Place, Problem, Refused
from raisable_gen.shipped import shipped
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
SHAPES = (quote.Quoted("Envelope"), quote.Quoted("Sequence[Envelope]"))
RUNTIME = ("_redact.py", "_runtime.py", "_lookup.py", "_response.py")


def _table(space: str, kind: str) -> quote.Quoted:
    """The name of a table of a space: `_CODE_ERRORS`."""
    return quote.upper_identifier(f"_{space}_{kind}")


def _range(range_: Range, wire_type: str) -> quote.Quoted:
    last = range_.last
    end = quote.literal(None) if last is None else quote.code(last, wire_type)
    start = quote.code(range_.first, wire_type)
    return layout.tuple_of([start, end, quote.identifier(range_.class_name)], 8)


def _variant(row: Row) -> quote.Quoted:
    class_name = quote.identifier(row.class_name or "")
    return layout.tuple_of([quote.literal(row.part), class_name], 12)


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
            auto_reload=False,
        )
        # What templates see has attributes: to look for items too takes three times as long.
        setattr(self._environment, "getattr", getattr)
        filters: dict[str, Callable[..., quote.Quoted]] = {
            "literal": quote.literal,
            "name": quote.identifier,
            "upper_name": quote.upper_identifier,
            "doc": lru_cache(4096)(quote.docstring),
            "doc_start": quote.docstring_start,
            "doc_alone": quote.docstring_alone,
            "drawing": quote.drawing,
            "comment": quote.comment,
            "code": quote.code,
            "enum_base": ENUM_BASES.__getitem__,
            "wire": WIRE.__getitem__,
            "retry": RETRY.__getitem__,
            "table": _table,
            "range": _range,
            "variant": _variant,
            "tuple_of": layout.tuple_of,
            "assigned": layout.assigned,
            "class_head": layout.class_head,
            "code_property": layout.code_property,
            "errors": layout.errors,
            "enum_members": layout.enum_members,
            "literal_lines": layout.literal_lines,
            "member_constant": layout.member_constant,
            "module_import": layout.module_import,
            "nothing_but_code": layout.nothing_but_code,
            "parameter": layout.parameter,
            "success": layout.success,
            "table_entries": layout.table_entries,
            "table_start": layout.table_start,
        }
        self._environment.filters.update(filters)

    @property
    def ours(self) -> bool:
        """Whether these are the templates that ship with us."""
        return self._folder.resolve() == Path(shipped("templates")).resolve()

    def provider(self, catalog: Catalog, provider: Provider) -> str:
        """The text of a provider's module."""
        used = {row.category for row in provider.rows}
        wire_types = sorted({space.wire_type for space in provider.spaces})
        members = {space.name: provider.members(space) for space in provider.spaces}
        several = len(provider.spaces) > 1
        with_arguments = any(shape.arguments for shape in provider.envelopes)
        errors = [row for row in provider.rows if row.class_name]
        parts = [row.part for meanings in provider.meanings for row in meanings.rows]
        options = {"arguments": with_arguments, "space": several, "part": bool(parts)}
        return self._rendered(
            "provider.py.jinja",
            provider=provider,
            options=[name for name, is_one in options.items() if is_one],
            categories=[
                category for category in catalog.categories if category.key in used
            ],
            several=several,
            with_arguments=with_arguments,
            wire_types=wire_types,
            key=quote.Quoted(" | ".join(WIRE[name] for name in wire_types)),
            shapes=SHAPES,
            parts=parts,
            tree=draw(provider),
            classes=provider.class_names,
            errors=errors,
            aliases=[(old, row.class_name) for row in errors for old in row.aliases],
            members=members,
            successes={
                space.name: [
                    layout.dotted(space.enum_name, member.member)
                    for member in members[space.name]
                    if not member.class_name
                ]
                for space in provider.spaces
            },
            enums={space.name: space.enum_name for space in provider.spaces},
            several_meanings={
                (meanings.space, meanings.code) for meanings in provider.meanings
            },
        )

    def package(self, catalog: Catalog) -> str:
        """The text of the package's `__init__.py`."""
        return self._rendered("package.py.jinja", catalog=catalog)

    def _rendered(self, name: str, **values: object) -> str:
        """The text that a template makes of `values`; raises `Refused` where a template that is not ours fails."""
        try:
            return self._environment.get_template(name).render(values)
        except Exception as failure:
            if self.ours:
                raise
            place = self._place(name, failure)
            message = f"this template fails: {type(failure).__name__}: {failure}"
            raise Refused([Problem(place, SHAPE, message)]) from failure

    def _place(self, name: str, failure: Exception) -> Place:
        """The last line of a template of this folder that was run, or that can't be read."""
        line = 1
        if isinstance(failure, jinja2.TemplateSyntaxError):
            name, line = failure.name or name, failure.lineno
        for frame, number in traceback.walk_tb(failure.__traceback__):
            path = Path(frame.f_code.co_filename)
            if path.parent == self._folder and path.suffix == ".jinja":
                name, line = path.name, number
        return Place((self._folder / name).as_posix(), line, 1)

    def runtime(self) -> dict[str, str]:
        """The hand-written files, which are copied as they are."""
        return {name: (self._folder / name).read_text("utf-8") for name in RUNTIME}
