"""The rules of planning: Python and the browser's script agree, sums hold, nothing shut goes without a word."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hours.support import minute_of, needs_node
from planning.plan_support import (
    Case,
    as_script,
    make_district,
    ranked_as_script,
    run_rules,
)
from redroutes.catalogue.catalogue import Catalogue
from redroutes.hours.state import Is, find_state
from redroutes.planning import (
    compose,
    judge_plan,
    judge_stay,
    make_rules,
    rank_places,
    rule_ids,
    rule_numbers,
    schedule,
)
from redroutes.planning.judging import District, hours_word
from redroutes.planning.rules import read_condition
from support import ROOT

pytestmark = pytest.mark.long

FIRST, LAST = minute_of(datetime(2025, 12, 20)), minute_of(datetime(2027, 2, 1))
SATURDAY = minute_of(datetime(2026, 12, 5, 14, 30))
LEVELS = {"good", "doubt", "warn", "bad"}


def items(places: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    one = st.fixed_dictionaries(
        {
            "k": st.just("visit"),
            "m": st.none() | st.integers(0, 180),
            "p": st.none() | st.sampled_from(places),
        }
    )
    return st.lists(one, max_size=8)


def asks(district: District) -> st.SearchStrategy[dict[str, Any]]:
    places = list(district.places)
    points = [place["point"] for place in district.places.values() if "point" in place]
    some = st.lists(st.sampled_from(places), max_size=4)
    return st.fixed_dictionaries(
        {},
        optional={
            "people": st.none() | st.integers(1, 300),
            "older": st.booleans(),
            "wheels": st.booleans(),
            "days_left": st.none() | st.integers(-3, 40),
            "named": some,
            "told": some,
            "kinds": st.lists(st.sampled_from(["memorial", "museum", "park", "service"])),
            "activities": st.lists(st.sampled_from(["oath", "flag", "flowers"]), unique=True),
            "stations": st.lists(st.sampled_from(points), max_size=3),
            "group_min": st.integers(1, 10),
            "group_max": st.integers(10, 100),
            "preparation_days": st.integers(0, 14),
        },
    )


def rich(catalogue: Catalogue) -> District:
    """The shipped places, and some of which everything is known."""
    full = {
        "id": "full",
        "kind": "museum",
        "town": "x",
        "openness": "booking",
        "setting": "school",
        "books": True,
        "days_ahead": 7,
        "fee": "paid",
        "wheelchair": "limited",
        "capacity": 40,
        "seats": 20,
        "allows": ["oath"],
        "forbids": ["flag"],
        "point": [31.4, 121.49],
        "toilets": False,
        "shelter": False,
        "groups": "booking",
    }
    bare = {"id": "bare", "kind": "village", "town": "x", "openness": "closed", "setting": "plant"}
    open_to_all = {**full, "id": "step-free", "wheelchair": "full", "groups": "walk-in"}
    return make_district(
        catalogue,
        full=full,
        bare=bare,
        **{"step-free": open_to_all, "up": {**full, "id": "up", "wheelchair": "none"}},
    )


@needs_node
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_browser_and_python_agree(real_catalogue: Catalogue, data: st.DataObject) -> None:
    """Some three hundred plans a run: times, stays, findings, the order of places, the first draft."""
    district = rich(real_catalogue)
    places = list(district.places)
    case = st.tuples(items(places), st.integers(FIRST, LAST), asks(district))
    cases: list[Case] = data.draw(st.lists(case, min_size=25, max_size=25))
    for (plan, start, ask), found in zip(cases, run_rules(district, cases), strict=True):
        assert found["judged"] == as_script(judge_plan(district, plan, start, ask)), (plan, ask)
        stay = next((item["p"] for item in plan if item["p"]), None)
        previous = district.places[stay] if stay else None
        ranked = rank_places(district, ask, start, start + 90, previous)
        assert found["ranked"] == ranked_as_script(ranked)
        steps = [item["m"] or 1 for item in plan]
        numbers = district.book.numbers
        assert found["draft"] == compose(steps, places[: len(plan)], district.ways, numbers)


@settings(max_examples=100)
@given(data=st.data())
def test_times_follow_each_other_and_the_sum_is_the_sum(
    real_catalogue: Catalogue, data: st.DataObject
) -> None:
    """Nothing overlaps, nothing is left out, and only what stands behind an unknown way is unsure."""
    plan = data.draw(items(list(real_catalogue.positions)))
    times = schedule(plan, SATURDAY)
    begin = SATURDAY
    is_sure = True
    for item, time in zip(plan, times, strict=True):
        was_sure, is_sure = is_sure, is_sure and item["m"] is not None
        assert time == (begin, begin + (item["m"] or 0), was_sure, is_sure)
        begin = time.end
    assert begin - SATURDAY == sum(item["m"] or 0 for item in plan)


@settings(max_examples=60)
@given(data=st.data())
def test_nothing_outside_opening_hours_goes_without_a_word(
    real_catalogue: Catalogue, data: st.DataObject
) -> None:
    """Where a place is not open for certain for each minute of a stay, a finding says so."""
    district = make_district(real_catalogue)
    name = data.draw(st.sampled_from(list(district.places)))
    start = data.draw(st.integers(FIRST, LAST))
    minutes = data.draw(st.integers(1, 240))
    found = judge_stay(district, district.places[name], {}, start, start + minutes)
    rules = {one.rule for one in found}
    plan = district.plans.get(name)
    states = (
        [find_state(plan, district.calendar, start + n).state for n in range(minutes)]
        if plan
        else []
    )
    is_open = bool(states) and all(state in (Is.open, Is.late) for state in states)
    is_open = is_open and states[0] is Is.open
    if "open-all-stay" in rules:
        assert is_open
    elif not is_open:
        about_hours = {rule for rule in rules if rule in HOURS_RULES}
        assert len(about_hours) == 1, (name, start, rules)


HOURS_RULES = {
    "hours-unknown",
    "hours-unsure",
    "hours-holiday",
    "year-not-entered",
    "by-appointment",
    "from-outside",
    "closed-then",
    "after-last-entry",
    "closes-early",
}


@pytest.mark.parametrize("rule", rule_ids())
def test_every_rule_holds_somewhere(rule: str, real_catalogue: Catalogue) -> None:
    """A rule that no facts fulfil would be a slip; each is found for the facts that it asks for itself."""
    book = make_rules()
    one = next(x for x in book.rules if x.id == rule)
    facts: dict[str, Any] = {}
    for condition in one.when:
        if len(condition) == 2:
            facts[condition[0]] = None if condition[1] == "unknown" else 1
        elif condition[2] == "fact":
            facts.setdefault(condition[3], 5)
            facts[condition[0]] = facts[condition[3]] + (1 if condition[1] == ">" else -1)
        else:
            value = condition[3]
            step = {">": 1, "<": -1}.get(condition[1], 0)
            facts.setdefault(condition[0], value + step if step else value)
            if condition[1] == "!=":
                facts[condition[0]] = f"not {value}"
    assert rule in {found.rule for found in book.find(one.about, facts)}
    assert rule not in {found.rule for found in book.find(one.about, {})}, (
        "nothing known, no finding"
    )
    assert one.level in LEVELS


def test_what_is_not_known_is_never_a_yes() -> None:
    """Without any fact there is no reason for a place; only what is unknown is said."""
    found = make_rules().find("place", {"people": 200, "wheels": True, "hours": "unknown"})
    assert {one.level for one in found} == {"doubt"}


def test_what_is_asked_again_is_told_again() -> None:
    """A book keeps its answers; nobody can change them, and another book has its own."""
    book, facts = make_rules(), {"people": 200, "wheels": True, "hours": "unknown"}
    found = book.find("place", facts)
    told = list(found)
    found.clear()
    assert book.find("place", facts) == told
    assert book.find("place", {**facts, "people": None}) != told
    assert book.find("plan", facts) != told
    assert make_rules(off=[told[0].rule]).find("place", facts) == told[1:]


@pytest.mark.parametrize(
    "text", ["people", "people > ", "people ~ 3", "$people > 3", "people is good"]
)
def test_a_condition_that_nobody_understands_is_an_error(text: str) -> None:
    """The program stops instead of passing over it."""
    with pytest.raises((ValueError, KeyError)):
        read_condition(text, {})


def test_a_district_turns_rules_off_and_sets_numbers(real_catalogue: Catalogue) -> None:
    """What stands in site.yml holds in Python and in what the browser gets."""
    book = make_rules(["over-lunch"], {"dinner_start": 800})
    found = {one.rule for one in book.find("plan", {"begin": 700, "end": 810})}
    assert found == {"over-dinner"}
    ours = {one.rule for one in make_rules().find("plan", {"begin": 700, "end": 810})}
    assert ours == {"over-lunch"}
    data = book.as_data()
    assert data["numbers"]["dinner_start"] == 800
    assert "over-lunch" not in [rule[0] for rule in data["rules"]]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_guide_explains_every_rule_and_number(language: str) -> None:
    """Each rule and each number has its row in planning.md, and no row stands for one that is gone."""
    page = (ROOT / "docs" / "contribute" / f"planning.{language}.md").read_text("utf-8")
    section = page.partition("{#rules}")[2].partition("\n## ")[0]
    named = re.findall(r"^\| `([a-z-]+|[a-z_]+)` \|", section, re.MULTILINE)
    assert named == [*rule_ids(), *rule_numbers()]


def test_hours_of_a_stay(tiny_catalogue: Catalogue) -> None:
    """The old mill is open from Tuesday to Sunday, 9:00 to 16:30."""
    district = make_district(tiny_catalogue)
    place, plan = district.places["old-mill"], district.plans["old-mill"]
    wanted = {
        "2026-12-05T14:30": "open",
        "2026-12-05T15:30": "short",
        "2026-12-05T16:30": "closed",
        "2026-12-07T10:00": "closed",
    }
    for text, word in wanted.items():
        start = minute_of(datetime.fromisoformat(text))
        assert hours_word(district.calendar, place, plan, start, start + 90) == word
        late = replace(plan, last_entry=14 * 60)
        found = hours_word(district.calendar, place, late, start, start + 90)
        assert found == (word if word == "closed" else "late")
