"""Steps through the tokens of a rule, and reads its dates, weekdays and times."""

from __future__ import annotations

import re
from dataclasses import replace

from redroutes.hours.model import DAY_MINUTES, DAYS_OF_MONTH, DatePoint, DateRange, Weekdays
from redroutes.hours.slips import DATES, REFUSED, TIGHT, Slip
from redroutes.hours.tokens import Kind, Token, read_tokens
from redroutes.hours.vocabulary import SIGNS

NTH = re.compile(r"(-?\d)(?:\s*-\s*(-?\d))?")
NOON = 12 * 60
MORNING = 8 * 60
EVENING = ("晚上", "晚")
LATE = (*EVENING, "下午", "pm", "p.m.")
"""What stands before a time of the second half of the day; noon may as well stand before 11:30."""
"""After "afternoon" an hour before this one is counted from noon."""


class TokenReader:
    """The tokens of a rule, the place reached in them, and what was found amiss."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.tokens = read_tokens(rule)
        self.index = 0
        self.slips: list[Slip] = []
        self.half: int | None = None
        """Whether hours are before (0) or after noon (1), once that has been said."""
        self.is_marked = False
        """Whether am or pm stood behind the time that was read last."""
        self.leads = False
        """Whether am and pm stand before their times."""
        self.joints: set[int] = set()
        """Commas that rightly have a blank behind them, for they add a part."""

    def peek(self, ahead: int = 0) -> Kind | None:
        """The kind of the token that stands next, or of a later one; None past the end."""
        place = self.index + ahead
        return self.tokens[place].kind if place < len(self.tokens) else None

    def take(self) -> Token:
        """The token that stands next; the place moves on."""
        self.index += 1
        return self.tokens[self.index - 1]

    def plain(self, token: Token) -> None:
        """Notes a token that is not written as the syntax has it."""
        if not token.is_plain:
            self.slip("form", token)

    def slip(self, code: str, token: Token) -> None:
        """Notes something at a token."""
        self.slips.append(Slip(code, token.text, token.start))

    def make_slip(self, code: str, start: int, end: int) -> Slip:
        """A slip at a stretch of the rule."""
        return Slip(code, self.rule[start:end], start)

    def read_weekdays(self) -> Weekdays:
        """One weekday, a range of them, or single ones of a month."""
        nth: tuple[int, ...] = ()
        if self.peek() is Kind.ordinal:
            nth = (self.take().value,)
            while self.peek() is Kind.comma and self.peek(1) is Kind.ordinal:
                self.take()
                nth = (*nth, self.take().value)
            if self.peek() not in (Kind.day, Kind.days):
                return Weekdays(frozenset(), nth)
        token = self.take()
        self.plain(token)
        if token.kind is Kind.days:
            if nth:  # the last working day of the month
                self.slip("word", token)
            return Weekdays(frozenset(day for day in range(7) if token.value >> day & 1), nth)
        first = last = token.value
        if self.peek() is Kind.dash and self.peek(1) is Kind.day:
            self.plain(self.take())
            other = self.take()
            self.plain(other)
            last = other.value
        days = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
        if self.peek() is Kind.nth:
            mark = self.take()
            self.plain(mark)
            if len(days) > 1:
                self.slip("form", mark)
            nth = _read_nth(mark.text)
            if not nth or any(number == 0 or not -5 <= number <= 5 for number in nth):
                self.slip("word", mark)
        return Weekdays(days, nth)

    def read_dates(self, before: list[DateRange]) -> DateRange:
        """A day, a month, a year or a range of them; a day alone lies in the month that stands before it."""
        month = before[-1].last.month if before else None
        year = before[-1].last.year if before else None
        if self.peek() is Kind.number:
            self.slip("form", self.tokens[self.index])
        ahead = [self.peek(place) for place in range(4)]
        if ahead == [Kind.number, Kind.dash, Kind.number, Kind.month]:  # 24-26 Dec
            day = self.take().value
            self.take()
            last = self._read_english(None)
            return DateRange(replace(last, day=day), last)
        is_day = self.peek() is Kind.number and self.peek(1) is not Kind.month
        first = self._read_point(year if is_day else None, month)
        last = first
        if self.peek() is Kind.dash and self.peek(1) in {*DATES, Kind.number}:
            self.plain(self.take())
            if self.peek() is Kind.unknown:
                self.take()
            last = self._read_point(first.year, first.month)
            if first.year is None and last.month and first.month:
                first = replace(first, year=last.year)
        if first.month == 0:  # a year alone
            first = replace(first, month=1)
        if last.month == 0:
            last = replace(last, month=12)
        return DateRange(first, last)

    def _read_point(self, year: int | None, month: int | None) -> DatePoint:
        if self.peek() is Kind.iso:
            return self._read_iso()
        if self.peek() is Kind.year:
            token = self.take()
            self.plain(token)
            year, month = token.value, 0
            if self.peek() is not Kind.month:
                self.slip("form", token)
        if self.peek() is Kind.number and self.peek(1) is Kind.month:
            return self._read_english(year)
        if self.peek() is Kind.month:
            token = self.take()
            self.plain(token)
            month = token.value
            if not 1 <= month <= len(DAYS_OF_MONTH):
                self.slip("no-such-date", token)
                month = 1
        day = 0
        if month and self.peek() is Kind.number and self.peek(1) is not Kind.half:
            token = self.take()
            self.plain(token)
            day = token.value
            if day == 0:
                self.slip("no-such-date", token)
            year = self._read_year_behind(year)
        return DatePoint(month or 0, day, year)

    def _read_iso(self) -> DatePoint:
        """``2026-01-31``."""
        token = self.take()
        self.plain(token)
        year, month, day = token.value // 10_000, token.value // 100 % 100, token.value % 100
        if not 1 <= month <= len(DAYS_OF_MONTH) or day == 0:
            self.slip("no-such-date", token)
            return DatePoint(1, 1, year)
        return DatePoint(month, day, year)

    def _read_year_behind(self, year: int | None) -> int | None:
        """``Dec 24, 2026``: the year behind the day."""
        skip = int(self.peek() is Kind.comma)
        if self.peek(skip) is Kind.year and self.peek(skip + 1) is not Kind.month:
            for _ in range(skip + 1):
                token = self.take()
                self.slip("form", token)
            year = token.value
        return year

    def _read_english(self, year: int | None) -> DatePoint:
        """``1 January 2026``: the day first, and the year, if there is one, last."""
        day, month = self.take(), self.take()
        self.slip("form", day)
        if not day.value or not 1 <= month.value <= len(DAYS_OF_MONTH):
            self.slip("no-such-date", day)
            return DatePoint(1, 1, year)
        if self.peek() is Kind.year:
            year = self.take().value
        return DatePoint(month.value, day.value, year)

    def read_time(self, begin: int | None = None) -> int | None:
        """A time of day in minutes; before or after noon may stand on either side of it.

        What is said of the ``begin`` of hours holds for their end as well: 晚上6点到9点.
        """
        said, self.is_marked = "", False
        if self.peek() is Kind.half:
            before = self.take()
            said = before.text
            self.plain(before)
            self.half, self.leads = before.value, before.text[0] in "aApP"
            if self.peek() is Kind.unknown and self.tokens[self.index].text in ":：":
                self.slip("form", self.take())  # 上午：9:00
        if self.peek() not in (Kind.time, Kind.number):
            kind = self.peek()
            if kind in REFUSED:
                self.slip(REFUSED[kind], self.take())
            return None
        token = self.take()
        self.plain(token)
        if token.kind is Kind.number:
            self.slip("form", token)
        minute = token.value * 60 if token.kind is Kind.number else token.value
        if minute > 2 * DAY_MINUTES or (token.text[-2:].isdecimal() and int(token.text[-2:]) > 59):
            self.slip("no-such-time", token)
        half = self.half
        is_next = self.leads and self.peek(1) in (Kind.time, Kind.number)  # am 9:00-11:30 pm 1:00
        if self.peek() is Kind.half and self.tokens[self.index].text[0] in "aApP" and not is_next:
            mark = self.take()
            self.plain(mark)
            half, self.is_marked = mark.value, True
            minute -= NOON if half == 0 and minute >= NOON else 0
            return minute + NOON if half and minute < NOON else minute
        is_over = not said and begin is not None and minute <= begin < minute + NOON
        if half and minute == NOON and (said in EVENING or is_over):
            return minute + NOON
        is_late = said in LATE or is_over
        return minute + NOON if half and minute < (NOON if is_late else MORNING) else minute

    def note_spacing(self) -> None:
        """Blanks where the syntax reads them otherwise, signs that pass for blanks, and words that touch."""
        for place, sign in enumerate(self.rule):
            if sign != " " and sign.translate(SIGNS) == " ":
                self.slips.append(self.make_slip("form", place, place + 1))
        for before, after in zip(self.tokens, self.tokens[1:], strict=False):
            kinds = (before.kind, after.kind)
            if before.end == after.start:
                if before.kind in TIGHT and after.kind in TIGHT - {Kind.nth}:
                    self.slip("form", after)
            elif Kind.comma in kinds:
                comma = before if before.kind is Kind.comma else after
                if comma.start not in self.joints:
                    self.slip("blank", comma)
            elif Kind.dash in kinds:
                self.slip("form", before if before.kind is Kind.dash else after)


def _read_nth(text: str) -> tuple[int, ...]:
    """The numbers in ``[1,-1]`` or ``[1-3]``, with whichever signs they were typed."""
    found: list[int] = []
    for first, last in NTH.findall(text.translate(SIGNS)):
        found += range(int(first), int(last) + 1) if last else [int(first)]
    return tuple(found)
