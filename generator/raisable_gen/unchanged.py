"""Folders in, what need not be made again out: told by digests alone, without reading a spec or a template.

The manifest says what the package was made from. What has the same digests now, and whose output lies there untouched, is
what a run would make.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from raisable_gen import digests
from raisable_gen.digests import SPEC, content
from raisable_gen.manifest import JOURNAL, MANIFEST, Manifest, Unreadable, read


def up_to_date(specs: str, out: str, templates: str) -> int | None:
    """How many providers there are, if the package is up to date; None if it is not, or if that is not so easily told."""
    try:
        if os.path.islink(out) or os.path.lexists(os.path.join(out, JOURNAL)):
            return None
        manifest = read(content(os.path.join(out, MANIFEST)))
        inputs = {"generator": digests.generator(templates), **digests.specs(specs)}
        if manifest.inputs != inputs or set(_untouched(out, manifest)) != set(
            manifest.files
        ):
            return None
        return sum(name.startswith(SPEC) for name in inputs)
    except (OSError, ValueError, Unreadable):
        return None


def kept(out: str, inputs: Mapping[str, str]) -> dict[str, str]:
    """The texts of the modules and runtime files that need not be made again; `inputs` as in the manifest."""
    try:
        manifest = read(content(os.path.join(out, MANIFEST)))
    except (OSError, Unreadable):
        return {}
    old = manifest.inputs
    if any(old.get(name) != inputs[name] for name in ("generator", "categories")):
        return {}
    same = {
        f"{name.removeprefix(SPEC)}.py"
        for name in inputs
        if name.startswith(SPEC) and old.get(name) == inputs[name]
    }
    return {
        name: data.decode("utf-8")
        for name, data in _untouched(out, manifest).items()
        if name in same or (name.startswith("_") and name != "__init__.py")
    }


def _untouched(out: str, manifest: Manifest) -> dict[str, bytes]:
    """The files that are as we wrote them, to the byte."""
    found: dict[str, bytes] = {}
    for name, known in manifest.files.items():
        path = os.path.join(out, name)
        if os.path.isfile(path) and not os.path.islink(path):
            data = content(path)
            if b"\r" not in data and [digests.digest(data)] == list(known):
                found[name] = data
    return found
