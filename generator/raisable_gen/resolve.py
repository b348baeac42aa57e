"""Specs in, the catalog out: every name final, every range placed, every contradiction reported.

What is checked here is meaning, over a whole file or several; the shape of each file was checked before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen import catalog, names
from raisable_gen import problem as codes
from raisable_gen.envelopes import envelopes
from raisable_gen.node import Text, spelling
from raisable_gen.problem import Place, Problem
from raisable_gen.ranges import Range as Span
from raisable_gen.ranges import nested
from raisable_gen.ranges import parse as parse_range
from raisable_gen.rows import Rows
from raisable_gen.source import Source
from raisable_gen.spec import Group, Provider, Space

CLASS_HIDES = (
    "the class {} would hide a name of Python or of the module: choose another"
)
RESERVED_NAMES = ("Error", "InvalidResponse")


def resolve(
    specs: Sequence[tuple[Source, Provider]],
    categories: tuple[catalog.Category, ...],
    problems: list[Problem],
) -> catalog.Catalog:
    """The catalog of all specs, by module name; incomplete where `problems` were found."""
    notices: list[Problem] = []
    providers: list[catalog.Provider] = []
    prefixes = names.Taken(problems)
    for source, spec in sorted(specs, key=lambda found: found[0].module):
        _check_module(source, problems)
        prefixes.take(str(spec.provider), spec.provider)
        if spec.spaces:
            providers.append(
                _Resolver(source, spec, categories, problems, notices).provider()
            )
        else:
            problems.append(
                Problem(
                    spec.place,
                    codes.MISSING,
                    "spaces is empty: add one, as code: {type: integer}",
                )
            )
    return catalog.Catalog(categories, tuple(providers), tuple(notices))


def _check_module(source: Source, problems: list[Problem]) -> None:
    place = Place(source.path, 1, 1)
    if not re.fullmatch("[a-z][a-z0-9_]{0,62}", source.module, re.ASCII):
        message = f"{source.module!r} can't be a module: name the file in small letters, digits and _, like cardplus.yaml"
        problems.append(Problem(place, codes.NAME, message))
    elif names.reserved(source.module) or source.module in names.FILES:
        message = (
            f"{source.module!r} is reserved by Python or by Windows: rename the file"
        )
        problems.append(Problem(place, codes.RESERVED, message))


class _Resolver:
    """One provider's spec on its way into the catalog."""

    def __init__(
        self,
        source: Source,
        spec: Provider,
        categories: tuple[catalog.Category, ...],
        problems: list[Problem],
        notices: list[Problem],
    ) -> None:
        self.source = source
        self.spec = spec
        self.prefix = str(spec.provider)
        self.categories = {category.key: category for category in categories}
        self.problems = problems
        self.spaces: dict[str, Space] = {
            str(name): space for name, space in spec.spaces.items()
        }
        self.status_space = ""
        self.groups: list[catalog.Group] = []
        self.ranges: list[tuple[catalog.Range, Span, Place]] = []
        self.classes = names.Taken(problems, names.HIDDEN, CLASS_HIDES)
        self.rows = Rows(
            source,
            self.prefix,
            self.spaces,
            self.categories,
            self.classes,
            problems,
            notices,
        )

    def provider(self) -> catalog.Provider:
        """The provider as the catalog holds it."""
        for category in self.categories.values():
            self.classes.reserve(category.class_name, self.spec.provider)
        for name in RESERVED_NAMES:
            self.classes.take(self.prefix + name, self.spec.provider)
        spaces = tuple(self._space(name, space) for name, space in self.spaces.items())
        for group in self.spec.groups:
            self._group(group, None, f"{self.prefix}Error", spaces[0].name, None)
        self._check_overlaps()
        self.rows.check_success()
        docs = self.spec.docs
        return catalog.Provider(
            module=self.source.module,
            prefix=self.prefix,
            title=str(self.spec.title),
            url=spelling(docs.url) if docs else None,
            retrieved=spelling(docs.retrieved) if docs else None,
            source=self.source.name,
            digest=self.source.digest,
            spaces=spaces,
            envelopes=envelopes(self.spec.envelopes, tuple(self.spaces), self.problems),
            groups=tuple(self.groups),
            rows=tuple(self.rows.found),
            meanings=self.rows.meanings(),
            ranges=tuple(
                range_
                for range_, _, _ in sorted(
                    self.ranges, key=lambda found: found[1].narrowness
                )
            ),
        )

    def _complain(self, place: Place, code: str, message: str) -> None:
        self.problems.append(Problem(place, code, message))

    def _space(self, name: str, space: Space) -> catalog.Space:
        default = "Code" if name == "code" else names.derived(name) + "Code"
        enum_name = self.prefix + (space.name or default)
        at = space.name or next(key for key in self.spec.spaces if key == name)
        self.classes.take(enum_name, at)
        if space.status:
            if self.status_space:
                self._complain(
                    space.place,
                    codes.VALUE,
                    f"the space {self.status_space!r} has status: true already, and an answer has one HTTP status: keep one",
                )
            self.status_space = name
        return catalog.Space(
            name,
            str(space.type),
            enum_name,
            spelling(space.pattern),
            bool(space.status),
        )

    def _group(
        self,
        group: Group,
        section: str | None,
        parent: str,
        space: str,
        span: Span | None,
    ) -> None:
        section = spelling(group.title) or section
        if section is None:
            self._complain(
                group.place,
                codes.MISSING,
                "the group has no 'title' (the documented heading): add it",
            )
            section = ""
        if group.space is not None:
            if group.space not in self.spaces:
                known = ", ".join(self.spaces)
                self._complain(
                    group.space.place,
                    codes.VALUE,
                    f"there is no space {str(group.space)!r}: the spaces are {known}",
                )
                return
            space = str(group.space)
        own_span = self._span(group, space)
        class_name = None
        if own_span or self._has_error(group, space):
            class_name = self._group_class(group, section)
        written = own_span.written if own_span else None
        self.groups.append(catalog.Group(section, class_name, parent, written))
        if own_span and class_name:
            found = catalog.Range(
                space, own_span.first, own_span.last, own_span.written, class_name
            )
            self.ranges.append((found, own_span, group.place))
        for code, row in group.codes.items():
            self.rows.add(
                code, row, space, section, class_name or parent, own_span or span
            )
        for inner in group.groups:
            self._group(inner, section, class_name or parent, space, own_span or span)

    def _span(self, group: Group, space: str) -> Span | None:
        if group.range is None:
            return None
        wire_type = str(self.spaces[space].type)
        span = parse_range(group.range, wire_type)
        if span is None:
            forms = "1xxx or [4000, 4999]"
            if wire_type == "string":
                forms = "1xxx, [4000, 4999] (both of the same length) or AUTH_*"
            place = group.range.place if isinstance(group.range, Text) else group.place
            self._complain(
                place,
                codes.RANGE,
                f"this is no range of {wire_type} codes: write {forms}",
            )
        return span

    def _has_error(self, group: Group, space: str) -> bool:
        space = spelling(group.space) or space
        return any(
            self.rows.kind(code, row, space) != "success"
            for code, row in group.codes.items()
        ) or any(self._has_error(inner, space) for inner in group.groups)

    def _group_class(self, group: Group, section: str) -> str:
        name = group.name
        if name is None:
            words = re.sub(r"\([^()]*\)|[^ -~]", " ", group.title or "")
            derived = names.derived(words).removesuffix("Errors").removesuffix("Error")
            if "name" in group.refused:
                return f"{self.prefix}Error"
            if not derived:
                self._complain(
                    group.place,
                    codes.MISSING,
                    "the group has no 'name': add one, as name: TopUp",
                )
                return f"{self.prefix}Error"
            name = Text.at(derived, group.place)
        self.classes.take(f"{self.prefix}{name}Error", name)
        return f"{self.prefix}{name}Error"

    def _check_overlaps(self) -> None:
        of_space: dict[str, list[Span]] = {}
        for range_, span, _ in self.ranges:
            of_space.setdefault(range_.space, []).append(span)
        if all(
            nested(spans, str(self.spaces[space].type))
            for space, spans in of_space.items()
        ):
            return
        for position, (range_, span, place) in enumerate(self.ranges):
            wire_type = str(self.spaces[range_.space].type)
            for other, other_span, other_place in self.ranges[:position]:
                if other.space == range_.space and span.crosses(other_span, wire_type):
                    same = (
                        span.narrowness == other_span.narrowness
                        and span.first == other_span.first
                    )
                    how = (
                        "are the same"
                        if same
                        else "overlap, and neither is inside the other"
                    )
                    self._complain(
                        place,
                        codes.OVERLAP,
                        f"the ranges {span.written} and {other_span.written} (line {other_place.line}) {how}, so an "
                        "undocumented code would have two classes: correct one",
                    )
