"""What a rule says against what its editor probably meant: everything that is valid and yet a trap.

Each trap has a code, a place in the rule, and one or two rules that say plainly what may have been meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from redroutes.hours.model import DAY_MINUTES, Hours, Part, Span, State, Weekdays

LONG_NIGHT = 14 * 60
"""Minutes: a span over midnight longer than this has its two ends exchanged, more likely than not."""
WHOLE_DAY = ((0, DAY_MINUTES),)
SAMPLE = [date(2028, 1, 1) + timedelta(days=day) for day in range(366)]
"""A leap year: every day of the calendar, each weekday in each month."""


@dataclass(frozen=True)
class Trap:
    """A place where a rule may say another thing than was meant."""

    code: str
    """Its name in the catalogue of messages."""
    start: int
    """Where in the rule, from 0."""
    meant: tuple[Hours, ...] = ()
    """What may have been meant, the likelier first; empty where nobody can tell."""
    is_question: bool = False
    """True where the rule may be right as it stands."""


Finder = Callable[[Hours], Iterator[Trap]]


def find_traps(hours: Hours) -> list[Trap]:
    """All traps of a rule, in the order in which they stand."""
    found = [trap for finder in FINDERS for trap in finder(hours)]
    return sorted(found, key=lambda trap: trap.start)


def _missing_dates(hours: Hours) -> Iterator[Trap]:
    for part in hours.parts:
        if not all(one.first.exists() and one.last.exists() for one in part.dates):
            yield Trap("no-such-date", part.start)


def _spans(hours: Hours) -> Iterator[Trap]:
    for part in hours.parts:
        spans = sorted(part.spans)
        for begin, end in spans:
            if end - begin == DAY_MINUTES and begin:
                yield Trap("empty-span", part.start)
            elif end > DAY_MINUTES and end - begin > LONG_NIGHT:
                turned = (end - DAY_MINUTES, begin)
                yield Trap(
                    "long-night", part.start, _with_spans(hours, part, {(begin, end): turned})
                )
        for before, after in zip(spans, spans[1:], strict=False):
            if after[0] < before[1]:
                joined = (before[0], max(before[1], after[1]))
                meant = _with_spans(hours, part, {before: joined, after: joined})
                yield Trap("overlap", part.start, meant)


def _with_spans(hours: Hours, part: Part, changes: dict[Span, Span]) -> tuple[Hours, ...]:
    spans = tuple(dict.fromkeys(changes.get(span, span) for span in part.spans))
    return (_replaced(hours, part, replace(part, spans=spans)),)


def _open_round_the_clock(hours: Hours) -> Iterator[Trap]:
    """Days that are open from 0 to 24 beside days with hours: mostly a comma or an "off" went astray."""
    timed = [part for part in hours.parts if part.spans and part.spans != WHOLE_DAY]
    if not timed:
        return
    for part in hours.parts:
        if part.state is not State.open or part.spans != WHOLE_DAY:
            continue
        closed = replace(part, spans=(), state=State.off)
        same = replace(part, spans=timed[0].spans)
        is_written = "-24:00" in hours.rule[part.start : part.end]
        meant = (_replaced(hours, part, closed), _replaced(hours, part, same))
        yield Trap("all-day", part.start, meant, is_question=is_written)


def _undone(hours: Hours) -> Iterator[Trap]:
    """A part of which later ones leave nothing, or some days that only a part of them meant."""
    for index, part in enumerate(hours.parts):
        days = _days_of(part)
        later = [other for other in hours.parts[index + 1 :] if not other.adds]
        left = days.difference(*(_days_of(other) for other in later)) if later else days
        if days and not left:
            yield Trap("undone", part.start, _meant_by_both(hours, index, later))
            continue
        for other in later:
            shared = days & _days_of(other)
            if shared and not _days_of(other) <= days and not part.dates and not other.dates:
                yield Trap("partly-undone", other.start, _parted(hours, part, other))


def _meant_by_both(hours: Hours, index: int, later: list[Part]) -> tuple[Hours, ...]:
    """The part after the others, or its hours and theirs together where they speak of the same days."""
    part = hours.parts[index]
    rest = [other for place, other in enumerate(hours.parts) if place != index]
    moved = replace(hours, parts=(*rest, part))
    same = [other for other in later if _days_of(other) == _days_of(part) and other.spans]
    if not same or part.state is State.off:
        return (moved,)
    spans = tuple(sorted({*part.spans, *same[-1].spans}))
    joined = replace(same[-1], spans=spans)
    parts = tuple(joined if other is same[-1] else other for other in rest)
    return (replace(hours, parts=parts), replace(hours, parts=tuple(rest)))


def _parted(hours: Hours, part: Part, other: Part) -> tuple[Hours, ...]:
    """The first part without the days that the second names; or with both hours on these."""
    if not (part.weekdays and other.weekdays):
        return ()
    own = frozenset().union(*(one.days for one in part.weekdays))
    theirs = frozenset().union(*(one.days for one in other.weekdays))
    less = _replaced(hours, part, replace(part, weekdays=(Weekdays(own - theirs),)))
    if not (part.spans and other.spans):
        return (less,)
    both = replace(
        other, weekdays=(Weekdays(own & theirs),), spans=tuple(sorted({*part.spans, *other.spans}))
    )
    only = replace(other, weekdays=(Weekdays(theirs - own),))
    parts = tuple(x for one in less.parts for x in ((both, only) if one is other else (one,)))
    return (less, replace(hours, parts=parts))


def _holidays_undone(hours: Hours) -> Iterator[Trap]:
    """Public holidays named before weekdays: on a holiday Monday the later part holds."""
    for index, part in enumerate(hours.parts):
        if not part.holidays or part.adds:
            continue
        later = [
            other for other in hours.parts[index + 1 :] if not other.holidays and not other.adds
        ]
        if later:
            rest = [other for other in hours.parts if other is not part]
            yield Trap("holidays-undone", part.start, (replace(hours, parts=(*rest, part)),))


def _never_open(hours: Hours) -> Iterator[Trap]:
    if not any(hours.begins_on(day) or hours.begins_on(day, is_holiday=True) for day in SAMPLE):
        yields = any(one.first.year is not None for part in hours.parts for one in part.dates)
        if not yields:
            yield Trap("never-open", 0)


def _replaced(hours: Hours, old: Part, new: Part) -> Hours:
    return replace(hours, parts=tuple(new if part is old else part for part in hours.parts))


def _days_of(part: Part) -> frozenset[tuple[date, bool]]:
    """Every day of a sample year of which a part speaks, ordinary days and holidays apart."""
    if any(one.first.year is not None for one in part.dates):
        return frozenset()
    return frozenset(
        (day, is_holiday)
        for day in SAMPLE
        for is_holiday in (False, True)
        if part.holds(day, is_holiday=is_holiday) and (part.holidays or not is_holiday)
    )


FINDERS: tuple[Finder, ...] = (
    _missing_dates,
    _spans,
    _open_round_the_clock,
    _undone,
    _holidays_undone,
    _never_open,
)
"""In the order of their weight."""
