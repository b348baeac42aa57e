"""Where the specs, the templates and the output are: flags first, then `[tool.raisable]`, then what ships with us."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from raisable_gen import project
from raisable_gen.problem import SHAPE, Place, Problem, Refused
from raisable_gen.shipped import shipped
from raisable_gen.source import Source


@dataclass(frozen=True, slots=True)
class Config:
    """The three folders."""

    specs: Path
    out: Path
    templates: Path


def load(specs: str | None, out: str | None, templates: str | None) -> Config:
    """The configuration, from flags and the `pyproject.toml` of the current folder or the nearest above it."""
    base, table = project.table()
    given = {"specs": specs, "out": out, "templates": templates}

    def folder(key: str, default: str) -> Path:
        flag = given[key]
        return Path(base or "", table.get(key, default)) if flag is None else Path(flag)

    chosen = folder("templates", shipped("templates"))
    for name in ("provider.py.jinja", "package.py.jinja"):
        if not (chosen / name).is_file():
            message = (
                f"the folder of templates has no {name}: name another with --templates"
            )
            raise _refused(chosen, message)
    return Config(
        specs=folder("specs", project.SPECS),
        out=folder("out", project.OUT),
        templates=chosen,
    )


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
