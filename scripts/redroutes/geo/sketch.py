"""A tour -> one small SVG: a sketch map where enough points are known, else a diagram of the order.

Words come in, nothing is fetched, and the same input gives the same bytes. No borders are drawn. Straight lines join
the stops in their order; they are no paths.
"""

from __future__ import annotations

from collections.abc import Sequence

from redroutes.geo.drawing import SketchLeg, SketchStation, SketchStop, SketchWords, wrap_svg
from redroutes.geo.sketch_map import Plane, draw_map, make_plane, near_stations
from redroutes.geo.sketch_order import draw_order

SHARE = 0.5
"""Below this share of placed stops a map would show too little of the tour: the order is drawn instead."""

__all__ = [
    "SketchLeg",
    "SketchStation",
    "SketchStop",
    "SketchWords",
    "draw_tour",
    "has_map",
    "near_stations",
    "sketch_plane",
    "sketch_tour",
    "wrap_svg",
]


def has_map(stops: Sequence[SketchStop]) -> bool:
    """True if at least two stops, and half of all, have a point that may be drawn."""
    placed = sum(stop.spot is not None for stop in stops)
    return placed >= 2 and placed >= SHARE * len(stops)


def sketch_plane(stops: Sequence[SketchStop], stations: Sequence[SketchStation]) -> Plane | None:
    """The ground that the map of these stops shows; None where the order is drawn instead."""
    return make_plane(stops, stations) if has_map(stops) else None


def draw_tour(
    stops: Sequence[SketchStop],
    legs: Sequence[SketchLeg],
    stations: Sequence[SketchStation],
    words: SketchWords,
) -> tuple[float, str]:
    """Height and content of a tour's drawing; ``legs`` has one entry less than ``stops``.

    ``stations`` are all that may be shown.
    """
    if has_map(stops):
        return draw_map(stops, legs, stations, words)
    return draw_order(stops, legs)


def sketch_tour(
    stops: Sequence[SketchStop],
    legs: Sequence[SketchLeg],
    stations: Sequence[SketchStation],
    words: SketchWords,
) -> str:
    """The SVG of a tour, of what ``draw_tour`` draws."""
    return wrap_svg(*draw_tour(stops, legs, stations, words), words)
