"""Nothing moves that somebody reads: while a page loads slowly, when the text grows, when the language is switched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import PHONE
from browser_support import settle
from support import some

pytestmark = pytest.mark.browser
HALL = "positions/songhu-memorial-hall/"
PAGES = (
    "",
    "positions/",
    "tours/",
    "map/",
    "search/",
    "search/?q=1932",
    HALL,
    "tours/wusong-century/",
    "lessons/",
    "about/",
)
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""Half of a slow 4G: milliseconds and bytes a second."""
WATCH = """window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => {
  if (!e.hadRecentInput) window.moved += e.value; })).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("folder", ["", "en/"])
def test_nothing_moves_while_a_page_loads_slowly(
    browser: Browser, server: str, folder: str
) -> None:
    """Layout shift below 0.02 on a first visit."""
    moved = {}
    for path in some(PAGES):
        context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
        context.add_init_script(WATCH)
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", SLOW)
        page.goto(f"{server}{folder}{path}")
        settle(page)
        moved[path] = page.evaluate("moved")
        context.close()
    assert {path: value for path, value in moved.items() if value >= 0.02} == {}


def scroll_to(page: Page, selector: str) -> None:
    """Put an element a little below the bar."""
    page.locator(selector).first.evaluate(
        "e => window.scrollBy({ top: e.getBoundingClientRect().top - 100, behavior: 'instant' })"
    )


def click(page: Page, selector: str) -> None:
    """Without the scrolling with which Playwright brings what is in the bar into view."""
    page.locator(selector).evaluate("item => item.click()")


def top(page: Page, selector: str) -> float:
    return float(page.locator(selector).first.evaluate("e => e.getBoundingClientRect().top"))


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("selector", ["#questions", "#facts", ".facts li:nth-child(4)"])
def test_a_switch_of_language_keeps_the_place(phone, selector: str, width: int) -> None:
    """The same section, and within it the same statement, stands where it stood."""
    phone.page.set_viewport_size({"width": width, "height": 844})
    page = phone.open(HALL)
    scroll_to(page, selector)
    before = top(page, selector)
    click(page, ".languages a")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert abs(top(page, selector) - before) < 60
    click(page, ".languages a")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert abs(top(page, selector) - before) < 60


@pytest.mark.parametrize("folder", ["", "en/"])
def test_larger_text_keeps_the_place_and_the_button_shows_its_size(phone, folder: str) -> None:
    """What was read stays on the screen through all three sizes; the button says more than its name."""
    page = phone.open(f"{folder}{HALL}")
    scroll_to(page, "#facts")
    marks = []
    for _ in range(3):
        marks.append(
            page.locator(".aa").evaluate(
                "b => getComputedStyle(b, '::after').content.replace('none', '')"
            )
        )
        click(page, ".aa")
        assert abs(top(page, "#facts") - 100) < 40
    assert marks == ["", '"+"', '"++"']


def test_back_leads_to_where_one_was(phone) -> None:
    """A long list whose cards are laid out late."""
    page = phone.open("positions/")
    card = page.locator(".card").nth(60)
    card.scroll_into_view_if_needed()
    page.wait_for_timeout(
        1000
    )  # as long as one looks at it; the browser notes the place with a delay
    name = card.locator("h3").inner_text()
    card.locator("h3 a").tap()
    expect(page.locator("h1")).to_have_text(name)
    page.go_back()
    expect(card).to_be_in_viewport()


@pytest.mark.parametrize(
    "path", ["", "positions/", f"{HALL}?tour=battles-of-1932-and-1937", "map/", "en/search/"]
)
def test_at_four_hundred_per_cent_nothing_covers_the_page(phone, path: str) -> None:
    """320 x 256 px: no bar stays on the screen when one reads, and nothing is wider than it."""
    phone.page.set_viewport_size({"width": 320, "height": 256})
    page = phone.open(path)
    page.evaluate("window.scrollTo({ top: 400, behavior: 'instant' })")
    covered = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(e => /fixed|sticky/.test(getComputedStyle(e).position))
        .map(e => e.getBoundingClientRect()).filter(b => b.height > 2 && b.width > 200)
        .filter(b => b.top < innerHeight && b.bottom > 0)
        .reduce((sum, b) => sum + b.height, 0)"""
    )
    assert covered == 0
    assert phone.overflow == 0


def test_forced_colours_keep_what_is_current(phone) -> None:
    """The line of a tour, the chosen filter and the pressed button differ from their neighbours."""
    phone.page.emulate_media(forced_colors="active")
    page = phone.open("positions/?kind=museum")
    chosen, other = (
        page.locator(s).evaluate("e => getComputedStyle(e).backgroundColor")
        for s in ("#f-kind", "#f-town")
    )
    assert chosen != other
    page = phone.open("tours/wusong-century/")
    line, ground = (
        page.locator(s).first.evaluate(f"e => getComputedStyle(e{pseudo}).backgroundColor")
        for s, pseudo in ((".line > li", ", '::before'"), ("body", ""))
    )
    assert line != ground
