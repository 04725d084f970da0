"""Records with their relations: who uses whom, previous and next, what is near. Built once, then only read.

The one place where ids are resolved; what comes out are entries, never ids that a reader must look up again.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from redroutes.geo.datums import LatLon, to_wgs84
from redroutes.geo.distances import distance_m
from redroutes.geo.drawing import AREA_M, PIN_M
from redroutes.phrasebook import Phrasebook
from redroutes.records import (
    Glossary,
    Holidays,
    Lesson,
    Position,
    Programme,
    Site,
    Template,
    Tour,
    Town,
)
from redroutes.records.base import Fact, Picture
from redroutes.records.collection import Entry, Records
from redroutes.records.media import PublishedPicture
from redroutes.records.stations import Station

NEARBY_M = 3000
"""Places farther than this are not called near."""
NEARBY_MOST = 4
"""More than this is a list, not a hint."""
CELL_DEGREES = 0.03
"""Cells for finding neighbours: 3.3 km of latitude, so that one ring of cells holds all within NEARBY_M."""


__all__ = ["AREA_M", "PIN_M", "Catalogue", "Neighbour", "Visit", "tour_minutes"]


@dataclass(frozen=True)
class Visit:
    """A position as a stop of one tour."""

    tour: Entry[Tour]
    index: int
    """From 0."""

    @property
    def number(self) -> int:
        """From 1."""
        return self.index + 1

    @property
    def previous_id(self) -> str | None:
        """The position before this one."""
        return self.tour.record.stops[self.index - 1].position if self.index else None

    @property
    def next_id(self) -> str | None:
        """The position after this one."""
        stops = self.tour.record.stops
        return stops[self.index + 1].position if self.number < len(stops) else None


@dataclass(frozen=True)
class Neighbour:
    """A place near another."""

    entry: Entry[Position]
    distance_m: float
    """Straight line."""


class Catalogue:
    """All records of a district that passed their checks."""

    def __init__(
        self,
        records: Records,
        *,
        archive: str | None = None,
        pictures: Mapping[str, PublishedPicture] | None = None,
    ) -> None:
        """``archive`` is the name of the zip of the whole site that lies at its root, where the build makes one.

        ``pictures``: name of a picture in ``media/`` -> what is published of it; without it no page shows pictures.
        """
        self.records = records
        self.site: Site = records.site.record
        self.archive = archive
        self.pictures: Mapping[str, PublishedPicture] = pictures or {}
        self.languages = [language.id for language in self.site.languages]
        self.tags = {language.id: language.tag for language in self.site.languages}
        self.phrases = Phrasebook(self.tags, records.phrases)
        self.towns: dict[str, Town] = {town.id: town for town in records.towns.record.towns}
        self.stations: dict[str, Station] = {s.id: s for s in records.stations.record.stations}
        self.holidays: Holidays = records.holidays.record
        self.glossary: Glossary = records.glossary.record
        self.kinds: dict[str, dict[str, Entry[Any]]] = records.kinds
        self._nearby: dict[str, list[Neighbour]] = {}
        self.cached: dict[object, Callable[..., Any]] = {}
        """Function -> the same with what it has made of this catalogue: see ``cached_with_catalogue``."""

    def entries(self, kind: str) -> dict[str, Entry[Any]]:
        """The entries of one kind by id: in the order of ids, or as they stand in their common file."""
        return self.kinds[kind]

    @property
    def positions(self) -> dict[str, Entry[Position]]:
        """The positions by id."""
        return self.kinds["positions"]

    @property
    def tours(self) -> dict[str, Entry[Tour]]:
        """The tours by id."""
        return self.kinds["tours"]

    @property
    def templates(self) -> dict[str, Entry[Template]]:
        """The templates by id."""
        return self.kinds["templates"]

    @property
    def lessons(self) -> dict[str, Entry[Lesson]]:
        """The lessons by id."""
        return self.kinds["lessons"]

    @property
    def programmes(self) -> dict[str, Entry[Programme]]:
        """The programmes by id."""
        return self.kinds["programmes"]

    @cached_property
    def visits(self) -> dict[str, list[Visit]]:
        """Position id -> its stops on tours."""
        visits: dict[str, list[Visit]] = defaultdict(list)
        for tour in self.tours.values():
            for index, stop in enumerate(tour.record.stops):
                visits[stop.position].append(Visit(tour, index))
        return visits

    @cached_property
    def positions_by_town(self) -> dict[str, list[Entry[Position]]]:
        """Town id -> its positions."""
        return _group(self.positions.values(), lambda entry: [entry.record.town])

    @cached_property
    def lessons_by_position(self) -> dict[str, list[Entry[Lesson]]]:
        """Position id -> lessons told there."""
        return _group(self.lessons.values(), lambda entry: [entry.record.position])

    @cached_property
    def templates_by_position(self) -> dict[str, list[Entry[Template]]]:
        """Position id -> templates that name it."""
        return _group(self.templates.values(), lambda entry: entry.record.positions)

    @cached_property
    def templates_by_kind(self) -> dict[str, list[Entry[Template]]]:
        """Kind of position -> templates that suit the whole kind."""
        return _group(self.templates.values(), lambda entry: entry.record.position_kinds)

    @cached_property
    def templates_by_lesson(self) -> dict[str, list[Entry[Template]]]:
        """Lesson id -> templates that it fits, named from either side."""
        both: dict[str, dict[str, Entry[Template]]] = defaultdict(dict)
        for template in self.templates.values():
            for lesson_id in template.record.lessons:
                both[lesson_id][template.id] = template
        for lesson in self.lessons.values():
            for template_id in lesson.record.templates:
                both[lesson.id][template_id] = self.templates[template_id]
        return {key: list(_sorted(found).values()) for key, found in both.items()}

    @cached_property
    def lessons_by_template(self) -> dict[str, list[Entry[Lesson]]]:
        """Template id -> lessons that fit it, named from either side."""
        by_template: dict[str, list[Entry[Lesson]]] = defaultdict(list)
        for lesson_id in self.lessons:
            for template in self.templates_by_lesson.get(lesson_id, []):
                by_template[template.id].append(self.lessons[lesson_id])
        return by_template

    @cached_property
    def programmes_by_position(self) -> dict[str, list[Entry[Programme]]]:
        """Position id -> programmes that meet the visitor there."""
        return _group(self.programmes.values(), lambda entry: entry.record.positions)

    @cached_property
    def programmes_by_town(self) -> dict[str, list[Entry[Programme]]]:
        """Town id -> programmes that the town runs."""
        return _group(
            self.programmes.values(), lambda entry: [entry.record.town] if entry.record.town else []
        )

    def templates_for(self, entry: Entry[Position]) -> list[Entry[Template]]:
        """Templates that suit a position: those that name it first, then those for its kind."""
        named = self.templates_by_position.get(entry.id, [])
        for_kind = self.templates_by_kind.get(entry.record.kind, [])
        return named + [template for template in for_kind if template not in named]

    def tours_through(self, town_id: str) -> list[Entry[Tour]]:
        """Tours with a stop in a town."""
        ids = {
            visit.tour.id
            for place in self.positions_by_town.get(town_id, [])
            for visit in self.visits.get(place.id, [])
        }
        return [self.tours[tour_id] for tour_id in sorted(ids)]

    def find_fact(self, reference: str, entry: Entry[Any]) -> tuple[Entry[Any], Fact]:
        """Record and fact of a reference that stands in ``entry``; ``LookupError`` where there is none.

        ``F1`` is a fact of the record itself, in a lesson one of its position; ``other-position.F1`` names its own.
        """
        place_id, _, fact_id = reference.rpartition(".")
        home = place_id or vars(entry.record).get("position", "")
        entry = self.positions[home] if home else entry
        for fact in entry.record.facts:
            if fact.id == fact_id:
                return entry, fact
        raise LookupError(f"{entry.kind}/{entry.id} has no fact {fact_id}")

    def with_pictures(self, pictures: Mapping[str, PublishedPicture]) -> Catalogue:
        """The same records, with what is published of their pictures."""
        return Catalogue(self.records, archive=self.archive, pictures=pictures)

    def pictures_of(self, record: Any) -> list[tuple[Picture, PublishedPicture]]:
        """The pictures of a record with what is published of them."""
        named: list[Picture] = getattr(record, "pictures", [])
        return [(x, self.pictures[x.file]) for x in named if x.file in self.pictures]

    @cached_property
    def pins(self) -> dict[str, LatLon]:
        """Position id -> WGS-84 point, where it is exact enough to carry a distance."""
        return {
            entry.id: to_wgs84(entry.record.point)
            for entry in self.positions.values()
            if entry.record.point and entry.record.point.precision_m <= PIN_M
        }

    @cached_property
    def _cells(self) -> dict[tuple[int, int], list[tuple[float, float, str]]]:
        """Cell -> latitude, longitude and id of the positions in it."""
        cells: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
        for place_id, point in self.pins.items():
            cells[self._cell(point)].append((*point, place_id))
        return cells

    @cached_property
    def _cell_width(self) -> float:
        """Degrees of longitude: as many metres as those of latitude, where the meridians are closest."""
        farthest = max((abs(latitude) for latitude, _ in self.pins.values()), default=0.0)
        return CELL_DEGREES / max(math.cos(math.radians(farthest)), 0.01)

    def _cell(self, point: LatLon) -> tuple[int, int]:
        return int(point[0] // CELL_DEGREES), int(point[1] // self._cell_width)

    def nearby(self, entry: Entry[Position]) -> list[Neighbour]:
        """The nearest other positions with a pin, at most ``NEARBY_MOST``."""
        known = self._nearby.get(entry.id)
        if known is None:
            known = self._nearby[entry.id] = self._find_nearby(entry.id)
        return known

    def _find_nearby(self, place_id: str) -> list[Neighbour]:
        here = self.pins.get(place_id)
        if here is None:
            return []
        row, column = self._cell(here)
        squeeze = math.cos(math.radians(here[0]))
        north, east = here
        candidates = [
            ((latitude - north) ** 2 + ((longitude - east) * squeeze) ** 2, other_id)
            for cell in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
            for latitude, longitude, other_id in self._cells.get(cell, ())
        ]
        # the flat order is right but for metres: twice as many as needed are measured exactly
        nearest = heapq.nsmallest(2 * NEARBY_MOST + 1, candidates)
        found = sorted((distance_m(here, self.pins[x]), x) for _, x in nearest if x != place_id)
        return [
            Neighbour(self.positions[x], away)
            for away, x in found[:NEARBY_MOST]
            if away <= NEARBY_M
        ]


def tour_minutes(tour: Tour) -> tuple[int, int, bool]:
    """Minutes at the stops, minutes on known legs, and whether every leg's minutes are known."""
    legs = [stop.leg for stop in tour.stops[:-1]]
    on_way = sum(leg.minutes or 0 for leg in legs if leg)
    is_whole = all(leg is not None and leg.minutes is not None for leg in legs)
    return sum(stop.minutes for stop in tour.stops), on_way, is_whole


def _sorted(entries: dict[str, Any]) -> dict[str, Any]:
    return {key: entries[key] for key in sorted(entries)}


def _group(entries: Iterable[Entry[Any]], keys: Any) -> dict[str, list[Entry[Any]]]:
    groups: dict[str, list[Entry[Any]]] = defaultdict(list)
    for entry in entries:
        for key in keys(entry):
            groups[key].append(entry)
    return groups
