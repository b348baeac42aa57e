"""Points in, a picture of them out: SVG, both axes by powers of ten, so that what grows in step is a straight line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from table import figure

WIDTH, HEIGHT = 360, 260
LEFT, TOP, RIGHT, BOTTOM = 62, 40, 30, 50
GREY, BLUE = "#888", "#1f5fbf"


@dataclass(frozen=True, slots=True)
class Curve:
    """`points` are codes and figures, all above zero."""

    title: str
    points: Sequence[tuple[float, float]]


def picture(curves: Sequence[Curve]) -> str:
    """The curves side by side, over the number of codes."""
    width = WIDTH * len(curves)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for place, curve in enumerate(curves):
        parts += [
            f'<g transform="translate({WIDTH * place} 0)">',
            *_drawn(curve),
            "</g>",
        ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _drawn(curve: Curve) -> list[str]:
    across = [log10(x) for x, _ in curve.points]
    up = [log10(y) for _, y in curve.points]
    columns = range(
        floor(min(across)), max(ceil(max(across)), floor(min(across)) + 1) + 1
    )
    rows = range(floor(min(up)), max(ceil(max(up)), floor(min(up)) + 1) + 1)

    def x(power: float) -> float:
        share = (power - columns[0]) / (columns[-1] - columns[0])
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(power: float) -> float:
        share = (power - rows[0]) / (rows[-1] - rows[0])
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    lines = [_text(WIDTH / 2, 20, curve.title, "middle")]
    lines.append(_text(WIDTH / 2, HEIGHT - 10, "codes in the spec", "middle"))
    for power in columns:
        lines.append(_line(x(power), y(rows[0]), x(power), y(rows[-1])))
        lines.append(_text(x(power), y(rows[0]) + 18, f"{10**power:,}", "middle"))
    for power in rows:
        lines.append(_line(x(columns[0]), y(power), x(columns[-1]), y(power)))
        lines.append(_text(LEFT - 6, y(power) + 4, f"{10.0**power:,g}", "end"))
    places = [(x(column), y(row)) for column, row in zip(across, up)]
    path = " ".join(f"{column},{row}" for column, row in places)
    lines.append(
        f'<polyline points="{path}" fill="none" stroke="{BLUE}" stroke-width="2"/>'
    )
    for (column, row), (_, value) in zip(places, curve.points):
        lines.append(f'<circle cx="{column}" cy="{row}" r="3.5" fill="{BLUE}"/>')
        lines.append(_text(column, row - 8, figure(value), "middle"))
    return lines


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{GREY}" stroke-width="0.5"/>'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>'
