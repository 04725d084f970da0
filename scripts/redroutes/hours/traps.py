"""What a rule says against what its editor probably meant: everything that is valid and yet a trap.

Each trap has a code, a place in the rule, and one or two rules that say plainly what may have been meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from redroutes.hours.model import DAY_MINUTES, DatePoint, DateRange, Hours, Part, Span, State
from redroutes.hours.samples import Day, days_of, days_taken, is_dated, is_short, sample_days
from redroutes.hours.subtraction import part_without, with_spans

LONG_NIGHT = 14 * 60
"""Minutes: a span over midnight longer than this has its two ends exchanged, more likely than not."""
WHOLE_DAY = ((0, DAY_MINUTES),)


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
        if not all(one.exists() for one in part.dates):
            yield Trap("no-such-date", part.start, _nearest(hours, part))


def _nearest(hours: Hours, part: Part) -> tuple[Hours, ...]:
    """The last day of the month, or the first of the next, in the place of days that do not exist."""
    found = []
    for choose in (DatePoint.last_of_month, DatePoint.first_of_next_month):
        dates = tuple(
            DateRange(*(p if p.exists() else choose(p) for p in (one.first, one.last)))
            for one in part.dates
        )
        new = replace(part, dates=dates)
        if all(one.exists() for one in dates):
            found.append(hours.replaced(part, new))
    return tuple(found)


def _spans(hours: Hours) -> Iterator[Trap]:
    for part in hours.parts:
        spans = sorted(part.spans)
        for begin, end in spans:
            if end > DAY_MINUTES and end - begin > LONG_NIGHT and end - begin < DAY_MINUTES:
                turned = (end - DAY_MINUTES, begin)
                yield Trap("long-night", part.start, _changed(hours, part, {(begin, end): turned}))
        for before, after in pairwise(spans):
            if after[0] < before[1]:
                joined = (before[0], max(before[1], after[1]))
                meant = _changed(hours, part, {before: joined, after: joined})
                yield Trap("overlap", part.start, meant)


def _added_spans(hours: Hours) -> Iterator[Trap]:
    """An added part whose hours overlap those of an earlier one on the same day."""
    for index, part in enumerate(hours.parts):
        if not part.adds:
            continue
        for before in hours.parts[:index]:
            clash = any(a < d and c < b for a, b in before.spans for c, d in part.spans)
            if clash and days_of(before, hours) & days_of(part, hours):
                yield Trap(
                    "overlap", part.start, (hours.replaced(part, replace(part, adds=False)),)
                )
                break


def _changed(hours: Hours, part: Part, changes: dict[Span, Span]) -> tuple[Hours, ...]:
    spans = tuple(dict.fromkeys(changes.get(span, span) for span in part.spans))
    return (hours.replaced(part, replace(part, spans=spans)),)


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
        is_written = "24" in hours.rule[part.start : part.end]
        meant = (hours.replaced(part, closed), hours.replaced(part, same))
        yield Trap("all-day", part.start, () if is_written else meant, is_question=is_written)


def _undone(hours: Hours) -> Iterator[Trap]:
    """A part of which later ones leave nothing, or some days that only a part of them meant."""
    for index, part in enumerate(hours.parts):
        days = days_of(part, hours)
        later = [other for other in hours.parts[index + 1 :] if not other.adds]
        left = days.difference(*(days_taken(other, hours) for other in later)) if later else days
        if days and not left:
            yield Trap("undone", part.start, _meant_by_both(hours, index, later))
            continue
        yearly = [o for o in later if not o.dates and (o.weekdays or not o.holidays)]
        if part.dates and any(days & days_taken(other, hours) for other in yearly):
            moved = [other for other in hours.parts if other is not part]
            yield Trap("dates-undone", part.start, (replace(hours, parts=(*moved, part)),))
        for other in later:
            theirs = days_of(other, hours)
            if _is_torn(part, other, days, theirs):
                yield Trap("partly-undone", other.start, _parted(hours, part, other))


def _is_torn(part: Part, other: Part, days: frozenset[Day], theirs: frozenset[Day]) -> bool:
    """Whether a later part takes some days of an earlier one and has days of its own besides."""
    if not days & theirs or theirs <= days or part.state is other.state is State.off:
        return False
    if part.spans == other.spans and part.state is other.state:
        return False
    if bool(part.dates) != bool(other.dates):
        return False  # a season beside the rule of the year is ordinary
    return not (part.dates and (part.weekdays or other.weekdays))


def _meant_by_both(hours: Hours, index: int, later: list[Part]) -> tuple[Hours, ...]:
    """The part after the others, or its hours and theirs together where they speak of the same days."""
    part = hours.parts[index]
    rest = [other for place, other in enumerate(hours.parts) if place != index]
    moved = replace(hours, parts=(*rest, replace(part, adds=False)))
    own = days_of(part, hours)
    same = [other for other in later if days_of(other, hours) == own and other.spans]
    if not same or part.state is State.off:
        return (moved,)
    joined = with_spans(same[-1], part.spans)
    parts = tuple(joined if other is same[-1] else other for other in rest)
    return (replace(hours, parts=parts), replace(hours, parts=tuple(rest)))


def _parted(hours: Hours, part: Part, other: Part) -> tuple[Hours, ...]:
    """The earlier part without the days that both name; or the later one without them."""
    fewer = part_without(part, other), part_without(other, part)
    found = []
    for old, new in zip((part, other), fewer, strict=True):
        if new is not None:
            found.append(hours.replaced(old, new))
    return tuple(found)


def _holidays_undone(hours: Hours) -> Iterator[Trap]:
    """Public holidays named before weekdays: on a holiday Monday the later part holds."""
    for index, part in enumerate(hours.parts):
        if not part.holidays or part.adds:
            continue
        own = {(day, off) for day, off in days_of(part, hours) if off}
        later = [
            other
            for other in hours.parts[index + 1 :]
            if not other.holidays
            and not other.adds
            and not is_short(other)
            and own & days_taken(other, hours)
        ]
        if later:
            rest = [other for other in hours.parts if other is not part]
            yield Trap("holidays-undone", part.start, (replace(hours, parts=(*rest, part)),))


def _never_open(hours: Hours) -> Iterator[Trap]:
    if not any(hours.begins_on(day, is_holiday=off) for day, off in sample_days(hours)):
        yield Trap("never-open", 0)


def _single_weekdays(hours: Hours) -> Iterator[Trap]:
    """Single weekdays of a month, in a place where pages could not show them."""
    for index, part in enumerate(hours.parts):
        if not any(one.nth for one in part.weekdays):
            continue
        later = [other for other in hours.parts[index + 1 :] if not _may_follow(other)]
        is_earlier_dated = any(is_dated(other) for other in hours.parts[:index])
        if part.dates or part.holidays or part.adds or later or is_earlier_dated:
            rest = [other for other in hours.parts if other is not part]
            meant = () if part.dates or part.holidays else (replace(hours, parts=(*rest, part)),)
            yield Trap("nth-place", part.start, meant)


def _may_follow(part: Part) -> bool:
    """Whether a part may stand behind one with single weekdays of a month."""
    if part.adds:
        return False
    only_holidays = part.holidays and not part.weekdays and not part.dates
    return only_holidays or is_short(part) or any(one.nth for one in part.weekdays)


FINDERS: tuple[Finder, ...] = (
    _missing_dates,
    _spans,
    _added_spans,
    _open_round_the_clock,
    _undone,
    _holidays_undone,
    _single_weekdays,
    _never_open,
)
"""In the order of their weight."""
