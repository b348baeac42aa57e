"""Specs in, their catalog out; what is worth a notice is told on stderr."""

from __future__ import annotations

from collections.abc import Iterable

from raisable_gen import output
from raisable_gen.catalog import Catalog
from raisable_gen.compile import compile_specs
from raisable_gen.quote import terminal
from raisable_gen.source import Source


def compiled(categories: Source, sources: Iterable[Source]) -> Catalog:
    """The catalog. Raises `Refused` with everything that is wrong with the specs."""
    catalog = compile_specs(categories, sources)
    for notice in catalog.notices:
        output.talk(terminal(str(notice)))
    return catalog
