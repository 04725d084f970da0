"""Days on which rules are tried: a leap year, and every year that a rule names itself."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from redroutes.hours.model import LEAP_YEAR, Hours, Part

SHORT = 14
"""Days: dates without weekdays that are not more than these are an exception, not a season."""
Day = tuple[date, bool]
"""A day, and whether it is a public holiday."""


def sample_days(hours: Hours) -> tuple[Day, ...]:
    """Every day of the years in which a rule is tried, each as an ordinary day and as a holiday."""
    return _days_in_years(_years_of(hours))


def _years_of(hours: Hours) -> tuple[int, ...]:
    """The leap year, and every year that a rule names."""
    years = {LEAP_YEAR} | {
        point.year
        for part in hours.parts
        for one in part.dates
        for point in (one.first, one.last)
        if point.year is not None
    }
    return tuple(sorted(years))


@lru_cache(maxsize=8)
def _days_in_years(years: tuple[int, ...]) -> tuple[Day, ...]:
    return tuple((day, off) for year in years for day in days_in(year) for off in (False, True))


@lru_cache(maxsize=64)
def days_in(year: int) -> tuple[date, ...]:
    """Every day of a year."""
    first = date(year, 1, 1)
    return tuple(first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))


def days_of(part: Part, hours: Hours) -> frozenset[Day]:
    """The sample days of which a part speaks; of holidays only where it names them or is a short exception."""
    names = part.holidays or is_short(part)
    taken = days_taken(part, hours)
    return taken if names else frozenset(day for day in taken if not day[1])


def days_taken(part: Part, hours: Hours) -> frozenset[Day]:
    """The sample days on which a part holds, holidays that it does not name among them."""
    return _days_taken(part, _years_of(hours))


@lru_cache(maxsize=128)
def _days_taken(part: Part, years: tuple[int, ...]) -> frozenset[Day]:
    """Each pair of parts is compared, in a rule and in all that it may mean: without this a rule of 250 characters
    takes ten seconds.
    """
    return frozenset(
        (day, off) for day, off in _days_in_years(years) if part.holds(day, is_holiday=off)
    )


def is_dated(part: Part) -> bool:
    """Whether it speaks of days of a single year."""
    return any(one.first.year is not None for one in part.dates)


@lru_cache(maxsize=1024)
def is_short(part: Part) -> bool:
    """Whether a part is an exception of some dates, which holds on a public holiday, too."""
    if not part.dates or part.names_days:
        return False
    years = {one.first.year or LEAP_YEAR for one in part.dates}
    return all(
        sum(one.holds(day) for year in years for day in days_in(year)) <= SHORT
        for one in part.dates
    )
