"""Marks of a sketch map as SVG: areas, the red line, stations, numbers, words, scale and north."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from itertools import pairwise

from redroutes.geo.drawing import QUIET, WIDTH, SketchStop, SketchWords, num
from redroutes.geo.labels import Label

Spot = tuple[float, float]
"""Pixels from the left and from the top."""
RADIUS = 11
STATION = 4
TEXT = 12
STRIP = 28
"""Height of the strip with scale and north below the frame."""
SCALES_M = (50, 100, 200, 500, 1000, 2000, 5000, 10000)
SCALE_WIDTH = 110


def draw_areas(placed: Sequence[SketchStop], spots: Sequence[Spot], scale: float) -> str:
    """Soft circles around stops that are known to a few hundred metres, as large as that."""
    circles = "".join(
        f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(max(stop.precision_m * scale, RADIUS + 6))}"/>'
        for stop, (x, y) in zip(placed, spots, strict=True)
        if stop.is_area
    )
    if not circles:
        return ""
    return f'<g class="sk-area" stroke-dasharray="2 3">{circles}</g>'


def draw_lines(placed: Sequence[SketchStop], true: Sequence[Spot], shown: Sequence[Spot]) -> str:
    """The red line, broken where a stop between is not on the map, and thin lines to true places."""
    whole, broken = "", ""
    for (one, here), (other, there) in pairwise(zip(placed, shown, strict=True)):
        piece = f"M{num(here[0])} {num(here[1])}L{num(there[0])} {num(there[1])}"
        if other.number == one.number + 1:
            whole += piece
        else:
            broken += piece
    paths = f'<path d="{whole}"/>' if whole else ""
    paths += f'<path d="{broken}" stroke-dasharray="3 5"/>' if broken else ""
    moved = [
        (a, b) for a, b in zip(true, shown, strict=True) if math.hypot(a[0] - b[0], a[1] - b[1]) > 4
    ]
    thin = "".join(f"M{num(a[0])} {num(a[1])}L{num(b[0])} {num(b[1])}" for a, b in moved)
    dots = "".join(f'<circle cx="{num(a[0])}" cy="{num(a[1])}" r="2.5"/>' for a, _ in moved)
    text = f'<g class="sk-route" fill="none" stroke-width="3">{paths}</g>'
    if thin:
        text += f'<g class="sk-thin"><path d="{thin}"/>{dots}</g>'
    return text


def draw_stations(dots: Sequence[Spot]) -> str:
    """Small squares; their names stand beside them."""
    squares = "".join(
        f'<rect x="{num(x - STATION)}" y="{num(y - STATION)}" width="8" height="8" rx="2"/>'
        for x, y in dots
    )
    return f'<g class="{QUIET}">{squares}</g>' if squares else ""


def draw_markers(placed: Sequence[SketchStop], shown: Sequence[Spot]) -> str:
    """Numbers in circles: full for a pin, hollow for an area."""
    parts = {False: ["", ""], True: ["", ""]}
    for stop, (x, y) in zip(placed, shown, strict=True):
        pair = parts[stop.is_area]
        pair[0] += f'<circle cx="{num(x)}" cy="{num(y)}" r="{RADIUS}"/>'
        pair[1] += f'<text x="{num(x)}" y="{num(y + 4.5)}">{stop.number}</text>'
    text = ""
    for is_area, ring, ink in ((True, "sk-hollow", "sk-red"), (False, "sk-full", "sk-on")):
        circles, numbers = parts[is_area]
        if circles:
            text += (
                f'<g class="{ring}" stroke-width="2">{circles}</g>'
                f'<g class="{ink}" font-size="13" font-weight="700" text-anchor="middle">{numbers}</g>'
            )
    return text


def draw_texts(labels: Sequence[Label], colour: str, size: float) -> str:
    """Labels with a rim of the ground, so that a line behind them does not disturb; ``colour`` is a class."""
    if not labels:
        return ""
    rows = "".join(
        f'<text x="{num(label.x)}" y="{num(label.y)}"'
        + ("" if label.anchor == "start" else f' text-anchor="{label.anchor}"')
        + f">{escape(label.text, quote=False)}</text>"
        for label in labels
    )
    return f'<g class="sk-halo {colour}" font-size="{size}">{rows}</g>'


def draw_strip(scale: float, height: float, words: SketchWords) -> str:
    """The scale at the left and north at the right, below the frame."""
    metres = max(m for m in SCALES_M if m == SCALES_M[0] or m * scale <= SCALE_WIDTH)
    width, y = metres * scale, height + 16
    form, n = (words.kilometres, metres // 1000) if metres >= 1000 else (words.metres, metres)
    return (
        f'<g class="{QUIET}" font-size="{TEXT}"><path class="sk-scale" d="M2 {num(y - 4)}v5h{num(width)}v-5"/>'
        f'<text x="{num(width + 10)}" y="{num(y + 3)}">{escape(form.format(n=n))}</text>'
        f'<path d="M{WIDTH - 12} {num(y + 6)}l5-16 5 16-5-4z"/>'
        f'<text x="{WIDTH - 18}" y="{num(y + 3)}" text-anchor="end">{escape(words.north)}</text></g>'
    )
