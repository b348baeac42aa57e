"""What the output is made from, as digests: a spec, and the generator with its templates. Imports nothing that takes long."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from raisable_gen.shipped import HERE, shipped

SPEC = "specs/"

# The modules that have a say in what is generated: `pipeline`, `compile`, and all that they import.
STAGES = """
    blueprint catalog compile envelopes export format invisible known layout names node pipeline placeholders problem quote ranges
    read render resolve rows shape source spec tree verify vocabulary
""".split()

# As the standard library's `random` does: hashlib loads OpenSSL, which takes longer than to digest all that there is.
try:
    _sha256 = import_module(
        "_sha2" if sys.version_info >= (3, 12) else "_sha256"
    ).sha256
except ImportError:
    _sha256 = import_module("hashlib").sha256


def digest(data: bytes) -> str:
    """SHA-256 of a file; line ends as a checkout on Windows makes them count as `\\n`."""
    found: str = _sha256(data.replace(b"\r\n", b"\n")).hexdigest()
    return found


def generator(templates: str) -> str:
    """One digest of the stages and of a folder of templates. Raises `OSError` where that can't be read."""
    stages = [os.path.join(HERE, f"{stage}.py") for stage in STAGES]
    names = [name for name in os.listdir(templates) if name.endswith((".py", ".jinja"))]
    paths = stages + [os.path.join(templates, name) for name in sorted(names)]
    lines = [f"{os.path.basename(path)} {digest(content(path))}\n" for path in paths]
    return digest("".join(lines).encode())


def specs(folder: str) -> dict[str, str]:
    """The digest of the vocabulary and of each spec in `folder`, by name. Raises `OSError`, and `ValueError` for twins."""
    shared = os.path.join(shipped("specs"), "categories.yaml")
    found = {"categories": digest(content(shared))}
    for file in os.listdir(folder):
        module, suffix = os.path.splitext(file)
        path = os.path.join(folder, file)
        if suffix in (".yaml", ".yml") and os.path.isfile(path):
            name = module if module == "categories" else SPEC + module
            if name in found and name != "categories":
                raise ValueError(f"two files for the module {module}")
            found[name] = digest(content(path))
    return found


def content(path: str) -> bytes:
    """The bytes of a file. Raises `OSError`."""
    with open(path, "rb") as file:
        return file.read()
