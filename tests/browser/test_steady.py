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
