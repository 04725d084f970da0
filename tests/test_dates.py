"""Days of checks: today is right, tomorrow is not, and a year is not too long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from redroutes.checks import check_records
from redroutes.records.collection import Records
from support import TINY, read_and_check

CHECKED = date(2026, 11, 1)
"""The day that every record of the tiny district names."""


@pytest.fixture(scope="module")
def tiny() -> Records:
    records, _ = read_and_check(TINY)
    assert records is not None
    return records


@pytest.mark.parametrize(
    ("days", "code"),
    [(-1, "bad-date"), (0, None), (1, None), (365, None), (366, "old-check")],
)
def test_a_check_is_of_today_or_of_the_last_year(
    tiny: Records, days: int, code: str | None
) -> None:
    """Seen so many days after it; every record with a file of its own is asked."""
    problems = check_records(tiny, today=CHECKED + timedelta(days=days))
    found = [p for p in problems if p.field == "checked"]
    assert {p.code for p in found} == ({code} if code else set())
    assert len(found) == (sum(map(len, tiny.folders.values())) if code else 0)
