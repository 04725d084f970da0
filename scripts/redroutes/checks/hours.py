"""Opening hours: rules that say what was meant, and fields beside them that fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from redroutes.checks.rules import Rules
from redroutes.hours import explain, is_clock, judge, make_plan, read_minute
from redroutes.hours.timetable import Spans
from redroutes.messages import told
from redroutes.problems import Loc, Problem
from redroutes.records import Position
from redroutes.records.collection import Entry
from redroutes.records.opening import HoursException, OpeningHours
from redroutes.records.positions import Openness
from redroutes.records.walk import Walk

PLACE: Loc = ("opening_hours",)


def check_opening_hours(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """Everything about the hours of a position."""
    hours = entry.record.opening_hours if isinstance(entry.record, Position) else None
    if hours is None:
        return
    found = [
        *_check_rule(entry, (*PLACE, "rule"), hours.rule),
        *_check_last_entry(entry, hours),
        *_check_exceptions(entry, hours),
        *_check_appointment(entry, hours),
    ]
    yield from found
    if not found and hours.last_entry:
        yield from _check_fit(entry, hours)


def _say(entry: Entry[Position], loc: Loc, code: str, key: str, **values: object) -> Problem:
    return entry.problem(loc, code, *told(f"hours.{key}", **values))


def _check_rule(entry: Entry[Position], loc: Loc, rule: str | None) -> Iterator[Problem]:
    """Every fault of a rule, at the character where it stands."""
    for fault in judge(rule).faults if rule else ():
        code = "odd-opening-hours" if fault.is_question else "bad-opening-hours"
        yield entry.problem(loc, code, *explain(fault), at=fault.start)


def _check_last_entry(entry: Entry[Position], hours: OpeningHours) -> Iterator[Problem]:
    text = hours.last_entry
    if text is None:
        return
    loc = (*PLACE, "last_entry")
    if not is_clock(text):
        yield _say(entry, loc, "bad-opening-hours", "no-clock", text=text)
    elif hours.rule is None:
        yield _say(entry, loc, "bad-opening-hours", "entry-alone", text=text)


def _check_fit(entry: Entry[Position], hours: OpeningHours) -> Iterator[Problem]:
    """The last entry lies within the hours of at least one day, and nowhere before hours of the same day."""
    last = read_minute(hours.last_entry or "")
    weeks = make_plan(hours).timetable.weeks
    days = {spans for week in weeks for spans in (*week.days, week.holiday) if spans}
    if last is None:
        return
    loc = (*PLACE, "last_entry")
    if not any(first < last < end for spans in days for first, end in spans):
        yield _say(entry, loc, "bad-opening-hours", "entry-outside", text=hours.last_entry)
    elif any(_goes_on(spans, last) for spans in days):
        yield _say(entry, loc, "bad-opening-hours", "entry-early", text=hours.last_entry)


def _goes_on(spans: Spans, last: int) -> bool:
    """Whether it opens once more on the day after the hours in which the last entry lies."""
    holding = [end for first, end in spans if first < last < end]
    return any(first >= end for first, _ in spans for end in holding)


def _check_exceptions(entry: Entry[Position], hours: OpeningHours) -> Iterator[Problem]:
    for index, item in enumerate(hours.exceptions):
        loc: Loc = (*PLACE, "exceptions", index)
        yield from _check_days(entry, loc, item)
        faults = list(_check_rule(entry, (*loc, "hours"), item.hours))
        yield from faults
        if item.hours and not faults:
            meant = judge(item.hours).hours
            if meant is None or len(meant.parts) != 1 or _has_days(meant.parts[0]):
                code = "bad-opening-hours"
                yield _say(entry, (*loc, "hours"), code, "exception-days", text=item.hours)


def _has_days(part: object) -> bool:
    return bool(getattr(part, "dates", ()) or getattr(part, "names_days", False))


def _check_days(entry: Entry[Position], loc: Loc, item: HoursException) -> Iterator[Problem]:
    days: list[date] = []
    for name, text in (("first", item.first), ("last", item.last)):
        if text is None:
            continue
        try:
            days.append(date.fromisoformat(text))
        except ValueError:
            yield _say(entry, (*loc, name), "bad-date", "no-day", text=text)
    if len(days) == 2 and days[1] < days[0]:
        yield _say(
            entry,
            (*loc, "last"),
            "bad-opening-hours",
            "exception-order",
            last=item.last,
            first=item.first,
        )


def _check_appointment(entry: Entry[Position], hours: OpeningHours) -> Iterator[Problem]:
    if hours.by_appointment and entry.record.openness is Openness.open:
        loc = (*PLACE, "by_appointment")
        yield _say(entry, loc, "bad-opening-hours", "appointment-open")
    if hours.rule is None and not hours.by_appointment and not hours.exceptions:
        yield _say(entry, PLACE, "bad-opening-hours", "nothing-said")
