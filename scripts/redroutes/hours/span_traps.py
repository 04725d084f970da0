"""Traps in the hours of a rule: ends exchanged, twelve hours where twenty-four were meant, hours that overlap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from redroutes.hours.model import DAY_MINUTES, Hours, Part, Span
from redroutes.hours.samples import days_of
from redroutes.hours.trap import Finder, Trap

LONG_NIGHT = 14 * 60
"""Minutes: a span over midnight longer than this has its two ends exchanged, more likely than not."""
NOON = 12 * 60
SMALL_HOURS = 7 * 60
"""Minutes: until here it is night; hours that begin and end in it are more likely those of the afternoon."""


def _long_nights(hours: Hours) -> Iterator[Trap]:
    for part in hours.parts:
        for begin, end in part.spans:
            if end > DAY_MINUTES and LONG_NIGHT < end - begin < DAY_MINUTES:
                clock = end - DAY_MINUTES
                meant = [(clock, begin)]
                if begin < NOON and begin < clock + NOON:  # 9-5
                    meant.insert(0, (begin, clock + NOON))
                choices = [_changed(hours, part, {(begin, end): one}) for one in meant]
                yield Trap("long-night", part.start, tuple(choices))


def _overlaps(hours: Hours) -> Iterator[Trap]:
    for part in hours.parts:
        for before, after in pairwise(sorted(part.spans)):
            if after[0] < before[1]:
                joined = (before[0], max(before[1], after[1]))
                new = _changed(hours, part, {before: joined, after: joined})
                yield Trap("overlap", part.start, (new,))


def _turned_hours(hours: Hours) -> Iterator[Trap]:
    """Later hours that lie before the first: 9:00-12:00,2:00-5:00."""
    for part in hours.parts:
        for before, after in pairwise(part.spans):
            if after[0] >= before[0] or after[1] > DAY_MINUTES:
                continue
            in_order = replace(part, spans=tuple(sorted(part.spans)))
            meant = [hours.replaced(part, in_order)]
            late = (after[0] + NOON, after[1] + NOON)
            if before[1] == DAY_MINUTES and after[0] == 0:  # 22:00-24:00,00:00-02:00
                night = (before[0], after[1] + DAY_MINUTES)
                meant.insert(0, _changed(hours, part, {before: night, after: night}))
            elif before[1] <= late[0] and late[1] <= DAY_MINUTES:
                meant.insert(0, _changed(hours, part, {after: late}))
            yield Trap("hours-turned", part.start, tuple(meant))
            break


def _last_minutes(hours: Hours) -> Iterator[Trap]:
    """Hours that end a minute early: 00:00-23:59."""
    for part in hours.parts:
        changes = {(a, b): (a, b + 1) for a, b in part.spans if b % 60 == 59}
        if changes:
            yield Trap("last-minute", part.start, (_changed(hours, part, changes),))


def _small_hours(hours: Hours) -> Iterator[Trap]:
    for part in hours.parts:
        for begin, end in part.spans:
            if begin > 0 and end <= SMALL_HOURS:
                yield Trap("small-hours", part.start, is_question=True)
                break


def _added_spans(hours: Hours) -> Iterator[Trap]:
    """An added part whose hours overlap those of an earlier one on the same day."""
    for index, part in enumerate(hours.parts):
        if not part.adds:
            continue
        for before in hours.parts[:index]:
            clash = any(a < d and c < b for a, b in before.spans for c, d in part.spans)
            if clash and days_of(before, hours) & days_of(part, hours):
                meant = hours.replaced(part, replace(part, adds=False))
                yield Trap("overlap", part.start, (meant,))
                break


def _changed(hours: Hours, part: Part, changes: dict[Span, Span]) -> Hours:
    spans = tuple(dict.fromkeys(changes.get(span, span) for span in part.spans))
    return hours.replaced(part, replace(part, spans=spans))


SPAN_FINDERS: tuple[Finder, ...] = (
    _long_nights,
    _overlaps,
    _turned_hours,
    _last_minutes,
    _small_hours,
    _added_spans,
)
