"""Parts of a rule with days or hours added or taken away, for what an editor is offered."""

from __future__ import annotations

from dataclasses import replace

from redroutes.hours.model import ALL_DAYS, DatePoint, DateRange, Part, Span, Weekdays

MONTHS = 12


def with_spans(part: Part, spans: tuple[Span, ...]) -> Part:
    """A part with more hours; what overlaps becomes one span."""
    joined: list[Span] = []
    for begin, end in sorted({*part.spans, *spans}):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return replace(part, spans=tuple(joined))


def part_without(part: Part, other: Part) -> Part | None:
    """A part without the weekdays, holidays or months that another names too; None where that cannot be written."""
    if part.dates or other.dates:
        return _without_months(part, other)
    if any(one.nth for one in (*part.weekdays, *other.weekdays)):
        return None
    own = [one.days for one in part.weekdays] if part.names_days else [ALL_DAYS]
    days = frozenset[int]().union(*own)
    theirs = frozenset[int]().union(*(one.days for one in other.weekdays))
    left = days - theirs
    holidays = part.holidays and not other.holidays
    if not left and not holidays:
        return None
    return replace(part, weekdays=(Weekdays(left),) if left else (), holidays=holidays)


def _without_months(part: Part, other: Part) -> Part | None:
    months, theirs = _months(part), _months(other)
    if months is None or theirs is None or not months - theirs:
        return None
    left = sorted(months - theirs)
    runs: list[list[int]] = []
    for month in left:
        if runs and runs[-1][1] == month - 1:
            runs[-1][1] = month
        else:
            runs.append([month, month])
    if len(runs) > 1 and runs[0][0] == 1 and runs[-1][1] == MONTHS:
        runs[-1][1] = runs.pop(0)[1]
    dates = tuple(DateRange(DatePoint(first, 0), DatePoint(last, 0)) for first, last in runs)
    return replace(part, dates=dates)


def _months(part: Part) -> set[int] | None:
    """The months of a part; None where it has other dates."""
    found: set[int] = set()
    for one in part.dates:
        if one.first.day or one.last.day or one.first.year or one.last.year:
            return None
        count = (one.last.month - one.first.month) % MONTHS + 1
        found |= {(one.first.month - 1 + step) % MONTHS + 1 for step in range(count)}
    return found
