"""Python text in, the same text as Black writes it out. The one door of Black."""

from __future__ import annotations

import black
from black.mode import TargetVersion

# Explicit, so that no configuration file of the folder we happen to run in has a say.
MODE = black.Mode(
    target_versions={TargetVersion.PY311},
    line_length=88,
    string_normalization=True,
    magic_trailing_comma=True,
    preview=False,
)


def formatted(text: str) -> str:
    """`text`, formatted; a text that is no Python raises `black.InvalidInput`, which is a fault of a template."""
    return black.format_str(text, mode=MODE)
