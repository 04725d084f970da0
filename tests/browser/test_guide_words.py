"""Guide mode begins with the words: told "guide this tour", one speaks the first sentence without scrolling."""

from __future__ import annotations

import itertools
import json
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from guide_support import FIRST_WORDS, NINE, TOUR, lead_to_end, open_guide, open_more, stop_count
from redroutes.catalogue.catalogue import Catalogue

pytestmark = pytest.mark.browser
SCREENS = [(390, 844), (320, 568), (844, 390)]
SIZES = ["", "large", "largest"]
HEIGHT = "item => item.getBoundingClientRect().height"
ALL_TOPS = f"""() => [...document.querySelectorAll(".guide-stop:not(.guide-end)")].map(stop => {{
  document.querySelectorAll(".guide-stop").forEach(other => other.classList.toggle("here", other === stop));
  return ({FIRST_WORDS})();
}})"""
"""The same at each stop, one after the other."""
SET_SIZE = """s => { const root = document.documentElement;
  if (s) root.dataset.size = s; else delete root.dataset.size; }"""
SHIFTS = """window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(entry.value)))
  .observe({ type: "layout-shift", buffered: true });"""


def set_size(phone, size: str) -> None:
    phone.page.add_init_script(f"localStorage.setItem('view', '{json.dumps({'size': size})}')")


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_words_begin_at_the_top_of_every_stop(
    phone, real_catalogue: Catalogue, folder: str
) -> None:
    """At most 200 px below the upper edge at every stop of every tour, on every screen, in every size of the text."""
    found = []
    for tour_id in real_catalogue.tours:
        page = open_guide(phone, tour_id, folder)
        for (width, height), size in itertools.product(SCREENS, SIZES):
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(SET_SIZE, size)
            tops = page.evaluate(ALL_TOPS)
            assert len(tops) == stop_count(real_catalogue, tour_id)
            if max(tops) > 200 or phone.overflow:
                found.append(f"{tour_id} {width} {size}: {tops}, {phone.overflow} px too wide")
    assert found == []


@pytest.mark.parametrize("size", SIZES)
def test_a_row_of_48_and_a_dock_of_64(phone, size: str) -> None:
    """The row keeps to the top while one reads; in the large views its buttons are of 60 px."""
    set_size(phone, size)
    page = open_guide(phone, TOUR)
    assert page.locator(".guide-row").evaluate(HEIGHT) == (60 if size else 48)
    assert page.locator(".guide-dock").evaluate(HEIGHT) == 64
    page.evaluate("window.scrollTo(0, 400)")
    assert page.locator(".guide-row").evaluate("item => item.getBoundingClientRect().top") == 0
    expect(page.locator(".bar")).to_be_hidden()


@pytest.mark.parametrize("screen", [(844, 390), (320, 256)], ids=lambda s: f"{s[0]}x{s[1]}")
def test_a_low_screen_has_a_rail_and_nothing_sticky(phone, screen: tuple[int, int]) -> None:
    """Below 420 px the buttons stand at the side, over no word, and the row scrolls away; left for the left hand."""
    phone.page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page = open_guide(phone, TOUR)
    dock, words = page.locator(".guide-dock"), page.locator(".guide-stop.here")
    rail = dock.bounding_box()
    assert rail["height"] == screen[1]
    assert words.bounding_box()["x"] + words.bounding_box()["width"] <= rail["x"]
    page.evaluate("window.scrollTo(0, 300)")
    assert page.locator(".guide-row").evaluate("i => i.getBoundingClientRect().bottom") < 0
    page.evaluate("window.scrollTo(0, 0)")
    open_more(page)
    page.locator("[data-tool='hand']").tap()
    page.locator(".guide-more").tap()
    assert dock.bounding_box()["x"] == 0
    assert words.bounding_box()["x"] >= rail["width"]
    assert phone.overflow == 0


def test_everything_else_is_one_tap_away(phone, real_catalogue: Catalogue) -> None:
    """The bar of the site, the stops by name, the plan and the settings; going on folds them away."""
    page = open_guide(phone, TOUR, "en/")
    more = page.locator(".guide-more")
    expect(page.locator(".guide-panel")).to_be_hidden()
    open_more(page)
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("link", name="中文", exact=True)).to_be_visible()
    expect(page.locator(".guide-line .guide-name:visible")).to_have_count(
        stop_count(real_catalogue, TOUR)
    )
    page.locator(".guide-line li").nth(2).tap()
    expect(page.locator("#stop-3")).to_be_visible()
    expect(page.locator(".guide-panel")).to_be_hidden()
    expect(page.locator(".guide-at")).to_have_text(f"3/{stop_count(real_catalogue, TOUR)}")


def test_the_clock_of_the_row_says_what_to_tap_and_how_late_it_is(
    phone, real_catalogue: Catalogue
) -> None:
    """Start, minutes left, late, arrived; a tap on the minutes opens the plan."""
    phone.page.clock.install(time=NINE)
    page = open_guide(phone, TOUR, "en/")
    clock = page.locator(".guide-time")
    expect(clock).to_have_text("Clock")
    clock.tap()
    stay = real_catalogue.tours[TOUR].record.stops[0].minutes
    expect(clock).to_have_text(f"{stay} min left")
    page.clock.fast_forward((stay + 4) * 60_000)
    expect(clock).to_have_text("4 min late")
    clock.tap()
    expect(page.locator(".guide-plan-now")).to_have_text("4 minutes behind the plan")
    page.locator("[data-step='1']").tap()
    expect(clock).to_have_text("Arrived")
    clock.tap()
    expect(clock).to_contain_text("min left")


def test_nothing_moves_while_a_slow_script_comes(phone, browser) -> None:
    """The first stop stands where it stays before the script of guide mode is there: shift under 0.02."""
    page = phone.page
    page.add_init_script(SHIFTS)

    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/guide-mode.js*", hold)
    for folder in ("", "en/"):
        page.goto(f"{phone.base}{folder}tours/{TOUR}/guide/", wait_until="commit")
        page.locator(".guide-stop.here .spoken").first.wait_for()
        assert page.locator(".guide.on").count() == 0
        before = page.evaluate(FIRST_WORDS)
        while not held:
            page.wait_for_timeout(20)
        held.pop().continue_()
        expect(page.locator(".guide.on")).to_be_visible()
        assert abs(page.evaluate(FIRST_WORDS) - before) < 1
        assert page.evaluate("shifts.reduce((sum, x) => sum + x, 0)") < 0.02


def test_without_its_script_all_stops_can_still_be_read(browser, server: str) -> None:
    """If the script of guide mode does not arrive, the page is the long text that it is without any script."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/guide-mode.js*", lambda route: route.abort())
    page.goto(f"{server}tours/{TOUR}/guide/")
    expect(page.locator(".bar")).to_be_visible()
    assert page.locator(".guide-stop:visible").count() > 3
    context.close()


def test_the_next_stop_has_its_maps(phone, real_catalogue: Catalogue) -> None:
    """Every card of a next stop leads to four map apps, and says where to stand."""
    page = open_guide(phone, TOUR, "en/")
    for _ in range(stop_count(real_catalogue, TOUR) - 1):
        links = page.locator(".guide-next:visible .guide-maps a[href^='https:']")
        expect(links).to_have_count(4)
        assert links.first.get_attribute("href").startswith("https://uri.amap.com/")
        page.keyboard.press("ArrowRight")
    expect(page.locator(".guide-next:visible")).to_have_count(0)


def lead_with_clock(phone, catalogue: Catalogue, folder: str) -> Page:
    phone.page.clock.install(time=NINE)
    page = open_guide(phone, TOUR, folder)
    page.locator(".guide-time").tap()
    page.clock.fast_forward("01:10:00")
    lead_to_end(page, stop_count(catalogue, TOUR))
    return page


def test_the_last_page_has_the_words_a_line_and_a_record(phone, real_catalogue: Catalogue) -> None:
    """Closing words, a line for the group photo, what the phone knows of the visit, another tour; all is copied."""
    phone.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = lead_with_clock(phone, real_catalogue, "en/")
    tour = real_catalogue.tours[TOUR].record
    end = page.locator(".guide-end")
    assert tour.closing is not None
    expect(end.locator(".spoken")).to_be_visible()
    record = end.locator(".guide-record textarea")
    expect(record).not_to_have_value("")
    text = record.input_value()
    name = tour.name.languages["en"]
    began = datetime.fromisoformat(NINE).astimezone()
    over = began + timedelta(minutes=70)
    times = f"{began.hour}:{began:%M}–{over.hour}:{over:%M}"
    assert f"Tour: {name}\n" in text
    assert f"Time: {times}\n" in text
    assert text.endswith(f"en/tours/{TOUR}/")
    assert text.count("Number of people: \n") == 1
    assert name in end.locator(".guide-photo textarea").input_value()
    hidden = "areas => areas.map(area => area.scrollHeight - area.clientHeight)"
    assert end.locator("textarea").evaluate_all(hidden) == [0, 0]
    record.fill(f"{text}\nNumber of people: 30")
    end.locator(".guide-record button").tap()
    expect(end.locator(".guide-record button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("Number of people: 30")
    expect(end.get_by_role("link").first).to_be_visible()
    assert phone.overflow == 0


def test_a_finished_tour_begins_again(phone, real_catalogue: Catalogue) -> None:
    """Opened from the tour's page at once, and a week later even with the address of the last page; a reload stays."""
    page = lead_with_clock(phone, real_catalogue, "")
    page.reload()
    expect(page.locator(".guide.on #end")).to_be_visible()
    page = open_guide(phone, TOUR)
    expect(page.locator("#stop-1")).to_be_visible()
    expect(page.locator(".guide-line .seen")).to_have_count(0)
    lead_to_end(page, stop_count(real_catalogue, TOUR))
    page.clock.fast_forward(7 * 24 * 3600 * 1000)
    page.reload()
    expect(page.locator(".guide.on #stop-1")).to_be_visible()
    lead_to_end(page, stop_count(real_catalogue, TOUR))
    page.locator("[data-tool='begin']").tap()
    expect(page.locator("#stop-1")).to_be_visible()
