"""Catalogue -> ready-made plans: each template at a place that fits by the rules, made in the build and not by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from redroutes.catalogue.cached import cached_with_catalogue
from redroutes.catalogue.catalogue import Catalogue
from redroutes.hours.calendar import count_days
from redroutes.hours.model import DAY_MINUTES
from redroutes.hours.state import DayKind, kind_of
from redroutes.planning import Finding, rank_places
from redroutes.planning.judging import District, Ranked
from redroutes.records import Template
from redroutes.records.collection import Entry
from redroutes.rendering.planning_data import make_district, template_ask

PEOPLE = 20
"""As many as a branch usually is, where the template's group may be as large."""
STARTS = (14 * 60, 9 * 60 + 30)
"""Minutes of the day: a Saturday's afternoon, or its morning where no place fits in the afternoon."""
MOST_CANDIDATES = 200
"""Places of the kinds that suit, looked at where none that the template names fits."""
CLOSE = 10
"""Points by which a place may be behind the best and still be taken, so that plans are spread over the district. It is
less than the weight of known hours: a place whose hours are confirmed never stands back for one that must be asked.
"""


@dataclass(frozen=True)
class ReadyPlan:
    """A template at a place that fits."""

    template: str
    place: str
    start: int
    """Minute of the day."""
    minutes: int
    """Of the first variant's agenda."""
    people: int
    findings: tuple[Finding, ...]
    """What the rules say of the place."""


@cached_with_catalogue(1)  # once for all languages and pages of a build
def find_ready_plans(catalogue: Catalogue) -> dict[str, ReadyPlan]:
    """Template id -> its plan; a template for which no place fits has none."""
    district = make_district(catalogue)
    day = usual_saturday(catalogue)
    used: dict[str, int] = {}
    found: dict[str, ReadyPlan] = {}
    for entry in catalogue.templates.values():
        plan = _find(catalogue, district, entry, day, used)
        if plan:
            found[entry.id] = plan
            used[plan.place] = used.get(plan.place, 0) + 1
    return found


def usual_saturday(catalogue: Catalogue) -> int:
    """An ordinary Saturday by which plans without a date are reckoned, as its number from 1970: the first after the
    newest check of a record. No page knows the day of its build.
    """
    newest = max(
        (count_days(entry.record.checked) for entry in catalogue.positions.values()), default=0
    )
    calendar = make_district(catalogue).calendar
    day = newest + 1
    while date.fromordinal(day + date(1970, 1, 1).toordinal()).weekday() != 5 or kind_of(
        calendar, day
    ) in (DayKind.holiday, DayKind.working):
        day += 1
    return day


def _find(
    catalogue: Catalogue,
    district: District,
    entry: Entry[Template],
    day: int,
    used: dict[str, int],
) -> ReadyPlan | None:
    record = entry.record
    people = max(record.group_size.min, min(PEOPLE, record.group_size.max))
    minutes = sum(step.minutes for step in record.variants[0].steps)
    ask = {**template_ask(catalogue, entry), "people": people}
    for start in STARTS:
        begin = day * DAY_MINUTES + start
        for places in _candidates(district, ask):
            few = replace(district, places={name: district.places[name] for name in places})
            ranked = [one for one in rank_places(few, ask, begin, begin + minutes) if one.fits]
            if ranked:
                one = _choose(ranked, used)
                return ReadyPlan(entry.id, one.place, start, minutes, people, tuple(one.findings))
    return None


def _choose(ranked: list[Ranked], used: dict[str, int]) -> Ranked:
    """Of the best and those close to it the one with the fewest plans so far; then the better."""
    best = max(one.score for one in ranked)
    close = [one for one in ranked if one.score >= best - CLOSE]
    return min(close, key=lambda one: (used.get(one.place, 0), -one.score))


def _candidates(district: District, ask: dict[str, Any]) -> list[list[str]]:
    """Places that the template names or that have a lesson for it; behind them those of its kinds."""
    named = list(dict.fromkeys([*ask["named"], *ask["told"]]))
    kinds = [name for name, place in district.places.items() if place["kind"] in ask["kinds"]]
    return [named, kinds[:MOST_CANDIDATES]]
