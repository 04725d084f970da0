"""Keys alone: the focus is always to be seen and goes down the page; menu, search and view settings obey."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PAGES = ["", "positions/songhu-memorial-hall/", "en/tours/wusong-century/"]
MENU = ".menu:not(.find) > summary"
STEPS = 60
"""Keys pressed on a page: past the bar and well into the text."""
LOOK = """() => {
  const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  const first = e.getClientRects()[0] || r, bar = document.querySelector(".bar").getBoundingClientRect();
  const before = window.lastFocus;
  window.lastFocus = e;
  return {
    name: `${e.tagName} ${e.className} ${(e.textContent || e.name || "").trim().slice(0, 30)}`,
    isEnd: e === document.body,
    line: s.outlineStyle === "none" ? 0 : parseFloat(s.outlineWidth),
    isSeen: r.width > 1 && r.height > 1 && first.bottom > 0 && first.top < innerHeight,
    isCovered: !e.closest(".bar, .skip") && first.bottom <= bar.bottom && bar.top >= 0,
    goesOn: !before || before === e && /date|time/.test(e.type) || !!(before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""


def press_tabs(page: Page) -> list[dict[str, Any]]:
    """What is focused after each key, until the page ends."""
    seen = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        look = page.evaluate(LOOK)
        if look["isEnd"]:
            break
        seen.append(look)
    return seen


@pytest.mark.parametrize("path", PAGES)
def test_the_focus_is_always_seen_and_goes_down_the_page(phone, path: str) -> None:
    """A line of 3 px around it, on the screen, not below the bar, in the order of the text.

    In a field for a date or a time, keys first go through its parts: year, month, day.
    """
    page = phone.open(path)
    page.emulate_media(reduced_motion="reduce")
    seen = press_tabs(page)
    assert len(seen) >= 20
    bad = [
        look
        for look in seen
        if look["line"] < 2 or not look["isSeen"] or look["isCovered"] or not look["goesOn"]
    ]
    assert bad == []


def test_the_view_is_set_by_keys(phone) -> None:
    """Enter opens the menu and presses its buttons, Escape closes it and the focus is back on the menu."""
    page = phone.open("")
    page.locator("button.aa").focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-size", "large")
    page.locator(MENU).focus()
    page.keyboard.press("Enter")
    page.locator('[data-contrast-value="more"]').focus()
    page.keyboard.press("Space")
    expect(page.locator("html")).to_have_attribute("data-contrast", "more")
    page.keyboard.press("Escape")
    expect(page.locator(".view")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.menu:not(.find) > summary')")


def test_the_skip_link_leads_past_the_bar(phone) -> None:
    """It shows itself when it is focused; the next key goes into the text."""
    page = phone.open("tours/")
    page.keyboard.press("Tab")
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["height"] >= 44
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")
