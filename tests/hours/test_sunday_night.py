"""A night from Sunday into Monday is a night like any other, though the week begins between the two."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from test_layout import count, minute_of, needs_node, run_script

from redroutes.hours import lay_out

MONDAY = datetime(2026, 11, 23)


@pytest.mark.parametrize(
    ("rule", "layout"),
    [
        ("Su 20:00-26:00", "0-120 9840-10080//!"),
        ("Su 20:00-26:00; PH off", "0-120 9840-10080//!"),
        ("Su 20:00-24:00; Mo 00:00-02:00; PH off", "0-120 9840-10080//!"),
        ("Su 20:00-24:00; PH off", "9840-10080//"),
    ],
)
def test_a_night_from_sunday_is_not_known_on_holidays(rule: str, layout: str) -> None:
    """Whether it begins before or ends after a holiday, nobody has said what holds then."""
    assert lay_out(rule) == layout


@needs_node
@pytest.mark.parametrize(
    ("hours", "state", "end"),
    [(-1, "open", None), (1, "ask", None), (25, "ask", None), (7 * 24 + 1, "open", 7 * 24 + 2)],
)
def test_the_night_before_a_holiday_on_monday(hours: int, state: str, end: int | None) -> None:
    """Open on Sunday, unknown until when; on the holiday and the day after it, one has to ask."""
    holiday = count(MONDAY.date())
    year = count(date(2026, 1, 1)), count(date(2026, 12, 31))
    minute = minute_of(MONDAY + timedelta(hours=hours))
    (now,) = run_script([*year, [[holiday, holiday]], []], [(lay_out("Su 20:00-26:00"), minute)])
    assert now["is"] == state
    assert (now.get("end") or None) == (minute_of(MONDAY + timedelta(hours=end)) if end else None)
