"""An editor in the district writes the day that it is there, whatever the clock of the machine says."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import pytest

from redroutes import loading
from redroutes.loading import read_and_check, today_in

HALF_PAST_SEVEN = datetime(2026, 11, 28, 23, 30, tzinfo=UTC)
"""In Shanghai it is the 29th, half past seven in the morning."""


class Clock(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """Always the same moment."""
        return HALF_PAST_SEVEN.astimezone(tz)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock."""
    monkeypatch.setattr(loading, "datetime", Clock)


def test_a_record_checked_this_morning_is_not_in_the_future(tiny_copy: Path) -> None:
    """``checked`` with today's date of Shanghai passes on a machine in UTC."""
    file = tiny_copy / "positions" / "old-mill.yml"
    lines = file.read_text("utf-8").splitlines()
    lines = ['checked: "2026-11-29"' if x.startswith("checked:") else x for x in lines]
    file.write_text("\n".join([*lines, ""]), "utf-8")
    today = today_in(tiny_copy)
    assert today == date(2026, 11, 29)
    _, problems = read_and_check(tiny_copy, "routes", today=today)
    assert "bad-date" not in [x.code for x in problems]
    _, problems = read_and_check(tiny_copy, "routes", today=date(2026, 11, 28))
    assert "bad-date" in [x.code for x in problems]


def test_another_zone_has_another_day(tiny_copy: Path) -> None:
    """The zone stands in the site record."""
    file = tiny_copy / "site.yml"
    file.write_text(file.read_text("utf-8").replace("Asia/Shanghai", "America/Lima"), "utf-8")
    assert today_in(tiny_copy) == date(2026, 11, 28)


@pytest.mark.parametrize("zone", ["Nowhere/At_all", "Asia"])
def test_without_a_zone_the_machine_says_the_day(tiny_copy: Path, zone: str) -> None:
    """A zone that does not exist is a fault of its own and stops nothing here."""
    file = tiny_copy / "site.yml"
    file.write_text(file.read_text("utf-8").replace("Asia/Shanghai", zone), "utf-8")
    assert today_in(tiny_copy) == date.today()


def test_without_records_there_is_a_day_too(tmp_path: Path) -> None:
    """The folder that is missing is told by the check."""
    assert today_in(tmp_path / "no-such-folder") == date.today()
