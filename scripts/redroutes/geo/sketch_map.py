"""Stops with points -> a sketch map: pins and soft areas on the red line, metro stations near, scale and north.

A pin is a full circle with its number; a place known to a few hundred metres is a hollow one in a soft area of that
size. Numbers that would cover one another are moved apart, with a thin line to the true place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from redroutes.geo.datums import LatLon
from redroutes.geo.distances import EARTH_RADIUS_M, distance_m
from redroutes.geo.drawing import (
    INK,
    QUIET,
    WIDTH,
    SketchLeg,
    SketchStation,
    SketchStop,
    SketchWords,
    num,
)
from redroutes.geo.labels import Box, Label, around, make_label, place
from redroutes.geo.marks import (
    RADIUS,
    STATION,
    STRIP,
    TEXT,
    Spot,
    draw_areas,
    draw_lines,
    draw_markers,
    draw_stations,
    draw_strip,
    draw_texts,
)

PAD = 26
"""Between the outermost places and the frame."""
LEAST_HEIGHT, MOST_HEIGHT = 190, 400
LEAST_SPAN_M = 400
"""A smaller piece of ground is not drawn larger: points are not that exact."""
STATIONS = 5
"""More stations than this say nothing more."""
MARGIN_M = 600
"""Stations so far outside the stops are still drawn; or a third of the stops' extent, if that is more."""


@dataclass(frozen=True)
class Plane:
    """A flat piece of ground drawn into a frame."""

    middle: LatLon
    scale: float
    """Pixels per metre."""
    height: float

    def spot(self, point: LatLon) -> Spot:
        """Where a point stands in the drawing."""
        east, north = _metres(point, self.middle)
        return WIDTH / 2 + east * self.scale, self.height / 2 - north * self.scale

    @property
    def frame(self) -> Box:
        """The frame with a small margin for text."""
        return Box(4, 4, WIDTH - 4, self.height - 4)


def draw_map(
    stops: Sequence[SketchStop],
    legs: Sequence[SketchLeg],
    stations: Sequence[SketchStation],
    words: SketchWords,
) -> tuple[float, str]:
    """Height and content of the drawing."""
    placed = [stop for stop in stops if stop.spot]
    near = near_stations(placed, stations)
    plane = _fit(placed, near)
    true = [plane.spot(stop.spot) for stop in placed if stop.spot]
    dots = [plane.spot(station.point) for station in near]
    shown = _spread(true, dots, plane.frame)
    taken = [Box.around(*spot, RADIUS + 2) for spot in shown]
    taken += [Box.around(*dot, STATION + 2) for dot in dots]
    lines = _line_boxes(shown)
    labels: list[Label] = []
    for station, dot in zip(near, dots, strict=True):
        _add(labels, around(station.name, *dot, STATION + 5, TEXT), plane.frame, taken, lines)
    pointer = "" if near else _point_out(labels, placed, stations, words, plane, taken)
    ways = _way_labels(placed, legs, shown, plane.frame, taken, lines)
    return plane.height + STRIP, "".join(
        [
            f'<rect class="sk-frame" x=".5" y=".5" width="{WIDTH - 1}" height="{num(plane.height - 1)}" rx="8"/>',
            draw_areas(placed, true, plane.scale),
            draw_lines(placed, true, shown),
            draw_stations(dots),
            pointer,
            draw_markers(placed, shown),
            draw_texts(labels, INK, TEXT),
            draw_texts(ways, QUIET, TEXT - 0.5),
            draw_strip(plane.scale, plane.height, words),
        ]
    )


def make_plane(stops: Sequence[SketchStop], stations: Sequence[SketchStation]) -> Plane:
    """The piece of ground that ``draw_map`` draws."""
    placed = [stop for stop in stops if stop.spot]
    return _fit(placed, near_stations(placed, stations))


def near_stations(
    stops: Sequence[SketchStop], stations: Sequence[SketchStation]
) -> list[SketchStation]:
    """The stations that the map of these stops shows, the nearest first."""
    points = [stop.spot for stop in stops if stop.spot]
    reach = max((distance_m(a, b) for a, b in combinations(points, 2)), default=0) / 3
    found = sorted(
        (min(distance_m(point, station.point) for point in points), station.name, station)
        for station in stations
    )
    return [s for away, _, s in found[:STATIONS] if away <= max(MARGIN_M, reach)]


def _fit(placed: Sequence[SketchStop], near: Sequence[SketchStation]) -> Plane:
    """The scale at which all stops, their areas and the stations fit."""
    first = placed[0].spot
    assert first is not None
    reaches = [(stop.spot, stop.precision_m if stop.is_area else 0) for stop in placed if stop.spot]
    reaches += [(station.point, 0) for station in near]
    spots = [(*_metres(point, first), reach) for point, reach in reaches]
    west, east = min(x - r for x, _, r in spots), max(x + r for x, _, r in spots)
    south, north = min(y - r for _, y, r in spots), max(y + r for _, y, r in spots)
    width, height = max(east - west, LEAST_SPAN_M), max(north - south, LEAST_SPAN_M / 2)
    scale = min((WIDTH - 2 * PAD) / width, (MOST_HEIGHT - 2 * PAD) / height)
    frame_height = round(min(MOST_HEIGHT, max(LEAST_HEIGHT, height * scale + 2 * PAD)))
    return Plane(_point((east + west) / 2, (north + south) / 2, first), scale, frame_height)


def _metres(point: LatLon, origin: LatLon) -> Spot:
    east = math.radians(point[1] - origin[1]) * EARTH_RADIUS_M * math.cos(math.radians(origin[0]))
    return east, math.radians(point[0] - origin[0]) * EARTH_RADIUS_M


def _point(east: float, north: float, origin: LatLon) -> LatLon:
    lat = origin[0] + math.degrees(north / EARTH_RADIUS_M)
    lon = origin[1] + math.degrees(east / (EARTH_RADIUS_M * math.cos(math.radians(origin[0]))))
    return lat, lon


def _spread(spots: Sequence[Spot], fixed: Sequence[Spot], frame: Box) -> list[Spot]:
    """Places of the numbers: where two would touch, both move apart, step by step; none covers a station."""
    shown = list(spots)
    for _ in range(80):
        before = list(shown)
        for i in range(len(shown)):
            for j in range(i):
                dx, dy = _push(shown[i], shown[j], 2 * RADIUS + 3)
                shown[i] = shown[i][0] + dx / 2, shown[i][1] + dy / 2
                shown[j] = shown[j][0] - dx / 2, shown[j][1] - dy / 2
            for dot in fixed:
                dx, dy = _push(shown[i], dot, RADIUS + STATION + 4)
                shown[i] = shown[i][0] + dx, shown[i][1] + dy
        shown = [
            (
                min(max(x, frame.left + RADIUS), frame.right - RADIUS),
                min(max(y, frame.top + RADIUS), frame.bottom - RADIUS),
            )
            for x, y in shown
        ]
        if shown == before:
            break
    return shown


def _push(one: Spot, other: Spot, least: float) -> Spot:
    """How far the first must move away from the second to be ``least`` pixels off."""
    dx, dy = one[0] - other[0], one[1] - other[1]
    away = math.hypot(dx, dy)
    if away >= least:
        return 0.0, 0.0
    if away < 0.01:
        dx, dy, away = 0.8, 0.6, 1.0
    push = least - min(away, least) + 0.2
    return push * dx / away, push * dy / away


def _line_boxes(shown: Sequence[Spot]) -> list[Box]:
    """Small boxes along the red line, so that names keep off it."""
    boxes = []
    for (x1, y1), (x2, y2) in pairwise(shown):
        steps = max(1, int(math.hypot(x2 - x1, y2 - y1) / 5))
        for i in range(steps + 1):
            boxes.append(Box.around(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps, 2.5))
    return boxes


def _add(
    labels: list[Label], candidates: list[Label], frame: Box, taken: list[Box], lines: list[Box]
) -> bool:
    label = place(candidates, frame, taken, lines)
    if label:
        labels.append(label)
        taken.append(label.box)
    return label is not None


def _way_labels(
    placed: Sequence[SketchStop],
    legs: Sequence[SketchLeg],
    shown: Sequence[Spot],
    frame: Box,
    taken: list[Box],
    lines: list[Box],
) -> list[Label]:
    """Words beside the ways between neighbours; a way without room is left to the list."""
    labels: list[Label] = []
    for index, (stop, following) in enumerate(pairwise(placed)):
        if following.number != stop.number + 1 or stop.number > len(legs):
            continue
        leg = legs[stop.number - 1]
        texts = [leg.text, leg.mode] if leg.length else [leg.text]
        for text in texts:
            candidates = _beside(text, shown[index], shown[index + 1])
            if text and _add(labels, candidates, frame, taken, lines):
                break
    return labels


def _beside(text: str, here: Spot, there: Spot) -> list[Label]:
    size, candidates = TEXT - 0.5, []
    length = math.hypot(there[0] - here[0], there[1] - here[1]) or 1
    across = (there[1] - here[1]) / length, -(there[0] - here[0]) / length
    for share in (0.5, 0.35, 0.65):
        x = here[0] + (there[0] - here[0]) * share
        y = here[1] + (there[1] - here[1]) * share
        for side in (1, -1):
            dx, dy = across[0] * side, across[1] * side
            anchor = "start" if dx > 0.3 else "end" if dx < -0.3 else "middle"
            candidates.append(make_label(text, x + dx * 8, y + dy * 13 + size * 0.33, anchor, size))
    return candidates


def _point_out(
    labels: list[Label],
    placed: Sequence[SketchStop],
    stations: Sequence[SketchStation],
    words: SketchWords,
    plane: Plane,
    taken: list[Box],
) -> str:
    """An arrow at the frame's edge to the nearest station outside it, with its distance."""
    points = [stop.spot for stop in placed if stop.spot]
    if not stations:
        return ""
    away, _, station = min(
        (min(distance_m(p, s.point) for p in points), s.name, s) for s in stations
    )
    x, y = plane.spot(station.point)
    dx, dy = x - WIDTH / 2, y - plane.height / 2
    share = min(
        (WIDTH / 2 - 12) / abs(dx) if dx else 9e9, (plane.height / 2 - 12) / abs(dy) if dy else 9e9
    )
    tip = WIDTH / 2 + dx * share, plane.height / 2 + dy * share
    box = Box.around(*tip, 8)
    if box.hits(taken):
        return ""
    text = f"{station.name} {_distance(away, words)}"
    if not _add(labels, around(text, *tip, 11, TEXT), plane.frame, [*taken, box], []):
        return ""
    taken += [box, labels[-1].box]
    angle = math.degrees(math.atan2(dy, dx))
    return (
        f'<path class="{QUIET}" d="M8 0-5-5.5V5.5z" transform="translate({num(tip[0])} {num(tip[1])}) '
        f'rotate({num(angle)})"/>'
    )


def _distance(metres: float, words: SketchWords) -> str:
    if metres < 950:
        return words.metres.format(n=max(50, round(metres / 50) * 50))
    return words.kilometres.format(n=f"{metres / 1000:.1f}")
