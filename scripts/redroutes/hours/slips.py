"""What a reader of opening hours hands on: the probable meaning, and every sign by which the text is not the syntax."""

from __future__ import annotations

from dataclasses import dataclass, field

from redroutes.hours.model import Hours
from redroutes.hours.vocabulary import Kind


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

    meanings: tuple[Hours, ...]
    """What it probably means, the likelier first; empty where nothing was understood."""
    slips: list[Slip] = field(default_factory=list)
    """In the order in which they stand."""
    is_half_said: bool = False
    """Whether days are named, and hours nowhere."""

    @property
    def hours(self) -> Hours | None:
        """The likeliest meaning."""
        return self.meanings[0] if self.meanings else None


DATES = frozenset({Kind.year, Kind.month, Kind.iso})
TIMES = frozenset({Kind.time, Kind.number, Kind.half, Kind.bad_time})
"""Where hours may begin."""
SELECTORS = DATES | {Kind.day, Kind.days, Kind.holiday, Kind.school, Kind.week, Kind.ordinal}
"""What says of which days the hours are."""
LEADERS = SELECTORS | {Kind.off, Kind.rest, Kind.festival, Kind.season, Kind.sun, Kind.uncounted}
"""Behind hours and a comma, these begin a new part."""
WRITABLE = SELECTORS | {
    *(Kind.time, Kind.number, Kind.half, Kind.comma, Kind.off, Kind.all_day, Kind.nth, Kind.open),
    *(Kind.dash, Kind.rest, Kind.usual),
}
"""Tokens that the syntax can write, if only in another form."""
TIGHT = {Kind.day, Kind.holiday, Kind.month, Kind.time, Kind.number, Kind.year, Kind.nth, Kind.off}
"""Of these no two may touch."""
REFUSED = {
    Kind.plus: "open-end",
    Kind.fallback: "fallback",
    Kind.comment: "comment",
    Kind.sun: "sun",
    Kind.school: "school",
    Kind.week: "week",
    Kind.appointment: "appointment",
    Kind.last_entry: "last-entry",
    Kind.festival: "festival",
    Kind.season: "season",
    Kind.step: "step",
    Kind.uncounted: "uncounted",
    Kind.shut_now: "shut-now",
    Kind.bad_time: "no-such-time",
}
"""What the program does not reckon with, each with the code of its message."""
BLIND = frozenset(
    {
        *(Kind.school, Kind.week, Kind.festival, Kind.season, Kind.step, Kind.sun, Kind.plus),
        Kind.uncounted,
    }
)
"""Before hours, these leave it open on which days they hold."""
PARTIAL = frozenset(
    {
        *("word", "fallback", "comment", "open-end", "sun", "school", "week", "festival"),
        *("season", "step", "shut-now", "no-such-time", "end", "uncounted"),
        "some-appointment",
    }
)
"""After these nobody can tell what the whole rule was to mean; what was understood is offered as a beginning."""
FILLERS = frozenset(
    [
        "on",
        "from",
        "of",
        "the",
        "month",
        "each",
        "every",
        "a",
        "only",
        "are",
        "is",
        "at",
        "in",
        "h",
        "hrs",
        "uhr",
        "o'clock",
        ":",
        ".",
        "next",
        "day",
        "and",
        "的",
        "每",
        "逢",
        "为",
        "是",
        "时间",
        "期间",
        "全年",
        "含",
        "包括",
        "除此之外",
        "共",
        "year",
        "round",
        "all",
        "days",
        "hours",
        "between",
        "including",
        "incl",
        "则",
        "均",
        "都",
        "外",
        "每年",
        "于",
        "在",
        "时",
        "每周",
        "每月",
        "即",
        "例行",
        "可",
        "参观",
    ]
)
"""Words that say nothing about the hours."""
NEXT_DAY = frozenset({"次日", "翌日", "第二天", "凌晨", "次日凌晨"})
"""Words before the end of hours that run over midnight."""
