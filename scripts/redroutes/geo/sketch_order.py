"""The order of a tour as a bent red line: numbered stops with their names, ways with their words. No map.

The line runs to the right, turns down, and runs back, as many rows as it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from redroutes.geo.drawing import INK, QUIET, WIDTH, SketchLeg, SketchStop, num
from redroutes.geo.labels import LINE_HEIGHT, text_width, wrap

RADIUS = 12
NAME = 12.5
"""Size of names."""
NOTE = 11.5
"""Size of words along the way."""
GAP = 6
"""Between the names of neighbours."""
LINES = 3
"""A name in more lines is tried with fewer columns."""
MOST_LINES = 4
"""What is still longer ends in an ellipsis; the list below the drawing has it whole."""
BEND = 6
"""How far from the edge the line turns."""
MARGIN = 14
"""Between the edge and the columns: room for the turns."""


def draw_order(stops: Sequence[SketchStop], legs: Sequence[SketchLeg]) -> tuple[float, str]:
    """Height and content of the drawing."""
    columns = _columns(stops, legs)
    step = (WIDTH - 2 * MARGIN) / columns
    names = [wrap(stop.name, NAME, step - GAP, MOST_LINES) for stop in stops]
    spots: list[tuple[float, float]] = []
    top = 20.0
    for first in range(0, len(stops), columns):
        row = range(first, min(first + columns, len(stops)))
        for place in row:
            column = place - first
            is_back = (first // columns) % 2
            place_in_row = columns - 1 - column if is_back else column
            spots.append((MARGIN + step * (place_in_row + 0.5), top))
        top += RADIUS + NAME * LINE_HEIGHT * max(len(names[i]) for i in row) + 46
    height = top - 34
    texts = [_name(lines, *spot) for lines, spot in zip(names, spots, strict=True)]
    ways = [_leg(leg, spots[i], spots[i + 1]) for i, leg in enumerate(legs[: len(stops) - 1])]
    return height, (
        f'<path class="sk-route" d="{_path(spots)}" fill="none" stroke-width="3"/>'
        f'<g class="{QUIET}" font-size="{NOTE}" text-anchor="middle">{"".join(ways)}</g>'
        f'<g class="{INK}" font-size="{NAME}" text-anchor="middle">{"".join(texts)}</g>'
        f"{_numbers(stops, spots)}"
    )


def _columns(stops: Sequence[SketchStop], legs: Sequence[SketchLeg]) -> int:
    """Three columns where all names and words fit into them, else two."""
    step = (WIDTH - 2 * MARGIN) / 3
    fits = all(len(wrap(stop.name, NAME, step - GAP, 9)) <= LINES for stop in stops) and all(
        text_width(part, NOTE) <= step - 2 * RADIUS - 4
        for leg in legs
        for part in (leg.mode, leg.length)
    )
    return min(3 if fits else 2, max(len(stops), 1))


def _path(spots: Sequence[tuple[float, float]]) -> str:
    x, y = spots[0]
    path = f"M{num(x)} {num(y)}"
    for here, there in pairwise(spots):
        if here[1] == there[1]:
            path += f"H{num(there[0])}"
            continue
        right = here[0] > WIDTH / 2
        edge = WIDTH - BEND if right else BEND
        turn, sweep = (-8, 1) if right else (8, 0)
        path += (
            f"H{num(edge + turn)}A8 8 0 0 {sweep} {num(edge)} {num(here[1] + 8)}"
            f"V{num(there[1] - 8)}A8 8 0 0 {sweep} {num(edge + turn)} {num(there[1])}H{num(there[0])}"
        )
    return path


def _leg(leg: SketchLeg, here: tuple[float, float], there: tuple[float, float]) -> str:
    if here[1] == there[1]:
        middle = (here[0] + there[0]) / 2
        return _text(leg.mode, middle, here[1] - 6) + _text(leg.length, middle, here[1] + 14)
    is_right = here[0] > WIDTH / 2
    x = WIDTH - BEND - 6 if is_right else BEND + 6
    anchor = ' text-anchor="end"' if is_right else ' text-anchor="start"'
    return _text(leg.text, x, there[1] - RADIUS - 6, anchor)


def _name(lines: Sequence[str], x: float, y: float) -> str:
    first = y + RADIUS + NAME + 6
    rows = [
        f'<tspan x="{num(x)}"'
        + (f' dy="{num(NAME * LINE_HEIGHT)}"' if index else "")
        + f">{escape(line, quote=False)}</tspan>"
        for index, line in enumerate(lines)
    ]
    return f'<text y="{num(first)}">{"".join(rows)}</text>'


def _text(text: str, x: float, y: float, more: str = "") -> str:
    if not text:
        return ""
    return f'<text x="{num(x)}" y="{num(y)}"{more}>{escape(text, quote=False)}</text>'


def _numbers(stops: Sequence[SketchStop], spots: Sequence[tuple[float, float]]) -> str:
    circles = "".join(f'<circle cx="{num(x)}" cy="{num(y)}" r="{RADIUS}"/>' for x, y in spots)
    numbers = "".join(
        f'<text x="{num(x)}" y="{num(y + 4.5)}">{stop.number}</text>'
        for stop, (x, y) in zip(stops, spots, strict=True)
    )
    return (
        f'<g class="sk-red">{circles}</g>'
        f'<g class="sk-on" font-size="13" font-weight="700" text-anchor="middle">{numbers}</g>'
    )
