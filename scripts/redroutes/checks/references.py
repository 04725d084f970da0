"""Ids that must exist, facts that must carry, and the shape of tours, agendas and lessons."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from redroutes.problems import Loc, Problem, did_you_mean
from redroutes.records import Lesson, Position
from redroutes.records.collection import Entry, Records
from redroutes.records.positions import Question, TalkingPoint

MAX_LESSON_MIN = 20
"""A lesson is told standing: 3-15 minutes, with a little room."""


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


def check_facts(records: Records) -> Iterator[Problem]:
    """Talking points, answers and lessons may only rest on facts that exist."""
    for entry in records.positions.values():
        own = {fact.id for fact in entry.record.facts}
        carried: list[tuple[str, Sequence[TalkingPoint | Question]]] = [
            ("talking_points", entry.record.talking_points),
            ("questions", entry.record.questions),
        ]
        for name, items in carried:
            for index, item in enumerate(items):
                if not own.issuperset(item.facts):
                    loc = (name, index, "facts")
                    yield from _check_fact_ids(entry, loc, item.facts, own, records)
    for lesson in records.lessons.values():
        place = records.positions.get(lesson.record.position)
        own = {fact.id for fact in place.record.facts} if place else set()
        for index, part in enumerate(lesson.record.parts):
            loc = ("parts", index, "facts")
            yield from _check_fact_ids(lesson, loc, part.facts, own, records)
        for index, question in enumerate(lesson.record.questions):
            loc = ("questions", index, "facts")
            yield from _check_fact_ids(lesson, loc, question.facts, own, records)
    for kind in ("positions", "tours", "programmes"):
        for any_entry in records.by_kind(kind).values():
            ids = [fact.id for fact in any_entry.record.facts]
            yield from _check_unique(any_entry, "facts", ids)


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
        yield from _check_unique(template, "variants", [v.id for v in template.record.variants])
    for lesson in records.lessons.values():
        yield from _check_length(lesson)
    languages = [language.id for language in records.site.record.languages]
    yield from _check_unique(records.site, "languages", languages)


def _check_length(lesson: Entry[Lesson]) -> Iterator[Problem]:
    total = sum(part.minutes for part in lesson.record.parts)
    if total > MAX_LESSON_MIN:
        message = f"the parts take {total} minutes together, at most {MAX_LESSON_MIN}"
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


def _check_fact_ids(
    entry: Entry[Any], loc: Loc, references: list[str], own: set[str], records: Records
) -> Iterator[Problem]:
    for index, reference in enumerate(references):
        place_id, _, fact_id = reference.rpartition(".")
        place = records.positions.get(place_id)
        if place_id and place is None:
            message = f"no position has the id '{place_id}'"
            hint = did_you_mean(place_id, records.positions)
            yield entry.problem((*loc, index), "unknown-position", message, hint)
            continue
        allowed = {fact.id for fact in place.record.facts} if place else own
        if fact_id not in allowed:
            message = f"there is no fact '{reference}'"
            hint = did_you_mean(fact_id, allowed)
            yield entry.problem((*loc, index), "unknown-fact", message, hint)


def _check_unique(entry: Entry[Any], name: str, ids: list[str]) -> Iterator[Problem]:
    for index, value in enumerate(ids):
        if value in ids[:index]:
            message = f"the id '{value}' stands twice"
            yield entry.problem((name, index, "id"), "duplicate-id", message, "Rename one.")
