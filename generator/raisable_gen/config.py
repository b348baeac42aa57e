"""Where the specs, the templates and the output are: flags first, then `[tool.raisable]`, then what ships with us."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

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
    folders = map(Path, project.folders(specs, out, templates))
    found = Config(*folders)
    for name in ("provider.py.jinja", "package.py.jinja"):
        if not (found.templates / name).is_file():
            message = (
                f"the folder of templates has no {name}: name another with --templates"
            )
            raise _refused(found.templates, message)
    return found


def ignored() -> frozenset[str]:
    """The rules that `[tool.raisable.lint]` has lint leave out: `ignore = {RBL140 = "the reason"}`. Raises `Refused`."""
    from raisable_gen.lint.rules import SUPPRESSIBLE  # nobody else needs the rules

    file, table = project.lint()
    for key in table.keys() - {"ignore"}:
        message = f"[tool.raisable.lint] has no key {key!r}: its key is ignore"
        raise project.refused(file, message)
    found = table.get("ignore", {})
    if not isinstance(found, dict):
        message = 'ignore in [tool.raisable.lint] must say why: write ignore = {RBL140 = "the reason"}'
        raise project.refused(file, message)
    reasons = cast("dict[str, object]", found)
    for code, reason in reasons.items():
        if code not in SUPPRESSIBLE:
            message = f"ignore in [tool.raisable.lint]: {code!r} is no rule that can be suppressed; raisable lint --rules lists them"
            raise project.refused(file, message)
        if not isinstance(reason, str) or not reason.strip():
            message = f'ignore in [tool.raisable.lint] has no reason for {code}: write {code} = "the reason"'
            raise project.refused(file, message)
    return frozenset(reasons)


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
    return shared[0] if shared else _shipped_vocabulary(), providers


def vocabulary(specs: Path) -> Source:
    """The vocabulary of a folder of specs, which need not be there yet; else the one that ships with us."""
    path = specs / "categories.yaml"
    if not path.is_file():
        return _shipped_vocabulary()
    name = f"{specs.resolve().name}/{path.name}"
    return Source("categories", name, path.as_posix(), path.read_bytes())


def _shipped_vocabulary() -> Source:
    path = Path(shipped("specs")) / "categories.yaml"
    return Source(
        "categories", "specs/categories.yaml", path.as_posix(), path.read_bytes()
    )
