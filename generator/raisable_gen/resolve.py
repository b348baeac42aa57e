"""Specs in, the catalog out: every name final, every range placed, every contradiction reported.

What is checked here is meaning, over a whole file or several; the shape of each file was checked before.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen import catalog, names
from raisable_gen import problem as codes
from raisable_gen.envelopes import envelopes
from raisable_gen.node import Text
from raisable_gen.placeholders import placeholders
from raisable_gen.problem import Place, Problem, excerpt
from raisable_gen.ranges import Range as Span
from raisable_gen.ranges import nested
from raisable_gen.ranges import parse as parse_range
from raisable_gen.source import Source
from raisable_gen.spec import Code, Group, Provider, Space

MAX_CODES = 200_000
PENDING = "pending"
_VISIBLE = re.compile("[!-~]{1,64}").fullmatch
_INTEGER = re.compile("0|-?[1-9][0-9]{0,10}").fullmatch
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


def _text(value: Text | None) -> str | None:
    return None if value is None else str(value)


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
        self.notices = notices
        self.spaces: dict[str, Space] = {
            str(name): space for name, space in spec.spaces.items()
        }
        self.status_space = ""
        self.count = 0
        self.groups: list[catalog.Group] = []
        self.rows: list[catalog.Row] = []
        self.ranges: list[tuple[catalog.Range, Span, Place]] = []
        # Codes that were complained about: not missing, and not to be complained about again.
        self.refused_codes: set[tuple[str, str]] = set()
        self.seen: dict[tuple[str, str], list[tuple[catalog.Row, Place]]] = {}
        self.classes = names.Taken(problems)
        self.members = {name: names.Taken(problems) for name in self.spaces}

    def provider(self) -> catalog.Provider:
        """The provider as the catalog holds it."""
        for category in self.categories.values():
            self.classes.reserve(category.class_name, self.spec.provider)
        for name in RESERVED_NAMES:
            self._class(self.prefix + name, self.spec.provider)
        spaces = tuple(self._space(name, space) for name, space in self.spaces.items())
        for group in self.spec.groups:
            self._group(group, None, f"{self.prefix}Error", spaces[0].name, None)
        self._check_overlaps()
        self._check_success()
        docs = self.spec.docs
        return catalog.Provider(
            module=self.source.module,
            prefix=self.prefix,
            title=str(self.spec.title),
            url=_text(docs.url) if docs else None,
            retrieved=_text(docs.retrieved) if docs else None,
            source=self.source.name,
            digest=self.source.digest,
            spaces=spaces,
            envelopes=envelopes(self.spec.envelopes, tuple(self.spaces), self.problems),
            groups=tuple(self.groups),
            rows=tuple(self.rows),
            meanings=self._meanings(),
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
        self._class(enum_name, at)
        if space.status:
            if self.status_space:
                self._complain(
                    space.place,
                    codes.VALUE,
                    f"the space {self.status_space!r} has status: true already, and an answer has one HTTP status: keep one",
                )
            self.status_space = name
        for code in space.success:
            if not self._check_code(code, space):
                self.refused_codes.add((name, str(code)))
        return catalog.Space(
            name, str(space.type), enum_name, _text(space.pattern), bool(space.status)
        )

    # Groups and ranges

    def _group(
        self,
        group: Group,
        section: str | None,
        parent: str,
        space: str,
        span: Span | None,
    ) -> None:
        section = _text(group.title) or section
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
            self._row(code, row, space, section, class_name or parent, own_span or span)
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
        space = _text(group.space) or space
        return any(
            self._kind(code, row, space) != "success"
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
        self._class(f"{self.prefix}{name}Error", name)
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

    # Rows

    def _kind(self, code: str, row: Code, space: str) -> str:
        found = self.spaces.get(space)
        success = found is not None and code in found.success
        return str(row.kind or ("success" if success else "error"))

    def _check_code(self, code: Text, space: Space) -> bool:
        if not _VISIBLE(code):
            cure = "codes are 1 to 64 visible ASCII characters: correct it"
        elif space.type == "integer" and not _INTEGER(code):
            cure = (
                "an integer is written without zeros in front, signs but -, or another base, and has at most 11 digits: "
                "correct it, or make the space's type string"
            )
        elif space.pattern is not None and not re.fullmatch(
            f"[0-9]{{{len(space.pattern)}}}", code, re.ASCII
        ):
            cure = f"the space's pattern asks for {len(space.pattern)} digits: correct the code or the pattern"
        else:
            return True
        self._complain(
            code.place,
            codes.CODE_TYPE,
            f"{excerpt(code)!r} is no code of this space: {cure}",
        )
        return False

    def _row(
        self,
        code: Text,
        row: Code,
        space: str,
        section: str,
        parent: str,
        span: Span | None,
    ) -> None:
        self.count += 1
        if self.count == MAX_CODES + 1:
            self._complain(
                code.place,
                codes.LIMIT,
                f"the spec has over {MAX_CODES} codes: split it",
            )
        space_spec = self.spaces[space]
        if not self._check_code(code, space_spec):
            self.refused_codes.add((space, str(code)))
            return
        if (
            span
            and not row.outside_range
            and not span.holds(code, str(space_spec.type))
        ):
            self._complain(
                code.place,
                codes.OUTSIDE_RANGE,
                f"{code} is outside its group's range {span.written}: move it, or say outside_range: true if it is "
                "documented so",
            )
        kind = self._kind(code, row, space)
        category = self._category(row, kind)
        name = self._name(code, row)
        if name is None:
            return
        params, template = placeholders(row, self.problems)
        above = space_spec.ambiguous.get(code)
        retryable = row.retryable
        if retryable is None and category is not None:
            retryable = category.retryable
        raises = kind != "success"
        bases = (
            *((f"{self.prefix}{above}",) if above is not None else ()),
            parent,
            *((category.class_name,) if category else ()),
        )
        finished = catalog.Row(
            space=space,
            code=str(code),
            message=str(row.message),
            kind=kind,
            section=section,
            name=str(name),
            member=names.member(str(name)),
            class_name=f"{self.prefix}{name}" if raises else None,
            parent=parent if raises else None,
            bases=bases if raises else (),
            category=category.key if category else None,
            retryable=retryable,
            params=params,
            template=template,
            paraphrased=bool(row.paraphrased),
            field_in_message=bool(row.field_in_message),
            part=_text(row.part),
            since=_text(row.since),
            deprecated=_text(row.deprecated),
            removed=_text(row.removed),
            aliases=(
                tuple(f"{self.prefix}{old}" for old in row.formerly) if raises else ()
            ),
            path=self.source.name,
            line=code.place.line,
        )
        if not self._is_new(finished, code.place, ambiguous=above is not None):
            return
        self.rows.append(finished)
        is_free = self._class(f"{self.prefix}{name}", name) if raises else True
        for old in row.formerly if raises else ():
            self._class(f"{self.prefix}{old}", old)
        if above is None and is_free:
            self._member(space, finished.member, name)

    def _name(self, code: Text, row: Code) -> Text | None:
        if row.name is not None:
            return row.name
        derived = names.derived(row.message)
        if not derived:
            self._complain(
                code.place,
                codes.NAME,
                f"{code} has no name, and its message gives none: add a name",
            )
            return None
        return Text.at(derived, code.place)

    def _class(self, class_name: str, at: Text) -> bool:
        if names.reserved(class_name) or class_name.casefold() in names.MODULE_NAMES:
            self._complain(
                at.place,
                codes.RESERVED,
                f"the class {class_name} would hide a name of Python or of the module: choose another",
            )
        return self.classes.take(class_name, at)

    def _member(self, space: str, member: str, at: Text) -> None:
        if member.casefold() in names.MEMBERS:
            self._complain(
                at.place,
                codes.RESERVED,
                f"an enum can't have a member {member}: choose another name",
            )
        self.members[space].take(member, at)

    def _is_new(self, row: catalog.Row, place: Place, *, ambiguous: bool) -> bool:
        before = self.seen.setdefault((row.space, row.code), [])
        for first, first_place in before:
            if (
                replace(
                    row,
                    section=first.section,
                    parent=first.parent,
                    bases=first.bases,
                    line=first.line,
                )
                == first
            ):
                message = (
                    f"{row.code} stands here as in line {first_place.line}, word for word: "
                    "merged into that row; remove this one and say rows: 2 there, if the page has it twice"
                )
                self.notices.append(Problem(place, codes.REPEAT, message))
                return False
        if before and not ambiguous:
            self._complain(
                place,
                codes.CODE_TWICE,
                f"{row.code} is documented in line {before[0][1].line} with another meaning: correct one, or declare both "
                f'in its space, as ambiguous: {{"{row.code}": NameForBoth}}',
            )
            return False
        if ambiguous and row.kind == "success":
            self.refused_codes.add((row.space, row.code))
            self._complain(
                place,
                codes.MEANINGS,
                f"{row.code} has several meanings, so none of them can be a success: correct the kind",
            )
            return False
        before.append((row, place))
        return True

    def _category(self, row: Code, kind: str) -> catalog.Category | None:
        given = row.category
        if given is None:
            return self.categories.get(PENDING) if kind == "pending" else None
        if kind == "success":
            self._complain(
                given.place,
                codes.KIND,
                "a success has no category: remove it, or correct the kind",
            )
            return None
        if (given == PENDING) != (kind == "pending"):
            self._complain(
                given.place,
                codes.KIND,
                "kind: pending and category: pending go together: give both, or neither",
            )
        category = self.categories.get(given)
        if category is None and self.categories:
            near = difflib.get_close_matches(given, self.categories, 1)
            hint = (
                f"did you mean {near[0]!r}?"
                if near
                else f"they are {', '.join(self.categories)}"
            )
            self._complain(
                given.place,
                codes.CATEGORY,
                f"there is no category {excerpt(given)!r} in categories.yaml; {hint}",
            )
        return category

    # What needs all rows

    def _check_success(self) -> None:
        for name, space in self.spaces.items():
            for code in space.success:
                rows = self.seen.get((name, str(code)), [])
                if (name, str(code)) in self.refused_codes:
                    continue
                if not rows:
                    self._complain(
                        code.place,
                        codes.KIND,
                        f"the success code {code} is not among the codes: add its row",
                    )
                elif rows[0][0].kind != "success":
                    row = rows[0][0]
                    self._complain(
                        code.place,
                        codes.KIND,
                        f"{code} is a success here and kind: {row.kind} in line {row.line}: correct one",
                    )

    def _meanings(self) -> tuple[catalog.Meanings, ...]:
        found: list[catalog.Meanings] = []
        for space_name, space in self.spaces.items():
            for code, name in space.ambiguous.items():
                if (space_name, str(code)) in self.refused_codes:
                    continue
                rows = tuple(
                    row for row, _ in self.seen.get((space_name, str(code)), [])
                )
                if len(rows) < 2:
                    self._complain(
                        code.place,
                        codes.MEANINGS,
                        f"{code} has {len(rows)} documented meanings, so it is not ambiguous: remove it here",
                    )
                    continue
                parts = {row.part for row in rows}
                if None in parts or len(parts) < len(rows):
                    self._complain(
                        code.place,
                        codes.MEANINGS,
                        f"each meaning of {code} needs a word of its own for its part of the API: add part: to its rows",
                    )
                member = names.member(str(name))
                self._class(self.prefix + name, name)
                self._member(space_name, member, name)
                found.append(
                    catalog.Meanings(
                        space_name,
                        str(code),
                        self.prefix + name,
                        member,
                        f"{self.prefix}Error",
                        rows,
                    )
                )
        return tuple(found)
