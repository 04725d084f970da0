"""The single-file tour, opened from the disk as from a file manager."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from guide_support import TOUR, open_more, stop_count
from redroutes.catalogue.catalogue import Catalogue

pytestmark = pytest.mark.browser
FILE_BYTES = 300_000


@pytest.fixture
def pocket(browser: Browser) -> Iterator[BrowserContext]:
    """A telephone without network."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, locale="zh-CN"
    )
    context.set_offline(True)
    yield context
    context.close()


def test_the_single_file_leads_a_tour_from_a_file_manager(
    pocket: BrowserContext, real_site: Path, real_catalogue: Catalogue
) -> None:
    """Opened from the disk without network: both languages, guide mode to the end, the place kept."""
    page = pocket.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((real_site / "tours" / TOUR / "tour.html").as_uri())
    expect(page.locator(".edition:visible")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.locator("[data-step='1']:visible").tap()
    expect(page.locator("#zh-stop-2")).to_be_visible()
    open_more(page)
    page.get_by_role("link", name="English").tap()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#en-stop-2")).to_be_visible()
    open_more(page)
    expect(page.get_by_role("button", name="Large")).to_be_visible()
    page.reload()
    expect(page.locator("#en-stop-2")).to_be_visible()
    for _ in range(stop_count(real_catalogue, TOUR)):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#en-end")).to_be_visible()
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) == 0
    assert errors == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert len({url.partition("#")[0] for url in requests}) == 1


def test_what_was_kept_is_there_though_the_browser_has_lost_it(
    pocket: BrowserContext, real_site: Path
) -> None:
    """Chromium now and then gives a page from the disk an empty store; the stop, the language and the view stay."""
    page = pocket.new_page()
    page.add_init_script("if (performance.navigation.type === 1) localStorage.clear()")
    page.goto((real_site / "tours" / TOUR / "tour.html").as_uri())
    page.locator("[data-step='1']:visible").tap()
    open_more(page)
    page.get_by_role("button", name="大字").tap()
    page.get_by_role("link", name="English").tap()
    for _ in range(2):
        page.reload()
        expect(page.locator("#en-stop-2")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("data-size", "large")
    page.evaluate("localStorage.removeItem('view')")
    page.reload()
    expect(page.locator("html")).not_to_have_attribute("data-size", "large")


def test_the_single_file_can_be_read_without_script(browser: Browser, real_site: Path) -> None:
    """All languages one after the other, each marked as its own."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((real_site / "tours" / TOUR / "tour.html").as_uri())
    expect(page.locator(".edition:visible")).to_have_count(2)
    expect(page.locator(".edition[lang='en'] .guide-stop").first).to_be_visible()
    expect(page.locator("button:visible")).to_have_count(0)
    context.close()


def test_every_single_file_is_small_and_whole(real_site: Path, real_catalogue: Catalogue) -> None:
    """Under 300 KB, with every fact of every stop, and no link that leads to a page beside it."""
    sizes = {}
    for tour_id, entry in real_catalogue.tours.items():
        html = (real_site / "tours" / tour_id / "tour.html").read_text("utf-8")
        sizes[tour_id] = len(html.encode("utf-8"))
        for stop in entry.record.stops:
            place = real_catalogue.positions[stop.position].record
            for text in [fact.text for fact in place.facts] + [place.name]:
                for words in text.languages.values():
                    assert words.strip()[:12].split("'")[0].split('"')[0] in html
        for href in re.findall(r'<a [^>]*href="([^"]*)"', html):
            assert href.startswith(("#", "http", "tel:", "mailto:")), href
        kilobytes = -(-sizes[tour_id] // 1000)
        page = (real_site / "en" / "tours" / tour_id / "index.html").read_text("utf-8")
        assert f"Download the whole tour (one file, {kilobytes}\u00a0KB)" in page
    print(f"largest: {max(sizes.values())} bytes of {FILE_BYTES}")
    assert max(sizes.values()) < FILE_BYTES, sizes
