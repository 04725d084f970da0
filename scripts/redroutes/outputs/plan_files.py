"""The data of the page on which an activity is planned: what all plans need, the places, and each template by itself.

``plan/<language>/base.json``: rules with their words, holidays, templates with the minutes of their steps, lessons,
metro lines, known ways. ``places.json``: all places. ``templates/<id>.json``: what a run sheet says. Each is fetched
when it is needed, so that planning costs nothing on other pages.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from redroutes.geo.datums import to_wgs84
from redroutes.outputs.context import OutputContext
from redroutes.planning.places import Place
from redroutes.records import Lesson, Position, Template
from redroutes.records.collection import Entry
from redroutes.records.templates import Variant
from redroutes.rendering.context import Context
from redroutes.rendering.planning_data import make_district, template_ask
from redroutes.rendering.views.formats import say_phone
from redroutes.runtime.output_files import SiteFile, text_file


def make_plan_files(context: OutputContext) -> Iterator[SiteFile]:
    """All data of the page, in every language."""
    catalogue = context.catalogue
    for language in catalogue.languages:
        page = Context(catalogue, language, depth=1)
        folder = f"plan/{language}"
        yield _file(f"{folder}/base.json", make_base(page))
        yield _file(f"{folder}/places.json", make_places(page))
        for entry in catalogue.templates.values():
            yield _file(f"{folder}/templates/{entry.id}.json", make_template(page, entry))


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
        "lessons": [_lesson(page, entry) for entry in catalogue.lessons.values()],
        "anniversaries": [
            {
                "day": item.day,
                "year": item.year,
                "name": page.show(item.name).text,
                "places": [reference.partition(".")[0] for reference in item.facts],
            }
            for item in catalogue.site.anniversaries
        ],
        "lines": [
            {
                "id": line.id,
                "name": page.show(line.name).text,
                "stations": [
                    [round(value, 5) for value in to_wgs84(station.point)]
                    for station in stations.stations
                    if station.point and line.id in station.lines
                ],
            }
            for line in stations.lines
        ],
    }


def _outline(page: Context, entry: Entry[Template]) -> dict[str, Any]:
    record = entry.record
    return {
        "id": entry.id,
        "name": page.show(record.name).text,
        "kind": str(record.family),
        "family": page.phrases.enum("family", record.family),
        "ask": template_ask(page.catalogue, entry),
        "variants": [_variant(page, variant) for variant in record.variants],
    }


def _variant(page: Context, variant: Variant) -> dict[str, Any]:
    return {
        "id": variant.id,
        "name": page.show(variant.name).text,
        "steps": [step.minutes for step in variant.steps],
    }


def _lesson(page: Context, entry: Entry[Lesson]) -> dict[str, Any]:
    """A lesson with its whole minutes, rounded up."""
    record = entry.record
    return {
        "id": entry.id,
        "name": page.show(record.name).text,
        "place": record.position,
        "minutes": math.ceil(record.length),
    }


def make_places(page: Context) -> list[Place]:
    """All places, with what is said of them in the page's language."""
    district = make_district(page.catalogue)
    return [
        {**district.places[name], **_said(page, entry.record)}
        for name, entry in page.catalogue.positions.items()
    ]


def _said(page: Context, record: Position) -> dict[str, Any]:
    said: dict[str, Any] = {"name": page.show(record.name).text}
    if record.address:
        said["address"] = page.show(record.address.text).text
        said["address_unsure"] = not record.address.confirmed
    if record.phone:
        said["phone"] = [record.phone.number, say_phone(page, record.phone)]
    if record.booking:
        booking = record.booking
        said["booking"] = page.show(booking.text).text
        if booking.channel_name:
            said["channel"] = booking.channel_name
        if booking.say:
            said["say"] = page.show(booking.say).text
    if record.metro:
        stations = page.catalogue.stations
        said["metro"] = [page.show(stations[item.station].name).text for item in record.metro]
    if record.notices:
        said["notices"] = [page.show(item.text).text for item in record.notices]
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
