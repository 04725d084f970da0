"""The data of the page on which an activity is planned: what all plans need, the places, and each template by itself.

``plan/<language>/base.json``: rules with their words, holidays, templates with the minutes of their steps, metro
lines, known ways. ``places/<n>.json``: the places, by town; one piece where they are few, else pieces of
``PIECE`` at most, of which a first plan fetches few. ``about/<n>.json``: what a run sheet says of them, fetched with
the first place that is chosen. ``templates/<id>.json``: what a run sheet says. Each is fetched when it is needed, so
that planning costs nothing on other pages.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from redroutes.geo.datums import to_wgs84
from redroutes.outputs.context import OutputContext
from redroutes.planning.places import Place
from redroutes.records import Position, Template
from redroutes.records.collection import Entry
from redroutes.records.stations import Station
from redroutes.rendering.context import Context
from redroutes.rendering.planning_data import (
    find_fixed_holidays,
    make_anniversaries,
    make_district,
    make_outline,
    template_ask,
)
from redroutes.rendering.views.formats import say_booking, say_phone
from redroutes.runtime.output_files import SiteFile, text_file

MOST_IN_ONE = 300
"""So many places at most stand in one piece."""
PIECE = 100


def make_plan_files(context: OutputContext) -> Iterator[SiteFile]:
    """All data of the page, in every language."""
    catalogue = context.catalogue
    for language in catalogue.languages:
        page = Context(catalogue, language, depth=1)
        folder = f"plan/{language}"
        yield _file(f"{folder}/base.json", make_base(page))
        for number, piece in enumerate(cut_places(page)):
            yield _file(f"{folder}/places/{number}.json", make_places(page, piece))
            yield _file(f"{folder}/about/{number}.json", make_about(page, piece))
        for entry in catalogue.templates.values():
            yield _file(f"{folder}/templates/{entry.id}.json", make_template(page, entry))


def cut_places(page: Context) -> list[list[str]]:
    """Ids of the places of each piece: all in one, or by town with ``PIECE`` at most."""
    by_town = page.catalogue.positions_by_town
    ids = [[entry.id for entry in by_town.get(town, [])] for town in page.catalogue.towns]
    if sum(map(len, ids)) <= MOST_IN_ONE:
        return [[name for names in ids for name in names]]
    return [names[at : at + PIECE] for names in ids for at in range(0, len(names), PIECE)]


def _pieces(page: Context, pieces: list[list[str]]) -> dict[str, Any]:
    """For a district in several pieces: their towns, and in which the places lie that templates and others name."""
    catalogue = page.catalogue
    if len(pieces) == 1:
        return {"pieces": 1}
    number = {name: index for index, names in enumerate(pieces) for name in names}
    towns = [catalogue.positions[names[0]].record.town for names in pieces]
    asks = [template_ask(catalogue, entry) for entry in catalogue.templates.values()]
    named = [name for ask in asks for name in (*ask["named"], *ask["told"])]
    named += [place for item in make_anniversaries(catalogue) for place in item["places"]]
    return {
        "pieces": len(pieces),
        "towns": [
            [
                page.show(town.name).text,
                [index for index, one in enumerate(towns) if one == town.id],
            ]
            for town in catalogue.towns.values()
            if town.id in towns
        ],
        "where": {name: number[name] for name in dict.fromkeys(named)},
    }


def _anniversaries(page: Context) -> list[dict[str, Any]]:
    """The days of which a plan of the year reminds, with their names."""
    names = [page.show(item.name).text for item in page.catalogue.site.anniversaries]
    found = make_anniversaries(page.catalogue)
    return [{**item, "name": name} for item, name in zip(found, names, strict=True)]


def _file(path: str, data: Any) -> SiteFile:
    return text_file(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def make_base(page: Context) -> dict[str, Any]:
    """What every plan needs."""
    catalogue = page.catalogue
    district = make_district(catalogue)
    stations = catalogue.records.stations.record
    return {
        "book": district.book.as_data(),
        "rules": {rule.id: page.phrases(f"rule.{rule.id}") for rule in district.book.rules},
        "calendar": district.calendar,
        "ways": district.ways,
        "templates": [_outline(page, entry) for entry in catalogue.templates.values()],
        "anniversaries": _anniversaries(page),
        "fixed": find_fixed_holidays(catalogue),
        **_pieces(page, cut_places(page)),
        "lines": [
            {
                "id": line.id,
                "name": page.show(line.name).text,
                "stations": [
                    _station(page, station)
                    for station in stations.stations
                    if station.point and line.id in station.lines
                ],
            }
            for line in stations.lines
        ],
    }


def _station(page: Context, station: Station) -> list[float | str]:
    """Latitude, longitude (WGS-84) and name; only of stations whose point is known."""
    point = [round(value, 5) for value in to_wgs84(station.point)] if station.point else []
    return [*point, page.show(station.name).text]


def _outline(page: Context, entry: Entry[Template]) -> dict[str, Any]:
    outline = make_outline(page.catalogue, entry)
    pairs = zip(outline["variants"], entry.record.variants, strict=True)
    return {
        **outline,
        "name": page.show(entry.record.name).text,
        "variants": [{**one, "name": page.show(variant.name).text} for one, variant in pairs],
    }


def make_places(page: Context, ids: list[str]) -> list[Place]:
    """Places, with their names in the page's language and the lessons that are told there."""
    district, catalogue = make_district(page.catalogue), page.catalogue
    return [
        {**district.places[name], "name": page.show(catalogue.positions[name].record.name).text}
        | _lessons(page, name)
        for name in ids
    ]


def make_about(page: Context, ids: list[str]) -> dict[str, dict[str, Any]]:
    """What a run sheet says of each place: address, telephone, how to get there, and what a source says of the rest."""
    positions = page.catalogue.positions
    said = {name: _said(page, positions[name].record) for name in ids}
    return {name: data for name, data in said.items() if data}


def _lessons(page: Context, place: str) -> dict[str, Any]:
    """Id, name and whole minutes of each lesson, rounded up."""
    entries = page.catalogue.lessons_by_position.get(place, [])
    lessons = [
        [entry.id, page.show(entry.record.name).text, math.ceil(entry.record.length)]
        for entry in entries
    ]
    return {"lessons": lessons} if lessons else {}


def _said(page: Context, record: Position) -> dict[str, Any]:
    def say(item: Any) -> str:
        return page.show(item.text).text

    said: dict[str, Any] = {}
    if record.address:
        said["address"] = say(record.address)
    if record.phone:
        said["phone"] = [record.phone.number, say_phone(page, record.phone)]
    if record.booking:
        booking = record.booking
        said["booking"] = " ".join([say(booking), *say_booking(page, booking)])
        if booking.say:
            said["say"] = page.show(booking.say).text
    stations = page.catalogue.stations
    said["metro"] = [
        [page.show(stations[item.station].name).text, *([say(item)] if item.text else [])]
        for item in record.metro
    ]
    for name in ("directions", "access", "notices"):
        said[name] = [say(item) for item in getattr(record, name)]
    known = (record.capacity, record.seats, record.toilets, record.shelter, *record.activities)
    said["known"] = [say(item) for item in known if item and item.text]
    return {name: value for name, value in said.items() if value}


def make_template(page: Context, entry: Entry[Template]) -> dict[str, Any]:
    """What the run sheet of a template says."""
    record = entry.record

    def say(text: Any) -> str:
        return page.show(text).text

    return {
        "variants": {
            variant.id: [
                {"title": say(step.title), "text": say(step.text)}
                | ({"say": say(step.say)} if step.say else {})
                for step in variant.steps
            ]
            for variant in record.variants
        },
        "roles": [[say(item.role), say(item.task)] for item in record.roles],
        "materials": [say(item) for item in record.materials],
        "preparation": [[say(item), item.days_before] for item in record.preparation],
        "afterwards": [say(item) for item in record.afterwards],
        "rain": say(record.adaptations.rain),
        "older": say(record.adaptations.older_members),
        "sheets": [say(item.title) for item in record.sheets],
    }
