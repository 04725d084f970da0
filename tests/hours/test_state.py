"""What is open at a minute: the browser's script and Python agree, and the rule is behind both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hours.strategies import good_rules
from hours.support import count, minute_of, needs_node, run_script
from redroutes.catalogue.catalogue import Catalogue
from redroutes.hours import find_offset, judge, make_calendar, make_plan
from redroutes.hours.encode import encode
from redroutes.hours.plan import NOT_KNOWN, Plan
from redroutes.hours.state import Is, Now, find_state
from redroutes.hours.timetable import make_timetable
from redroutes.records.opening import HoursException, OpeningHours
from support import read_and_check

pytestmark = pytest.mark.long

CALENDAR = (
    count(date(2026, 1, 1)),
    count(date(2026, 12, 31)),
    [
        (count(date(2026, 5, 1)), count(date(2026, 5, 5))),
        (count(date(2026, 10, 1)), count(date(2026, 10, 7))),
    ],
    [count(date(2026, 5, 9)), count(date(2026, 10, 10))],
)
"""A year with two long holidays and two make-up working days; the next year is not entered."""
FIRST = minute_of(datetime(2025, 12, 20))
minutes = st.integers(FIRST, FIRST + 390 * 24 * 60)
near_holidays = st.integers(
    minute_of(datetime(2026, 9, 29)), minute_of(datetime(2026, 10, 12))
) | st.integers(minute_of(datetime(2026, 12, 29)), minute_of(datetime(2027, 1, 3)))


def make(rule: str, last_entry: int | None = None, *, by_appointment: bool = False) -> Plan:
    """The plan of a rule that may stand."""
    hours = judge(rule).hours
    assert hours is not None, (rule, judge(rule).faults)
    table = make_timetable(hours)
    return Plan(table, table, last_entry, by_appointment)


def layout(plan: Plan) -> str:
    return encode(plan.timetable, plan.last_entry, by_appointment=plan.by_appointment)


def as_script(now: Now) -> dict[str, Any]:
    """What the script calls the same things."""
    return {
        "is": str(now.state),
        "end": now.end or 0,
        "entry": now.entry,
        "next": now.next,
        "then": now.is_doubtful_next,
        "year": now.unentered_year,
    }


@needs_node
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rules=st.lists(good_rules, min_size=2, max_size=5),
    last_entry=st.none() | st.integers(8, 80).map(lambda quarter: quarter * 15),
    by_appointment=st.booleans(),
    times=st.lists(minutes | near_holidays, min_size=40, max_size=40),
)
def test_browser_and_python_agree_at_any_minute(
    rules: list[str], last_entry: int | None, by_appointment: bool, times: list[int]
) -> None:
    """State, end, last entry, next opening, doubt and the year that is not entered."""
    plans = [make(rule, last_entry, by_appointment=by_appointment) for rule in rules]
    cases = [(layout(plan), minute) for plan in plans for minute in times]
    found = run_script(CALENDAR, cases)
    wanted = [find_state(plan, CALENDAR, minute) for plan in plans for minute in times]
    for case, now, want in zip(cases, found, wanted, strict=True):
        expected = as_script(want)
        here = {key: now.get(key) for key in expected} | {"end": now.get("end") or 0}
        assert here == expected, case


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(rule=good_rules, times=st.lists(minutes | near_holidays, min_size=30, max_size=30))
def test_the_state_is_the_rule(rule: str, times: list[int]) -> None:
    """Open exactly in the spans that the rule begins on this day or the day before; else closed, or not known."""
    plan = make(rule)
    hours = judge(rule).hours
    assert hours is not None
    for minute in times:
        now = find_state(plan, CALENDAR, minute)
        day = date(1970, 1, 1) + timedelta(days=minute // 1440)
        here = minute % 1440
        off = [any(a <= count(d) <= b for a, b in CALENDAR[2]) for d in (day, _before(day))]
        today = hours.begins_on(day, is_holiday=off[0])
        night = hours.begins_on(_before(day), is_holiday=off[1])
        is_open = any(a <= here < b for a, b in today) or any(b > here + 1440 for _, b in night)
        if now.state is Is.ask:
            assert any(off), (rule, day)
        elif now.state is not Is.open or not (off[0] or off[1]):
            assert (now.state is Is.open) == is_open, (rule, day, here)


def _before(day: date) -> date:
    return day - timedelta(days=1)


@needs_node
def test_the_shipped_rules_agree_on_every_quarter_of_an_hour(real_catalogue: Catalogue) -> None:
    """All hours in routes/, over the turn of the year and the week before it."""
    calendar = make_calendar(real_catalogue.holidays)
    start = minute_of(datetime(2026, 12, 24))
    times = [start + 15 * n for n in range(12 * 96)]
    known = [e.record.opening_hours for e in real_catalogue.positions.values()]
    plans = {make_plan(hours) for hours in known if hours}
    assert plans
    for plan in plans:
        found = run_script(calendar, [(layout(plan), minute) for minute in times])
        for minute, now in zip(times, found, strict=True):
            expected = as_script(find_state(plan, calendar, minute))
            assert {k: now.get(k) for k in expected} | {"end": now.get("end") or 0} == expected


@needs_node
@pytest.mark.parametrize(
    ("rule", "last", "moment", "found"),
    [
        ("18:00-02:00", None, "2026-05-06T01:00", {"is": "ask"}),
        ("18:00-02:00", None, "2026-05-07T01:00", {"is": "open", "end": "2026-05-07T02:00"}),
        ("18:00-02:00", None, "2026-05-01T01:00", {"is": "open", "end": "2026-05-01T02:00"}),
        ("18:00-02:00; PH off", None, "2026-05-06T01:00", {"is": "closed"}),
        ("Su 20:00-02:00", None, "2026-11-23T01:00", {"is": "open", "end": "2026-11-23T02:00"}),
        ("Su 20:00-02:00", None, "2026-11-22T23:00", {"is": "open", "end": "2026-11-23T02:00"}),
        ("Su 20:00-02:00", None, "2026-11-23T02:00", {"is": "closed", "next": "2026-11-29T20:00"}),
        ("Su 20:00-24:00; PH off", None, "2026-11-23T00:00", {"is": "closed"}),
        ("09:00-17:00", None, "2026-05-06T10:00", {"is": "open", "end": "2026-05-06T17:00"}),
        ("09:00-17:00", None, "2026-04-30T18:00", {"is": "closed", "then": True, "next": None}),
        ("09:00-17:00; PH off", None, "2026-04-30T18:00", {"next": "2026-05-06T09:00"}),
        ("09:00-17:00", None, "2027-05-01T10:00", {"is": "open", "year": 2027, "kind": -1}),
        ("09:00-17:00", None, "2026-12-31T18:00", {"is": "closed", "year": 2027, "kind": 0}),
        ("Mo-Su,PH 09:00-17:00", None, "2027-05-01T10:00", {"is": "open", "year": None}),
        ("24/7", None, "2027-05-01T10:00", {"is": "open", "end": 0, "year": None}),
        ("09:00-17:00", None, "2026-05-09T10:00", {"is": "open", "kind": 2}),
        ("Mo 09:00-10:00", None, "2026-11-23T10:00", {"next": "2026-11-30T09:00"}),
        ("Mo[1] 09:00-10:00", None, "2026-12-07T09:30", {"is": "open"}),
        ("Mo[-1] 09:00-10:00", None, "2026-11-30T09:30", {"is": "open"}),
        ("09:00-16:30", 960, "2026-11-23T15:59", {"is": "open", "entry": "2026-11-23T16:00"}),
        ("09:00-16:30", 960, "2026-11-23T16:00", {"is": "late", "next": "2026-11-24T09:00"}),
        ("09:00-12:00,13:00-17:00", 990, "2026-11-23T11:59", {"is": "open", "entry": None}),
        ("2026 Nov 23-24 10:00-12:00", None, "2026-11-24T11:00", {"is": "open"}),
    ],
)
def test_nights_holidays_years_and_last_entries(
    rule: str, last: int | None, moment: str, found: dict[str, Any]
) -> None:
    """What a page needs to know at moments that are easy to get wrong."""
    minute = minute_of(datetime.fromisoformat(moment))
    now = run_script(CALENDAR, [(layout(make(rule, last)), minute)])[0]
    for key, value in found.items():
        is_moment = isinstance(value, str) and "T" in value
        expected = minute_of(datetime.fromisoformat(value)) if is_moment else value
        assert now.get(key) == expected, (key, now)


def hours(**values: Any) -> OpeningHours:
    """A record's hours with what every one has."""
    return OpeningHours(as_of="2026-11", sources=["S1"], **values)


@pytest.mark.parametrize(
    ("values", "moment", "state"),
    [
        ({"rule": "09:00-17:00"}, "2026-11-23T10:00", Is.open),
        (
            {"exceptions": [HoursException(first="2026-03-01", sources=["S1"])]},
            "2031-11-23T10:00",
            Is.closed,
        ),
        (
            {"exceptions": [HoursException(first="2027-03-01", sources=["S1"])]},
            "2026-11-23T10:00",
            Is.ask,
        ),
        ({"by_appointment": True}, "2026-11-23T03:00", Is.ask),
        ({"by_appointment": True, "rule": "09:00-17:00"}, "2026-11-23T03:00", Is.closed),
        (
            {
                "rule": "Tu-Su 09:00-17:00",
                "exceptions": [
                    HoursException(
                        first="2026-10-01", last="2026-10-07", hours="08:00-20:00", sources=["S1"]
                    ),
                    HoursException(first="2026-10-03", last="2026-10-03", sources=["S1"]),
                ],
            },
            "2026-10-05T18:00",
            Is.open,
        ),
        (
            {
                "rule": "Tu-Su 09:00-17:00",
                "exceptions": [
                    HoursException(
                        first="2026-10-01", last="2026-10-07", hours="08:00-20:00", sources=["S1"]
                    ),
                    HoursException(first="2026-10-03", last="2026-10-03", sources=["S1"]),
                ],
            },
            "2026-10-03T18:00",
            Is.closed,
        ),
    ],
)
def test_fields_beside_the_rule(values: dict[str, Any], moment: str, state: Is) -> None:
    """Exceptions hold whatever the rule and the holidays say; without a rule nothing else is claimed."""
    plan = make_plan(hours(**values))
    assert find_state(plan, CALENDAR, minute_of(datetime.fromisoformat(moment))).state is state


def test_a_layout_says_weeks_dates_last_entry_and_appointment() -> None:
    """The whole text that a page carries, for a reader of this code."""
    plan = make("Tu-Su 09:00-16:30; Apr-Oct Tu-Su 09:00-18:00; Mo[1] off; PH off", 960)
    assert layout(plan) == (
        ",540-990,.,.,.,.,.,|,540-1080,.,.,.,.,.,|,.,.,.,.,.,.,./0101=0,0401=1,1101=0,0#1=2/960/"
    )
    unknown = replace(plan, timetable=NOT_KNOWN, last_entry=None, by_appointment=True)
    assert layout(unknown) == "?,.,.,.,.,.,.,.///a"


def test_the_calendar_counts_the_last_two_years_in_days(real_catalogue: Catalogue) -> None:
    """New Year and the Sunday after it, as the notice for 2026 has them."""
    first, last, off, working = make_calendar(real_catalogue.holidays)
    assert (first, last) == (count(date(2026, 1, 1)), count(date(2026, 12, 31)))
    assert off[0] == (first, first + 2)
    assert working[0] == first + 3
    assert sum(b - a + 1 for a, b in off) == 3 + 9 + 3 + 5 + 3 + 3 + 7


def test_a_district_without_a_list_covers_no_day(tiny_copy: Path) -> None:
    """holidays.yml may be missing; then every day is one whose year is not entered."""
    (tiny_copy / "holidays.yml").unlink()
    records, problems = read_and_check(tiny_copy)
    assert records is not None
    assert problems == []
    assert make_calendar(records.holidays.record) == (0, -1, [], [])


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
