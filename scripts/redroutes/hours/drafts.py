"""A part of a rule as it grows, and what is done to the parts when all are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from redroutes.hours.model import DAY_MINUTES, DateRange, Part, Span, State, Weekdays


@dataclass
class Draft:
    """A part as it grows."""

    start: int
    dates: list[DateRange] = field(default_factory=list)
    weekdays: list[Weekdays] = field(default_factory=list)
    holidays: bool = False
    spans: list[Span] = field(default_factory=list)
    state: State | None = None
    adds: bool = False
    is_rest: bool = False
    """Whether it speaks of all days of which no other part speaks."""
    is_left_out: bool = False
    """Whether its days were named as an exception: "closed on Monday", "except Monday"."""
    is_usual: bool = False
    """Whether it has the hours of the other days."""
    is_cut: bool = False
    """Whether a break was cut out of its hours."""
    is_blind: bool = False
    """Whether it speaks of days that the program does not reckon with."""
    has_unknown: bool = False
    """Whether something before its hours was not understood."""
    has_remark: bool = False
    """Whether something before its hours is no hours."""
    aside: int | None = None
    """How many weekdays stood before others that follow them without a comma: 周一至周六（周三除外）."""
    end: int = 0

    @property
    def is_lost(self) -> bool:
        """Whether nobody can tell what it says of which days."""
        is_doubtful = self.has_unknown and (self.is_silent or not self.has_days)
        return self.is_blind or is_doubtful or (self.has_remark and self.is_silent)

    @property
    def has_days(self) -> bool:
        """Whether it says of which days it speaks."""
        return bool(self.dates or self.weekdays or self.holidays or self.is_rest)

    @property
    def is_said(self) -> bool:
        """Whether hours, or that it is closed, have been said."""
        is_stated = self.state is not None and not self.is_left_out
        return bool(self.spans) or is_stated or self.is_usual

    @property
    def is_silent(self) -> bool:
        """Whether it names days and nothing else."""
        return not self.spans and self.state is None

    def part_aside(self) -> Draft:
        """The days named aside, closed, as a part of their own; those before them stay."""
        days, self.weekdays = self.weekdays[self.aside :], self.weekdays[: self.aside]
        dates = list(self.dates)
        left = Draft(self.start, dates, days, self.holidays, state=State.off, end=self.end)
        left.is_left_out = True
        self.holidays, self.aside = False, None
        return left

    def finish(self) -> Part:
        """The part; days without hours are open round the clock, as in the syntax."""
        state = self.state or State.open
        spans = tuple(self.spans) or (((0, DAY_MINUTES),) if state is State.open else ())
        days = tuple(self.dates), tuple(self.weekdays)
        return Part(*days, self.holidays, spans, state, self.adds, self.start, self.end)


def merge_breaks(parts: Iterable[Part]) -> list[Part]:
    """A break ("Mo-Fr 12:00-13:00 off") is cut out of the hours before it, for it would close the whole day."""
    merged: list[Part] = []
    for part in parts:
        if part.state is not State.off or not part.spans:
            merged.append(part)
            continue
        before = merged[-1] if merged else None
        if before is None or not before.spans:
            merged.append(replace(part, spans=()))
            continue
        left = cut(before.spans, part.spans)
        days = (part.dates, part.weekdays, part.holidays)
        if days in (((), (), False), (before.dates, before.weekdays, before.holidays)):
            merged[-1] = replace(before, spans=left, end=part.end)
        else:
            merged.append(replace(part, spans=left, state=State.open))
    return merged


def cut(spans: Iterable[Span], breaks: Iterable[Span]) -> tuple[Span, ...]:
    """Spans without the breaks."""
    left = list(spans)
    for begin, end in breaks:
        left = [
            piece
            for first, last in left
            for piece in ((first, min(last, begin)), (max(first, end), last))
            if piece[0] < piece[1]
        ]
    return tuple(left)
