"""A folder of specs in, its catalog out; what is worth a notice is told on stderr."""

from __future__ import annotations

from pathlib import Path

from raisable_gen import config, output
from raisable_gen.catalog import Catalog
from raisable_gen.compile import compile_specs
from raisable_gen.quote import terminal


def compiled(specs: Path) -> Catalog:
    """The catalog. Raises `Refused` with everything that is wrong with the specs."""
    catalog = compile_specs(*config.sources(specs))
    for notice in catalog.notices:
        output.talk(terminal(str(notice)))
    return catalog
