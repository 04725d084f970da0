"""Which stops of a tour have a point that one can walk to, for files that navigation apps read. Always WGS-84."""

from __future__ import annotations

from redroutes.catalogue.catalogue import AREA_M, Catalogue
from redroutes.geo.datums import LatLon, to_wgs84
from redroutes.languages import choose
from redroutes.prose import fold_lines
from redroutes.records import Position, Text, Tour


def destination(place: Position) -> LatLon | None:
    """The point of a position, rounded to a metre; None if there is none or it is only a label."""
    if place.point is None or place.point.precision_m > AREA_M:
        return None
    return rounded_point(place)


def rounded_point(place: Position) -> LatLon | None:
    """The point of a position however rough, rounded to a metre."""
    if place.point is None:
        return None
    lat, lon = to_wgs84(place.point)
    return round(lat, 5), round(lon, 5)


def places_of(catalogue: Catalogue, tour: Tour) -> list[Position]:
    """The positions of a tour's stops, in their order."""
    return [catalogue.positions[stop.position].record for stop in tour.stops]


def pick(catalogue: Catalogue, text: Text, language: str) -> str:
    """A text in a language, or what stands in for it."""
    return fold_lines(choose(text.languages, text.made_from, language, catalogue.languages).value)
