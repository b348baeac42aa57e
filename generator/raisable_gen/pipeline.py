"""The catalog in, the files of the package out: render, format, verify. No disk, no clock, no environment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from raisable_gen.catalog import Catalog
from raisable_gen.format import formatted
from raisable_gen.render import Templates
from raisable_gen.verify import verify


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
