"""Dates that can be, and a time zone that there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from redroutes.problems import Problem
from redroutes.records import FOLDERS
from redroutes.records.collection import Records

MAX_AGE = timedelta(days=365)
"""A record that nobody has held against its sources for longer is questioned."""


def check_dates(records: Records, today: date) -> Iterator[Problem]:
    """Days exist, lie not in the future, and the last check is not older than a year."""
    for kind in FOLDERS:
        for entry in records.kinds[kind].values():
            value = entry.record.checked
            try:
                day = date.fromisoformat(value)
            except ValueError:
                message = f"'{value}' is not a day of the calendar"
                yield entry.problem(("checked",), "bad-date", message, "Write YYYY-MM-DD.")
                continue
            if day > today:
                message = f"'{value}' lies in the future"
                yield entry.problem(("checked",), "bad-date", message, "Write the real day.")
            elif today - day > MAX_AGE:
                message = f"last checked on {value}, more than a year ago"
                hint = "Hold it against its sources and write today's date."
                yield entry.problem(("checked",), "old-check", message, hint)
    site = records.site
    try:
        ZoneInfo(site.record.timezone)
    except (ValueError, KeyError, OSError):
        message = f"there is no time zone '{site.record.timezone}'"
        yield site.problem(("timezone",), "bad-timezone", message, "For example Asia/Shanghai.")
