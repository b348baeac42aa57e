"""The tables of a page in; which columns each has out: one with the titles of another is read like that one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from raisable_gen.importing import columns
from raisable_gen.importing.column_titles import is_code_title
from raisable_gen.importing.columns import CODE
from raisable_gen.importing.looks import is_identifier_or_code, is_range, share_of
from raisable_gen.importing.page import Row, Table

# So few rows do not show what their columns are as those of another table with the same titles do.
_FEW = 3


class PageRoles:
    """The columns of the tables of a page; `sure` if the title of one says that it has codes."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._by_table = {id(table): columns.roles(table) for table in tables}
        self._by_titles: dict[tuple[str, ...], dict[int, str]] = {}
        self._rows: dict[tuple[str, ...], list[Row]] = {}
        for table in tables:
            self._rows.setdefault(tuple(table.header), []).extend(table.rows)
        self.sure = False
        for table in sorted(tables, key=lambda each: -len(each.rows)):
            found = self._by_table[id(table)]
            if found:
                self._by_titles.setdefault(tuple(table.header), found)
                self.sure = self.sure or is_code_title(_title_of_codes(table, found))

    def has_codes(self, table: Table) -> bool:
        """Whether a table has a column of codes, by what stands in it alone."""
        return bool(self._by_table[id(table)])

    def codes(self, table: Table) -> list[str]:
        """What stands in the column of codes of a table; nothing where it has none."""
        at = next(
            (at for at, role in self._by_table[id(table)].items() if role == CODE), None
        )
        return [
            row.cells[at].text
            for row in table.rows
            if at is not None and at < len(row.cells)
        ]

    def by_contents(self, table: Table) -> dict[int, str]:
        """Like `of`, for a table under a title about codes whose own titles do not tell: the cells of all with the same titles do."""
        return columns.roles(
            Table(table.line, table.header, self._rows[tuple(table.header)]),
            about_codes=True,
        )

    def of(self, table: Table) -> dict[int, str]:
        """Column to role; empty where the table has no column of codes."""
        found = self._by_table[id(table)]
        same = self._by_titles.get(tuple(table.header), {})
        if found and len(table.rows) < _FEW and all(table.header):
            return same if len(same) > len(found) else found
        return found or (same if _fits(table, same) else {})


def _title_of_codes(table: Table, found: Mapping[int, str]) -> str:
    at = next(at for at, role in found.items() if role == CODE)
    return "".join(table.header[at : at + 1])


def _fits(table: Table, found: Mapping[int, str]) -> bool:
    """Whether the column that has the codes elsewhere has a word or a code in every row here."""
    at = next((at for at, role in found.items() if role == CODE), None)
    if at is None or not any(table.header):
        return False
    cells = [row.cells[at].text for row in table.rows if at < len(row.cells)]
    return (
        share_of(cells, lambda cell: is_identifier_or_code(cell) or is_range(cell)) == 1
    )
