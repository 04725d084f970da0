"""The timetable -> a short text from which a browser works out what is open, without a parser.

``weeks/days/last entry/appointment``. Weeks part at ``|``. Each has eight entries, parted at ``,``: the days from
Monday on and a public holiday. An entry has spans ``from-to`` in minutes from midnight, parted at blanks; an end over
1440 lies on the next day. An empty entry is closed, ``?`` not known, ``.`` the same as the entry before it.

``days`` says when another week than the first holds, parted at ``,``; the last that fits counts. ``mmdd=w``: from this
day of every year on. ``0#1=w``: the first Monday of each month (``-1`` the last). ``mmdd-mmdd=w``: days of every year.
``yyyymmdd-yyyymmdd=w``: days of a single year. The last entry is a minute of the day, or nothing; ``a`` at the end
stands for "by appointment".
"""

from __future__ import annotations

from redroutes.hours.timetable import Fixed, Single, Spans, Timetable, Week


def encode(timetable: Timetable, last_entry: int | None = None, *, by_appointment: bool) -> str:
    """The layout of a timetable; ``last_entry`` in minutes of the day."""
    dates = [
        f"{season.first[0]:02d}{season.first[1]:02d}={season.week}" for season in timetable.seasons
    ]
    dates = dates if len(dates) > 1 else []
    dates += [_write_single(one) for one in timetable.singles]
    dates += [f"{one.first:%Y%m%d}-{one.last:%Y%m%d}={one.week}" for one in timetable.stretches]
    weeks = "|".join(map(_write_week, timetable.weeks))
    entry = "" if last_entry is None else str(last_entry)
    return f"{weeks}/{','.join(dates)}/{entry}/{'a' if by_appointment else ''}"


def _write_single(one: Single | Fixed) -> str:
    if isinstance(one, Single):
        return f"{one.weekday}#{one.nth}={one.week}"
    (month, day), (last_month, last) = one.first, one.last
    return f"{month:02d}{day:02d}-{last_month:02d}{last:02d}={one.week}"


def _write_week(week: Week) -> str:
    entries = [_write_spans(spans) for spans in (*week.days, week.holiday)]
    return ",".join(
        "." if index and entry == entries[index - 1] else entry
        for index, entry in enumerate(entries)
    )


def _write_spans(spans: Spans | None) -> str:
    return "?" if spans is None else " ".join(f"{first}-{last}" for first, last in spans)
