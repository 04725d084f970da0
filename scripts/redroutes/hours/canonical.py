"""What was understood of a rule -> the rule as the syntax has it: what an editor is offered."""

from __future__ import annotations

from collections.abc import Iterable

from redroutes.hours.model import (
    ALL_DAYS,
    DAY_MINUTES,
    DAYS_OF_MONTH,
    DatePoint,
    DateRange,
    Hours,
    Part,
    Span,
    State,
    Weekdays,
)
from redroutes.hours.tokens import DAYS, MONTHS


def write_rule(hours: Hours) -> str:
    """The whole rule, its parts with ``; `` between them; one that adds follows after ``, ``."""
    if len(hours.parts) == 1 and hours.is_always_open:
        return "24/7"
    text = ""
    for part in hours.parts:
        joint = "" if not text else ", " if part.adds else "; "
        text += joint + write_part(part)
    return text


def write_part(part: Part) -> str:
    """One part: dates, days, hours."""
    pieces = [",".join(map(_write_dates, part.dates)), write_days(part)]
    if part.state is State.off:
        pieces.append("off")
    elif part.spans:
        pieces.append(",".join(map(write_span, part.spans)))
    return " ".join(filter(None, pieces))


def write_days(part: Part) -> str:
    """Weekdays and holidays; empty where every day is meant."""
    names = [_write_weekdays(one) for one in part.weekdays]
    if part.holidays:
        names.append("PH")
    return ",".join(names)


def write_span(span: Span) -> str:
    """``09:00-16:30``; an end beyond 24:00 is written as the time on the clock."""
    begin, end = span
    return f"{write_time(begin)}-{write_time(end - DAY_MINUTES if end > DAY_MINUTES else end)}"


def write_time(minute: int) -> str:
    """Minutes of a day as ``09:00``."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def runs_of(days: Iterable[int]) -> list[tuple[int, int]]:
    """Weekdays as runs of neighbours, Monday first; a run may go on from Sunday to Monday."""
    left = sorted(days)
    runs: list[list[int]] = []
    for day in left:
        if runs and runs[-1][1] == day - 1:
            runs[-1][1] = day
        else:
            runs.append([day, day])
    if len(runs) > 1 and runs[0][0] == 0 and runs[-1][1] == len(ALL_DAYS) - 1 and len(left) > 2:
        runs[-1][1] = runs.pop(0)[1]
    return [(first, last) for first, last in runs]


def _write_weekdays(one: Weekdays) -> str:
    nth = f"[{','.join(map(str, one.nth))}]" if one.nth else ""
    if nth:
        return ",".join(f"{DAYS[day]}{nth}" for day in sorted(one.days))
    texts = []
    for first, last in runs_of(one.days):
        joint = "," if (last - first) % 7 == 1 else "-"
        texts.append(DAYS[first] if first == last else f"{DAYS[first]}{joint}{DAYS[last]}")
    return ",".join(texts)


def _write_dates(dates: DateRange) -> str:
    if dates.first.day == 0 and dates.last.day == 0:
        first, last = _write_month(dates.first), _write_month(dates.last)
        if first == last:
            return first
        if dates.first.year is not None and dates.first.year == dates.last.year:
            last = MONTHS[dates.last.month - 1]
        return f"{first}-{last}"
    first = _write_point(dates.first, dates.first.day or 1)
    end = dates.last
    last = _write_point(end, end.day or DAYS_OF_MONTH[end.month - 1])
    return first if first == last else f"{first}-{last}"


def _write_month(point: DatePoint) -> str:
    year = f"{point.year} " if point.year is not None else ""
    return f"{year}{MONTHS[point.month - 1]}"


def _write_point(point: DatePoint, day: int) -> str:
    return f"{_write_month(point)} {day:02d}"
