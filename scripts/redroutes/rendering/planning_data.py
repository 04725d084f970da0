"""Catalogue -> what planning reckons with: the district's places and ways, and what a template asks of a place."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from redroutes.catalogue.cached import cached_with_catalogue
from redroutes.catalogue.catalogue import Catalogue
from redroutes.hours import make_calendar, make_plan
from redroutes.planning import RuleBook, fixed_holidays, make_place, make_rules
from redroutes.planning.judging import District
from redroutes.records import Template
from redroutes.records.collection import Entry
from redroutes.records.tours import Mode


@cached_with_catalogue(1)  # once for all languages and pages of a build
def make_district(catalogue: Catalogue) -> District:
    """All positions of a catalogue, with the district's own rules."""
    places = {id_: make_place(id_, entry.record) for id_, entry in catalogue.positions.items()}
    plans = {
        id_: make_plan(entry.record.opening_hours)
        for id_, entry in catalogue.positions.items()
        if entry.record.opening_hours
    }
    book = make_book(catalogue)
    calendar, ways = make_calendar(catalogue.holidays), find_ways(catalogue)
    return District(book, calendar, places, plans, ways, find_fixed_holidays(catalogue))


def make_book(catalogue: Catalogue) -> RuleBook:
    """The rules with what ``site.yml`` says of them."""
    choices = catalogue.site.planning
    return make_rules(choices.without, choices.numbers)


def find_ways(catalogue: Catalogue) -> dict[str, int]:
    """``from|to`` -> minutes of the ways that tours know; a walk holds in both directions, the shortest counts."""
    ways: dict[str, int] = {}
    for tour in catalogue.tours.values():
        stops = tour.record.stops
        for here, there in pairwise(stops):
            leg = here.leg
            if leg is None or leg.minutes is None:
                continue
            pairs = [(here.position, there.position)]
            if leg.mode is Mode.walk:
                pairs.append((there.position, here.position))
            for pair in pairs:
                key = "|".join(pair)
                ways[key] = min(leg.minutes, ways.get(key, leg.minutes))
    return dict(sorted(ways.items()))


def make_outline(catalogue: Catalogue, entry: Entry[Template]) -> dict[str, Any]:
    """A template as planning sees it, without words: ``id``, ``kind``, ``ask``, the minutes of each variant."""
    record = entry.record
    return {
        "id": entry.id,
        "kind": str(record.family),
        "ask": template_ask(catalogue, entry),
        "variants": [
            {"id": variant.id, "steps": [step.minutes for step in variant.steps]}
            for variant in record.variants
        ],
    }


def make_anniversaries(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The days of which a plan of the year reminds, with the places of their facts, in the order of ``site.yml``."""
    return [
        {
            "day": item.day,
            "year": item.year,
            "places": [reference.partition(".")[0] for reference in item.facts],
        }
        for item in catalogue.site.anniversaries
    ]


def find_fixed_holidays(catalogue: Catalogue) -> list[str]:
    """Days of the year that are off in any year, for years that are not in ``holidays.yml``."""
    return fixed_holidays(str(catalogue.holidays.country))


def template_ask(catalogue: Catalogue, entry: Entry[Template]) -> dict[str, Any]:
    """What a template asks of a place, without the group that comes: see ``planning/judging.py``."""
    record = entry.record
    lessons = catalogue.lessons_by_template.get(entry.id, [])
    days = [item.days_before for item in record.preparation if item.days_before is not None]
    ask: dict[str, Any] = {
        "named": list(record.positions),
        "kinds": [str(kind) for kind in record.position_kinds],
        "told": sorted({lesson.record.position for lesson in lessons}),
        "activities": [str(one) for one in record.activities],
        "group_min": record.group_size.min,
        "group_max": record.group_size.max,
    }
    if days:
        ask["preparation_days"] = max(days)
    return ask
