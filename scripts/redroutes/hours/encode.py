"""The model -> a short text from which a browser works out what is open, without a parser.

``weeks/seasons/holidays``. Weeks part at ``|``; each has seven days from Monday on, parted at ``,``, and each day its
spans ``from-to`` in minutes from its own midnight, parted at blanks; an end over 1440 lies on the next day. Seasons
part at ``,``: ``mmdd=w`` says that from this day of every year on week ``w`` holds, and ``yyyymmdd-yyyymmdd=w`` that it
holds on these days whatever else is said; without seasons the first week always holds. ``holidays`` is the number of
the week in which every day is a public holiday, or a sign: ``=`` like any other day, ``?`` not said.
"""

from __future__ import annotations

from datetime import date, timedelta

from redroutes.hours.model import DatePoint, Hours, Part, Span, State

Week = tuple[tuple[Span, ...], ...]
"""Spans that begin on each day, from Monday on."""
LEAP_YEAR = 2028
MOST_WEEKS = 36
"""More different weeks than this are no rule that anybody could keep in mind."""


def encode_hours(hours: Hours) -> str:
    """The layout of a rule; empty where single weekdays of a month play a part, which pages say in words alone."""
    if any(one.nth for part in hours.parts for one in part.weekdays):
        return ""
    weeks: list[Week] = []
    seasons = _seasons(hours, weeks)
    years = _years(hours, weeks)
    holidays = _holidays(hours, weeks)
    if len(weeks) > MOST_WEEKS:
        return ""
    named = (
        [f"{month:02d}{day:02d}={week}" for (month, day), week in seasons]
        if len(seasons) > 1
        else []
    )
    return f"{'|'.join(map(_write_week, weeks))}/{','.join(named + years)}/{holidays}"


def week_on(parts: list[Part], *, is_holiday: bool) -> Week:
    """The week that some parts make, whatever the date."""
    days = []
    for weekday in range(7):
        spans: tuple[Span, ...] = ()
        for part in parts:
            if _names(part, weekday, is_holiday=is_holiday):
                own = part.spans if part.state is State.open else ()
                spans = tuple(sorted({*spans, *own})) if part.adds else own
        days.append(spans)
    return tuple(days)


def _names(part: Part, weekday: int, *, is_holiday: bool) -> bool:
    if not part.names_days:
        return True
    return (part.holidays and is_holiday) or any(weekday in one.days for one in part.weekdays)


def _number(weeks: list[Week], week: Week) -> int:
    if week not in weeks:
        weeks.append(week)
    return weeks.index(week)


def _parts_on(hours: Hours, day: date) -> list[Part]:
    return [p for p in hours.parts if not p.dates or any(one.holds(day) for one in p.dates)]


def _is_dated(part: Part) -> bool:
    return any(one.first.year is not None for one in part.dates)


def _seasons(hours: Hours, weeks: list[Week]) -> list[tuple[tuple[int, int], int]]:
    """Days of the year from which another week holds; the parts of single years left aside."""
    yearly = Hours(tuple(part for part in hours.parts if not _is_dated(part)))
    found: list[tuple[tuple[int, int], int]] = []
    for offset in range(366):
        day = date(LEAP_YEAR, 1, 1) + timedelta(days=offset)
        number = _number(weeks, week_on(_parts_on(yearly, day), is_holiday=False))
        if not found or found[-1][1] != number:
            found.append(((day.month, day.day), number))
    return found


def _years(hours: Hours, weeks: list[Week]) -> list[str]:
    """Days of single years, season by season within them."""
    rows: list[str] = []
    for part in hours.parts:
        for one in part.dates if _is_dated(part) else ():
            first, last = _day_of(one.first, is_last=False), _day_of(one.last, is_last=True)
            start, number = first, -1
            day = first
            while day <= last:
                week = _number(weeks, week_on(_parts_on(hours, day), is_holiday=False))
                if week != number:
                    if number >= 0:
                        rows.append(f"{start:%Y%m%d}-{day - timedelta(days=1):%Y%m%d}={number}")
                    start, number = day, week
                day += timedelta(days=1)
            rows.append(f"{start:%Y%m%d}-{last:%Y%m%d}={number}")
    return list(dict.fromkeys(rows))


def _day_of(point: DatePoint, *, is_last: bool) -> date:
    year = point.year or LEAP_YEAR
    if point.day:
        return date(year, point.month, point.day)
    if not is_last:
        return date(year, point.month, 1)
    following = date(year + point.month // 12, point.month % 12 + 1, 1)
    return following - timedelta(days=1)


def _holidays(hours: Hours, weeks: list[Week]) -> str:
    """The week of public holidays, or a sign; not known where seasons make a difference on them."""
    if hours.is_always_open and not hours.speaks_of_holidays:
        return "="
    if not hours.speaks_of_holidays:
        return "?"
    days = [date(LEAP_YEAR, 1, 1) + timedelta(days=n) for n in range(366)]
    found = {week_on(_parts_on(hours, day), is_holiday=True) for day in days}
    return str(_number(weeks, found.pop())) if len(found) == 1 else "?"


def _write_week(week: Week) -> str:
    days = (" ".join(f"{first}-{last}" for first, last in day) for day in week)
    return ",".join(days)
