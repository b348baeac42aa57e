"""The documented codes in, rows of the catalog out: each with its names, its meaning and its place in the tree."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping

from raisable_gen import catalog, names
from raisable_gen import problem as codes
from raisable_gen.node import Text, spelling
from raisable_gen.placeholders import placeholders
from raisable_gen.problem import Place, Problem, excerpt
from raisable_gen.ranges import Range
from raisable_gen.source import Source
from raisable_gen.spec import Code, Space

MAX_CODES = 200_000
PENDING = "pending"
NO_MEMBER = "an enum can't have a member {}: choose another name"
_VISIBLE = re.compile("[!-~]{1,64}").fullmatch
_INTEGER = re.compile("0|-?[1-9][0-9]{0,10}").fullmatch


def _form(space: Space) -> Callable[[str], object]:
    """What tells whether a text can be a code of the space."""
    if space.type == "integer":
        return _INTEGER
    if space.pattern is None:
        return _VISIBLE
    return re.compile(f"[0-9]{{{len(space.pattern)}}}").fullmatch


class Rows:
    """The codes of a provider, in the order of its documentation.

    `classes` are the class names that the provider has taken so far; `problems` gets what is wrong, `notices` what was mended.
    """

    def __init__(
        self,
        source: Source,
        prefix: str,
        spaces: Mapping[str, Space],
        categories: Mapping[str, catalog.Category],
        classes: names.Taken,
        problems: list[Problem],
        notices: list[Problem],
    ) -> None:
        self.found: list[catalog.Row] = []
        self._path = source.name
        self._prefix = prefix
        self._spaces = spaces
        self._categories = categories
        self._classes = classes
        self._members = {
            name: names.Taken(problems, names.MEMBERS, NO_MEMBER) for name in spaces
        }
        self._problems = problems
        self._notices = notices
        self._count = 0
        self._seen: dict[tuple[str, str], list[tuple[catalog.Row, Place]]] = {}
        # Codes that were complained about: not missing, and not to be complained about again.
        self._refused: set[tuple[str, str]] = set()
        self._is_code = {name: _form(space) for name, space in spaces.items()}
        for name, space in spaces.items():
            for code in space.success:
                self._check(code, name)

    def kind(self, code: str, row: Code, space: str) -> str:
        """`error`, `success` or `pending`."""
        found = self._spaces.get(space)
        success = found is not None and code in found.success
        return str(row.kind or ("success" if success else "error"))

    def add(
        self,
        code: Text,
        row: Code,
        space: str,
        section: str,
        parent: str,
        span: Range | None,
    ) -> None:
        """Take a code that stands in the section `section`, whose class is `parent` and whose range is `span`."""
        self._count += 1
        if self._count == MAX_CODES + 1:
            self._complain(
                code.place,
                codes.LIMIT,
                f"the spec has over {MAX_CODES} codes: split it",
            )
        space_spec = self._spaces[space]
        if not self._check(code, space):
            return
        if "name" in row.refused:
            self._refused.add((space, str(code)))
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
        kind = self.kind(code, row, space)
        category = self._category(row, kind)
        name = self._name(code, row)
        if name is None:
            return
        params, template = placeholders(row, self._problems)
        above = space_spec.ambiguous.get(code)
        retryable = row.retryable
        bases: tuple[str, ...] = (parent,)
        if above is not None:
            bases = (self._prefix + above, parent)
        if category is not None:
            bases += (category.class_name,)
            if retryable is None:
                retryable = category.retryable
        raises = kind != "success"
        class_name = self._prefix + name
        aliases: tuple[str, ...] = ()
        if raises and row.formerly:
            aliases = tuple([self._prefix + old for old in row.formerly])
        finished = catalog.Row(  # by position, which takes half the time
            space,
            str(code),
            str(row.message),
            kind,
            section,
            str(name),
            names.member(name),
            class_name if raises else None,
            parent if raises else None,
            bases if raises else (),
            category.key if category else None,
            retryable,
            params,
            template,
            bool(row.paraphrased),
            bool(row.field_in_message),
            spelling(row.part),
            spelling(row.since),
            spelling(row.deprecated),
            spelling(row.removed),
            aliases,
            self._path,
            code.place.line,
        )
        if not self._is_new(finished, code.place, ambiguous=above is not None):
            return
        self.found.append(finished)
        is_free = not raises or self._classes.take(class_name, name)
        for alias, old in zip(aliases, row.formerly):
            self._classes.take(alias, old)
        if above is None and is_free:
            self._members[space].take(finished.member, name)

    def check_success(self) -> None:
        """Complain of success codes that are no rows, or rows that are no success; when all codes are there."""
        for name, space in self._spaces.items():
            for code in space.success:
                rows = self._seen.get((name, str(code)), [])
                if (name, str(code)) in self._refused:
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

    def meanings(self) -> tuple[catalog.Meanings, ...]:
        """The codes with several meanings; when all codes are there."""
        found: list[catalog.Meanings] = []
        for space_name, space in self._spaces.items():
            for code, name in space.ambiguous.items():
                if (space_name, str(code)) in self._refused:
                    continue
                rows = tuple(
                    row for row, _ in self._seen.get((space_name, str(code)), [])
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
                self._classes.take(self._prefix + name, name)
                self._members[space_name].take(member, name)
                found.append(
                    catalog.Meanings(
                        space_name,
                        str(code),
                        self._prefix + name,
                        member,
                        f"{self._prefix}Error",
                        rows,
                    )
                )
        return tuple(found)

    def _check(self, code: Text, name: str) -> bool:
        """Whether this can be a code of the space; complains if not."""
        if self._is_code[name](code):
            return True
        space = self._spaces[name]
        if not _VISIBLE(code):
            cure = "codes are 1 to 64 visible ASCII characters: correct it"
        elif space.type == "integer":
            cure = (
                "an integer is written without zeros in front, signs but -, or another base, and has at most 11 digits: "
                "correct it, or make the space's type string"
            )
        else:
            width = len(space.pattern or "")
            cure = f"the space's pattern asks for {width} digits: correct the code or the pattern"
        self._complain(
            code.place,
            codes.CODE_TYPE,
            f"{excerpt(code)!r} is no code of this space: {cure}",
        )
        self._refused.add((name, str(code)))
        return False

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

    def _is_new(self, row: catalog.Row, place: Place, *, ambiguous: bool) -> bool:
        before = self._seen.setdefault((row.space, row.code), [])
        for first, first_place in before:
            if (
                row._replace(
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
                self._notices.append(Problem(place, codes.REPEAT, message))
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
            self._refused.add((row.space, row.code))
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
            return self._categories.get(PENDING) if kind == "pending" else None
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
        category = self._categories.get(given)
        if category is None and self._categories:
            near = difflib.get_close_matches(given, self._categories, 1)
            hint = (
                f"did you mean {near[0]!r}?"
                if near
                else f"they are {', '.join(self._categories)}"
            )
            self._complain(
                given.place,
                codes.CATEGORY,
                f"there is no category {excerpt(given)!r} in categories.yaml; {hint}",
            )
        return category

    def _complain(self, place: Place, code: str, message: str) -> None:
        self._problems.append(Problem(place, code, message))
