"""The catalog in, its table out: as JSON, CSV or Markdown. A code with two meanings has two rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from raisable_gen.catalog import Catalog, Provider, Row
from raisable_gen.known import FORMAT
from raisable_gen.quote import csv_cell, json_text, markdown

Cell = str | int | bool | None
COLUMNS = ("code", "class", "message", "group", "category", "retryable")


def _row(provider: Provider, row: Row) -> dict[str, object]:
    wire_types = {space.name: space.wire_type for space in provider.spaces}
    return {
        "space": row.space,
        "code": row.code,
        "wire_type": wire_types[row.space],
        "message": row.message,
        "kind": row.kind,
        "group": row.section,
        "class": row.class_name,
        "parent": row.parent,
        "bases": list(row.bases),
        "name": row.name,
        "member": next(
            (
                m.member
                for m in provider.meanings
                if (m.space, m.code) == (row.space, row.code)
            ),
            row.member,
        ),
        "category": row.category,
        "retryable": row.retryable,
        "params": list(row.params),
        "part": row.part,
        "since": row.since,
        "deprecated": row.deprecated,
        "removed": row.removed,
        "formerly": list(row.aliases),
        "spec": f"{row.path}:{row.line}",
    }


def document(catalog: Catalog) -> dict[str, object]:
    """The catalog as plain data; `version` changes when a field changes its meaning or goes."""
    return {
        "version": 1,
        "categories": [
            {
                "key": category.key,
                "class": category.class_name,
                "description": category.description,
                "retryable": category.retryable,
                "http_status": category.http_status,
                "grpc": category.grpc,
            }
            for category in catalog.categories
        ],
        "providers": [_provider(provider) for provider in catalog.providers],
    }


def _provider(provider: Provider) -> dict[str, object]:
    return {
        "provider": provider.prefix,
        "module": provider.module,
        "title": provider.title,
        "docs": {"url": provider.url, "retrieved": provider.retrieved},
        "class": provider.root,
        "spaces": [
            {
                "space": space.name,
                "wire_type": space.wire_type,
                "enum": space.enum_name,
                "pattern": space.pattern,
            }
            for space in provider.spaces
        ],
        "groups": [
            {
                "group": group.title,
                "class": group.class_name,
                "parent": group.parent if group.class_name else None,
                "range": group.written_range,
            }
            for group in provider.groups
        ],
        "ranges": [
            {
                "space": found.space,
                "range": found.written,
                "first": found.first,
                "last": found.last,
                "class": found.class_name,
            }
            for found in provider.ranges
        ],
        "codes": [_row(provider, row) for row in provider.rows],
    }


def as_json(catalog: Catalog) -> str:
    """The catalog as JSON, for people and programs."""
    text = json.dumps(document(catalog), ensure_ascii=False, indent=2)
    return json_text(text) + "\n"


def as_compact_json(catalog: Catalog) -> str:
    """The same for the package: ASCII, and a line for each row."""
    whole = {**document(catalog), "format": FORMAT}
    text = json.dumps(whole, separators=(",", ":"))
    # The quotes in a text are escaped, so this is nowhere but between two objects.
    return text.replace('},{"', '},\n{"') + "\n"


def as_csv(catalog: Catalog) -> str:
    """The catalog as CSV (RFC 4180), a line per row, for a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("provider", "space", *COLUMNS, "kind"))
    for provider in catalog.providers:
        for row in provider.rows:
            cells = _row(provider, row)
            writer.writerow(
                csv_cell(_plain(cell))
                for cell in (
                    provider.prefix,
                    row.space,
                    *(cells[column] for column in COLUMNS),
                    row.kind,
                )
            )
    return text.getvalue()


def as_markdown(catalog: Catalog) -> str:
    """The catalog as Markdown tables, one for each provider."""
    lines: list[str] = []
    for provider in catalog.providers:
        lines += [f"## {markdown(provider.title)}", ""]
        lines += ["| " + " | ".join(COLUMNS) + " |", "|" + " --- |" * len(COLUMNS)]
        for row in provider.rows:
            cells = _row(provider, row)
            lines.append(
                "| "
                + " | ".join(markdown(_plain(cells[column])) for column in COLUMNS)
                + " |"
            )
        lines.append("")
    return "\n".join(lines)


def _plain(cell: object) -> str:
    if cell is None:
        return ""
    return {True: "yes", False: "no"}[cell] if isinstance(cell, bool) else str(cell)


FORMATS: dict[str, Callable[[Catalog], str]] = {
    "json": as_json,
    "csv": as_csv,
    "markdown": as_markdown,
}
