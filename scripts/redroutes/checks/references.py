"""Ids that must exist, and the shape of tours, agendas and lessons."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from redroutes.problems import Loc, Problem, did_you_mean
from redroutes.records import Lesson, Position, Template
from redroutes.records.collection import Entry, Records

MAX_LESSON_MIN = 45
"""A lesson is told standing and walking; what is longer is a tour or an agenda."""


def check_references(records: Records) -> Iterator[Problem]:
    """Every id that a record names must be the id of a record of that kind."""
    towns = {town.id for town in records.towns.record.towns}
    stations = {station.id for station in records.stations.record.stations}
    for entry in records.positions.values():
        place = entry.record
        yield from _check_id(entry, ("town",), place.town, towns, "town")
        for index, metro in enumerate(place.metro):
            loc = ("metro", index, "station")
            yield from _check_id(entry, loc, metro.station, stations, "station")
        yield from _check_ids(entry, "related", place.related, records.positions, "position")
    for tour in records.tours.values():
        for index, stop in enumerate(tour.record.stops):
            loc = ("stops", index, "position")
            yield from _check_id(tour, loc, stop.position, records.positions, "position")
    for template in records.templates.values():
        ids = template.record.positions
        yield from _check_ids(template, "positions", ids, records.positions, "position")
        yield from _check_ids(
            template, "lessons", template.record.lessons, records.lessons, "lesson"
        )
    for lesson in records.lessons.values():
        place_id = lesson.record.position
        yield from _check_id(lesson, ("position",), place_id, records.positions, "position")
        ids = lesson.record.templates
        yield from _check_ids(lesson, "templates", ids, records.templates, "template")
    for programme in records.programmes.values():
        record = programme.record
        if record.town is not None:
            yield from _check_id(programme, ("town",), record.town, towns, "town")
        yield from _check_ids(
            programme, "positions", record.positions, records.positions, "position"
        )
        yield from _check_ids(
            programme, "templates", record.templates, records.templates, "template"
        )
        yield from _check_ids(programme, "lessons", record.lessons, records.lessons, "lesson")
    site = records.site
    yield from _check_ids(site, "featured_tours", site.record.featured_tours, records.tours, "tour")


def check_shape(records: Records) -> Iterator[Problem]:
    """Sizes and ids inside one record that models alone do not hold."""
    yield from _check_unique(
        records.towns, "towns", [town.id for town in records.towns.record.towns]
    )
    stations = records.stations.record
    yield from _check_unique(records.stations, "stations", [s.id for s in stations.stations])
    lines = {line.id for line in stations.lines}
    for index, station in enumerate(stations.stations):
        for number, line in enumerate(station.lines):
            loc: Loc = ("stations", index, "lines", number)
            yield from _check_id(records.stations, loc, line, lines, "line")
    known = {station.id for station in stations.stations}
    for index, line_record in enumerate(stations.lines):
        for number, station_id in enumerate(line_record.order):
            loc = ("lines", index, "order", number)
            yield from _check_id(records.stations, loc, station_id, known, "station")
    waters = [water.id for water in records.waters.record.waters]
    yield from _check_unique(records.waters, "waters", waters)
    for template in records.templates.values():
        size = template.record.group_size
        if size.min > size.max:
            message = f"the group has at least {size.min} but at most {size.max} people"
            yield template.problem(("group_size", "min"), "bad-size", message, "Swap them.")
        yield from _check_materials(template)
    for lesson in records.lessons.values():
        yield from _check_length(lesson)
    for kind in ("positions", "tours", "programmes"):
        for any_entry in records.by_kind(kind).values():
            yield from _check_unique(any_entry, "facts", [f.id for f in any_entry.record.facts])
    languages = [language.id for language in records.site.record.languages]
    yield from _check_unique(records.site, "languages", languages)


def _check_materials(template: Entry[Template]) -> Iterator[Problem]:
    record = template.record
    yield from _check_unique(template, "variants", [v.id for v in record.variants])
    yield from _check_unique(template, "texts", [text.id for text in record.texts])
    yield from _check_unique(template, "sheets", [sheet.id for sheet in record.sheets])
    for index, question in enumerate(record.quiz):
        if not question.sources and not question.facts:
            message = "nothing carries the answer"
            hint = "Name sources, or facts of positions (position-id.F1)."
            yield template.problem(("quiz", index), "unsourced", message, hint)


def _check_length(lesson: Entry[Lesson]) -> Iterator[Problem]:
    total = lesson.record.length
    if total > MAX_LESSON_MIN:
        message = f"the parts take {total:g} minutes together, at most {MAX_LESSON_MIN}"
        yield lesson.problem(("parts",), "bad-size", message, "Shorten it or make two lessons.")


def _check_id(
    entry: Entry[Any], loc: Loc, value: str, allowed: Collection[str], noun: str
) -> Iterator[Problem]:
    if value not in allowed:
        message = f"no {noun} has the id '{value}'"
        yield entry.problem(loc, f"unknown-{noun}", message, did_you_mean(value, allowed))


def _check_ids(
    entry: Entry[Any], name: str, values: list[str], allowed: Collection[str], noun: str
) -> Iterator[Problem]:
    for index, value in enumerate(values):
        loc: Loc = (name, index)
        yield from _check_id(entry, loc, value, allowed, noun)
        if value == entry.id and isinstance(entry.record, Position):
            message = f"'{value}' names the record itself"
            yield entry.problem(loc, "self-reference", message, "Remove it.")
        if value in values[:index]:
            message = f"'{value}' stands twice in the list"
            yield entry.problem(loc, "repeated-reference", message, "Remove one.")


def _check_unique(entry: Entry[Any], name: str, ids: list[str]) -> Iterator[Problem]:
    for index, value in enumerate(ids):
        if value in ids[:index]:
            message = f"the id '{value}' stands twice"
            yield entry.problem((name, index, "id"), "duplicate-id", message, "Rename one.")
