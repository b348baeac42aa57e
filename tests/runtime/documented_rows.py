"""What the specs say, row by row: what the runtime's tests hold the generated modules against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

SPECS = Path(__file__).parents[2] / "specs"
PROVIDERS = ("cardplus", "interlace", "keysecure", "legend", "xt")
MODULES = {name: import_module(f"raisable.{name}") for name in PROVIDERS}


@dataclass(frozen=True)
class Row:
    """One documented row; `class_name` is None for a success."""

    module: str
    space: str
    code: str
    wire: int | str
    message: str
    class_name: str | None
    kind: str
    fields: Mapping[str, Any]

    @property
    def error_class(self) -> type[Exception]:
        """The class that the spec promises for this row."""
        assert self.class_name is not None
        found: type[Exception] = getattr(MODULES[self.module], self.class_name)
        return found

    def __str__(self) -> str:
        return f"{self.module} {self.space} {self.code}"


def _rows(
    module: str, spec: Mapping[str, Any], group: Mapping[str, Any], space: str
) -> Iterator[Row]:
    space = group.get("space", space)
    declared = spec["spaces"][space]
    for code, row in (group.get("codes") or {}).items():
        success = code in [str(each) for each in declared.get("success", ())]
        kind = "success" if success else row.get("kind", "error")
        name = None if kind == "success" else spec["provider"] + row["name"]
        wire = int(code) if declared["type"] == "integer" else code
        for _ in range(row.get("rows", 1)):
            yield Row(module, space, code, wire, row["message"], name, kind, row)
    for inner in group.get("groups", ()):
        yield from _rows(module, spec, inner, space)


@cache
def documented_rows() -> tuple[Row, ...]:
    """All rows of all specs, in their order."""
    found: list[Row] = []
    for module in PROVIDERS:
        spec = YAML(typ="safe").load(SPECS / f"{module}.yaml")
        for group in spec["groups"]:
            found += _rows(module, spec, group, next(iter(spec["spaces"])))
    return tuple(found)
