"""A short run of the long one over links of plans."""

from __future__ import annotations

import random

import pytest

from hours.support import needs_node
from torture.links import make_plan, pack, read_links, run, setting, wrap

pytestmark = pytest.mark.long

SHORT = 1500


@needs_node
def test_damaged_and_hostile_links_give_a_plain_answer() -> None:
    """None crashes, lasts, fills memory, opens as another plan, or brings what a page must not get."""
    counts = run(SHORT, seed=20261129)
    assert counts.tried == SHORT == counts.opened + counts.damaged + counts.newer + counts.gone
    assert min(counts.opened, counts.damaged) > SHORT // 20
    assert min(counts.newer, counts.gone) > 0
    assert counts.is_good, counts


@needs_node
def test_good_links_open_as_they_were_made() -> None:
    """Plans with markup, quotes and long texts in them: written by the script, read by it, the same."""
    chance = random.Random(5)
    plans = [make_plan(chance) for _ in range(40)]
    written = read_links([], plans)
    for plan, text, answer in zip(plans, written, read_links(written), strict=True):
        assert answer["found"] == {"plan": plan}, text
    assert [x["found"] for x in read_links([pack(plan) for plan in plans])] == [
        {"plan": plan} for plan in plans
    ]


@needs_node
def test_a_bomb_is_cut_off() -> None:
    """100 MB of blanks in 136 KB: read to a hundred thousand bytes and no further."""
    (answer,) = read_links([wrap(b" " * 100_000_000)])
    assert answer["found"] == {"fault": "damaged"}
    assert answer["bytes"] < 20_000_000


@needs_node
def test_a_name_of_javascript_is_no_template_and_no_place() -> None:
    """What every object has by itself is not taken for a record."""
    plan = make_plan(random.Random(1))
    names = ("constructor", "__proto__", "toString", "hasOwnProperty")
    links = [pack({**plan, "t": name}) for name in names]
    assert [x["found"] for x in read_links(links)] == [{"fault": "gone"}] * len(names)
    found = read_links([pack({**plan, "q": list(names)})])[0]["found"]
    assert found["plan"]["q"] == []
    assert found["gone"] == len(names)
    assert set(setting()["places"]).isdisjoint(names)
