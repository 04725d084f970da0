"""The two other evaluators of opening hours, fed with our own list of public holidays.

Neither takes a list: the holidays are written into the rule as dates, in the place of ``PH``.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from datetime import date, datetime, timedelta

from opening_hours import OpeningHours, ParserError, State

from hours.support import NODE, minute_of
from redroutes.hours.calendar import EPOCH, Calendar
from redroutes.hours.model import Hours
from redroutes.hours.tokens import MONTHS
from support import ROOT

Intervals = list[tuple[int, int]]
"""Open times in minutes from 1970, those that touch joined."""
FOLDER = ROOT / "tests" / "hours"
HAS_SCRIPT = NODE is not None and (FOLDER / "node_modules" / "opening_hours").is_dir()
DAYS = "Mo|Tu|We|Th|Fr|Sa|Su"
MONTH = "|".join(MONTHS)


def write_holidays(rule: str, calendar: Calendar) -> str:
    """The rule with the days of a calendar in the place of ``PH``; other parts stay as they are."""
    parts = [_write_part(part, calendar) for part in rule.split(";")]
    return ";".join(part for part in parts if part is not None) or "off"


def _write_part(part: str, calendar: Calendar) -> str | None:
    if not re.search(r"\bPH\b", part):
        return part
    others = re.sub(r"(?<=[\w\]]),PH\b|\bPH,|\bPH\b", "", part)
    months = re.match(rf"\s*((?:{MONTH})(?:-(?:{MONTH}))?)\b", part)
    dates = ",".join(_write_day(day) for day in _holidays(calendar) if _lies_in(day, months))
    hours = re.search(r"(\d\d:\d\d.*|off|closed)\s*$", part)
    assert hours is not None, part
    rows = [f" {dates} {hours[1]}"] if dates else []
    if re.search(rf"\b(?:{DAYS})\b", others):
        rows.insert(0, others)
    return ";".join(rows) if rows else None


def _holidays(calendar: Calendar) -> list[date]:
    return [date.fromordinal(EPOCH + day) for a, b in calendar[2] for day in range(a, b + 1)]


def _lies_in(day: date, months: re.Match[str] | None) -> bool:
    if months is None:
        return True
    first, _, last = months[1].partition("-")
    begin, end = MONTHS.index(first) + 1, MONTHS.index(last or first) + 1
    return begin <= day.month <= end if begin <= end else not end < day.month < begin


def _write_day(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02d}"


def ask_python(rule: str, start: datetime, end: datetime) -> Intervals | None:
    """By opening-hours-py; None where it refuses the rule."""
    try:
        rows = list(OpeningHours(rule).intervals(start, end))
    except ParserError:
        return None
    found = [(minute_of(a), minute_of(b)) for a, b, state, _ in rows if state == State.OPEN]
    return join(found)


def ask_script(rules: list[str], start: datetime, end: datetime) -> list[Intervals | None]:
    """By opening_hours.js; None where it refuses a rule."""
    assert NODE is not None
    task = {"rules": rules, "from": f"{start.isoformat()}Z", "to": f"{end.isoformat()}Z"}
    result = subprocess.run(
        [NODE, str(FOLDER / "evaluate.js")],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TZ": "UTC"},
    )
    rows = json.loads(result.stdout)
    return [None if isinstance(row, str) else join([(a, b) for a, b in row]) for row in rows]


def ask_model(hours: Hours, calendar: Calendar, start: datetime, end: datetime) -> Intervals:
    """By this program: the spans that the model begins on each day."""
    found: Intervals = []
    first, last = minute_of(start), minute_of(end)
    day = start.date() - timedelta(days=1)
    while day < end.date():
        number = day.toordinal() - EPOCH
        is_holiday = any(a <= number <= b for a, b in calendar[2])
        for begin, stop in hours.begins_on(day, is_holiday=is_holiday):
            a, b = max(number * 1440 + begin, first), min(number * 1440 + stop, last)
            if a < b:
                found.append((a, b))
        day += timedelta(days=1)
    return join(found)


def join(found: Intervals) -> Intervals:
    """Intervals in order, those that touch or overlap joined."""
    joined: Intervals = []
    for begin, end in sorted(found):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined
