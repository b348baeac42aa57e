"""What the output is made from, as digests: a spec, and the generator with its templates. Imports nothing that takes long."""

from __future__ import annotations

import hashlib
import os

from raisable_gen.shipped import HERE

# The modules that have a say in what is generated: `pipeline`, `compile`, and all that they import.
STAGES = """
    blueprint catalog compile envelopes format invisible names node pipeline placeholders problem quote ranges read render resolve
    shape source spec tree verify vocabulary
""".split()


def digest(data: bytes) -> str:
    """SHA-256 of a file; line ends as a checkout on Windows makes them count as `\\n`."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def generator(templates: str) -> str:
    """One digest of the stages and of a folder of templates. Raises `OSError` where that can't be read."""
    stages = [os.path.join(HERE, f"{stage}.py") for stage in STAGES]
    names = [name for name in os.listdir(templates) if name.endswith((".py", ".jinja"))]
    found = hashlib.sha256()
    for path in stages + [os.path.join(templates, name) for name in sorted(names)]:
        found.update(f"{os.path.basename(path)} {digest(_read(path))}\n".encode())
    return found.hexdigest()


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
