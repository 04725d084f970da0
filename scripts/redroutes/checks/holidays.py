"""The list of public holidays: days that exist, in their year, in order, for the country of the site."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import date

from redroutes.messages import told
from redroutes.problems import Loc, Problem
from redroutes.records.collection import Entry, Records
from redroutes.records.holidays import Holidays, HolidayYear

SATURDAY = 5
"""As Python counts the days of a week; in China days are worked instead of holidays at weekends alone."""
REMINDER = (11, 25)
"""From this day on the next year is asked for: five weeks before it begins, when China's notice has mostly come."""


def check_holidays(records: Records) -> Iterator[Problem]:
    """Everything about the list that does not depend on today."""
    entry, country = records.holidays, records.site.record.country
    listed = entry.record.country
    if listed is not None and listed != country:
        message, hint = told("holiday.country", listed=listed, country=country)
        yield entry.problem(("country",), "bad-holidays", message, hint)
    years = [year.year for year in entry.record.years]
    if years and years != list(range(years[0], years[0] + len(years))):
        message, hint = told("holiday.years", years=tuple(years))
        yield entry.problem(("years",), "bad-holidays", message, hint)
    for index, year in enumerate(entry.record.years):
        yield from _check_year(entry, ("years", index), year)


def check_last_year(records: Records, today: date) -> Iterator[Problem]:
    """A warning where the list ends, in time for an editor to enter the next year."""
    entry = records.holidays
    if not entry.record.years:
        return
    last = entry.record.years[-1].year
    needed = today.year + ((today.month, today.day) >= REMINDER)
    if last < needed:
        message, hint = told("holiday.not-entered", year=last + 1)
        yield entry.problem(("years",), "old-holidays", message, hint)


def _check_year(entry: Entry[Holidays], loc: Loc, year: HolidayYear) -> Iterator[Problem]:
    """Holidays follow one another; working days follow one another, and none of them is a holiday."""
    other = _other_year(year)
    if other:
        message, hint = told("holiday.whole-year", year=year.year, other=other)
        yield entry.problem((*loc, "year"), "bad-holidays", message, hint)
        return
    off: set[date] = set()
    before = date.min
    for index, holiday in enumerate(year.holidays):
        place: Loc = (*loc, "holidays", index)
        first = yield from _check_day(entry, (*place, "first"), holiday.first, year.year, before)
        last = yield from _check_day(entry, (*place, "last"), holiday.last, year.year, date.min)
        if first is None or last is None:
            continue
        if last < first:
            message, hint = told("holiday.turned", last=holiday.last, first=holiday.first)
            yield entry.problem((*place, "last"), "bad-holidays", message, hint)
        off |= {date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)}
        before = max(before, last)
    before = date.min
    for index, text in enumerate(year.working_days):
        where: Loc = (*loc, "working_days", index)
        day = yield from _check_day(entry, where, text, year.year, before)
        if day and entry.record.country == "CN" and day.weekday() < SATURDAY:
            yield entry.problem(where, "bad-holidays", *told("holiday.worked-anyway", text=text))
        if day in off:
            yield entry.problem(where, "bad-holidays", *told("holiday.both", text=text))
        before = day or before


def _other_year(year: HolidayYear) -> str:
    """The year in which all days of a year lie, if that is another one: its number was mistyped."""
    days = [*year.working_days, *(x for one in year.holidays for x in (one.first, one.last))]
    years = {day[:4] for day in days}
    return years.pop() if len(years) == 1 and len(days) > 1 and str(year.year) not in years else ""


def _check_day(
    entry: Entry[Holidays], loc: Loc, text: str, year: int, before: date
) -> Generator[Problem, None, date | None]:
    """The day, if it exists, lies in its year and comes after the one before it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        yield entry.problem(loc, "bad-date", *told("day.no-day", text=text))
        return None
    if day.year != year:
        yield entry.problem(loc, "bad-holidays", *told("holiday.other-year", text=text, year=year))
        return None
    if day <= before:
        message, hint = told("holiday.order", text=text, before=before.isoformat())
        yield entry.problem(loc, "bad-holidays", message, hint)
    return day
