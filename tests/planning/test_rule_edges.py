"""Edges of the rules: a further place behind a known way, hot months over the new year, meals that are empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from hours.support import minute_of
from planning.test_written_cases import make_district
from redroutes.planning import make_rules, rank_places
from redroutes.planning.judging import is_hot, judge_stay
from support import read_and_check


def test_a_known_way_counts_where_places_are_put_in_order() -> None:
    """The club closes at 17:00: a visit from 16:40 to 16:50 fits, 12 minutes of way later it does not."""
    district = make_district()
    at = minute_of(datetime(2026, 12, 4, 16, 40))
    ask = {"people": 5}

    def rules(previous: str | None) -> set[str]:
        before = district.places[previous] if previous else None
        ranked = rank_places(district, ask, at, at + 10, before)
        return {one.rule for place in ranked if place.place == "club" for one in place.findings}

    assert "open-all-stay" in rules(None)
    assert "closes-early" in rules("hall")
    assert "open-all-stay" in rules("blank")


@pytest.mark.parametrize(
    ("first", "last", "hot"),
    [
        (7, 8, {7, 8}),
        (12, 2, {12, 1, 2}),
        (6, 6, {6}),
        (1, 12, set(range(1, 13))),
        (2, 1, set(range(1, 13))),
    ],
)
def test_hot_months(first: int, last: int, hot: set[int]) -> None:
    """In the south the hot months lie on both sides of the new year."""
    assert {month for month in range(1, 13) if is_hot(month, first, last)} == hot


def test_a_district_in_the_south_is_warned_in_january() -> None:
    """The numbers of ``site.yml`` hold."""
    district = make_district()
    south = replace(district, book=make_rules((), {"hot_from": 12, "hot_to": 2}))
    at = minute_of(datetime(2026, 1, 10, 14))
    for one, is_warned in ((district, False), (south, True)):
        found = {x.rule for x in judge_stay(one, one.places["gate"], {}, at, at + 10)}
        assert ("hot-outside" in found) is is_warned


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("lunch_start: 760", "lunch_start"),
        ("lunch_end: 690", "lunch_end"),
        ("dinner_start: 1110, dinner_end: 1050", "dinner_end"),
        ("lunch_start: 660, lunch_end: 800", ""),
    ],
)
def test_a_meal_that_ends_before_it_begins(tiny_copy: Path, numbers: str, told: str) -> None:
    """Its rule would never hold: a fault at the number that the district has set."""
    file = tiny_copy / "site.yml"
    text = file.read_text("utf-8").rstrip("\n")
    file.write_text(f"{text}\nplanning:\n  numbers: {{{numbers}}}\n", "utf-8")
    _, problems = read_and_check(tiny_copy)
    assert [(one.code, one.field) for one in problems] == (
        [("bad-planning", f"planning.numbers.{told}")] if told else []
    )
