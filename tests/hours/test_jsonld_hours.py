"""Hours as search engines read them: the same days and times as the rule, in the years whose holidays are entered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings

from hours.strategies import good_rules
from redroutes.exports.jsonld_hours import DAYS, describe_hours
from redroutes.hours import judge, make_plan
from redroutes.hours.timetable import Spans
from redroutes.records.holidays import Holidays
from redroutes.records.opening import OpeningHours

pytestmark = pytest.mark.long

HOLIDAYS = Holidays.model_validate(
    {
        "country": "CN",
        "years": [
            {
                "year": 2026,
                "holidays": [{"name": {"en": "A"}, "first": "2026-10-01", "last": "2026-10-07"}],
                "working_days": ["2026-10-10"],
                "sources": ["S1"],
            }
        ],
        "sources": {},
    }
)
YEAR = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]


def make(**values: Any) -> OpeningHours:
    return OpeningHours(as_of="2026-11", sources=["S1"], **values)


def read_back(data: dict[str, Any], day: date) -> Spans:
    """What a search engine takes from the data for a day: special hours first, then those of the week."""
    for key in ("specialOpeningHoursSpecification", "openingHoursSpecification"):
        rows = [row for row in data.get(key, []) if _holds(row, day)]
        if rows:
            return tuple(sorted(_span(row) for row in rows if row["opens"] != row["closes"]))
    return ()


def _holds(row: dict[str, Any], day: date) -> bool:
    first, last = row.get("validFrom", "0000"), row.get("validThrough", "9999")
    return first <= day.isoformat() <= last and DAYS[day.weekday()] in row.get("dayOfWeek", DAYS)


def _span(row: dict[str, Any]) -> tuple[int, int]:
    begin, end = (int(text[:2]) * 60 + int(text[3:]) for text in (row["opens"], row["closes"]))
    end += row["closes"] == "23:59"
    return begin, end if end > begin else end + 1440


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(rule=good_rules)
@example(rule="2026 Oct 05-31 Mo-Fr 10:00-12:00")
@example(rule="09:00-17:00; Feb 29 off")
@example(rule="Mo-Su,PH 18:00-02:00; 2026 May 01-2026 May 03 off")
def test_the_data_are_the_rule(rule: str) -> None:
    """On ordinary days, and on holidays of which the rule speaks; no word where it counts weekdays of a month."""
    hours, meant = make(rule=rule), judge(rule).hours
    assert meant is not None
    data, table = describe_hours(hours, HOLIDAYS), make_plan(hours).timetable
    if table.singles:
        assert "openingHoursSpecification" not in data
        return
    for day in YEAR:
        is_off = date(2026, 10, 1) <= day <= date(2026, 10, 7)
        known = table.begins_on(day, is_holiday=is_off)
        if known is not None:
            assert read_back(data, day) == known == meant.begins_on(day, is_holiday=is_off), day


def test_of_two_exceptions_the_later_one_counts() -> None:
    """Open longer for a week, and closed on a day of it."""
    week = {"first": "2026-10-12", "last": "2026-10-18", "hours": "08:00-20:00", "sources": ["S1"]}
    shut = {"first": "2026-10-14", "last": "2026-10-14", "sources": ["S1"]}
    data = describe_hours(make(rule="09:00-17:00", exceptions=[week, shut]), HOLIDAYS)
    found = {day: read_back(data, day) for day in YEAR}
    assert found[date(2026, 10, 13)] == found[date(2026, 10, 15)] == ((480, 1200),)
    assert found[date(2026, 10, 14)] == ()
    assert found[date(2026, 10, 19)] == ((540, 1020),)


@pytest.mark.parametrize(
    "values",
    [
        {"rule": "09:00-17:00", "confirmed": False},
        {"rule": "09:00-17:00", "by_appointment": True},
        {"by_appointment": True},
    ],
)
def test_nothing_is_told_to_machines_that_people_are_told_to_ask_about(
    values: dict[str, Any],
) -> None:
    """Search engines show no doubt."""
    assert describe_hours(make(**values), HOLIDAYS) == {}
