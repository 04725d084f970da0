"""Ids and facts that must exist, and the shape of stations, agendas and lessons."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from redroutes.checks.rules import Rules
from redroutes.messages import Message, told
from redroutes.problems import Loc, Problem, did_you_mean
from redroutes.records import COMMON_FILES, FOLDERS, KINDS, Lesson, Template
from redroutes.records.base import Names, NamesFact
from redroutes.records.collection import Entry, Records
from redroutes.records.references import find_references
from redroutes.records.walk import Walk

MAX_LESSON_MIN = 45
"""A lesson is told standing and walking; what is longer is a tour or an agenda."""
Named = tuple[tuple[str, ...], tuple[str, ...]]
"""Kinds with ids of other records; facts of other records, among which are those of a lesson's position."""
NOUNS = {kind.id: kind.noun for kind in KINDS.values()} | {"stations": "station"}
"""What a model's mark ``Names`` can name -> one of them, as messages call it."""


def find_named(entry: Entry[Any], walk: Walk) -> Named:
    """What a record names that is not there in the record itself, each once."""
    ids: dict[str, None] = {}
    facts: dict[str, None] = {}
    for _, mark, value in walk.references:
        if isinstance(mark, NamesFact):
            facts[value] = None
        else:
            ids[f"{mark.kind}/{value}"] = None
    own = {fact.id for fact in getattr(entry.record, "facts", ())}
    has_home = bool(getattr(entry.record, "position", ""))
    return tuple(ids), tuple(x for x in facts if has_home or x not in own)


def check_own_references(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """No record names itself, and none stands twice in a list."""
    seen: set[tuple[Loc, str]] = set()
    for loc, mark, value in walk.references:
        if isinstance(mark, NamesFact):
            continue
        if mark == Names(entry.kind) and value == entry.id:
            yield entry.problem(loc, "self-reference", *told("reference.self", id=value))
        if isinstance(loc[-1], int):
            if (loc[:-1], value) in seen:
                message, hint = told("reference.repeated", id=value)
                yield entry.problem(loc, "repeated-reference", message, hint)
            seen.add((loc[:-1], value))


def check_references(records: Records, gists: Mapping[tuple[str, str], Any]) -> Iterator[Problem]:
    """Every id and fact that a record names is there; which fields name some is marked in the models.

    Only where something is missing it is looked for where it is named.
    """
    allowed: dict[str, Collection[str]] = {
        **records.kinds,
        "stations": {station.id for station in records.stations.record.stations},
    }
    known = {f"{kind}/{record_id}" for kind, ids in allowed.items() for record_id in ids}
    for entry in records.all_entries():
        ids, facts = gists[entry.kind, entry.id].named
        if known.issuperset(ids) and all(_has_fact(entry, x, records) for x in facts):
            continue
        home = _home_facts(entry, records)
        for loc, mark, value in find_references(entry.record):
            if isinstance(mark, NamesFact):
                if "." not in value and is_lost(entry, records):
                    continue  # the facts are those of a position that is told to be missing
                yield from _check_fact(entry, loc, value, home, records)
            else:
                yield from _check_id(entry, loc, value, allowed[mark.kind], NOUNS[mark.kind])


def _has_fact(entry: Entry[Any], reference: str, records: Records) -> bool:
    """Whether a fact is there that a record names."""
    place_id, _, fact_id = reference.rpartition(".")
    if not place_id:
        return fact_id in _home_facts(entry, records)
    place = records.positions.get(place_id)
    return place is not None and any(fact.id == fact_id for fact in place.record.facts)


def check_shape(records: Records) -> Iterator[Problem]:
    """Ids inside a file that exists once; models alone do not hold them."""
    for kind in COMMON_FILES:
        file = records.files[kind]
        yield from _check_unique(file, kind, [x.id for x in getattr(file.record, kind)])
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
    languages = [language.id for language in records.site.record.languages]
    yield from _check_unique(records.site, "languages", languages)


def check_own_shape(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """Sizes and ids inside a record that has a file of its own."""
    record = entry.record
    if isinstance(record, Template):
        size = record.group_size
        if size.min > size.max:
            message, hint = told("reference.group", least=size.min, most=size.max)
            yield entry.problem(("group_size", "min"), "bad-size", message, hint)
        yield from _check_materials(entry)
    if isinstance(record, Lesson):
        yield from _check_length(entry)
    if entry.kind in FOLDERS:
        facts = [fact.id for fact in getattr(record, "facts", ())]
        yield from _check_unique(entry, "facts", facts)


def _check_materials(template: Entry[Template]) -> Iterator[Problem]:
    record = template.record
    yield from _check_unique(template, "variants", [v.id for v in record.variants])
    yield from _check_unique(template, "texts", [text.id for text in record.texts])
    yield from _check_unique(template, "sheets", [sheet.id for sheet in record.sheets])
    for index, question in enumerate(record.quiz):
        if not question.sources and not question.facts:
            yield template.problem(("quiz", index), "unsourced", *told("reference.answer"))


def _check_length(lesson: Entry[Lesson]) -> Iterator[Problem]:
    total = lesson.record.length
    if total > MAX_LESSON_MIN:
        message, hint = told("reference.lesson", total=total, most=MAX_LESSON_MIN)
        yield lesson.problem(("parts",), "bad-size", message, hint)


def _check_id(
    entry: Entry[Any], loc: Loc, value: str, allowed: Collection[str], noun: str
) -> Iterator[Problem]:
    if value not in allowed:
        message = Message(f"reference.unknown.{noun}", id=value)
        yield entry.problem(loc, f"unknown-{noun}", message, did_you_mean(value, allowed))


def is_lost(entry: Entry[Any], records: Records) -> bool:
    """Whether a record names a position that does not exist."""
    position = getattr(entry.record, "position", "")
    return bool(position) and position not in records.positions


def _home_facts(entry: Entry[Any], records: Records) -> set[str]:
    """Numbers of the facts that a record names without a position: those of its own position, else its own."""
    place = records.positions.get(getattr(entry.record, "position", ""))
    return {fact.id for fact in getattr(place.record if place else entry.record, "facts", ())}


def _check_fact(
    entry: Entry[Any], loc: Loc, reference: str, home: set[str], records: Records
) -> Iterator[Problem]:
    place_id, _, fact_id = reference.rpartition(".")
    place = records.positions.get(place_id)
    if place_id and place is None:
        message = Message("reference.unknown.position", id=place_id)
        hint = did_you_mean(place_id, records.positions)
        yield entry.problem(loc, "unknown-position", message, hint)
        return
    allowed = {fact.id for fact in place.record.facts} if place else home
    if fact_id not in allowed:
        message = Message("reference.unknown-fact", id=reference)
        yield entry.problem(loc, "unknown-fact", message, did_you_mean(fact_id, allowed))


def _check_unique(entry: Entry[Any], name: str, ids: list[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, value in enumerate(ids):
        if value in seen:
            message, hint = told("reference.twice", id=value)
            yield entry.problem((name, index, "id"), "duplicate-id", message, hint)
        seen.add(value)
