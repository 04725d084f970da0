"""Dates that can be, and a time zone that there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from redroutes.messages import told
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
                yield entry.problem(("checked",), "bad-date", *told("day.no-day", text=value))
                continue
            if day > today:
                yield entry.problem(("checked",), "bad-date", *told("day.future", text=value))
            elif today - day > MAX_AGE:
                yield entry.problem(("checked",), "old-check", *told("day.old", text=value))
    site = records.site
    try:
        ZoneInfo(site.record.timezone)
    except (ValueError, KeyError, OSError):
        message, hint = told("day.timezone", text=site.record.timezone)
        yield site.problem(("timezone",), "bad-timezone", message, hint)
