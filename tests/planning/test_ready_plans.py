"""Ready-made plans: one for each template, at a place that fits by the rules; and the data of the planning page."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from datetime import date

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.hours.calendar import EPOCH
from redroutes.outputs.plan_files import cut_places, make_base, make_places, make_template
from redroutes.phrasebook import read_phrases
from redroutes.planning import judge_stay, rank_places
from redroutes.planning.rules import rule_ids
from redroutes.records.planning import Activity
from redroutes.rendering.context import Context
from redroutes.rendering.pages import Renderer
from redroutes.rendering.planning_data import find_ways, make_district, template_ask
from redroutes.rendering.ready_plans import CLOSE, find_ready_plans, usual_saturday
from redroutes.runtime.bundles import read_minified
from support import ROOT, read_and_check

TEMPLATES = ROOT / "overrides" / "records"


def test_each_template_has_a_plan_at_a_place_that_fits(real_catalogue: Catalogue) -> None:
    """One for each template; the place is judged once more, and nothing speaks against it for certain."""
    plans = find_ready_plans(real_catalogue)
    assert list(plans) == list(real_catalogue.templates)
    district, day = make_district(real_catalogue), usual_saturday(real_catalogue)
    for plan in plans.values():
        entry = real_catalogue.templates[plan.template]
        ask = {**template_ask(real_catalogue, entry), "people": plan.people}
        begin = day * 1440 + plan.start
        found = judge_stay(district, district.places[plan.place], ask, begin, begin + plan.minutes)
        assert "bad" not in {one.level for one in found}
        assert {one.rule for one in found} & {"named-by-template", "kind-suits", "lesson-here"}
        size = entry.record.group_size
        assert size.min <= plan.people <= size.max


def test_plans_are_spread_over_the_district(real_catalogue: Catalogue) -> None:
    """No place has more than four of the 22, and there are at least twelve places."""
    places = [plan.place for plan in find_ready_plans(real_catalogue).values()]
    assert max(places.count(place) for place in places) <= 4
    assert len(set(places)) >= 12


def test_a_plan_takes_what_the_planner_ranks_first(real_catalogue: Catalogue) -> None:
    """Or what is close behind it; confirmed hours never stand back for hours that must be asked."""
    district, day = make_district(real_catalogue), usual_saturday(real_catalogue)
    for plan in find_ready_plans(real_catalogue).values():
        entry = real_catalogue.templates[plan.template]
        ask = {**template_ask(real_catalogue, entry), "people": plan.people}
        names = [*ask["named"], *ask["told"]]
        few = replace(district, places={name: district.places[name] for name in names})
        begin = day * 1440 + plan.start
        ranked = [one for one in rank_places(few, ask, begin, begin + plan.minutes) if one.fits]
        taken = next(one for one in ranked if one.place == plan.place)
        assert taken.score >= ranked[0].score - CLOSE, plan.template
        if "open-all-stay" in {one.rule for one in ranked[0].findings}:
            assert "open-all-stay" in {one.rule for one in taken.findings}, plan.template


def test_the_day_is_an_ordinary_saturday_of_the_records(real_catalogue: Catalogue) -> None:
    """It comes from the newest check, not from the clock, so that the same records give the same bytes."""
    day = date.fromordinal(usual_saturday(real_catalogue) + EPOCH)
    assert day.weekday() == 5
    newest = max(entry.record.checked for entry in real_catalogue.positions.values())
    assert day.isoformat() > newest


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_of_a_ready_made_plan(tiny_catalogue: Catalogue, language: str) -> None:
    """Clock times, the place with its telephone and sources, the reasons, and the way to change it."""
    page = next(iter(Renderer(tiny_catalogue, TEMPLATES).render_ready_plans(language)))
    assert page.path == "plans/theme-day"
    assert "../../plan/?template=theme-day&place=old-mill" in page.body.replace("&amp;", "&")
    assert ">14:00<" in page.body
    assert ">14:10<" in page.body
    assert 'href="tel:+862155550100"' in page.body
    assert 'id="sources"' in page.body


def test_a_template_without_any_place_has_no_plan(tiny_catalogue: Catalogue, tiny_copy) -> None:
    """Nothing is made up where no place fits."""
    file = tiny_copy / "templates" / "theme-day.yml"
    text = file.read_text("utf-8")
    text = text.replace("positions: [old-mill]\n", "").replace("position_kinds: [memorial]\n", "")
    file.write_text(text.replace("lessons: [two-stones]\n", ""), "utf-8")
    lesson = tiny_copy / "lessons" / "two-stones.yml"
    lesson.write_text(
        "\n".join(
            x for x in lesson.read_text("utf-8").splitlines() if not x.startswith("templates")
        ),
        "utf-8",
    )
    records, _ = read_and_check(tiny_copy)
    assert records is not None
    assert find_ready_plans(Catalogue(records)) == {}


def test_ways_are_those_of_tours(real_catalogue: Catalogue) -> None:
    """Minutes only where a leg has them; a walk holds in both directions."""
    ways = find_ways(real_catalogue)
    assert ways
    legs = [
        (here.position, there.position, here.leg)
        for tour in real_catalogue.tours.values()
        for here, there in zip(tour.record.stops, tour.record.stops[1:], strict=False)
        if here.leg
    ]
    for here, there, leg in legs:
        if leg.minutes is not None:
            assert ways[f"{here}|{there}"] <= leg.minutes
            if leg.mode == "walk":
                assert f"{there}|{here}" in ways
    known = {frozenset((here, there)) for here, there, leg in legs if leg.minutes is not None}
    assert {frozenset(pair.split("|")) for pair in ways} == known


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_data_of_the_page(real_catalogue: Catalogue, language: str) -> None:
    """Each rule has its words, each place its name, each step its title; what is not known is left out."""
    page = Context(real_catalogue, language, depth=1)
    base, places = make_base(page), make_places(page, list(real_catalogue.positions))
    assert list(base["rules"]) == rule_ids()
    assert all(base["rules"].values())
    assert len(places) == len(real_catalogue.positions)
    assert all(place["name"] for place in places)
    assert not [place for place in places if None in place.values()]
    for outline, entry in zip(base["templates"], real_catalogue.templates.values(), strict=True):
        said = make_template(page, entry)
        for variant in outline["variants"]:
            titles = [step["title"] for step in said["variants"][variant["id"]]]
            assert len(titles) == len(variant["steps"])
            assert all(titles)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_planning_weighs_little(real_catalogue: Catalogue, language: str) -> None:
    """All rules, data and scripts of a first plan, as they are sent: at most 60 KB gzip, with the page's own style."""
    page = Context(real_catalogue, language, depth=1)
    data = [make_base(page), make_places(page, cut_places(page)[0])]
    data += [make_template(page, entry) for entry in real_catalogue.templates.values()][:1]
    parts = [json.dumps(one, ensure_ascii=False).encode() for one in data]
    files = (ROOT / "overrides" / "assets").glob("plan*")
    parts += [read_minified(file).encode() for file in files]
    parts.append(Renderer(real_catalogue, TEMPLATES).render_single("plan", language).body.encode())
    assert sum(len(gzip.compress(part, 6)) for part in parts) <= 60_000


def test_a_district_may_turn_a_rule_off(tiny_copy) -> None:
    """What site.yml says reaches the page's data."""
    file = tiny_copy / "site.yml"
    text = file.read_text("utf-8").rstrip("\n")
    file.write_text(
        f"{text}\nplanning:\n  without: [paid]\n  numbers: {{lunch_start: 700}}\n", "utf-8"
    )
    records, problems = read_and_check(tiny_copy)
    assert problems == []
    assert records is not None
    base = make_base(Context(Catalogue(records), "en", depth=1))
    assert "paid" not in base["rules"]
    assert base["book"]["numbers"]["lunch_start"] == 700


def test_every_word_of_the_page_is_used_and_there() -> None:
    """The scripts ask for their words by name; none is missing, none is left over."""
    scripts = (ROOT / "overrides" / "assets").glob("plan*.js")
    text = "\n".join(file.read_text("utf-8") for file in scripts if file.name != "plan-hours.js")
    keys = {key for key in read_phrases("en").keys if key.startswith("planner.")}
    asked = {f"planner.{name}" for name in re.findall(r"\bwords\.([a-z_]+)\b", text)}
    built = {f"planner.script_{activity}" for activity in Activity}
    assert asked - {"planner.split"} <= keys
    assert built <= keys
    faults = {"planner.damaged", "planner.newer", "planner.gone"}
    assert keys - asked - built - faults == set()
