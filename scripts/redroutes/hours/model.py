"""What is open when: the one meaning of an opening_hours rule, from which words, states and data are made.

A rule is a list of ``Part``s. Of the parts that speak of a day the last one holds, as in OpenStreetMap's
specification; a part added with a comma adds its spans. Spans belong to the day on which they begin: one that runs
over midnight stays open on the next day, whatever the rule says of that day.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

DAY_MINUTES = 24 * 60
ALL_DAYS = frozenset(range(7))
"""Monday is 0."""
LEAP_YEAR = 2028
"""A year in which every day of the calendar is tried."""
DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Span = tuple[int, int]
"""Begin and end in minutes from midnight of the day on which it begins; the end may lie beyond 24:00."""


class State(StrEnum):
    """What a part says of its days."""

    open = "open"
    """Open during its spans."""
    off = "off"
    """Closed."""


@dataclass(frozen=True, order=True)
class DatePoint:
    """A day of the calendar, of every year or of one."""

    month: int
    """1 to 12."""
    day: int
    """1 to 31; 0 stands for the first day where a range begins, for the last where it ends."""
    year: int | None = None
    """None where it is meant in every year."""

    def exists(self) -> bool:
        """Whether there is such a day, in its year or in any."""
        if not 1 <= self.month <= len(DAYS_OF_MONTH) or not self.day >= 0:
            return False
        if self.day == 0:
            return True
        if self.year is not None:
            return self.day <= calendar.monthrange(self.year, self.month)[1]
        return self.day <= DAYS_OF_MONTH[self.month - 1]

    def last_of_month(self) -> DatePoint:
        """The last day of its month."""
        year = self.year if self.year is not None else LEAP_YEAR
        return replace(self, day=calendar.monthrange(year, self.month)[1])

    def first_of_next_month(self) -> DatePoint:
        """The day after it."""
        turn = self.month == len(DAYS_OF_MONTH)
        year = self.year + turn if self.year is not None else None
        return DatePoint(1 if turn else self.month + 1, 1, year)


@dataclass(frozen=True)
class DateRange:
    """Days from one point to another; over the turn of the year where the first comes after the last."""

    first: DatePoint
    last: DatePoint

    def exists(self) -> bool:
        """Whether both days exist, and in a single year the first does not come after the last."""
        if not (self.first.exists() and self.last.exists()):
            return False
        if (self.first.year is None) != (self.last.year is None):
            return False
        if self.first.year is None or self.last.year is None:
            return True
        begin = (self.first.year, self.first.month, self.first.day)
        return begin <= (self.last.year, self.last.month, self.last.day or 31)

    def bounds(self) -> tuple[date, date]:
        """The first and the last day, of its own years or of the leap year."""
        first, last = self.first, self.last if self.last.day else self.last.last_of_month()
        return (
            date(first.year or LEAP_YEAR, first.month, first.day or 1),
            date(last.year or LEAP_YEAR, last.month, last.day),
        )

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        begin = (self.first.month, self.first.day)
        end = (self.last.month, self.last.day or 31)
        here = (day.month, day.day)
        if self.first.year is not None and self.last.year is not None:
            return (self.first.year, *begin) <= (day.year, *here) <= (self.last.year, *end)
        if begin <= end:
            return begin <= here <= end
        return here >= begin or here <= end


@dataclass(frozen=True)
class Weekdays:
    """Days of the week, each or only some of a month."""

    days: frozenset[int]
    """Monday is 0."""
    nth: tuple[int, ...] = ()
    """The first, second ... of the month, -1 for the last; empty where all are meant."""

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        if day.weekday() not in self.days:
            return False
        if not self.nth:
            return True
        length = calendar.monthrange(day.year, day.month)[1]
        return (day.day - 1) // 7 + 1 in self.nth or -((length - day.day) // 7 + 1) in self.nth


@dataclass(frozen=True)
class Part:
    """One part of a rule: which days, which hours."""

    dates: tuple[DateRange, ...] = ()
    """Empty: all the year."""
    weekdays: tuple[Weekdays, ...] = ()
    """Empty, and ``holidays`` false: every day."""
    holidays: bool = False
    """Whether public holidays are named; a part that names them beside weekdays means both."""
    spans: tuple[Span, ...] = ()
    """Empty where the part is ``off``."""
    state: State = State.open
    adds: bool = False
    """True where it adds to the parts before it instead of taking their place."""
    start: int = 0
    """Where it begins in the text, from 0."""
    end: int = 0
    """Where it ends."""

    @property
    def names_days(self) -> bool:
        """Whether it names weekdays or holidays."""
        return bool(self.weekdays) or self.holidays

    def holds(self, day: date, *, is_holiday: bool) -> bool:
        """Whether it speaks of a day."""
        if self.dates and not any(one.holds(day) for one in self.dates):
            return False
        if not self.names_days:
            return True
        return (self.holidays and is_holiday) or any(one.holds(day) for one in self.weekdays)


@dataclass(frozen=True)
class Hours:
    """A rule that was understood."""

    parts: tuple[Part, ...]
    rule: str = field(default="", compare=False)
    """As it was written."""

    @property
    def speaks_of_holidays(self) -> bool:
        """Whether a part names public holidays."""
        return any(part.holidays for part in self.parts)

    def replaced(self, old: Part, new: Part) -> Hours:
        """The same with one part in the place of another."""
        return replace(self, parts=tuple(new if part is old else part for part in self.parts))

    @property
    def is_always_open(self) -> bool:
        """Round the clock on every day, whatever the calendar says."""
        last = self.parts[-1]
        return (
            not last.dates
            and not last.names_days
            and last.state is State.open
            and (0, DAY_MINUTES) in last.spans
        )

    def begins_on(self, day: date, *, is_holiday: bool = False) -> tuple[Span, ...]:
        """Spans that begin on a day, sorted."""
        spans: tuple[Span, ...] = ()
        for part in self.parts:
            if part.holds(day, is_holiday=is_holiday):
                own = part.spans if part.state is State.open else ()
                spans = tuple(sorted({*spans, *own})) if part.adds else own
        return spans
