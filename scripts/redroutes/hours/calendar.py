"""The list of public holidays -> a few numbers for browsers."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from redroutes.records import Holidays

YEARS = 2
"""So many years of the list go into a page, the last ones: this year and, when it is entered, the next."""
EPOCH = date(1970, 1, 1).toordinal()
ZONE_YEARS = range(2025, 2046)
"""Years in which a page may be read."""
Calendar = tuple[int, int, list[tuple[int, int]], list[int]]
"""First and last day that the list covers, first and last day of each holiday, make-up working days; from 1970."""


def make_calendar(holidays: Holidays) -> Calendar:
    """The last years of the list; without any year it covers no day."""
    years = holidays.years[-YEARS:]
    if not years:
        return 0, -1, [], []
    return (
        count_days(f"{years[0].year}-01-01"),
        count_days(f"{years[-1].year}-12-31"),
        [(count_days(h.first), count_days(h.last)) for year in years for h in year.holidays],
        [count_days(day) for year in years for day in year.working_days],
    )


def count_days(day: str) -> int:
    """The number of an ISO day, from 1 January 1970 on; that day is 0."""
    return date.fromisoformat(day).toordinal() - EPOCH


@lru_cache(maxsize=2)
def find_offset(zone: str) -> int | None:
    """Minutes by which a zone is ahead of UTC, or None where its clocks change in ``ZONE_YEARS`` or nobody knows it.

    ``zone`` is a name of the IANA time zone database.
    """
    try:
        info = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return None
    days = (datetime(year, month, 1, tzinfo=info) for year in ZONE_YEARS for month in range(1, 13))
    offsets = {day.utcoffset() for day in days}
    first = offsets.pop()
    return None if offsets or first is None else int(first.total_seconds()) // 60
