"""The catalog in, the files of the package out: render, format, verify. No disk, no clock, no environment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from raisable_gen.catalog import Catalog
from raisable_gen.export import as_compact_json
from raisable_gen.format import formatted_files
from raisable_gen.render import RUNTIME, Templates
from raisable_gen.verify import verify


def build(
    catalog: Catalog,
    templates: Templates,
    only: Sequence[str] = (),
    kept: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """The files of the package by name, formatted and held against the catalog; `only` names modules to limit it to.

    `kept` are texts that such a run made before of the same inputs, and that need not be made again. Raises `SelfCheckFailed`
    where a text is not what the catalog asks for.
    """
    rendered = (
        {}
        if only
        else {
            "py.typed": "",
            "catalog.json": as_compact_json(catalog),
            "__init__.py": templates.package(catalog),
            **templates.runtime(),
        }
    )
    for provider in catalog.providers:
        if not only or provider.module in only:
            name = f"{provider.module}.py"
            rendered[name] = kept.get(name) or templates.provider(catalog, provider)
    made = {name: text for name, text in rendered.items() if name not in kept}
    # Black has formatted our own runtime files where they lie.
    left = RUNTIME if templates.ours else ()
    made |= formatted_files(
        {
            name: text
            for name, text in sorted(made.items())
            if name.endswith(".py") and name not in left
        },
        proved=templates.ours,
    )
    verify(made, catalog)
    return {name: kept.get(name, made.get(name, "")) for name in rendered}
