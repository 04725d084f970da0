"""Opening hours after schema.org: openingHoursSpecification, and specialOpeningHoursSpecification for exceptions.

Seasons need years there: they are said for the years whose public holidays are entered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from redroutes.hours import make_plan
from redroutes.hours.model import DAY_MINUTES, Span
from redroutes.hours.timetable import Spans, Stretch, Timetable
from redroutes.hours.words import write_clock
from redroutes.records.holidays import Holidays
from redroutes.records.opening import OpeningHours

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHUT = ("00:00", "00:00")
"""Opens and closes at the same minute: closed, as search engines read it."""


def describe_hours(hours: OpeningHours, holidays: Holidays) -> dict[str, Any]:
    """The properties of a place; empty where the hours are not confirmed, or only to be arranged."""
    if not hours.confirmed or hours.by_appointment or hours.rule is None:
        return {}
    plan = make_plan(hours)
    years = [year.year for year in holidays.years]
    usual = _usual(plan.usual, years)
    special = [*_holidays(plan.timetable, holidays), *_stretches(plan.timetable)]
    data: dict[str, Any] = {}
    if usual:
        data["openingHoursSpecification"] = usual
    if special:
        data["specialOpeningHoursSpecification"] = special
    return data


def _usual(table: Timetable, years: list[int]) -> list[dict[str, Any]]:
    if table.singles:
        return []
    if len(table.seasons) == 1:
        return _week(table, 0, None)
    rows: list[dict[str, Any]] = []
    for year in years:
        for index, season in enumerate(table.seasons):
            ends = index + 1 < len(table.seasons)
            following = table.seasons[index + 1].first if ends else None
            after = _existing(year, following) if following else date(year + 1, 1, 1)
            first, last = _existing(year, season.first), after - timedelta(days=1)
            rows += _week(table, season.week, (first, last)) if first <= last else []
    return rows


def _existing(year: int, day: tuple[int, int]) -> date:
    """A day of a year; 1 March where 29 February does not exist."""
    try:
        return date(year, *day)
    except ValueError:
        return date(year, 3, 1)


def _week(table: Timetable, number: int, valid: tuple[date, date] | None) -> list[dict[str, Any]]:
    """The hours of a week, days with the same hours together."""
    groups: dict[Span, list[str]] = {}
    for name, spans in zip(DAYS, table.weeks[number].days, strict=True):
        for span in spans or ():
            groups.setdefault(span, []).append(name)
    return [{**_row(span, valid), "dayOfWeek": days} for span, days in groups.items()]


def _row(span: Span | None, valid: tuple[date, date] | None) -> dict[str, Any]:
    opens, closes = SHUT if span is None else (_clock(span[0]), _clock(min(span[1], _end(span))))
    data: dict[str, Any] = {
        "@type": "OpeningHoursSpecification",
        "opens": opens,
        "closes": closes,
    }
    if valid:
        data["validFrom"], data["validThrough"] = (day.isoformat() for day in valid)
    return data


def _end(span: Span) -> int:
    """An end on the next day as the time on the clock; midnight as a minute before it."""
    if span[1] == DAY_MINUTES:
        return DAY_MINUTES - 1
    return span[1] - DAY_MINUTES if span[1] > DAY_MINUTES else span[1]


def _clock(minute: int) -> str:
    return write_clock(minute).rjust(5, "0")


def _holidays(table: Timetable, holidays: Holidays) -> list[dict[str, Any]]:
    """Public holidays of which the rule speaks."""
    rows: list[dict[str, Any]] = []
    for year in holidays.years:
        for item in year.holidays:
            first, last = date.fromisoformat(item.first), date.fromisoformat(item.last)
            day = first
            while day <= last:
                spans = table.week_on(day).holiday
                if spans is not None and spans != table.week_on(day).days[day.weekday()]:
                    rows += _special(spans, (day, day))
                day += timedelta(days=1)
    return rows


def _stretches(table: Timetable) -> list[dict[str, Any]]:
    """Exceptions, each with its days; where two name a day, the later one counts."""
    rows: list[dict[str, Any]] = []
    for one in _apart(table.stretches):
        groups: dict[Spans, list[str]] = {}
        for name, spans in zip(DAYS, table.weeks[one.week].days, strict=True):
            groups.setdefault(spans or (), []).append(name)
        for spans, names in groups.items():
            days = {"dayOfWeek": names} if len(groups) > 1 else {}
            rows += [{**row, **days} for row in _special(spans, (one.first, one.last))]
    return rows


def _apart(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The same without overlaps, in the order of the calendar."""
    begins = {one.first for one in stretches}
    edges = sorted(begins | {one.last + timedelta(days=1) for one in stretches})
    for first, after in pairwise(edges):
        holding = [one for one in stretches if one.first <= first <= one.last]
        if holding:
            yield Stretch(first, after - timedelta(days=1), holding[-1].week)


def _special(spans: Spans, valid: tuple[date, date]) -> list[dict[str, Any]]:
    return [_row(span, valid) for span in spans or (None,)]
