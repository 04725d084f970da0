"""An opening_hours rule -> the minutes in which it is open, laid out over a week, or nothing.

``weeks/months/holidays``: weeks part at ``|``, their spans ``from-to`` count minutes from Monday 0:00. ``months`` has
a digit for each month, which week holds in it, and is empty where there is one week. ``holidays`` is a week again in
which every day is a public holiday, or a sign: ``=`` like any other day, ``?`` not known, ``!`` not known, and nor is
the day after, because a span runs over midnight.

Where the week and the month do not say all, there is no layout, and pages show the rule in words alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

WINDOW = (datetime(2024, 1, 1), datetime(2031, 1, 1))
"""Seven years with two leap days: a rule that is the same in every week of a month here is so for good."""
MINUTE = timedelta(minutes=1)
DAY = 24 * 60
BEYOND_THE_WEEK = re.compile(
    r"sunrise|sunset|dawn|dusk|\bSH\b|\+|PH\s*-\s*\d|(?<![\d:])(?:19|20)\d\d(?![\d:])",
    re.IGNORECASE,
)
"""The sun, school holidays, open ends, days before a holiday, single years: the library would guess or miss them."""
CLOSED_ON_HOLIDAYS = re.compile(r"\bPH\b[^;]*\b(off|closed)\b", re.IGNORECASE)
LABORATORY = "DE"
"""A country whose 25 and 26 December are holidays and whose 24 and 27 are not: there the library shows what a rule
says on a holiday. Which days are holidays for a site stands in its own list."""
CHRISTMASES = range(2020, 2031)
"""Years in which 25 December falls on each day of the week at least once."""

Days = dict[date, str]
"""The spans of each day that has some, in minutes of that day: ``540-720 780-1020``."""
Week = tuple[str, ...]
"""The same for each day from Monday on; empty where it is closed."""


@lru_cache(maxsize=4096)
def find_rule_problem(rule: str) -> str:
    """What the parser says against a rule, or an empty text."""
    from opening_hours import validate

    return "" if validate(rule) else "it cannot be read"


@lru_cache(maxsize=4096)
def lay_out(rule: str) -> str:
    """The layout of a rule, or an empty text where week and month do not say all."""
    days = None if BEYOND_THE_WEEK.search(rule) else _open_days(rule, *WINDOW)
    months = _months(days) if days is not None else None
    if months is None:
        return ""
    weeks = list(dict.fromkeys(months))
    if len(weeks) > 9:  # a digit tells them apart
        return ""
    digits = "".join(str(weeks.index(week)) for week in months) if len(weeks) > 1 else ""
    return f"{'|'.join(map(_join, weeks))}/{digits}/{_holidays(rule, weeks)}"


def _open_days(
    rule: str, start: datetime, end: datetime, country: str | None = None
) -> Days | None:
    """The spans of every day that has some; None where the library does not know or the rule has a remark."""
    from opening_hours import OpeningHours, State

    days: dict[date, list[str]] = defaultdict(list)
    for begin, stop, state, remark in OpeningHours(rule, country=country).intervals(start, end):
        if state == State.CLOSED:
            continue
        if state == State.UNKNOWN or remark:
            return None
        for day, span in _cut_at_midnight(begin, min(stop, end)):
            days[day].append(span)
    return {day: " ".join(spans) for day, spans in days.items()}


def _cut_at_midnight(begin: datetime, end: datetime) -> Iterator[tuple[date, str]]:
    """Each day between two moments with its span."""
    while begin < end:
        midnight = datetime.combine(begin.date(), time.min)
        first = (begin - midnight) // MINUTE
        last = min((end - midnight) // MINUTE, DAY)
        yield begin.date(), f"{first}-{last}"
        begin = midnight + timedelta(days=1)


def _months(days: Days) -> list[Week] | None:
    """The week of each month; None if two weeks of a month differ."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    day, end = WINDOW[0].date(), WINDOW[1].date()
    while day < end:
        found[day.month, day.weekday()].add(days.get(day, ""))
        day += timedelta(days=1)
    if any(len(texts) > 1 for texts in found.values()):
        return None
    return [
        tuple(next(iter(found[month, weekday])) for weekday in range(7)) for month in range(1, 13)
    ]


def _holidays(rule: str, weeks: list[Week]) -> str:
    """What is known of public holidays: a week of them, or a sign."""
    is_always = all(day == f"0-{DAY}" for week in weeks for day in week)
    says_so = re.search(r"\bPH\b", rule) is not None
    if is_always and not says_so:
        return "="
    if any(_crosses_midnight(week) for week in weeks):
        return "!"
    if not says_so or len(weeks) > 1:
        return "?"
    week = _holiday_week(rule, weeks[0])
    if week is None:
        return "!"
    # A later part undoes an earlier "PH off" in the syntax, but hardly in the editor's mind.
    return "?" if any(week) and CLOSED_ON_HOLIDAYS.search(rule) else _join(week)


def _crosses_midnight(week: Week) -> bool:
    return any(
        day.endswith(f"-{DAY}") and after.startswith("0-")
        for day, after in zip(week, week[1:] + week[:1], strict=True)
    )


def _holiday_week(rule: str, usual: Week) -> Week | None:
    """A week of holidays; None if the day before or after a holiday plays a part."""
    found: dict[int, str] = {}
    for year in CHRISTMASES:
        start = datetime(year, 12, 25)
        days = _open_days(rule, start, start + timedelta(days=3), LABORATORY)
        if days is None:
            return None
        first, second, after = (start.date() + timedelta(days=n) for n in range(3))
        for day in (first, second):
            if found.setdefault(day.weekday(), days.get(day, "")) != days.get(day, ""):
                return None
        if days.get(after, "") != usual[after.weekday()]:
            return None
    return tuple(found[weekday] for weekday in range(7))


def _join(week: Week) -> str:
    """Spans in minutes from Monday 0:00; those that meet at midnight are one."""
    spans: list[list[int]] = []
    for index, day in enumerate(week):
        for span in day.split():
            first, last = (int(minute) + index * DAY for minute in span.split("-"))
            if spans and spans[-1][1] == first:
                spans[-1][1] = last
            else:
                spans.append([first, last])
    return " ".join(f"{first}-{last}" for first, last in spans)
