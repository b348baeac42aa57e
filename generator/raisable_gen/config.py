"""Where the specs, the templates and the output are: flags first, then `[tool.raisable]`, then what ships with us."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from raisable_gen.problem import SHAPE, Place, Problem, Refused
from raisable_gen.shipped import shipped
from raisable_gen.source import Source

KEYS = ("specs", "out", "templates")


@dataclass(frozen=True, slots=True)
class Config:
    """The three folders, and the rules that lint is not to apply."""

    specs: Path
    out: Path
    templates: Path
    ignored: frozenset[str]


def load(specs: str | None, out: str | None, templates: str | None) -> Config:
    """The configuration, from flags and the `pyproject.toml` of the current folder or the nearest above it."""
    base, table, ignored = _table()
    given = {"specs": specs, "out": out, "templates": templates}

    def folder(key: str, default: Path) -> Path:
        flag = given[key]
        if flag is not None:
            return Path(flag)
        return base / table[key] if key in table else default

    chosen = folder("templates", Path(shipped("templates")))
    for name in ("provider.py.jinja", "package.py.jinja"):
        if not (chosen / name).is_file():
            message = (
                f"the folder of templates has no {name}: name another with --templates"
            )
            raise _refused(chosen, message)
    return Config(
        specs=folder("specs", base / "specs"),
        out=folder("out", base / "generated" / "raisable"),
        templates=chosen,
        ignored=ignored,
    )


def _table() -> tuple[Path, dict[str, str], frozenset[str]]:
    """The folder of the nearest `pyproject.toml` with our table, the folders in it, relative to that, and lint's ignores."""
    above = [Path(*[".."] * up) for up in range(len(Path.cwd().parts))]
    for base in above:
        file = base / "pyproject.toml"
        if not file.is_file():
            continue
        try:
            tools = tomllib.loads(file.read_text("utf-8")).get("tool", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
            raise _refused(file, f"this is not TOML: {failure}") from None
        if not isinstance(tools, dict):
            raise _refused(file, "tool must be a table: write [tool.raisable]")
        if "raisable" in tools:
            table = _a_table(
                file, "tool.raisable", cast("dict[str, object]", tools)["raisable"]
            )
            ignored = _ignored(file, table.pop("lint", {}))
            return base, _checked(file, table), ignored
    return Path(), {}, frozenset()


def _a_table(file: Path, name: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _refused(file, f"{name} must be a table: write [{name}]")
    return cast("dict[str, object]", value)


def _ignored(file: Path, lint: object) -> frozenset[str]:
    """The codes of `[tool.raisable.lint]`: `ignore = {RBL140 = "the reason"}`."""
    table = _a_table(file, "tool.raisable.lint", lint)
    if not table:
        return frozenset()
    from raisable_gen.lint.rules import SUPPRESSIBLE  # nobody else needs the rules

    for key in table.keys() - {"ignore"}:
        message = f"[tool.raisable.lint] has no key {key!r}: its key is ignore"
        raise _refused(file, message)
    ignored = table.get("ignore", {})
    if not isinstance(ignored, dict):
        message = 'ignore in [tool.raisable.lint] must say why: write ignore = {RBL140 = "the reason"}'
        raise _refused(file, message)
    for code, reason in cast("dict[str, object]", ignored).items():
        if code not in SUPPRESSIBLE:
            message = f"ignore in [tool.raisable.lint]: {code!r} is no rule that can be suppressed; raisable lint --rules lists them"
            raise _refused(file, message)
        if not isinstance(reason, str) or not reason.strip():
            message = f'ignore in [tool.raisable.lint] has no reason for {code}: write {code} = "the reason"'
            raise _refused(file, message)
    return frozenset(cast("dict[str, object]", ignored))


def _checked(file: Path, entries: dict[str, object]) -> dict[str, str]:
    checked: dict[str, str] = {}
    for key, value in entries.items():
        if key not in KEYS:
            raise _refused(
                file,
                f"[tool.raisable] has no key {key!r}: its keys are {', '.join(KEYS)}",
            )
        if not isinstance(value, str):
            raise _refused(
                file, f"{key} in [tool.raisable] must be a text, the path of a folder"
            )
        checked[key] = value
    return checked


def _refused(file: Path, message: str) -> Refused:
    return Refused([Problem(Place(file.as_posix(), 1, 1), SHAPE, message)])


def sources(specs: Path) -> tuple[Source, list[Source]]:
    """The vocabulary and the spec files of a folder; without a `categories.yaml` there, the vocabulary that ships with us."""
    if not specs.is_dir():
        raise Refused(
            [
                Problem(
                    Place(specs.as_posix(), 1, 1),
                    SHAPE,
                    "there is no such folder: name the folder of the specs with --specs",
                )
            ]
        )
    folder = specs.resolve().name
    found = [
        Source(path.stem, f"{folder}/{path.name}", path.as_posix(), path.read_bytes())
        for path in sorted(specs.iterdir())
        if path.suffix in (".yaml", ".yml") and path.is_file()
    ]
    modules: dict[str, Source] = {}
    for source in found:
        first = modules.setdefault(source.module, source)
        if first is not source:
            message = f"{first.path} is the spec of this module already: remove one"
            raise Refused([Problem(Place(source.path, 1, 1), SHAPE, message)])
    shared = [source for source in found if source.module == "categories"]
    providers = [source for source in found if source.module != "categories"]
    if not providers:
        raise Refused(
            [
                Problem(
                    Place(specs.as_posix(), 1, 1),
                    SHAPE,
                    "the folder has no spec: add one, as specs/acme.yaml",
                )
            ]
        )
    if not shared:
        path = Path(shipped("specs")) / "categories.yaml"
        shared = [
            Source(
                "categories",
                "specs/categories.yaml",
                path.as_posix(),
                path.read_bytes(),
            )
        ]
    return shared[0], providers
