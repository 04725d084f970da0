"""The list of public holidays: days that exist, in their year, in order, for the country of the site."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import date

from redroutes.problems import Loc, Problem
from redroutes.records.collection import Entry, Records
from redroutes.records.holidays import Holidays, HolidayYear

REMINDER = (11, 25)
"""From this day on the next year is asked for: five weeks before it begins, when China's notice has mostly come."""


def check_holidays(records: Records) -> Iterator[Problem]:
    """Everything about the list that does not depend on today."""
    entry, country = records.holidays, records.site.record.country
    listed = entry.record.country
    if listed is not None and listed != country:
        message = f"these are the holidays of '{listed}', but site.yml says '{country}'"
        yield entry.problem(("country",), "bad-holidays", message, "Both must be the same.")
    years = [year.year for year in entry.record.years]
    if years and years != list(range(years[0], years[0] + len(years))):
        message = f"the years are {', '.join(map(str, years))}"
        hint = "Write each year once, in order, without a gap."
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
        message = f"the public holidays of {last + 1} are not entered"
        hint = (
            "Look for the government's notice, in China published between late October and early December, "
            "and paste it into 'redroutes holidays -'; leave it if there is none yet."
        )
        yield entry.problem(("years",), "old-holidays", message, hint)


def _check_year(entry: Entry[Holidays], loc: Loc, year: HolidayYear) -> Iterator[Problem]:
    """Holidays follow one another; working days follow one another, and none of them is a holiday."""
    off: set[date] = set()
    before = date.min
    for index, holiday in enumerate(year.holidays):
        place: Loc = (*loc, "holidays", index)
        first = yield from _check_day(entry, (*place, "first"), holiday.first, year.year, before)
        last = yield from _check_day(entry, (*place, "last"), holiday.last, year.year, date.min)
        if first is None or last is None:
            continue
        if last < first:
            message = f"'{holiday.last}' lies before the first day off, '{holiday.first}'"
            yield entry.problem((*place, "last"), "bad-holidays", message, "Exchange the two.")
        off |= {date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)}
        before = max(before, last)
    before = date.min
    for index, text in enumerate(year.working_days):
        where: Loc = (*loc, "working_days", index)
        day = yield from _check_day(entry, where, text, year.year, before)
        if day in off:
            message = f"'{text}' is a holiday as well"
            yield entry.problem(where, "bad-holidays", message, "A day is one or the other.")
        before = day or before


def _check_day(
    entry: Entry[Holidays], loc: Loc, text: str, year: int, before: date
) -> Generator[Problem, None, date | None]:
    """The day, if it exists, lies in its year and comes after the one before it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        message = f"'{text}' is not a day of the calendar"
        yield entry.problem(loc, "bad-date", message, "Write YYYY-MM-DD.")
        return None
    if day.year != year:
        message = f"'{text}' does not lie in {year}"
        hint = "Days of a holiday that runs over New Year stand in two years."
        yield entry.problem(loc, "bad-holidays", message, hint)
        return None
    if day <= before:
        message = f"'{text}' does not come after '{before.isoformat()}', which stands before it"
        hint = "Write them in the order of the calendar; no two may share a day."
        yield entry.problem(loc, "bad-holidays", message, hint)
    return day
