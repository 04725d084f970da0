"""Traps in the days of a rule: dates that do not exist or run backwards, days named twice, a season that has ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from redroutes.hours.model import DatePoint, DateRange, Hours, Part, State, Weekdays
from redroutes.hours.samples import days_taken
from redroutes.hours.seasons import make_up_year
from redroutes.hours.trap import Finder, Trap


def _missing_dates(hours: Hours) -> Iterator[Trap]:
    for part in hours.parts:
        points = [point for one in part.dates for point in (one.first, one.last)]
        if not all(point.exists() for point in points):
            yield Trap("no-such-date", part.start, _nearest(hours, part))


def _nearest(hours: Hours, part: Part) -> tuple[Hours, ...]:
    """The last day of the month, or the first of the next, in the place of days that do not exist."""
    found = []
    for choose in (DatePoint.last_of_month, DatePoint.first_of_next_month):
        dates = tuple(
            DateRange(*(p if p.exists() else choose(p) for p in (one.first, one.last)))
            for one in part.dates
        )
        new = replace(part, dates=dates)
        if all(one.exists() for one in dates):
            found.append(hours.replaced(part, new))
    return tuple(found)


def _turned_dates(hours: Hours) -> Iterator[Trap]:
    """Dates that run backwards, within a month or within a year that is named."""
    for part in hours.parts:
        for one in part.dates:
            if one.first.exists() and one.last.exists() and _is_turned(one):
                meant = [DateRange(one.last, one.first), _in_next_year(one)]
                if one.first.year == one.last.year:  # 2026 Dec 25-Jan 05
                    meant.reverse()
                ranges = [new for new in meant if new.exists() and not _is_turned(new)]
                yield Trap(
                    "dates-turned",
                    part.start,
                    tuple(
                        hours.replaced(part, replace(part, dates=_exchange(part, one, new)))
                        for new in ranges
                    ),
                )


def _is_turned(one: DateRange) -> bool:
    if not one.exists():
        return True
    is_yearly = one.first.year is None
    return is_yearly and one.first.month == one.last.month and one.first.day > (one.last.day or 31)


def _in_next_year(one: DateRange) -> DateRange:
    year = one.first.year
    return replace(one, last=replace(one.last, year=None if year is None else year + 1))


def _exchange(part: Part, old: DateRange, new: DateRange) -> tuple[DateRange, ...]:
    return tuple(new if one is old else one for one in part.dates)


def _half_dates(hours: Hours) -> Iterator[Trap]:
    """A range from a day to a month, or from a month to a day."""
    for part in hours.parts:
        for one in part.dates:
            if bool(one.first.day) != bool(one.last.day):
                first = replace(one.first, day=one.first.day or 1)
                last = one.last if one.last.day else one.last.last_of_month()
                new = replace(part, dates=_exchange(part, one, DateRange(first, last)))
                yield Trap("half-dates", part.start, (hours.replaced(part, new),))


def _twice(hours: Hours) -> Iterator[Trap]:
    """A weekday named twice in one part: one of them was to be another."""
    for part in hours.parts:
        plain = [one.days for one in part.weekdays if not one.nth]
        days = frozenset[int]().union(*plain)
        if sum(map(len, plain)) > len(days):
            single = [one for one in part.weekdays if one.nth]
            new = replace(part, weekdays=(Weekdays(days), *single))
            yield Trap("twice", part.start, (hours.replaced(part, new),))


def _season_left(hours: Hours) -> Iterator[Trap]:
    """Weekdays without dates behind a season of part of the year: meant for the season, or for all the year?"""
    for index, part in enumerate(hours.parts):
        if part.dates or not part.weekdays or part.state is State.off or part.adds:
            continue
        seasons = [p for p in hours.parts[:index] if p.dates and p.weekdays]
        if not seasons or any(not p.dates for p in hours.parts[:index]) or make_up_year(seasons):
            continue
        if any(days_taken(part, hours) & days_taken(other, hours) for other in seasons):
            continue
        rest = tuple(other for other in hours.parts if other is not part)
        inside = hours.replaced(part, replace(part, dates=seasons[-1].dates))
        yield Trap("season-left", part.start, (inside, replace(hours, parts=(part, *rest))))


DATE_FINDERS: tuple[Finder, ...] = (
    _missing_dates,
    _turned_dates,
    _half_dates,
    _twice,
    _season_left,
)
