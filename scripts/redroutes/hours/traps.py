"""What a rule says against what its editor probably meant: parts that undo each other, or stand where they mislead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from redroutes.hours.date_traps import DATE_FINDERS
from redroutes.hours.model import Hours, Part, Span, State
from redroutes.hours.samples import Day, days_of, days_taken, is_dated, is_short, sample_days
from redroutes.hours.seasons import is_off_all_year
from redroutes.hours.span_traps import SPAN_FINDERS
from redroutes.hours.subtraction import part_without, with_spans
from redroutes.hours.trap import WHOLE_DAY, Finder, Trap


def find_traps(hours: Hours) -> list[Trap]:
    """All traps of a rule, in the order in which they stand."""
    found = [trap for finder in FINDERS for trap in finder(hours)]
    return sorted(found, key=lambda trap: trap.start)


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
        added = [o for o in hours.parts[index + 1 :] if o.adds and days & days_taken(o, hours)]
        if part.state is State.off and added and not part.holidays:
            first = replace(added[0], adds=False)
            behind = replace(hours, parts=(first, *_others_than(hours, part, added[0]), part))
            yield Trap("undone", part.start, (behind,))
        yearly = [
            other
            for place, other in enumerate(hours.parts[index + 1 :], index + 1)
            if not (other.adds or other.dates or (other.holidays and not other.weekdays))
            and (is_short(part) or not is_off_all_year(other, hours.parts[:place]))
        ]
        if part.dates and any(days & days_taken(other, hours) for other in yearly):
            moved = [other for other in hours.parts if other is not part]
            yield Trap("dates-undone", part.start, (replace(hours, parts=(*moved, part)),))
        for other in later:
            theirs = days_of(other, hours)
            if _is_torn(part, other, days, theirs):
                yield Trap("partly-undone", other.start, _parted(hours, part, other))


def _others_than(hours: Hours, *parts: Part) -> list[Part]:
    """The parts of a rule but for some."""
    return [one for one in hours.parts if one not in parts]


def _other_hours(hours: Hours) -> Iterator[Trap]:
    """Weekdays that a later part gives hours apart from the earlier ones: instead of them, or besides?"""
    for index, part in enumerate(hours.parts):
        for other in hours.parts[index + 1 :]:
            if other.dates or part.dates or other.adds or not other.weekdays:
                continue
            theirs = days_of(other, hours)
            is_within = bool(theirs) and theirs < days_of(part, hours)
            is_apart = all(d <= a or b <= c for a, b in part.spans for c, d in other.spans)
            if not is_within or not is_apart or not part.spans or not other.spans:
                continue
            fewer = part_without(part, other)
            both = hours.replaced(other, with_spans(other, part.spans))
            meant = (both, hours.replaced(part, fewer)) if fewer else ()
            yield Trap("other-hours", other.start, meant, is_question=not fewer)


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
    behind = hours.parts[index + 1]
    if behind.spans and not behind.dates and not behind.names_days and part.names_days:
        joined = with_spans(part, behind.spans)  # Mo-Fr 9:00-12:00; 13:00-17:00
        if part.spans and len(joined.spans) == len(part.spans) + len(behind.spans):
            left = tuple(joined if one is part else one for one in hours.parts if one is not behind)
            return (replace(hours, parts=left), moved)
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
            if not other.holidays and not is_short(other) and own & days_taken(other, hours)
        ]
        if later:
            rest = [other for other in hours.parts if other is not part]
            moved = (replace(rest[0], adds=False), *rest[1:], part)
            yield Trap("holidays-undone", part.start, (replace(hours, parts=moved),))


def _repeated(hours: Hours) -> Iterator[Trap]:
    """A part with hours that only says again what the others say."""
    for part in hours.parts[1:]:
        rest = replace(hours, parts=tuple(other for other in hours.parts if other is not part))
        if part.state is State.off or part.adds or part.holidays or is_short(part):
            continue
        days = days_taken(part, hours)
        if days and all(_begins(rest, day) == _begins(hours, day) for day in days):
            yield Trap("repeated", part.start, is_question=True)


def _begins(hours: Hours, day: Day) -> tuple[Span, ...]:
    return hours.begins_on(day[0], is_holiday=day[1])


def _never_open(hours: Hours) -> Iterator[Trap]:
    if not any(hours.begins_on(day, is_holiday=off) for day, off in sample_days(hours)):
        yield Trap("never-open", 0)


def _single_weekdays(hours: Hours) -> Iterator[Trap]:
    """Single weekdays of a month, in a place where pages could not show them."""
    for index, part in enumerate(hours.parts):
        if not any(one.nth for one in part.weekdays):
            continue
        if part.holidays or not all(one.nth for one in part.weekdays):
            yield Trap("nth-place", part.start, _split(hours, part))
            continue
        later = [other for other in hours.parts[index + 1 :] if not _may_follow(other)]
        is_earlier_dated = any(is_dated(other) for other in hours.parts[:index])
        if part.dates or part.holidays or part.adds or later or is_earlier_dated:
            rest = [other for other in hours.parts if other is not part]
            meant = () if part.dates or part.holidays else (replace(hours, parts=(*rest, part)),)
            yield Trap("nth-place", part.start, meant)


def _split(hours: Hours, part: Part) -> tuple[Hours, ...]:
    """Single weekdays of a month in a part of their own, between the weekdays and the holidays beside them."""
    plain = tuple(one for one in part.weekdays if not one.nth)
    nth = tuple(one for one in part.weekdays if one.nth)
    pieces = [replace(part, weekdays=plain, holidays=False)] if plain else []
    pieces.append(replace(part, weekdays=nth, holidays=False))
    if part.holidays:
        pieces.append(replace(part, weekdays=(), holidays=True))
    parts = [new for old in hours.parts for new in (pieces if old is part else [old])]
    return (replace(hours, parts=tuple(parts)),)


def _may_follow(part: Part) -> bool:
    """Whether a part may stand behind one with single weekdays of a month."""
    if part.adds:
        return False
    only_holidays = part.holidays and not part.weekdays and not part.dates
    return only_holidays or is_short(part) or any(one.nth for one in part.weekdays)


FINDERS: tuple[Finder, ...] = (
    *DATE_FINDERS,
    *SPAN_FINDERS,
    _open_round_the_clock,
    _undone,
    _other_hours,
    _holidays_undone,
    _single_weekdays,
    _repeated,
    _never_open,
)
"""In the order of their weight."""
