"""The timetable -> words of a language: what people read, and what an editor is shown to compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from redroutes.hours.canonical import runs_of
from redroutes.hours.model import DAY_MINUTES, LEAP_YEAR, Span
from redroutes.hours.samples import SHORT, days_in
from redroutes.hours.timetable import WHOLE_DAY, Season, Single, Spans, Timetable, Week
from redroutes.phrasebook import Phrases

MOST_OF_THE_YEAR = 300
"""Days: a week that holds on more than these is said without its dates, the others as exceptions."""
NEIGHBOURS = 2
YearDay = tuple[int, int]


@dataclass(frozen=True)
class _Range:
    first: YearDay
    last: YearDay


@lru_cache(maxsize=1024)
def describe(timetable: Timetable, phrases: Phrases, *, with_silence: bool = True) -> str:
    """The timetable in words; ``with_silence`` adds what it does not say of public holidays.

    Many places have the same hours, and each says them on several pages and sheets.
    """
    return _Writer(phrases, with_silence).write(timetable)


def write_clock(minute: int) -> str:
    """Minutes of a day as ``9:00``; midnight at the end of a day as ``24:00``."""
    return f"{minute // 60}:{minute % 60:02d}"


class _Writer:
    def __init__(self, phrases: Phrases, with_silence: bool) -> None:
        self.phrases = phrases
        self.with_silence = with_silence

    def write(self, table: Timetable) -> str:
        seasons = _ranges(table.seasons)
        weeks = [table.weeks[number] for number in seasons]
        if len(weeks) == 1 and _is_always(weeks[0]) and not table.singles:
            texts = [self.phrases("hours.always")]
        else:
            texts = self._year(table, seasons)
        texts += self._stretches(table)
        text = self.phrases("hours.join").join(filter(None, texts))
        return text[:1].upper() + text[1:]

    def _year(self, table: Timetable, seasons: dict[int, list[_Range]]) -> list[str]:
        """Seasons, single weekdays, public holidays, and dates that are an exception to all of these."""
        short = {n for n, ranges in seasons.items() if _is_exception(table.weeks[n], ranges)}
        usual = {n: ranges for n, ranges in seasons.items() if n not in short} or seasons
        rest = {n: ranges for n, ranges in seasons.items() if n not in usual}
        shared = {table.weeks[n].holiday for n in usual}
        is_shared = len(shared) == 1
        texts = [self._season(table, n, r, is_shared) for n, r in usual.items()]
        singles = self._singles(table)
        if singles and len(usual) == 1 and not any(table.weeks[next(iter(usual))].days):
            texts = [*singles, self.phrases("hours.otherwise")]
        else:
            texts += singles
        if is_shared:
            texts += self._holiday(shared.pop())
        return texts + [self._season(table, n, r, True) for n, r in rest.items()]

    def _season(self, table: Timetable, number: int, ranges: list[_Range], is_shared: bool) -> str:
        week = table.weeks[number]
        text = self._week(week)
        if not is_shared:
            text = self.phrases("hours.list").join([text, *self._holiday(week.holiday)])
        days = sum(_length(one) for one in ranges)
        if days > MOST_OF_THE_YEAR:
            return text
        names = self.phrases("hours.and_dates").join(map(self._range, ranges))
        return self.phrases("hours.season", dates=names, text=text)

    def _week(self, week: Week) -> str:
        groups: dict[Spans | None, list[int]] = {}
        for day, spans in enumerate(week.days):
            groups.setdefault(spans, []).append(day)
        if None in groups:
            return ""
        if not any(week.days):
            return self.phrases("hours.shut")
        rows = sorted(groups.items(), key=lambda row: (not row[0], row[1]))
        return self.phrases("hours.list").join(
            self._said(self._days(days), spans or ()) for spans, days in rows
        )

    def _said(self, days: str, spans: Spans) -> str:
        if not spans:
            return self.phrases("hours.closed", days=days)
        return self.phrases("hours.times", days=days, times=self._times(spans))

    def _times(self, spans: Spans) -> str:
        return self.phrases("hours.and_times").join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        begin, end = span
        if (span,) == WHOLE_DAY:
            return self.phrases("hours.all_day")
        if end <= DAY_MINUTES:
            return f"{write_clock(begin)}–{write_clock(end)}"
        after = write_clock(end - DAY_MINUTES)
        return self.phrases("hours.night", first=write_clock(begin), last=after)

    def _days(self, days: list[int]) -> str:
        if len(days) == 7:
            return self.phrases("hours.daily")
        names: list[str] = []
        for first, last in runs_of(days):
            length = (last - first) % 7 + 1
            ends = [self._day(first), self._day(last)][: min(length, NEIGHBOURS)]
            if length > NEIGHBOURS:
                names.append(self.phrases("hours.to", first=ends[0], last=ends[1]))
            else:
                names += ends
        return self._join(names)

    def _join(self, names: list[str]) -> str:
        *before, last = names
        if not before:
            return last
        return self.phrases("hours.comma").join(before) + self.phrases("hours.and") + last

    def _day(self, day: int) -> str:
        return self.phrases(f"hours.day.{day}")

    def _holiday(self, spans: Spans | None) -> list[str]:
        if spans is None:
            return [self.phrases("hours.silent")] if self.with_silence else []
        return [self._said(self.phrases("hours.holidays"), spans)]

    def _singles(self, table: Timetable) -> list[str]:
        return [
            self._said(
                self.phrases(f"hours.nth.{one.nth}", day=self._day(one.weekday)),
                table.weeks[one.week].days[0] or (),
            )
            for one in table.singles
            if isinstance(one, Single)
        ]

    def _stretches(self, table: Timetable) -> list[str]:
        texts = []
        for one in table.stretches:
            first, last = (self._date(day) for day in (one.first, one.last))
            dates = first if first == last else self.phrases("hours.to", first=first, last=last)
            if one.last.year == 2099:
                dates = self.phrases("hours.from", first=first)
            text = self._week(table.weeks[one.week])
            texts.append(self.phrases("hours.season", dates=dates, text=text))
        return texts

    def _date(self, day: date) -> str:
        month = self.phrases.enum("month", str(day.month))
        return self.phrases("date.day", year=day.year, month=month, day=day.day)

    def _range(self, one: _Range) -> str:
        is_whole = one.first[1] == 1 and one.last[1] == _month_length(one.last[0])
        first, last = (
            self.phrases.enum("month", str(month))
            if is_whole
            else self.phrases(
                "date.day_only", month=self.phrases.enum("month", str(month)), day=day
            )
            for month, day in (one.first, one.last)
        )
        if first == last:
            return first
        return self.phrases("hours.to", first=first, last=last)


def _is_always(week: Week) -> bool:
    return all(spans == WHOLE_DAY for spans in (*week.days, week.holiday))


def _is_exception(week: Week, ranges: list[_Range]) -> bool:
    """Whether it holds on a few days, holidays or not."""
    return set(week.days) == {week.holiday} and sum(map(_length, ranges)) <= SHORT


def _month_length(month: int) -> int:
    return max(day.day for day in days_in(LEAP_YEAR) if day.month == month)


def _length(one: _Range) -> int:
    first, last = (date(LEAP_YEAR, *day) for day in (one.first, one.last))
    return (last - first).days % 366 + 1


def _ranges(seasons: tuple[Season, ...]) -> dict[int, list[_Range]]:
    """Number of a week -> the stretches of the year in which it holds, joined over the turn of the year."""
    found: dict[int, list[_Range]] = {}
    for index, season in enumerate(seasons):
        if index + 1 < len(seasons):
            before = date(LEAP_YEAR, *seasons[index + 1].first) - timedelta(days=1)
        else:
            before = date(LEAP_YEAR, 12, 31)
        last = (before.month, before.day)
        found.setdefault(season.week, []).append(_Range(season.first, last))
    for ranges in found.values():
        if len(ranges) > 1 and ranges[0].first == (1, 1) and ranges[-1].last == (12, 31):
            ranges[-1] = _Range(ranges[-1].first, ranges.pop(0).last)
    order = sorted(found.items(), key=lambda row: -sum(_length(one) for one in row[1]))
    if order and sum(_length(one) for one in order[0][1]) > MOST_OF_THE_YEAR:
        return dict(order)
    return found
