"""How much the browser is given: two years of holidays."""

from __future__ import annotations

from datetime import date

from redroutes.hours import make_calendar
from redroutes.hours.calendar import EPOCH
from redroutes.records import Holidays


def test_the_last_two_years_of_holidays_go_into_a_page() -> None:
    """Of three; the days of the first are past."""
    years = [
        {
            "year": year,
            "holidays": [{"name": {"en": "A"}, "first": f"{year}-01-01", "last": f"{year}-01-02"}],
            "working_days": [f"{year}-01-04"],
            "sources": ["S1"],
        }
        for year in (2024, 2025, 2026)
    ]
    holidays = Holidays.model_validate({"country": "CN", "years": years, "sources": {}})
    first, last, off, working = make_calendar(holidays)
    assert (first, last) == (count(date(2025, 1, 1)), count(date(2026, 12, 31)))
    assert off == [(count(date(y, 1, 1)), count(date(y, 1, 2))) for y in (2025, 2026)]
    assert working == [count(date(2025, 1, 4)), count(date(2026, 1, 4))]


def count(day: date) -> int:
    return day.toordinal() - EPOCH
