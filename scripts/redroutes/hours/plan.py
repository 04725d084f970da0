"""When one may enter a place: its rule with everything that a record says beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from redroutes.hours.encode import encode
from redroutes.hours.model import DatePoint, DateRange, Part, State
from redroutes.hours.parser import read_rule
from redroutes.hours.timetable import WHOLE_DAY, Season, Stretch, Timetable, Week, make_timetable
from redroutes.records.opening import HoursException, OpeningHours

NOT_KNOWN = Timetable((Week((None,) * 7, None),), (Season((1, 1), 0),))
"""A place of whose hours nothing is known."""
ALWAYS = Timetable((Week((WHOLE_DAY,) * 7, WHOLE_DAY),), (Season((1, 1), 0),))
FAR = date(2099, 12, 31)
"""The end of what has no end yet."""


@dataclass(frozen=True)
class Plan:
    """When one may enter a place."""

    timetable: Timetable
    """With its exceptions."""
    usual: Timetable
    """Without them."""
    last_entry: int | None = None
    """In minutes of the day."""
    by_appointment: bool = False

    @cached_property
    def layout(self) -> str:
        """The layout for browsers."""
        return encode(self.timetable, self.last_entry, by_appointment=self.by_appointment)


def make_plan(hours: OpeningHours) -> Plan:
    """The plan of a record's hours, which have passed the checks."""
    exceptions = tuple((item.first, item.last or "", item.hours or "") for item in hours.exceptions)
    return _plan(hours.rule or "", exceptions, hours.last_entry or "", hours.by_appointment)


def encode_plan(hours: OpeningHours | None) -> str:
    """The layout of a record's hours for browsers; empty where it has none."""
    return make_plan(hours).layout if hours else ""


@lru_cache(maxsize=4096)
def _plan(
    rule: str, exceptions: tuple[tuple[str, str, str], ...], last_entry: str, by_appointment: bool
) -> Plan:
    parts = [_exception(*item) for item in exceptions]
    hours = read_rule(rule).hours if rule else None
    table = make_timetable(hours) if hours is not None else ALWAYS if by_appointment else NOT_KNOWN
    full = _with_exceptions(table, parts)
    return Plan(full, table, read_minute(last_entry), by_appointment)


def read_minute(text: str) -> int | None:
    """``16:00`` as minutes of the day; None for an empty text."""
    if not text:
        return None
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute)


def make_exception(item: HoursException) -> Timetable:
    """The days of an exception alone, for its words."""
    return _with_exceptions(NOT_KNOWN, [_exception(item.first, item.last or "", item.hours or "")])


def _exception(first: str, last: str, rule: str) -> Part:
    """A part that speaks of the days of an exception."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last) if last else FAR
    dates = DateRange(_point(begin), _point(end))
    hours = read_rule(rule).hours if rule else None
    if hours is None:
        return Part((dates,), state=State.off)
    return Part((dates,), spans=hours.parts[-1].spans)


def _point(day: date) -> DatePoint:
    return DatePoint(day.month, day.day, day.year)


def _with_exceptions(table: Timetable, parts: Iterable[Part]) -> Timetable:
    weeks, stretches = list(table.weeks), list(table.stretches)
    for part in parts:
        week = Week((part.spans,) * 7, part.spans)
        if week not in weeks:
            weeks.append(week)
        first, last = part.dates[0].bounds()
        stretches.append(Stretch(first, last, weeks.index(week)))
    return Timetable(tuple(weeks), table.seasons, tuple(stretches), table.singles)


CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")
"""In ASCII: a ² is a digit to Python, and no number."""


def is_clock(text: str) -> bool:
    """Whether a text is a time of day that exists: ``16:00``."""
    return CLOCK.fullmatch(text) is not None
