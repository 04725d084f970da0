"""Web Mercator: degrees -> pixels of a world of 256-pixel tiles, as tile services count them."""

from __future__ import annotations

import math

from redroutes.geo.datums import LatLon

TILE = 256
"""Pixels along a tile's side."""


def to_pixels(point: LatLon, zoom: int) -> tuple[float, float]:
    """Pixels from the world's north-western corner at a zoom level; x to the east, y to the south."""
    size = TILE * 2**zoom
    lat = math.radians(point[0])
    x = (point[1] + 180) / 360 * size
    y = (1 - math.log(math.tan(lat) + 1 / math.cos(lat)) / math.pi) / 2 * size
    return x, y
