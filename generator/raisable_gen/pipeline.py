"""The whole way, from texts to texts: read, resolve, render, format, verify. No disk, no clock, no environment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from raisable_gen.catalog import Catalog
from raisable_gen.format import formatted
from raisable_gen.problem import Problem, Refused
from raisable_gen.read import Source, read_categories, read_provider
from raisable_gen.render import Templates
from raisable_gen.resolve import resolve
from raisable_gen.verify import verify
from raisable_gen.vocabulary import resolve_categories


def compile_specs(categories: Source, sources: Iterable[Source]) -> Catalog:
    """The catalog of the specs; raises `Refused` with everything that is wrong with them."""
    problems: list[Problem] = []
    vocabulary = resolve_categories(
        read_categories(categories, problems) or {}, problems
    )
    read = [(source, read_provider(source, problems)) for source in sources]
    specs = [(source, fields) for source, fields in read if fields is not None]
    catalog = resolve(specs, vocabulary, problems)
    if problems:
        raise Refused(problems)
    return catalog


def build(
    catalog: Catalog,
    templates: Templates,
    only: Sequence[str] = (),
    done: Callable[[str], None] = lambda name: None,
) -> dict[str, str]:
    """The files of the package by name, formatted and held against the catalog; `only` names modules to limit it to.

    `done` hears of each file. Raises `SelfCheckFailed` where a text is not what the catalog asks for.
    """
    rendered = (
        {}
        if only
        else {
            "py.typed": "",
            "__init__.py": templates.package(catalog),
            **templates.runtime(),
        }
    )
    for provider in catalog.providers:
        if not only or provider.module in only:
            rendered[f"{provider.module}.py"] = templates.provider(catalog, provider)
    files: dict[str, str] = {}
    for name, text in sorted(rendered.items()):
        files[name] = formatted(text) if name.endswith(".py") else text
        done(name)
    verify(files, catalog)
    return files
