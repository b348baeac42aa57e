"""A spec file as it lies on the disk."""

from __future__ import annotations

from dataclasses import dataclass

from raisable_gen.digests import digest


@dataclass(frozen=True, slots=True)
class Source:
    """A spec file: `name` as generated code tells it (`specs/cardplus.yaml`), `path` as complaints tell it."""

    module: str
    name: str
    path: str
    data: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the file, with line ends as `\\n`."""
        return digest(self.data)
