"""A draft in, the text of a spec out: a line a row, as people review it in a diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raisable_gen.importing.draft import Draft, Group, Row, Space
from raisable_gen.importing.findings import KINDS
from raisable_gen.importing.spans import Written
from raisable_gen.quote import yaml_quoted, yaml_text


def written(draft: Draft) -> str:
    """The whole spec."""
    return "".join(line + "\n" for line in _lines(draft))


def _lines(draft: Draft) -> Iterator[str]:
    yield f"# {draft.provider}: drafted by `raisable import` from the documentation page."
    yield "#"
    yield "# Messages and titles are the page's own. Names, kinds and categories are proposals: the words behind a row say what"
    yield "# proposed its category. Confirm or correct them, and remove those words; names are public API once released."
    yield f"provider: {yaml_text(draft.provider)}"
    yield f"title: {yaml_text(draft.title)}"
    if draft.url:
        yield f"docs: {{url: {yaml_quoted(draft.url)}, retrieved: {draft.retrieved}}}"
    else:
        yield "# The address of the page is to be added here, as url."
        yield f"docs: {{retrieved: {draft.retrieved}}}"
    yield "spaces:"
    for space in draft.spaces:
        if space.type == "integer" and not space.status:
            yield "  # The page shows numbers. Where a body carries them as texts, the type is string."
        yield f"  {space.name}: {_space(space)}"
    carried = [space.name for space in draft.spaces if not space.status]
    if len(draft.spaces) > 1 and carried:
        yield "# Where a body carries each code is a guess by the titles of the columns."
        paths = ", ".join(f"{name}: {name}" for name in carried)
        yield f"envelopes:\n  default: {{code: {{{paths}}}, message: message}}"
    yield "groups:"
    for group in draft.groups:
        yield from group_lines(group, draft.spaces[0].name)


def _space(space: Space) -> str:
    fields = [f"type: {space.type}"]
    if space.status:
        fields.append("name: HTTPStatus")
    if space.success:
        fields.append(
            f"success: [{', '.join(yaml_quoted(code) for code in space.success)}]"
        )
    if space.status:
        fields.append("status: true")
    if space.ambiguous:
        both = ", ".join(
            f"{yaml_quoted(code)}: {yaml_text(name)}"
            for code, name in space.ambiguous.items()
        )
        fields.append(f"ambiguous: {{{both}}}")
    return f"{{{', '.join(fields)}}}"


def group_lines(group: Group, first_space: str, indent: str = "  ") -> Iterator[str]:
    """A group with its rows."""
    yield f"{indent}- title: {yaml_text(group.title)}"
    yield f"{indent}  name: {yaml_text(group.name)}"
    if group.space != first_space:
        yield f"{indent}  space: {group.space}"
    if group.range is not None:
        yield f"{indent}  range: {range_text(group.range)}"
    yield f"{indent}  codes:"
    for row in group.rows:
        yield from row_lines(row, f"{indent}    ")


def range_text(range_: Written) -> str:
    """A range as a spec has it."""
    if isinstance(range_, str):
        return range_ if range_.isalnum() else yaml_quoted(range_)
    return f"[{range_[0]}, {range_[1]}]"


def row_lines(row: Row, indent: str) -> Iterator[str]:
    """A row, after a comment for what waits for a decision."""
    for code in row.checks:
        yield f"{indent}# {code}, {KINDS[code][1]}: decide (line {row.line} of the page)."
    why = f"  # proposed by: {row.why}" if row.category and row.why else ""
    yield f"{indent}{yaml_quoted(row.code)}: {{{', '.join(_fields(row))}}}{why}"


def _fields(row: Row) -> Sequence[str]:
    fields = [f"name: {yaml_text(row.name)}", f"message: {yaml_text(row.message)}"]
    if row.kind != "error" and not row.implied:
        fields.append(f"kind: {row.kind}")
    if row.category:
        fields.append(f"category: {row.category}")
    if row.retryable is not None:
        fields.append(f"retryable: {'true' if row.retryable else 'false'}")
    if row.params:
        fields.append(f"params: [{', '.join(row.params)}]")
    if row.template:
        fields.append(f"template: {yaml_text(row.template)}")
    if row.part:
        fields.append(f"part: {row.part}")
    if row.rows > 1:
        fields.append(f"rows: {min(row.rows, 99)}")
    if row.outside_range:
        fields.append("outside_range: true")
    if row.deprecated:
        fields.append(f"deprecated: {row.deprecated}")
    return fields
