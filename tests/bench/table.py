"""Figures in, Markdown out."""

from __future__ import annotations

from collections.abc import Sequence


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose columns are figures, but for the first."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def figure(value: float) -> str:
    """A figure with three digits that count: `0.0123`, `1.23`, `123`, `12,300`."""
    rounded = float(f"{value:.3g}")
    if rounded >= 100:
        return f"{rounded:,.0f}"
    return f"{rounded:.1f}" if rounded >= 10 else f"{rounded:.3g}"


def ms(seconds: float) -> str:
    """Seconds, told in milliseconds."""
    return figure(seconds * 1000)


def at_most(value: float, goal: float | None, unit: str = "") -> str:
    """The goal, and whether a figure reaches it; nothing where there is none."""
    if goal is None:
        return ""
    return f"\u2264 {goal:g}{unit}: {'met' if value <= goal else '**missed**'}"


def at_least(value: float, goal: float) -> str:
    """The same for what is to be high."""
    return f"\u2265 {goal:,.0f}: {'met' if value >= goal else '**missed**'}"
