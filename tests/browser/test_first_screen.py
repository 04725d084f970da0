"""Lists, home and map show what one came for on the first screen; counts follow the filter; wide screens are used."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import KINDS

SET_SIZE = "size => { if (size) document.documentElement.dataset.size = size; }"
pytestmark = pytest.mark.browser

SCREENS = [
    (390, 844, "", 400),
    (320, 568, "", 400),
    (844, 390, "", 340),
    (390, 844, "large", 520),
    (390, 844, "largest", 620),
]
"""Width, height, size of text, and where the first result begins at the latest."""


def open_at(phone, path: str, width: int, height: int, size: str) -> Page:
    phone.page.set_viewport_size({"width": width, "height": height})
    page = phone.open(path)
    page.evaluate(SET_SIZE, size)
    return page


def top(page: Page, selector: str) -> float:
    return float(page.locator(selector).first.evaluate("e => e.getBoundingClientRect().top"))


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_list_shows_its_first_result_on_the_first_screen(phone, folder: str) -> None:
    """No introduction before it; the filters are one row; nothing is wider than the screen."""
    faults = []
    for kind in KINDS:
        page = phone.open(f"{folder}{kind}/")
        for width, height, size, latest in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("document.documentElement.removeAttribute('data-size')")
            page.evaluate(SET_SIZE, size)
            view = f"{kind} {width}x{height} {size}"
            first = top(page, ".card:visible")
            if first >= latest:
                faults.append(f"{view}: the first result begins at {first}")
            if phone.overflow:
                faults.append(f"{view}: {phone.overflow} pixels wider than the screen")
            tops = page.eval_on_selector_all(
                "#filters > :not([hidden])",
                "all => all.map(e => Math.round(e.getBoundingClientRect().top))",
            )
            if kind == "positions" and max(tops) - min(tops) > 2:
                faults.append(f"{view}: the filters are not one row")
    assert faults == []


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_tile_of_the_home_page_leads_to_results_at_once(phone, folder: str) -> None:
    """ "Memorials 16" showed the top of a list that looked as before."""
    page = open_at(phone, folder, 390, 844, "")
    tile = page.locator(".tiles a").first
    number = int(tile.locator("b").inner_text())
    tile.tap()
    cards = page.locator(".card:visible")
    expect(cards).to_have_count(number)
    expect(cards.first).to_be_in_viewport()
    expect(page.locator("#count")).to_contain_text(str(number))
    expect(page.locator("#f-kind")).to_have_class("chosen")
    expect(page.locator("#f-kind")).to_be_in_viewport()


def test_the_counts_of_headings_follow_the_filter(phone) -> None:
    """And are whole again when it is cleared."""
    page = open_at(phone, "en/positions/", 390, 844, "")
    before = page.locator(".group [data-count]").all_inner_texts()
    page.locator("#f-kind").select_option("museum")
    for group in page.locator(".group:visible").all():
        assert (
            int(group.locator("[data-count]").inner_text())
            == group.locator(".card:visible").count()
        )
    assert (
        sum(map(int, page.locator(".group:visible [data-count]").all_inner_texts()))
        == page.locator(".card:visible").count()
    )
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".group [data-count]")).to_have_text(before)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_cards_do_not_repeat_the_name_of_their_group(phone, folder: str) -> None:
    """Neither in the list of tours by theme, of templates by family, of lessons by form, nor of places by town."""
    for kind in KINDS:
        page = open_at(phone, f"{folder}{kind}/", 390, 844, "")
        groups = page.evaluate(
            """() => [...document.querySelectorAll(".group:has(> h2)")].map(group => [
              group.querySelector(":scope > h2").innerText,
              [...group.querySelectorAll(".card .details > span")].map(span => span.innerText.trim())])"""
        )
        for heading, details in groups:
            name = re.sub(r"\s*\d+$", "", heading).strip()
            assert name
            assert name not in details, kind


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize(("width", "height", "size", "_"), SCREENS)
def test_home_offers_tours_places_and_activities_first(
    phone, folder: str, width: int, height: int, size: str, _: int
) -> None:
    """Three tiles, whole on the first screen, as high as a finger."""
    page = open_at(phone, folder, width, height, size)
    tiles = page.locator(".gates a")
    expect(tiles).to_have_count(3)
    for tile in tiles.all():
        expect(tile).to_be_in_viewport(ratio=1)
        assert tile.evaluate("e => e.scrollWidth <= e.clientWidth && e.offsetHeight >= 60")
    assert phone.overflow == 0
    addresses = [tile.get_attribute("href") or "" for tile in tiles.all()]
    assert [address.strip("./") for address in addresses] == ["tours", "positions", "templates"]


def places_seen(page: Page) -> int:
    return int(
        page.locator(".map svg").evaluate(
            """svg => { const box = svg.getBoundingClientRect();
            return [...svg.querySelectorAll(".dot")].filter(dot => { const d = dot.getBoundingClientRect();
              return d.left >= box.left && d.right <= box.right && d.top >= box.top && d.bottom <= box.bottom;
            }).length; }"""
        )
    )


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568), (844, 390)])
def test_plus_leads_to_where_places_are_and_names_them(
    phone, folder: str, width: int, height: int
) -> None:
    """Never into white paper: four places or more after two steps, with names that collide with nothing."""
    page = open_at(phone, f"{folder}map/", width, height, "")
    plus = page.locator('.map-tools [data-zoom="2"]')
    plus.click()
    assert places_seen(page) >= 6
    expect(page.locator(".map .name:visible")).to_have_count(0)
    plus.click()
    assert places_seen(page) >= 4
    names = page.locator(".map .name:not(.no-room):visible")
    assert names.count() >= (2 if width > 320 else 1)
    boxes = names.evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(b => [b.left, b.top + 6, b.right, b.bottom - 6])"
    )
    for i, a in enumerate(boxes):
        for b in boxes[:i]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
    for _ in range(5):
        plus.click()
        assert places_seen(page) >= 1


def test_places_without_a_point_are_listed_by_town(phone, real_catalogue: Catalogue) -> None:
    """Each of them once, in its town, below the map."""
    page = open_at(phone, "en/map/", 390, 844, "")
    page.locator(".unplaced summary").tap()
    links = page.locator(".unplaced li a")
    drawn = page.locator(".map a[data-id]").count()
    assert links.count() == len(real_catalogue.positions) - drawn > 0
    assert str(links.count()) in page.locator(".unplaced summary").inner_text()
    expect(page.locator(".unplaced h2").first).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "positions/",
        "tours/",
        "positions/songhu-memorial-hall/",
        "lessons/",
        "about/",
        "search/",
    ],
)
def test_on_a_wide_screen_the_bar_begins_where_the_text_does(phone, path: str) -> None:
    """1440 px: to a pixel."""
    page = open_at(phone, path, 1440, 900, "")
    bar, text = (
        page.locator(selector).evaluate("e => e.getBoundingClientRect().left")
        for selector in (".bar .brand", "h1")
    )
    assert abs(bar - text) <= 1
    assert phone.overflow == 0


def test_a_wide_screen_shows_facts_beside_the_story_and_cards_beside_each_other(phone) -> None:
    """1440 px."""
    page = open_at(phone, "positions/songhu-memorial-hall/", 1440, 900, "")
    facts, story = (page.locator(s).bounding_box() for s in (".strip", ".place > .lead"))
    assert facts
    assert story
    assert facts["x"] >= story["x"] + story["width"]
    assert facts["y"] < 700
    page = open_at(phone, "tours/", 1440, 900, "")
    first, second = (page.locator(".card").nth(n).bounding_box() for n in (0, 1))
    assert first
    assert second
    assert first["y"] == second["y"]
