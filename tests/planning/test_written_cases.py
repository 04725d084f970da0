"""The written cases, ``cases.toml``: Python and the browser's script judge each, and both say what it expects."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hours.support import minute_of, needs_node
from planning.plan_support import Case, run_rules
from redroutes.hours import encode_plan, make_plan
from redroutes.hours.calendar import Calendar, count_days
from redroutes.planning import judge_plan, make_rules, rule_ids
from redroutes.planning.judging import District
from redroutes.records.opening import OpeningHours

FILE = Path(__file__).parent / "cases.toml"
DATA: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))
CASES: list[dict[str, Any]] = DATA["cases"]
OF_HOURS = ("last_entry", "by_appointment")


@cache
def make_district() -> District:
    """The made-up district of the file."""
    hours = {
        name: OpeningHours(
            rule=place["hours"],
            as_of="2026-01-01",
            sources=["S1"],
            **{key: place[key] for key in OF_HOURS if key in place},
        )
        for name, place in DATA["places"].items()
        if "hours" in place
    }
    places = {
        name: {**place, "id": name, "town": "upper"}
        | ({"hours": encode_plan(hours[name])} if name in hours else {})
        for name, place in DATA["places"].items()
    }
    named = DATA["calendar"]
    calendar: Calendar = (
        count_days(named["first"]),
        count_days(named["last"]),
        [(count_days(a), count_days(b)) for a, b in named["holidays"]],
        [count_days(day) for day in named["working"]],
    )
    plans = {name: make_plan(one) for name, one in hours.items()}
    return District(make_rules(), calendar, places, plans, DATA["ways"], named["fixed"])


def as_case(case: dict[str, Any]) -> Case:
    """What both programs take: a way without minutes has none, an item without a place is nowhere."""
    items = [{"m": None, "p": None, **item} for item in case["items"]]
    return items, minute_of(datetime.fromisoformat(case["at"])), case["ask"]


def clock(begin: int, start: int, *, is_sure: bool) -> str:
    """A time as the cases write it, with the hours of the day on which the plan begins."""
    minute = begin - start // 1440 * 1440
    return f"{minute // 60}:{minute % 60:02d}{'' if is_sure else '?'}"


@cache
def browser_results() -> list[dict[str, Any]]:
    """All cases in one run of the script."""
    return run_rules(make_district(), [as_case(case) for case in CASES])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_python_says_what_the_case_expects(case: dict[str, Any]) -> None:
    """Rules of each stay and of the plan, and when each item begins."""
    items, start, ask = as_case(case)
    judged = judge_plan(make_district(), items, start, ask)
    assert [[one.rule for one in stay] for stay in judged.about_stays] == case["stays"]
    assert [one.rule for one in judged.about_plan] == case["plan"]
    begins = [clock(time.begin, start, is_sure=time.sure) for time in judged.times]
    assert begins == case["begins"]


@needs_node
@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda n: CASES[n]["name"])
def test_the_browser_says_the_same(number: int) -> None:
    """The same file, the script that browsers run."""
    case, found = CASES[number], browser_results()[number]["judged"]
    start = as_case(case)[1]
    assert [[one["rule"] for one in stay] for stay in found["aboutStays"]] == case["stays"]
    assert [one["rule"] for one in found["aboutPlan"]] == case["plan"]
    begins = [clock(time["begin"], start, is_sure=time["sure"]) for time in found["times"]]
    assert begins == case["begins"]


def test_the_cases_reach_every_rule() -> None:
    """A new rule needs a written case."""
    reached = {rule for case in CASES for stay in case["stays"] for rule in stay}
    reached |= {rule for case in CASES for rule in case["plan"]}
    assert reached == set(rule_ids())
