"""The model -> a timetable: which week holds on which day. Words, states, data for machines all come from it.

A week says which spans begin on each of its days, and on a public holiday. Which week holds on a day, the first of
these decides that speaks of it: days of a single year, single weekdays of a month and dates that stand behind them,
seasons of the year.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from redroutes.hours.model import DAY_MINUTES, LEAP_YEAR, Hours, Part, Span, State
from redroutes.hours.samples import days_in, is_dated, is_short

Spans = tuple[Span, ...]
WHOLE_DAY: Spans = ((0, DAY_MINUTES),)


@dataclass(frozen=True)
class Week:
    """Spans that begin on each day."""

    days: tuple[Spans | None, ...]
    """From Monday on; None where nobody knows."""
    holiday: Spans | None
    """On a public holiday, whatever the weekday; None where the rule does not speak of it."""


@dataclass(frozen=True)
class Season:
    """Days of every year on which a week holds."""

    first: tuple[int, int]
    """Month and day; the season lasts until the day before the next one."""
    week: int
    """Its number."""


@dataclass(frozen=True)
class Stretch:
    """Days of a single year on which a week holds."""

    first: date
    last: date
    week: int


@dataclass(frozen=True)
class Single:
    """A weekday of a month on which a week holds."""

    weekday: int
    """Monday is 0."""
    nth: int
    """First, second ..., -1 for the last."""
    week: int

    def holds(self, day: date) -> bool:
        """Whether a day is it."""
        if day.weekday() != self.weekday:
            return False
        length = calendar.monthrange(day.year, day.month)[1]
        return self.nth in ((day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1))


@dataclass(frozen=True)
class Fixed:
    """Days of every year on which a week holds, whatever single weekdays fall on them."""

    first: tuple[int, int]
    """Month and day."""
    last: tuple[int, int]
    """Not before the first."""
    week: int

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= (day.month, day.day) <= self.last


@dataclass(frozen=True)
class Timetable:
    """Which week holds when."""

    weeks: tuple[Week, ...]
    seasons: tuple[Season, ...]
    """In the order of the calendar, the first on 1 January."""
    stretches: tuple[Stretch, ...] = ()
    """Of two that hold a day the later one counts."""
    singles: tuple[Single | Fixed, ...] = ()
    """Of two that hold a day the later one counts."""

    def week_on(self, day: date) -> Week:
        """The week that holds on a day."""
        for one in reversed(self.stretches):
            if one.first <= day <= one.last:
                return self.weeks[one.week]
        for single in reversed(self.singles):
            if single.holds(day):
                return self.weeks[single.week]
        here = (day.month, day.day)
        return self.weeks[[s.week for s in self.seasons if s.first <= here][-1]]

    def begins_on(self, day: date, *, is_holiday: bool = False) -> Spans | None:
        """Spans that begin on a day; None where nobody knows: a holiday of which the rule does not speak."""
        week = self.week_on(day)
        return week.holiday if is_holiday else week.days[day.weekday()]


class _Maker:
    def __init__(self, hours: Hours) -> None:
        self.hours = hours
        self.weeks: list[Week] = []

    def number(self, week: Week) -> int:
        if week not in self.weeks:
            self.weeks.append(week)
        return self.weeks.index(week)

    def make(self) -> Timetable:
        seasons = self._seasons()
        singles = self._singles()
        stretches = self._stretches()
        return Timetable(tuple(self.weeks), tuple(seasons), tuple(stretches), tuple(singles))

    def _seasons(self) -> list[Season]:
        yearly = [p for p in self.hours.parts if not is_dated(p) and not _is_single(p)]
        found: list[Season] = []
        has_seasons = any(part.dates for part in yearly)
        for day in days_in(LEAP_YEAR) if has_seasons else [date(LEAP_YEAR, 1, 1)]:
            number = self.number(_week(yearly, day))
            if not found or found[-1].week != number:
                found.append(Season((day.month, day.day), number))
        return found

    def _singles(self) -> list[Single | Fixed]:
        usual = [p for p in self.hours.parts if not p.dates]
        found: list[Single | Fixed] = []
        for part in self.hours.parts:
            if found and is_short(part) and not is_dated(part):
                found += self._fixed(part)
            for one in part.weekdays if _is_single(part) else ():
                for weekday in sorted(one.days):
                    week = _week(usual, date(LEAP_YEAR, 1, 1))
                    week = replace(week, days=(part.spans,) * 7)
                    found += [Single(weekday, nth, self.number(week)) for nth in one.nth]
        return found

    def _fixed(self, part: Part) -> list[Fixed]:
        """Dates behind single weekdays; the days of one stretch together."""
        yearly = [p for p in self.hours.parts if not is_dated(p) and not _is_single(p)]
        found: list[Fixed] = []
        for day in days_in(LEAP_YEAR):
            if not part.holds(day, is_holiday=False):
                continue
            here, number = (day.month, day.day), self.number(_week(yearly, day))
            before = day - timedelta(days=1)
            if found and (found[-1].last, found[-1].week) == ((before.month, before.day), number):
                found[-1] = replace(found[-1], last=here)
            else:
                found.append(Fixed(here, here, number))
        return found

    def _stretches(self) -> list[Stretch]:
        """Days of single years, week by week; an added exception may cover decades."""
        found: list[Stretch] = []
        for part in self.hours.parts:
            if not is_dated(part):
                continue
            for one in part.dates:
                first, last = one.bounds()
                found += self._stretch(part, first, last)
        return list(dict.fromkeys(found))

    def _stretch(self, part: Part, first: date, last: date) -> list[Stretch]:
        is_last_word = part is self.hours.parts[-1] and not part.names_days and not part.adds
        if is_last_word:
            return [Stretch(first, last, self.number(Week((part.spans,) * 7, part.spans)))]
        found: list[Stretch] = []
        day = first
        while day <= last:
            number = self.number(_week(list(self.hours.parts), day))
            if found and found[-1].week == number:
                found[-1] = replace(found[-1], last=day)
            else:
                found.append(Stretch(day, day, number))
            day += timedelta(days=1)
        return found


@lru_cache(maxsize=4096)
def make_timetable(hours: Hours) -> Timetable:
    """The timetable of a rule that has no traps."""
    return _Maker(hours).make()


def _is_single(part: Part) -> bool:
    return any(one.nth for one in part.weekdays)


def _week(parts: list[Part], day: date) -> Week:
    """The week that holds on a day, if its weekday were another one, too."""
    here = [p for p in parts if not p.dates or any(one.holds(day) for one in p.dates)]
    days = [_spans(here, weekday, is_holiday=False) for weekday in range(7)]
    return Week(tuple(days), _on_holiday(here, day))


def _on_holiday(parts: list[Part], day: date) -> Spans | None:
    """Spans of a public holiday; None where the rule does not say, or not for each weekday alike."""
    if parts and all(part.spans == WHOLE_DAY and not part.names_days for part in parts):
        return WHOLE_DAY
    deciding = [part for part in parts if part.holidays or is_short(part)]
    if not deciding:
        return None
    found = {_spans(parts, weekday, is_holiday=True) for weekday in range(7)}
    return found.pop() if len(found) == 1 else None


def _spans(parts: list[Part], weekday: int, *, is_holiday: bool) -> Spans:
    spans: Spans = ()
    for part in parts:
        named = not part.names_days or (part.holidays and is_holiday)
        if named or any(weekday in one.days and not one.nth for one in part.weekdays):
            own = part.spans if part.state is State.open else ()
            spans = tuple(sorted({*spans, *own})) if part.adds else tuple(sorted(own))
    return spans
