"""What script shows later has its place from the beginning: nothing that somebody reads moves away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_filters_of_the_search_page_move_nothing(phone, folder: str) -> None:
    """The line below them stands at the same height before the script has come and after."""
    status = phone.page.locator("#search-status")
    phone.page.route(
        "**/find.js*", lambda route: route.fulfill(body="window.redroutesFind = function () {};")
    )
    phone.open(f"{folder}search/")
    expect(phone.page.locator(".choices-box")).to_be_hidden()
    before = status.evaluate("p => p.getBoundingClientRect().top")
    phone.page.unroute("**/find.js*")
    phone.open(f"{folder}search/")
    expect(phone.page.locator(".choices-box")).to_be_visible()
    assert status.evaluate("p => p.getBoundingClientRect().top") == before


@pytest.mark.parametrize("folder", ["", "en/"])
def test_cards_below_the_screen_take_about_their_place(phone, folder: str) -> None:
    """They are laid out late, so the list's height is guessed; scrolling to its end mends it by a sixth at most."""
    page = phone.open(f"{folder}positions/")
    guessed = page.evaluate("document.documentElement.scrollHeight")
    phone.add_style(".card { content-visibility: visible !important; }")
    real = page.evaluate("document.documentElement.scrollHeight")
    assert abs(guessed - real) < real / 6


def test_a_link_to_a_town_far_down_the_list_leads_there(phone) -> None:
    """Though the cards above it have not been laid out."""
    page = phone.open("positions/")
    town = page.locator(".group").last.get_attribute("id")
    page = phone.open(f"positions/#{town}")
    expect(page.locator(f"[id='{town}'] h2")).to_be_in_viewport()


def test_all_cards_are_printed(phone) -> None:
    """On paper nothing is left to be laid out later."""
    page = phone.open("positions/")
    page.emulate_media(media="print")
    seen = page.evaluate(
        "[...document.querySelectorAll('.card')].map(c => getComputedStyle(c).contentVisibility)"
    )
    assert set(seen) == {"visible"}
