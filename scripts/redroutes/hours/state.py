"""What is open at a minute, until when, and when it opens next: what ``50-hours.js`` says in a browser.

Minutes count from 1 January 1970 by the clocks of the place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from redroutes.hours.calendar import EPOCH, Calendar
from redroutes.hours.model import DAY_MINUTES
from redroutes.hours.plan import Plan
from redroutes.hours.timetable import Spans

AHEAD = 21
"""So many days are looked at."""


class DayKind(StrEnum):
    """What the list of public holidays says of a day."""

    holiday = "holiday"
    """A day off."""
    working = "working"
    """A Saturday or Sunday on which people work."""
    ordinary = "ordinary"
    """Neither."""
    unentered = "unentered"
    """Its year is not in the list."""


class Is(StrEnum):
    """The state of a place."""

    open = "open"
    """One may enter."""
    late = "late"
    """Still open, but nobody is let in any more."""
    closed = "closed"
    """Closed."""
    ask = "ask"
    """Nobody knows."""


@dataclass(frozen=True)
class Now:
    """What is known of a minute."""

    state: Is
    end: int | None = None
    """When it closes; None where it does not close within the days looked at, or nobody knows."""
    entry: int | None = None
    """When the last visitors are let in."""
    next: int | None = None
    """When it opens next, where it is closed."""
    is_doubtful_next: bool = False
    """Whether a day of which nobody knows comes before that."""
    unentered_year: int | None = None
    """The year whose holidays would have to be known, and are not entered."""


def kind_of(calendar: Calendar, day: int) -> DayKind:
    """What the list says of a day, counted from 1970."""
    first, last, holidays, working = calendar
    if not first <= day <= last:
        return DayKind.unentered
    if any(a <= day <= b for a, b in holidays):
        return DayKind.holiday
    return DayKind.working if day in working else DayKind.ordinary


def find_state(plan: Plan, calendar: Calendar, minute: int) -> Now:
    """The state of a place at a minute."""
    today = minute // DAY_MINUTES
    spans, hanging, day = _collect(plan, calendar, today, minute)
    end = entry = following = None
    for begin, stop, last in spans:
        if (end is not None and begin <= end) or begin <= minute < stop:
            end = max(end or 0, stop)
            if last is not None and begin <= minute < stop:
                entry = last
        elif begin > minute:
            following = begin
            break
    is_unknown = day == today or hanging
    if end is None:
        state = Is.ask if is_unknown else Is.closed
    elif plan.by_appointment:
        state = Is.ask
    else:
        state = Is.late if entry is not None and minute >= entry else Is.open
    if end is not None and (end == day * DAY_MINUTES or end >= (today + AHEAD) * DAY_MINUTES):
        end = None
    moments = [minute] if following is None else [minute, following]
    doubtful = [_date(m // DAY_MINUTES).year for m in moments if _matters(plan, calendar, m)]
    return Now(
        state,
        end,
        entry,
        following,
        day < today + AHEAD,
        doubtful[-1] if doubtful else None,
    )


def _collect(
    plan: Plan, calendar: Calendar, today: int, minute: int
) -> tuple[list[tuple[int, int, int | None]], bool, int]:
    """Spans with their last entry from yesterday on, whether an unknown night may hang over, the first unknown day."""
    spans: list[tuple[int, int, int | None]] = []
    is_hanging = False
    day = today - 1
    while day < today + AHEAD:
        found = spans_on(plan, calendar, day)
        if found is None and day >= today:
            break
        start = day * DAY_MINUTES
        if found is None:
            usual = plan.timetable.week_on(_date(day)).days[_date(day).weekday()] or ()
            is_hanging = any(start + b > minute for _, b in usual)
        for begin, end in found or ():
            last = plan.last_entry
            is_inside = last is not None and begin < last < end
            entry = start + last if last is not None and is_inside else None
            spans.append((start + begin, start + end, entry))
        day += 1
    return spans, is_hanging, day


def spans_on(plan: Plan, calendar: Calendar, day: int) -> Spans | None:
    """Spans that begin on a day, in minutes of that day; None where nobody knows."""
    is_holiday = kind_of(calendar, day) is DayKind.holiday
    return plan.timetable.begins_on(_date(day), is_holiday=is_holiday)


def _matters(plan: Plan, calendar: Calendar, minute: int) -> bool:
    """Whether it would make a difference if a day, of a year that is not entered, were a public holiday."""
    day = minute // DAY_MINUTES
    if kind_of(calendar, day) is not DayKind.unentered:
        return False
    week = plan.timetable.week_on(_date(day))
    return week.holiday != week.days[_date(day).weekday()]


def _date(day: int) -> date:
    return date.fromordinal(EPOCH) + timedelta(days=day)
