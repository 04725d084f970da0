"""Rules as editors spell them: each gives the meant hours, or a fault that names its place and offers them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from redroutes.hours import judge
from redroutes.hours.faults import Fault, explain
from redroutes.hours.model import Hours
from support import ROOT

DAYS = [date(2028, 1, 1) + timedelta(days=n) for n in range(366)]
FILE = ROOT / "tests" / "hours" / "spellings.txt"


def read_spellings() -> list[tuple[str, str]]:
    """What is typed, and the rule that is meant."""
    found, meant = [], ""
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("= "):
            meant = line[2:]
        elif line and not line.startswith("#"):
            found.append((line, meant))
    return found


SPELLINGS = read_spellings()


def open_times(hours: Hours, *, with_holidays: bool) -> list[object]:
    """The spans of each day of a leap year, and of each as a public holiday where that is asked for."""
    return [
        hours.begins_on(day, is_holiday=off)
        for day in DAYS
        for off in ((False, True) if with_holidays else (False,))
    ]


def is_meant(found: Hours, meant: Hours) -> bool:
    return open_times(found, with_holidays=meant.speaks_of_holidays) == open_times(
        meant, with_holidays=meant.speaks_of_holidays
    )


def test_there_are_two_hundred_spellings() -> None:
    """Each is there once."""
    assert len(SPELLINGS) == len(set(SPELLINGS)) >= 200


@pytest.mark.parametrize(("typed", "meant"), SPELLINGS, ids=[typed for typed, _ in SPELLINGS])
def test_no_spelling_passes_with_another_meaning(typed: str, meant: str) -> None:
    """It is what was meant, or the fault stands in the rule and offers it."""
    wanted = judge(meant).hours
    assert wanted is not None
    verdict = judge(typed)
    if verdict.hours is not None:
        assert is_meant(verdict.hours, wanted)
        return
    offers = [hours for fault in verdict.faults for hours in fault.offers]
    assert any(is_meant(hours, wanted) for hours in offers), verdict.faults
    for fault in verdict.faults:
        assert typed[fault.start :].startswith(fault.text) or fault.text == typed
        assert_said(fault)


def assert_said(fault: Fault) -> None:
    """Both languages have words for it, and no name is left unfilled."""
    for language in ("en", "zh"):
        for text in explain(fault, language):
            assert "{" not in text
