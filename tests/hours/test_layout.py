"""Layouts of opening hours: what they say, and that the browser's script agrees with the library at any moment."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours, State

from redroutes.catalogue.catalogue import Catalogue
from redroutes.hours import find_offset, lay_out, make_calendar
from redroutes.hours.calendar import EPOCH
from support import ROOT, read_and_check

NODE = shutil.which("node")
SCRIPT = ROOT / "overrides" / "assets" / "script" / "50-hours.js"
RUN = ROOT / "tests" / "hours" / "run.js"
START = datetime(1970, 1, 1)
USUAL = [
    "24/7",
    "Mo-Su 08:00-17:00",
    "Tu-Su 09:00-16:30; Mo off",
    "Mo 13:00-17:00; Tu-Su 09:00-17:00",
    "Mo-Fr 09:00-11:30,13:30-16:30; Sa,Su off",
    "18:00-02:00",
    "Fr,Sa 22:00-30:00",
    "10:00-24:00",
    "Apr-Oct 08:00-18:00; Nov-Mar 08:00-17:00",
    "Tu-Su 09:00-17:00; Jul-Aug Mo 09:00-12:00",
    "Su 00:00-24:00",
]
WITH_HOLIDAYS = [
    "Mo-Fr 09:00-11:30,13:30-16:30; Sa,Su off; PH off",
    "PH 09:00-12:00",
    "Tu-Su 09:00-16:30; Mo off; PH 10:00-15:00",
    "Mo-Su,PH 09:00-17:00",
    "Sa,Su,PH 09:00-12:00; Mo-Fr 14:00-18:00",
]
BEYOND = [
    "sunrise-sunset",
    "Mo[1] 09:00-12:00",
    "Jan 15-Mar 15 09:00-17:00",
    "2026 Oct 01-2026 Oct 05 off; 09:00-17:00",
    "09:00-17:00; easter off",
    "week 01-53/2 Mo 09:00-12:00",
    '09:00-17:00 "by appointment"',
    "09:00+",
    "Mo unknown; Tu-Su 09:00-17:00",
    "Mo-Sa 09:00-17:00; SH off",
    "09:00-17:00; PH -1 day off",
    "09:00-17:00; Feb 29 off",
]
COUNTRY = "CN"
"""The library's own holidays of this country stand in for a list, so that both sides have the same days."""


def library_calendar() -> tuple[int, int, list[tuple[int, int]], list[int]]:
    """The days of 2025 to 2027 on which the library sees a holiday."""
    first, last = datetime(2025, 1, 1), datetime(2028, 1, 1)
    spans = OpeningHours("PH 00:00-24:00", country=COUNTRY).intervals(first, last)
    days = [(count(a), count(b) - 1) for a, b, state, _ in spans if state == State.OPEN]
    return count(first), count(last) - 1, days, []


def count(day: date) -> int:
    return day.toordinal() - EPOCH


def run_script(days: Any, cases: list[tuple[str, int]]) -> list[dict[str, Any]]:
    """What the browser's script finds for each layout and minute."""
    assert NODE is not None
    result = subprocess.run(
        [NODE, str(RUN), str(SCRIPT)],
        input=json.dumps({"days": days, "cases": cases}),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def minute_of(moment: datetime) -> int:
    return int((moment - START).total_seconds() // 60)


needs_node = pytest.mark.skipif(NODE is None, reason="no node: the script was not run on its own")


@cache
def library_hours(rule: str) -> OpeningHours:
    return OpeningHours(rule, country=COUNTRY)


around_holidays = st.builds(
    lambda span, minutes: START + timedelta(days=span[0], minutes=minutes),
    st.sampled_from(library_calendar()[2][1:-1]),
    st.integers(-24 * 60, 72 * 60),
)
moments = st.lists(
    st.datetimes(datetime(2025, 1, 2), datetime(2027, 12, 1)) | around_holidays,
    min_size=150,
    max_size=150,
)


@needs_node
@settings(max_examples=10)  # of 150 moments: each starts node once
@given(times=moments)
def test_the_script_agrees_with_the_library_at_any_moment(times: list[datetime]) -> None:
    """Open or closed, and until when; on holidays only where the rule speaks of them."""
    calendar = library_calendar()
    rules = [*USUAL, *WITH_HOLIDAYS]
    cases = [(lay_out(rule), minute_of(moment)) for rule in rules for moment in times]
    found = run_script(calendar, cases)
    pairs = [(rule, moment) for rule in rules for moment in times]
    for (rule, moment), now in zip(pairs, found, strict=True):
        hours = library_hours(rule)
        now_at = moment.replace(second=0, microsecond=0)
        is_holiday = any(a <= count(now_at.date()) <= b for a, b in calendar[2])
        if now["is"] == "ask":
            assert rule not in WITH_HOLIDAYS
            day_before = any(a <= count(now_at.date()) - 1 <= b for a, b in calendar[2])
            assert is_holiday or day_before
            continue
        assert (now["is"] == "open") == hours.is_open(now_at), (rule, now_at, now)
        if is_holiday:
            assert rule in WITH_HOLIDAYS or rule == "24/7"
        change = now.get("end") if now["is"] == "open" else now.get("next")
        if change:
            assert START + timedelta(minutes=change) == hours.next_change(now_at), (rule, now_at)


@needs_node
def test_the_script_agrees_on_every_quarter_of_an_hour_of_the_shipped_rules(
    real_catalogue: Catalogue,
) -> None:
    """All rules in routes/ over two weeks without a holiday."""
    rules = {
        entry.record.opening_hours.rule
        for entry in real_catalogue.positions.values()
        if entry.record.opening_hours
    }
    calendar = make_calendar(real_catalogue.holidays)
    start = datetime(2026, 11, 23)
    times = [start + timedelta(minutes=15 * n) for n in range(14 * 96)]
    for rule in sorted(rules):
        layout = lay_out(rule)
        assert layout, rule
        found = run_script(calendar, [(layout, minute_of(moment)) for moment in times])
        hours = OpeningHours(rule)
        for moment, now in zip(times, found, strict=True):
            assert (now["is"] == "open") == hours.is_open(moment), (rule, moment)


@pytest.mark.parametrize("rule", BEYOND)
def test_a_rule_that_week_and_month_do_not_carry_has_no_layout(rule: str) -> None:
    """Nothing is claimed where a rule depends on dates, the sun, remarks or open ends."""
    assert lay_out(rule) == ""


@pytest.mark.parametrize(
    ("rule", "layout"),
    [
        ("24/7", "0-10080//="),
        ("Tu 09:00-16:30", "1980-2430//?"),
        ("Mo 09:00-10:00; PH off", "540-600//"),
        ("Mo 20:00-26:00", "1200-1560//!"),
        ("Mo 20:00-26:00; PH off", "1200-1560//!"),
        ("Apr-Oct Mo 09:00-10:00", "|540-600/000111111100/?"),
        ("PH off; Mo 09:00-10:00", "540-600//?"),
    ],
)
def test_a_layout_says_week_months_and_holidays(rule: str, layout: str) -> None:
    """Holidays of a rule that does not speak of them are not known; nor is a night into or out of one."""
    assert lay_out(rule) == layout


def test_the_calendar_counts_the_last_two_years_in_days(real_catalogue: Catalogue) -> None:
    """New Year and the Sunday after it, as the notice for 2026 has them."""
    first, last, off, working = make_calendar(real_catalogue.holidays)
    assert (first, last) == (count(date(2026, 1, 1)), count(date(2026, 12, 31)))
    assert off[0] == (first, first + 2)
    assert working[0] == first + 3
    assert sum(b - a + 1 for a, b in off) == 3 + 9 + 3 + 5 + 3 + 3 + 7
    assert len(json.dumps([first, last, off, working])) < 300


def test_a_district_without_a_list_covers_no_day(tiny_copy: Path) -> None:
    """holidays.yml may be missing; then every day is one whose year is not entered."""
    (tiny_copy / "holidays.yml").unlink()
    records, problems = read_and_check(tiny_copy)
    assert records is not None
    assert problems == []
    assert make_calendar(records.holidays.record) == (0, -1, [], [])


@needs_node
@pytest.mark.parametrize(
    ("rule", "moment", "found"),
    [
        ("18:00-02:00", "2026-05-06T01:00", {"is": "ask"}),
        ("18:00-02:00", "2026-05-07T01:00", {"is": "open", "end": "2026-05-07T02:00"}),
        ("09:00-17:00", "2026-05-06T10:00", {"is": "open", "end": "2026-05-06T17:00"}),
        ("09:00-17:00", "2026-04-30T18:00", {"is": "closed", "then": True}),
        ("09:00-17:00; PH off", "2026-04-30T18:00", {"is": "closed", "next": "2026-05-06T09:00"}),
        ("09:00-17:00", "2027-05-01T10:00", {"is": "open", "year": 2027, "kind": -1}),
        ("09:00-17:00", "2026-12-31T18:00", {"is": "closed", "year": 2027, "kind": 0}),
        ("09:00-17:00", "2026-05-09T10:00", {"is": "open", "kind": 2}),
        ("24/7", "2027-05-01T10:00", {"is": "open", "end": 0, "year": None}),
        ("Mo 09:00-10:00; Tu-Su off", "2026-11-23T10:00", {"next": "2026-11-30T09:00"}),
    ],
)
def test_holidays_nights_and_years_that_are_not_entered(
    real_catalogue: Catalogue, rule: str, moment: str, found: dict[str, Any]
) -> None:
    """What the script adds to the library: doubt where the rule or the list says nothing."""
    calendar = make_calendar(real_catalogue.holidays)
    now = run_script(calendar, [(lay_out(rule), minute_of(datetime.fromisoformat(moment)))])[0]
    for key, value in found.items():
        is_moment = isinstance(value, str) and "T" in value
        expected = minute_of(datetime.fromisoformat(value)) if is_moment else value
        assert now.get(key) == expected, (key, now)


@pytest.mark.parametrize(
    ("zone", "ahead"),
    [
        ("Asia/Shanghai", 480),
        ("Asia/Kathmandu", 345),
        ("America/Phoenix", -420),
        ("Europe/Berlin", None),
        ("Nowhere/Else", None),
    ],
)
def test_a_zone_has_one_offset_where_its_clocks_never_change(zone: str, ahead: int | None) -> None:
    """Elsewhere the browser must ask its own time zones, which costs a slow phone 50 ms and more."""
    assert find_offset(zone) == ahead
