"""Days on which rules are tried: a leap year, and every year that a rule names itself."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from redroutes.hours.model import LEAP_YEAR, Hours, Part

SHORT = 14
"""Days: dates without weekdays that are not more than these are an exception, not a season."""
Day = tuple[date, bool]
"""A day, and whether it is a public holiday."""


@lru_cache(maxsize=16)
def sample_days(hours: Hours) -> list[Day]:
    """Every day of the years in which a rule is tried, each as an ordinary day and as a holiday."""
    years = {LEAP_YEAR} | {
        point.year
        for part in hours.parts
        for one in part.dates
        for point in (one.first, one.last)
        if point.year is not None
    }
    return [(day, off) for year in sorted(years) for day in days_in(year) for off in (False, True)]


@lru_cache(maxsize=64)
def days_in(year: int) -> tuple[date, ...]:
    """Every day of a year."""
    first = date(year, 1, 1)
    return tuple(first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))


@lru_cache(maxsize=64)
def days_of(part: Part, hours: Hours) -> frozenset[Day]:
    """The sample days of which a part speaks; of holidays only where it names them or is a short exception."""
    names = part.holidays or is_short(part)
    return frozenset(
        (day, off)
        for day, off in sample_days(hours)
        if (names or not off) and part.holds(day, is_holiday=off)
    )


@lru_cache(maxsize=64)
def days_taken(part: Part, hours: Hours) -> frozenset[Day]:
    """The sample days on which a part holds, holidays that it does not name among them."""
    return frozenset(
        (day, off) for day, off in sample_days(hours) if part.holds(day, is_holiday=off)
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
