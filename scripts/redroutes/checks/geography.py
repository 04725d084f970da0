"""Points that can be, places that may be one, legs that fit, positions that are on no tour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from statistics import median
from typing import Any

from redroutes.checks.rules import Rules
from redroutes.geo.datums import LatLon, to_wgs84
from redroutes.geo.distances import distance_m
from redroutes.languages import choose
from redroutes.messages import told
from redroutes.problems import Problem
from redroutes.records import Position, Text, Tour
from redroutes.records.collection import Entry, Records
from redroutes.records.walk import Walk

MAX_FAR_M = 100_000
"""A point farther than this from the middle of the district is a mistake (swapped numbers)."""
MAX_LATITUDE = 85
"""Degrees; towards the poles Web Mercator has no end."""
SAME_PLACE_M = 30
"""Two points nearer than this may be one place."""


def check_points(records: Records) -> Iterator[Problem]:
    """No point lies far away from all the others."""
    points = {
        entry.id: to_wgs84(entry.record.point)
        for entry in records.positions.values()
        if entry.record.point
    }
    yield from _check_latitudes(records)
    if not points:
        return
    middle = (median(p[0] for p in points.values()), median(p[1] for p in points.values()))
    for place_id, point in points.items() if len(points) > 2 else ():
        away = distance_m(middle, point)
        if away > MAX_FAR_M:
            message, hint = told("point.far", km=away / 1000)
            yield records.positions[place_id].problem(("point",), "point-far", message, hint)
    yield from _check_waters(records, middle)


def _check_latitudes(records: Records) -> Iterator[Problem]:
    """Points of waters lie where a map in Web Mercator has a place for them."""
    for index, water in enumerate(records.waters.record.waters):
        places = [(("line", n), pair) for n, pair in enumerate(water.line)]
        places += [(("cut", n), pair) for n, pair in enumerate(water.cut)]
        places += [(("label", 0), water.label)] if water.label else []
        for place, (lat, _) in places:
            if abs(lat) > MAX_LATITUDE:
                message, hint = told("point.latitude", lat=lat)
                loc = ("waters", index, *place)
                yield records.waters.problem(loc, "point-far", message, hint)


def _check_waters(records: Records, middle: LatLon) -> Iterator[Problem]:
    for index, water in enumerate(records.waters.record.waters):
        for number, (lat, lon) in enumerate(water.line):
            away = distance_m(middle, (lat, lon))
            if away > MAX_FAR_M:
                loc = ("waters", index, "line", number)
                message, hint = told("point.far", km=away / 1000)
                yield records.waters.problem(loc, "point-far", message, hint)


def check_duplicates(records: Records) -> Iterator[Problem]:
    """Same name, or points within 30 m, or the same address: the records may be one place.

    Places that name each other under ``related`` have answered the question.
    """
    entries = [records.positions[key] for key in sorted(records.positions)]
    languages = [language.id for language in records.site.record.languages]
    names: dict[str, Entry[Position]] = {}
    addresses: dict[str, Entry[Position]] = {}
    cells: dict[tuple[int, int], list[Entry[Position]]] = defaultdict(list)
    for entry in entries:
        name = _first_text(entry.record.name, languages)
        if name in names and not _are_related(entry, names[name]):
            yield _question(entry, names[name], ("name",), "same-name")
        names.setdefault(name, entry)
        given = entry.record.address
        address = _first_text(given.text, languages) if given else None
        if address and address in addresses and not _are_related(entry, addresses[address]):
            yield _question(entry, addresses[address], ("address",), "same-address")
        if address:
            addresses.setdefault(address, entry)
        yield from _check_near(entry, cells)


def _check_near(
    entry: Entry[Position], cells: dict[tuple[int, int], list[Entry[Position]]]
) -> Iterator[Problem]:
    if entry.record.point is None:
        return
    here = to_wgs84(entry.record.point)
    row, column = int(here[0] * 1000), int(here[1] * 1000)  # cells of about 100 m
    for other_row in (row - 1, row, row + 1):
        for other_column in (column - 1, column, column + 1):
            for other in cells[other_row, other_column]:
                assert other.record.point is not None
                there = to_wgs84(other.record.point)
                if distance_m(here, there) < SAME_PLACE_M and not _are_related(entry, other):
                    yield _question(entry, other, ("point",), "near")
    cells[row, column].append(entry)


def _first_text(text: Text, languages: list[str]) -> str:
    """A text in the first of the site's languages that has it."""
    return choose(text.languages, text.made_from, languages[0], languages).value


def _are_related(one: Entry[Position], other: Entry[Position]) -> bool:
    return other.id in one.record.related or one.id in other.record.related


def _question(
    entry: Entry[Position], other: Entry[Position], loc: tuple[str], what: str
) -> Problem:
    return entry.problem(loc, "duplicate-place", *told(f"point.{what}", other=other.id))


def check_legs(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """A leg after each stop of a tour but the last; minutes only with a distance or a source."""
    stops = entry.record.stops if isinstance(entry.record, Tour) else []
    for index, stop in enumerate(stops):
        is_last = index == len(stops) - 1
        loc = ("stops", index)
        if is_last and stop.leg:
            yield entry.problem((*loc, "leg"), "bad-leg", *told("tour.last-leg"))
        if not is_last and stop.leg is None:
            yield entry.problem(loc, "bad-leg", *told("tour.no-leg"))
        leg = stop.leg
        if leg and leg.minutes and not leg.distance_m and not leg.sources:
            yield entry.problem((*loc, "leg", "minutes"), "bad-leg", *told("tour.minutes"))


def check_visited(records: Records) -> Iterator[Problem]:
    """Each position is on a tour, or says why not."""
    visited = {stop.position for tour in records.tours.values() for stop in tour.record.stops}
    for entry in records.positions.values() if records.tours else ():
        if entry.id not in visited and entry.record.not_on_tour is None:
            yield entry.problem((), "on-no-tour", *told("tour.not-visited"))
