"""A plan and what is known of its places -> times and findings. The browser's twin: ``plan-rules.js``.

``ask`` is what a group wants: ``people``, ``older``, ``wheels``, ``days_left`` (to the day of the activity, None where
nobody knows today), ``named`` and ``kinds`` (places and kinds that the template names), ``told`` (places with a lesson
for it), ``activities``, ``stations`` (points), ``group_min``, ``group_max``, ``preparation_days``. What is left out is
not known.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from redroutes.geo.distances import distance_m
from redroutes.hours import Plan
from redroutes.hours.calendar import EPOCH, Calendar
from redroutes.hours.model import DAY_MINUTES
from redroutes.hours.state import DayKind, Is, find_state, kind_of
from redroutes.planning.places import Place, is_outside
from redroutes.planning.rules import Fact, Finding, RuleBook
from redroutes.planning.schedule import Item, Stay, Time, Ways, find_stays, schedule

Ask = Mapping[str, Any]
DAY_WORDS = {
    DayKind.holiday: "holiday",
    DayKind.working: "working",
    DayKind.ordinary: "ordinary",
    DayKind.unentered: "unentered",
}


@dataclass(frozen=True)
class District:
    """What planning needs of a district."""

    book: RuleBook
    calendar: Calendar
    places: Mapping[str, Place]
    plans: Mapping[str, Plan]
    """Opening hours by place, as Python reckons with them; a browser reads ``hours`` of a place."""
    ways: Ways = field(default_factory=dict)
    fixed: Sequence[str] = ()
    """Days of the year, ``10-01``, that are off in any year, entered or not."""


@dataclass(frozen=True)
class Judged:
    """A plan with its times and all that is to be said of it."""

    times: list[Time]
    stays: list[Stay]
    about_stays: list[list[Finding]]
    """For each stay."""
    about_plan: list[Finding]


@dataclass(frozen=True)
class Ranked:
    """A place with the reasons for and against it."""

    place: str
    score: int
    fits: bool
    """Whether nothing speaks against it for certain."""
    findings: list[Finding]


def judge_plan(district: District, items: Sequence[Item], start: int, ask: Ask) -> Judged:
    """Times, stays and findings of a plan that begins at a minute."""
    times = schedule(items, start)
    stays = find_stays(items, times)
    found = []
    previous: Place | None = None
    for stay in stays:
        place = district.places[stay.place]
        found.append(judge_stay(district, place, ask, stay.begin, stay.end, previous))
        previous = place
    end = times[-1].end if times else start
    facts = plan_facts(district, ask, start, end)
    facts["unknown_ways"] = sum(1 for item in items if item.get("m") is None)
    return Judged(times, stays, found, district.book.find("plan", facts))


def judge_stay(
    district: District, place: Place, ask: Ask, begin: int, end: int, previous: Place | None = None
) -> list[Finding]:
    """What is to be said of a stay at a place from one minute to another."""
    plan = district.plans.get(place["id"])
    facts = stay_facts(district.calendar, place, plan, ask, (begin, end), previous)
    month = _date(begin // DAY_MINUTES).month
    facts["hot"] = is_hot(month, district.book.numbers["hot_from"], district.book.numbers["hot_to"])
    return district.book.find("place", facts)


def rank_places(
    district: District, ask: Ask, begin: int, end: int, previous: Place | None = None
) -> list[Ranked]:
    """All places, those that fit first, then by what speaks for them, then by id.

    Where the group comes from ``previous`` and the way is known, it arrives and leaves later by its minutes.
    """
    ranked = []
    for place in district.places.values():
        way = district.ways.get(f"{previous['id']}|{place['id']}", 0) if previous else 0
        findings = judge_stay(district, place, ask, begin + way, end + way, previous)
        fits = all(one.level != "bad" for one in findings)
        ranked.append(Ranked(place["id"], sum(one.weight for one in findings), fits, findings))
    return sorted(ranked, key=lambda one: (not one.fits, -one.score, one.place))


def plan_facts(district: District, ask: Ask, begin: int, end: int) -> dict[str, Fact]:
    """What the rules about an activity as a whole ask."""
    names = ("people", "days_left", "group_min", "group_max", "preparation_days")
    midnight = begin // DAY_MINUTES * DAY_MINUTES
    return {
        **{name: ask.get(name) for name in names},
        "day": day_word(district, begin // DAY_MINUTES),
        "begin": begin - midnight,
        "end": end - midnight,
    }


def day_word(district: District, day: int) -> str:
    """``holiday``, ``working``, ``ordinary``, or ``unentered`` where nobody has entered its year."""
    kind = kind_of(district.calendar, day)
    if kind is DayKind.unentered and f"{_date(day):%m-%d}" in district.fixed:
        kind = DayKind.holiday
    return DAY_WORDS[kind]


def is_hot(month: int, first: int, last: int) -> bool:
    """Whether a month lies between two; from December to February goes over the new year."""
    return first <= month <= last if first <= last else month >= first or month <= last


def stay_facts(
    calendar: Calendar,
    place: Place,
    plan: Plan | None,
    ask: Ask,
    span: tuple[int, int],
    previous: Place | None,
) -> dict[str, Fact]:
    """What the rules about a stay at a place ask."""
    wanted = ask.get("activities", ())
    allows, forbids = place.get("allows", ()), place.get("forbids", ())
    said = ("kind", "openness", "setting", "groups", "fee", "wheelchair", "capacity", "seats")
    more = ("days_ahead", "toilets", "shelter", "books")
    named, kinds = ask.get("named", ()), ask.get("kinds", ())
    suits = "named" if place["id"] in named else "kind" if place["kind"] in kinds else None
    return {
        **{name: place.get(name) for name in (*said, *more)},
        **{name: ask.get(name) for name in ("people", "older", "wheels", "days_left")},
        "hours": hours_word(calendar, place, plan, *span),
        "outside": is_outside(place),
        "suits": suits,
        "lesson": place["id"] in ask.get("told", ()),
        "granted": sum(1 for one in wanted if one in allows),
        "denied": sum(1 for one in wanted if one in forbids),
        "unsaid": sum(1 for one in wanted if one not in allows and one not in forbids),
        "station_m": nearest_m(place.get("point"), ask.get("stations", ())),
        "previous_m": nearest_m(
            place.get("point"), [previous["point"]] if previous and "point" in previous else []
        ),
    }


def hours_word(calendar: Calendar, place: Place, plan: Plan | None, begin: int, end: int) -> str:
    """Whether a place is open from one minute to another: ``open``, ``closed``, ``late`` (nobody is let in any more),
    ``short`` (it closes before the end), ``appointment``, ``ask`` (a holiday of which nobody knows), ``year`` (whose
    holidays are not entered), ``unsure`` (hours that are not confirmed), ``outside`` or ``unknown``.
    """
    if plan is None:
        return "outside" if place["openness"] in ("street", "closed") else "unknown"
    now = find_state(plan, calendar, begin)
    is_short = now.end is not None and now.end < end
    if now.state is Is.ask:
        word = "short" if is_short else "appointment"
        return word if plan.by_appointment else "ask"
    if now.state is not Is.open:
        return str(now.state)
    if is_short:
        return "short"
    if now.unentered_year is not None:
        return "year"
    return "unsure" if place.get("unsure") else "open"


def nearest_m(point: Sequence[float] | None, others: Sequence[Sequence[float]]) -> int | None:
    """Metres in a straight line to the nearest of some points; None where a point is missing."""
    if point is None or not others:
        return None
    here = (point[0], point[1])
    return min(math.floor(distance_m(here, (one[0], one[1])) + 0.5) for one in others)


def _date(day: int) -> date:
    return date.fromordinal(EPOCH) + timedelta(days=day)
