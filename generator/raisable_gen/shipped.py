"""The name of a folder that ships with us in, its path out."""

from __future__ import annotations

import os

HERE = os.path.dirname(os.path.abspath(__file__))


def shipped(folder: str) -> str:
    """A folder that the wheel packs into `raisable_gen`, or, in a checkout, that stands at the top."""
    packed = os.path.join(HERE, folder)
    if os.path.isdir(packed):
        return packed
    return os.path.join(os.path.dirname(os.path.dirname(HERE)), folder)
