"""A plan at its edges: what cannot be used, midnight, a further place, another day, links of what is gone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import icalendar
import pytest
from lxml import html
from playwright.sync_api import Page, expect

from browser.test_planner import LANGUAGES, open_planner, out, plan_of
from redroutes.catalogue.catalogue import Catalogue
from redroutes.rendering.pages import Renderer
from support import ROOT, read_and_check

pytestmark = pytest.mark.browser
START = "?template=theme-party-day&day=2026-12-05"
HALLS = "chen-huacheng-memorial-hall", "songhu-memorial-hall", "shanghai-glass-museum"
READ = "text => redroutes.planLink.read(text, redroutes.planner.templates, redroutes.planner.district.places)"


def record(page: Page) -> str:
    return str(page.evaluate("redroutes.planRun.record(redroutes.planner)"))


def carried(page: Page) -> Any:
    """What a link of the open plan opens as."""
    return page.evaluate(READ, page.evaluate("redroutes.planner.link()").partition("#p=")[2])


def event_of(page: Page) -> Any:
    return icalendar.Calendar.from_ical(out(page, "calendar")).walk("VEVENT")[0]


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_no_field_shows_what_the_plan_does_not_have(phone, folder: str, language: str) -> None:
    """Too many people, half a person, a year that is still being typed: told, and the field goes back."""
    page = open_planner(phone, folder, START)
    people, day, start = (page.locator(f"#p-{name}") for name in ("people", "day", "start"))
    status = page.locator(".planner > [role=status]")
    people.fill("22")
    people.blur()
    for typed in ("3000", "0", "", "-5", "3.7"):
        people.fill(typed)
        people.blur()
        expect(people).to_have_value("22")
        expect(status).to_contain_text("22")
        assert plan_of(page)["n"] == 22
    people.fill("023")
    people.blur()
    expect(people).to_have_value("23")
    expect(status).to_have_text("")
    for typed in ("1999-12-31", "2100-01-01", "0026-12-05", ""):
        day.fill(typed)
        day.blur()
        expect(day).to_have_value("2026-12-05")
        expect(status).to_contain_text("5")
        assert plan_of(page)["d"] == "2026-12-05"
    start.fill("")
    start.blur()
    expect(start).to_have_value("14:00")
    assert carried(page)["plan"] == plan_of(page)


def test_the_year_keeps_its_last_good_year_and_hour(phone) -> None:
    """An empty hour is not midnight, an empty year not 2020."""
    page = open_planner(phone, "en/", START)
    page.locator("[data-year] > summary").tap()
    days = page.locator("[data-year] ol > li b")
    expect(days).to_have_count(12)
    page.locator("#y-year").fill("2031")
    expect(days.first).to_contain_text("January 2031")
    for name, typed, kept in (("year", "", "2031"), ("year", "1999", "2031"), ("at", "", "14:00")):
        page.locator(f"#y-{name}").fill(typed)
        expect(days.first).to_contain_text("January 2031")
        page.locator(f"#y-{name}").blur()
        expect(page.locator(f"#y-{name}")).to_have_value(kept)
    with page.expect_download() as download:
        page.locator("[data-year-out] button").nth(1).tap()
    with open(download.value.path(), "rb") as file:
        events = icalendar.Calendar.from_ical(file.read()).walk("VEVENT")
    assert {event.decoded("DTSTART").strftime("%Y %H:%M") for event in events} == {"2031 06:00"}
    assert {str(event["UID"]).partition("@")[0][-7:] for event in events} == {
        f"2031-{month:02d}" for month in range(1, 13)
    }


def test_a_year_tells_of_make_up_working_days(phone) -> None:
    """The second Saturdays of 2026: three of them are working days."""
    page = open_planner(phone, "en/", START)
    page.locator("[data-year] > summary").tap()
    page.locator("#y-year").fill("2026")
    page.locator("#y-nth").select_option("2")
    page.locator("#y-weekday").select_option("6")
    told = page.locator("[data-year] ol > li", has_text="make-up working day").locator("b")
    expect(told).to_have_text(
        ["Saturday 14 February 2026", "Saturday 9 May 2026", "Saturday 10 October 2026"]
    )


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_behind_midnight_a_time_says_its_day(phone, folder: str, language: str) -> None:
    """On the sheet, in the message and in the table."""
    page = open_planner(phone, folder, START)
    page.locator("#p-start").fill("23:30")
    late = {"zh": "次日1:00", "en": "1:00 the next day"}[language]
    expect(page.locator(".run-sheet .head")).to_contain_text(f"23:30–{late}")
    assert late in out(page, "message")
    assert out(page, "table").rstrip().splitlines()[-1].split(",")[1] == late
    assert late in record(page)
    third = {"zh": "第3天0:00", "en": "0:00 on day 3"}[language]
    page.evaluate("redroutes.planner.change((plan) => { plan.i[0].m = 1440; })")
    expect(page.locator(".clock").nth(4)).to_have_text(third)
    assert event_of(page).decoded("DTEND").isoformat() == "2026-12-06T16:50:00+00:00"


def test_a_further_place_is_looked_at_for_when_the_group_comes(phone) -> None:
    """A place that lets nobody in after 16:00 fits at 15:00, but not behind an agenda that begins at 15:00."""
    page = open_planner(phone, "en/", f"{START}&place={HALLS[1]}")
    page.locator("#p-start").fill("15:00")
    fits = "redroutes.planner.offers().filter(one => one.fits).map(one => one.place)"
    bad = """place => { const planner = redroutes.planner; planner.addPlace(place);
      const found = planner.judged().aboutStays.pop(); planner.undo();
      return found.filter(one => one.level === 'bad').map(one => one.rule); }"""
    offered = page.evaluate(fits)
    assert len(offered) > 10
    assert {place: page.evaluate(bad, place) for place in offered} == {
        place: [] for place in offered
    }
    others = page.evaluate(
        "redroutes.planner.offers().filter(one => !one.fits).map(one => one.place)"
    )
    assert all(page.evaluate(bad, place) for place in others)


def test_a_place_that_goes_takes_nothing_else_along(phone) -> None:
    """What was renamed, lengthened, added by hand stays; ways are counted anew; the agenda moves to the next place."""
    page = open_planner(phone, "en/", START)
    for place in HALLS:
        page.evaluate("place => redroutes.planner.addPlace(place)", place)
    page.evaluate("redroutes.planner.rename(0, 'Our own beginning')")
    page.evaluate("redroutes.planner.longer(1, 5)")
    page.evaluate("redroutes.planner.addItem()")
    whole = plan_of(page)
    assert whole["i"][-1] == {"k": "own", "m": 10, "p": HALLS[2]}
    first, second, third = HALLS
    page.evaluate("place => redroutes.planner.dropPlace(place)", second)
    plan = plan_of(page)
    assert plan["q"] == [first, third]
    assert [(x["k"], x["m"], x["p"]) for x in plan["i"][8:]] == [
        ("way", None, None),
        ("slack", 5, None),
        ("visit", 20, third),
        ("own", 10, third),
    ]
    assert plan["i"][:8] == whole["i"][:8]
    page.evaluate("redroutes.planner.undo()")
    page.evaluate("place => redroutes.planner.dropPlace(place)", first)
    plan = plan_of(page)
    assert [x["p"] for x in plan["i"]] == [second] * 8 + [None, None, third, third]
    assert plan["i"][0]["t"] == "Our own beginning"
    assert plan["i"][1]["m"] == whole["i"][1]["m"]
    for place in (second, third):
        page.evaluate("place => redroutes.planner.dropPlace(place)", place)
    plan = plan_of(page)
    assert [(x["k"], x["p"]) for x in plan["i"]] == [("step", None)] * 8 + [("own", None)]


def test_a_way_of_unknown_length_begins_for_certain(phone) -> None:
    """Its end and all behind it are the earliest, in the table too; the call names when the group is at each place."""
    page = open_planner(phone, "en/", START)
    for place in HALLS[1:]:
        page.evaluate("place => redroutes.planner.addPlace(place)", place)
    rows = [line.split(",")[:2] for line in out(page, "table").splitlines()]
    assert rows[-3:] == [
        ["15:30", "15:30 at the earliest"],
        ["15:30 at the earliest", "15:35 at the earliest"],
        ["15:35 at the earliest", "15:55 at the earliest"],
    ]
    calls = out(page, "script").splitlines()
    assert "at 14:00, until about 15:30," in calls[1]
    assert "we come at 15:35 at the earliest and stay for about 20 minutes" in calls[3]


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_a_plan_without_place_or_items_says_nothing_false(
    phone, folder: str, language: str
) -> None:
    """No 'not chosen yet' as a place in a calendar or in the record; no entry that ends when it begins."""
    page = open_planner(phone, folder, START)
    unknown = {"zh": "还没有选", "en": "not chosen yet"}[language]
    event = event_of(page)
    assert "LOCATION" not in event
    assert event.decoded("DTEND") > event.decoded("DTSTART")
    assert unknown not in record(page)
    page.evaluate("while (redroutes.planner.plan().i.length) redroutes.planner.dropItem(0)")
    event = event_of(page)
    assert "DTEND" not in event
    assert not event.errors
    expect(page.locator(".run-sheet .head")).to_contain_text("· 14:00 ·")
    said = record(page)
    assert said.endswith(
        {"zh": "应到20人，实到20人。", "en": "20 were expected, 20 came."}[language]
    )
    page.evaluate("place => redroutes.planner.addPlace(place)", HALLS[1])
    expect(page.locator(".run-sheet .place")).to_have_count(1)
    assert "not known" not in str(event_of(page)["LOCATION"])


def test_a_plan_that_moves_keeps_its_entry(phone) -> None:
    """The same UID on another day, with a SEQUENCE that never falls; plans of the device have one each."""
    page = open_planner(phone, "en/", START)
    page.evaluate("place => redroutes.planner.addPlace(place)", HALLS[1])
    before = event_of(page)
    page.locator("#p-day").fill("2026-12-12")
    after = event_of(page)
    assert (before["UID"], before.decoded("DTSTART").day) == (after["UID"], 5)
    assert after.decoded("DTSTART").day == 12
    assert after["SEQUENCE"] >= before["SEQUENCE"] > 0
    page.evaluate("redroutes.planner.duplicate()")
    page.wait_for_function("() => redroutes.planner.plan().d === '2027-01-09'")
    assert event_of(page)["UID"] != before["UID"]


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_a_record_has_the_day_on_which_it_was_held(phone, folder: str, language: str) -> None:
    """Begun a week late: said, not counted as 10,080 minutes; record and minutes have the real day."""
    phone.page.clock.set_fixed_time("2026-12-12T14:03:00+08:00")
    page = open_planner(phone, folder, START)
    page.evaluate("redroutes.planRun.next(redroutes.planner)")
    page.locator("[data-run] summary").first.tap()
    day = {"zh": "2026年12月12日 周六", "en": "Saturday 12 December 2026"}[language]
    expect(page.locator("[data-run] .quiet").first).to_contain_text(day)
    assert day in record(page)
    assert "14:03" in record(page)
    fields = page.evaluate("redroutes.planPaper.minutes(redroutes.planner)")
    assert day in fields[1][1]
    assert day not in fields[0][1]


def test_a_full_plan_says_so_and_its_link_still_opens(phone) -> None:
    """120 items and no more; texts are cut where the field ends, not behind it."""
    page = open_planner(phone, "en/", START)
    page.evaluate("for (let n = 0; n < 130; n += 1) redroutes.planner.addItem()")
    expect(page.locator(".planner > [role=status]")).to_contain_text("120")
    assert len(plan_of(page)["i"]) == 120
    page.evaluate("place => redroutes.planner.addPlace(place)", HALLS[0])
    page.evaluate("place => redroutes.planner.addPlace(place)", HALLS[1])
    assert plan_of(page)["q"] == [HALLS[0]]
    assert carried(page)["plan"] == plan_of(page)
    areas = page.locator(".run-sheet details textarea")
    assert set(areas.evaluate_all("all => all.map(one => one.maxLength)")) == {600, 2000}


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_links_of_what_is_gone_say_so(phone, folder: str, language: str) -> None:
    """A template, a variant or a step that the site no longer has is no damage; places that are gone are counted."""
    page = open_planner(phone, folder, START)
    page.evaluate("place => redroutes.planner.addPlace(place)", HALLS[0])
    write = "plan => redroutes.planLink.write(plan)"
    plan = plan_of(page)
    step = {**plan["i"][0], "n": 70}
    for changed in ({"t": "old-template"}, {"a": "old"}, {"i": [step, *plan["i"][1:]]}):
        text = page.evaluate(write, {**plan, **changed})
        assert page.evaluate(READ, text) == {"fault": "gone"}
    page.goto(f"{phone.base}{folder}plan/#p={page.evaluate(write, {**plan, 't': 'old-template'})}")
    status = page.locator(".planner > [role=status]")
    expect(status).to_contain_text({"zh": "模板", "en": "template"}[language])
    open_planner(phone, folder, START)
    less = page.evaluate(write, {**plan, "q": [*plan["q"], "old-mill", "older-mill"]})
    page.goto("about:blank")
    page.goto(f"{phone.base}{folder}plan/#p={less}")
    expect(status).to_contain_text({"zh": "2处", "en": "records were left out of it: 2."}[language])


@pytest.mark.parametrize(
    "strange",
    [
        {"x": None},
        {"x": {"t": "theme-party-day"}},
        {"x": {"v": 2, "t": "theme-party-day", "d": "2026-12-05", "q": [], "i": [], "r": {}}},
        [],
        "text",
    ],
)
def test_what_others_have_left_under_our_name_stops_nothing(phone, strange: Any) -> None:
    """Neither opened nor deleted; the page goes on with a plan of its own."""
    page = open_planner(phone, "en/", START)
    kept = json.dumps({"now": "x", "all": strange})
    page.evaluate("kept => { localStorage[redroutes.key('plans')] = kept; }", kept)
    page.goto("about:blank")
    page = open_planner(phone, "en/")
    expect(page.locator("[data-plans] li")).to_have_count(0)
    page.locator("#p-people").fill("7")
    expect(page.locator("[data-plans] li")).to_have_count(1)
    page.evaluate("redroutes.planner.forgetNames()")
    left = json.loads(page.evaluate("localStorage[redroutes.key('plans')]"))["all"]
    if isinstance(strange, dict):
        assert left["x"] == strange["x"]


def test_the_same_place_twice_in_an_address_is_one_place(phone) -> None:
    """``?place=a&place=a``."""
    page = open_planner(phone, "en/", f"{START}&place={HALLS[0]}&place={HALLS[0]}&place=nowhere")
    assert plan_of(page)["q"] == [HALLS[0]]


@pytest.mark.in_turn("name")
@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString"])
def test_words_of_the_language_of_scripts_are_no_ids(phone, name: str) -> None:
    """An address that names such a word as template or place opens the usual plan."""
    page = open_planner(phone, "en/", f"?template={name}&place={name}")
    assert page.evaluate("redroutes.planner.plan().q") == []
    assert page.evaluate("redroutes.planner.plan().t") == "theme-party-day"
    assert phone.errors == []


@pytest.mark.parametrize("start", ["0026-01-01T10:00", "1969-12-29T10:00", "0002-12-05T10:00"])
def test_a_year_that_is_still_being_typed_stops_no_tour(phone, start: str) -> None:
    """A date field gives the year 2 on the way to 2026; weekdays before 1970 are weekdays too."""
    page = phone.open(f"en/tours/barrier-free-songhu/?start={start}")
    expect(page.locator("[data-plan] [role=status]")).to_contain_text("stop")
    expect(page.locator("[data-visit] .state").first).to_contain_text("Arrive 10:00")


BEHIND = [
    "。",
    "，请看",
    "）",
    ".",
    "%20",
    "&from=singlemessage",
    "?from=timeline&isappinstalled=0",
]


def test_what_a_messenger_adds_is_no_part_of_a_link(phone) -> None:
    """Signs and parameters behind it, its sign of equality encoded: the same plan, once on the device."""
    page = open_planner(phone, "en/", START)
    page.evaluate("place => redroutes.planner.addPlace(place)", HALLS[1])
    page.evaluate("redroutes.planner.setRole(0, 'Wang')")
    text = page.evaluate("redroutes.planner.link()").partition("#p=")[2]
    page.get_by_role("button", name="New plan").tap()
    page.wait_for_function("() => !redroutes.planner.plan().q.length")
    for hung in (*(f"#p={text}{behind}" for behind in BEHIND), f"#p%3D{text}", f"#P={text}"):
        page.goto("about:blank")
        page.goto(f"{phone.base}en/plan/{hung}")
        expect(page.locator(".planner > [role=status]")).to_contain_text("is open")
        assert plan_of(page)["q"] == [HALLS[1]]
        assert plan_of(page)["r"] == {"0": "Wang"}
    assert len(page.evaluate("redroutes.planner.kept()")) == 1
    for cut in (f"#p={text[:-9]}。", "#p=", "#p=。"):
        page.goto("about:blank")
        page.goto(f"{phone.base}en/plan/{cut}")
        expect(page.locator(".planner > [role=status]")).to_contain_text("damaged")


ZONE = """zone => { const box = document.querySelector(".planner");
  box.dataset.ahead = ""; box.dataset.zone = zone; }"""


@pytest.mark.parametrize(
    ("zone", "day", "began", "utc"),
    [
        ("Europe/Berlin", "2026-07-03", "2026-07-02T22:30:00Z", "2026-07-03T12:00:00+00:00"),
        ("Europe/Berlin", "2026-12-04", "2026-12-03T23:30:00Z", "2026-12-04T13:00:00+00:00"),
        ("America/New_York", "2026-11-01", "2026-11-01T05:30:00Z", "2026-11-01T19:00:00+00:00"),
        ("America/New_York", "2026-03-08", "2026-03-08T06:30:00Z", "2026-03-08T18:00:00+00:00"),
    ],
)
def test_a_plan_goes_by_the_clocks_of_its_district(
    phone, zone: str, day: str, began: str, utc: str
) -> None:
    """Where they change too, and whatever the phone's say: today, the minute of a tap, the calendar."""
    phone.page.clock.set_fixed_time(began)
    page = open_planner(phone, "en/", f"?template=theme-party-day&day={day}")
    page.evaluate(ZONE, zone)
    today = page.evaluate("redroutes.planner.dayText(redroutes.planner.today())")
    assert today == day
    assert event_of(page).decoded("DTSTART").isoformat() == utc
    page.evaluate("redroutes.planRun.next(redroutes.planner)")
    begun = page.evaluate("redroutes.planRun.held(redroutes.planner).start")
    assert begun == {"07": "0:30", "12": "0:30", "11": "1:30", "03": "1:30"}[day[5:7]]


def test_the_page_names_a_zone_whose_clocks_change(tiny_copy) -> None:
    """In Shanghai the minutes are enough."""
    assert zones_of(tiny_copy) == ("480", None)
    site = tiny_copy / "site.yml"
    site.write_text(site.read_text("utf-8").replace("Asia/Shanghai", "Europe/Berlin"), "utf-8")
    assert zones_of(tiny_copy) == ("", "Europe/Berlin")


def zones_of(records: Path) -> tuple[str | None, str | None]:
    """What the planner's box says of the clocks."""
    found, problems = read_and_check(records)
    assert found is not None, problems
    body = (
        Renderer(Catalogue(found), ROOT / "overrides" / "records").render_single("plan", "en").body
    )
    (box,) = html.fromstring(body).find_class("planner")
    return box.get("data-ahead"), box.get("data-zone")
