"""A rule as it was typed -> what it probably means, and every sign by which it is not the syntax.

Reading is lenient: words, Chinese punctuation and blanks are understood. Whether a rule may stand as it is, is decided
by its ``slips``: a rule without any is read alike by everyone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from redroutes.hours.model import (
    DAY_MINUTES,
    DatePoint,
    DateRange,
    Hours,
    Part,
    Span,
    State,
    Weekdays,
)
from redroutes.hours.tokens import Kind, Token, read_tokens

SELECTORS = {Kind.year, Kind.month, Kind.day, Kind.days, Kind.holiday, Kind.school, Kind.week}
FILLERS = frozenset(
    {
        "on",
        "from",
        "的",
        "每",
        "逢",
        "为",
        "是",
        "时间",
        "则",
        "均",
        "都",
        "h",
        "hrs",
        "uhr",
        "o'clock",
        ":",
    }
)
"""Words that say nothing about the hours."""
NOON = 12 * 60


@dataclass(frozen=True)
class Slip:
    """Something that is not as the syntax has it, or that the program does not understand."""

    code: str
    """Which kind; the catalogue of messages has its words."""
    text: str
    """What was typed there."""
    start: int
    """Where it begins in the rule, from 0."""


@dataclass
class Reading:
    """What was read."""

    hours: Hours | None
    """What it probably means; None where nothing was understood."""
    slips: list[Slip] = field(default_factory=list)
    """In the order in which they stand."""
    except_holidays: bool = False
    """Whether it leaves out public holidays without saying what they are like."""


@dataclass
class _Draft:
    """A part as it grows."""

    start: int
    dates: list[DateRange] = field(default_factory=list)
    weekdays: list[Weekdays] = field(default_factory=list)
    holidays: bool = False
    spans: list[Span] = field(default_factory=list)
    state: State | None = None
    adds: bool = False
    end: int = 0

    @property
    def has_days(self) -> bool:
        return bool(self.dates or self.weekdays or self.holidays)

    @property
    def is_said(self) -> bool:
        """Whether hours, or that it is closed, have been said."""
        return bool(self.spans) or self.state is not None

    def finish(self) -> Part:
        state = self.state or State.open
        spans = tuple(self.spans) or (((0, DAY_MINUTES),) if state is State.open else ())
        days = tuple(self.dates), tuple(self.weekdays)
        return Part(*days, self.holidays, spans, state, self.adds, self.start, self.end)


def read_rule(rule: str) -> Reading:
    """Read a rule leniently."""
    return _Parser(rule).read()


class _Parser:
    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.tokens = read_tokens(rule)
        self.index = 0
        self.slips: list[Slip] = []
        self.parts: list[Part] = []
        self.draft: _Draft | None = None
        self.half: int | None = None
        self.except_holidays = False
        self.pending_off = False

    def read(self) -> Reading:
        self._note_spacing()
        while self.index < len(self.tokens):
            self._step(self.tokens[self.index])
        self._close()
        parts = tuple(_merge_breaks(self.parts, self.slips))
        hours = Hours(parts, self.rule) if parts else None
        slips = sorted(self.slips, key=lambda slip: slip.start)
        return Reading(hours, slips, self.except_holidays)

    # the steps, by the kind of the token that stands next

    def _step(self, token: Token) -> None:
        if not token.is_plain and token.kind in _WRITABLE:
            self._slip("form", token)
        if token.kind in SELECTORS or (token.kind is Kind.number and self._is_day_of_month()):
            self._read_days(token)
        elif token.kind in (Kind.time, Kind.number, Kind.half):
            self._read_times(token)
        else:
            self._read_word(token)

    def _read_word(self, token: Token) -> None:
        self.index += 1
        if token.kind is Kind.semicolon:
            if token.text not in (";",):
                self._slip("separator", token)
            self._close()
        elif token.kind is Kind.comma:
            self._end_at_comma(token)
        elif token.kind is Kind.off:
            self._say_off(token)
        elif token.kind is Kind.all_day:
            self._open(token).spans.append((0, DAY_MINUTES))
            self._touch(token)
        elif token.kind is Kind.except_:
            self._slip("except", token)
            self._leave_out()
        elif token.kind in _REFUSED:
            self._slip(_REFUSED[token.kind], token)
        elif token.kind is Kind.unknown and token.text.lower() not in FILLERS:
            self._slip("word", token)

    def _say_off(self, token: Token) -> None:
        following = self._peek()
        if (self.draft is None or not self.draft.has_days) and following in SELECTORS:
            self.pending_off = True
            self._slip("order", token)
            return
        draft = self._open(token)
        draft.state = State.off
        self._touch(token)

    def _end_at_comma(self, token: Token) -> None:
        """After hours a comma begins a new part where days follow; elsewhere it goes on with a list."""
        if self.draft and self.draft.is_said and self._peek() in {*SELECTORS, Kind.off}:
            self._slip("comma", token)
            self._close()

    # days

    def _read_days(self, token: Token) -> None:
        if self.draft and self.draft.is_said:
            self._slip("separator", token)
            self._close()
        draft = self._open(token)
        if token.kind in (Kind.year, Kind.month, Kind.number):
            self._read_dates(draft)
        elif token.kind is Kind.holiday:
            draft.holidays = True
            self._take()
        elif token.kind in (Kind.school, Kind.week):
            self._slip(_REFUSED[token.kind], token)
            self._take()
        else:
            draft.weekdays.append(self._read_weekdays())
        self._touch(self.tokens[self.index - 1])

    def _read_weekdays(self) -> Weekdays:
        token = self._take()
        if token.kind is Kind.days:
            return Weekdays(frozenset(day for day in range(7) if token.value >> day & 1))
        first = last = token.value
        if self._peek() is Kind.dash and self._peek(1) is Kind.day:
            self._plain(self._take())
            other = self._take()
            self._plain(other)
            last = other.value
        days = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
        nth: tuple[int, ...] = ()
        if self._peek() is Kind.nth:
            nth = _read_nth(self._take().text)
        return Weekdays(days, nth)

    def _read_dates(self, draft: _Draft) -> None:
        first = self._read_point(None, None)
        last = first
        if self._peek() is Kind.dash and self._peek(1) in (Kind.year, Kind.month, Kind.number):
            self._plain(self._take())
            last = self._read_point(first.year, first.month)
        if first.day and not last.day:
            last = replace(last, day=0)
        draft.dates.append(DateRange(first, last))

    def _read_point(self, year: int | None, month: int | None) -> DatePoint:
        if self._peek() is Kind.year:
            year = self._take().value
        if self._peek() is Kind.month:
            token = self._take()
            self._plain(token)
            month = token.value
        day = 0
        if self._peek() is Kind.number and self._peek(1) is not Kind.half:
            token = self._take()
            self._plain(token)
            day = token.value
        return DatePoint(month or 1, day, year)

    def _is_day_of_month(self) -> bool:
        """Whether the number that stands next is a day: after dates, and no hour."""
        if self._peek(1) is Kind.half:
            return False
        draft = self.draft
        return bool(draft and draft.dates and not draft.weekdays and not draft.is_said)

    # hours

    def _read_times(self, token: Token) -> None:
        draft = self._open(token)
        begin = self._read_time()
        if begin is None:
            return
        if self._peek() is not Kind.dash:
            self._slip("end", token)
            return
        self._plain(self._take())
        end = self._read_time()
        if end is None:
            self._slip("end", token)
            return
        if end > DAY_MINUTES:
            self._slip("late", token)
        if end <= begin:
            end += DAY_MINUTES
        draft.spans.append((begin, end))
        self._touch(self.tokens[self.index - 1])

    def _read_time(self) -> int | None:
        """A time of day in minutes; before or after noon may stand on either side of it."""
        if self._peek() is Kind.half:
            self.half = self._take().value
        if self._peek() not in (Kind.time, Kind.number):
            self.index += 1 if self._peek() is not None else 0
            return None
        token = self._take()
        self._plain(token)
        minute = token.value * 60 if token.kind is Kind.number else token.value
        half = self.half
        if self._peek() is Kind.half and self.tokens[self.index].text[0] in "aApP":
            half = self._take().value
            minute -= NOON if half == 0 and minute >= NOON else 0
            return minute + NOON if half and minute < NOON else minute
        return minute + NOON if half and minute < NOON - 4 * 60 else minute

    # helpers

    def _open(self, token: Token) -> _Draft:
        if self.draft is None:
            self.draft = _Draft(token.start)
            if self.pending_off:
                self.draft.state, self.pending_off = State.off, False
        return self.draft

    def _close(self) -> None:
        if self.draft is not None and (self.draft.has_days or self.draft.is_said):
            self.parts.append(self.draft.finish())
        self.draft, self.half = None, None

    def _leave_out(self) -> None:
        """The holidays just named are left out: nobody knows yet what they are like."""
        if self.draft and self.draft.holidays:
            self.except_holidays = True
            self.draft.holidays = False
            if not self.draft.has_days and not self.draft.is_said:
                self.draft = None

    def _touch(self, token: Token) -> None:
        if self.draft is not None:
            self.draft.end = token.end

    def _peek(self, ahead: int = 0) -> Kind | None:
        place = self.index + ahead
        return self.tokens[place].kind if place < len(self.tokens) else None

    def _take(self) -> Token:
        self.index += 1
        return self.tokens[self.index - 1]

    def _plain(self, token: Token) -> None:
        if not token.is_plain:
            self._slip("form", token)

    def _slip(self, code: str, token: Token) -> None:
        slip = Slip(code, token.text, token.start)
        if slip not in self.slips:
            self.slips.append(slip)

    def _note_spacing(self) -> None:
        """Blanks where the syntax reads them otherwise: beside a comma, a dash or a colon."""
        for before, after in zip(self.tokens, self.tokens[1:], strict=False):
            has_gap = before.end < after.start
            if has_gap and Kind.comma in (before.kind, after.kind):
                self._slip("blank", before if before.kind is Kind.comma else after)
            elif has_gap and Kind.dash in (before.kind, after.kind):
                self._slip("form", before if before.kind is Kind.dash else after)


_WRITABLE = {
    Kind.time,
    Kind.day,
    Kind.days,
    Kind.month,
    Kind.holiday,
    Kind.number,
    Kind.year,
    Kind.half,
}
_WRITABLE |= {Kind.comma, Kind.off, Kind.all_day, Kind.nth, Kind.open}
"""Tokens that the syntax can write, if only in another form."""
_REFUSED = {
    Kind.plus: "open-end",
    Kind.fallback: "fallback",
    Kind.comment: "comment",
    Kind.sun: "sun",
    Kind.school: "school",
    Kind.week: "week",
}
"""What the program does not reckon with, each with the code of its message."""


def _read_nth(text: str) -> tuple[int, ...]:
    found: list[int] = []
    for item in text.strip("[] ").split(","):
        first, dash, last = (
            item.strip().partition("-") if item.strip()[0] != "-" else (item, "", "")
        )
        found += range(int(first), int(last) + 1) if dash else [int(first)]
    return tuple(found)


def _merge_breaks(parts: list[Part], slips: list[Slip]) -> list[Part]:
    """A break ("12:00-13:00 off") is cut out of the part before it, for a whole day would be closed by it."""
    merged: list[Part] = []
    for part in parts:
        if part.state is State.off and part.spans and merged:
            slips.append(Slip("break", "", part.start))
            before = merged.pop()
            merged.append(replace(before, spans=_cut(before.spans, part.spans), end=part.end))
        else:
            merged.append(part)
    return merged


def _cut(spans: tuple[Span, ...], breaks: tuple[Span, ...]) -> tuple[Span, ...]:
    left = list(spans)
    for begin, end in breaks:
        left = [
            piece
            for first, last in left
            for piece in ((first, min(last, begin)), (max(first, end), last))
            if piece[0] < piece[1]
        ]
    return tuple(left)
