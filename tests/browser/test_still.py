"""Still right? Three buttons at a place and in guide mode, offline; `redroutes answers` reads what is copied."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, expect

from browser.test_axe import EVERYTHING, find_faults
from guide_support import TOUR
from offline_support import Host
from redroutes.editing.answers import read_answers

pytestmark = pytest.mark.browser
COPIED = "navigator.clipboard.readText()"


@pytest.mark.parametrize("folder", ["", "en/"])
def test_answers_are_gathered_and_copied(host: Host, pocket: BrowserContext, folder: str) -> None:
    """On the page of a place and at a stop in guide mode: yes, no with words, not looked at; one text, then cleared."""
    pocket.grant_permissions(["clipboard-read", "clipboard-write"])
    page = pocket.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{host.base}{folder}positions/songhu-memorial-hall/")
    assert not [path for path in host.asked if "still" in path]
    page.locator("[data-still]").tap()
    card = page.locator(".still")
    expect(card.locator("button")).to_have_count(3)
    page.evaluate(AXE_SCRIPT)
    assert find_faults(page, {"type": "tag", "values": EVERYTHING}) == []
    card.locator("button").nth(1).tap()
    card.locator("input").fill("Tu-Su 10:00-16:00")
    card.locator("button").tap()
    expect(card.locator("p").first).to_be_focused()
    card.locator("button").nth(2).tap()
    pocket.set_offline(True)
    card.locator("button").first.tap()
    if card.locator("input").count():  # a question that words answer
        card.locator("input").fill("The gate on Youyi Road")
        card.locator("button").tap()
    expect(card.locator("button")).to_have_count(2)
    pocket.set_offline(False)
    page.goto(f"{host.base}{folder}tours/{TOUR}/guide/")
    stop = page.locator(".guide-stop.here")
    stop.locator("[data-still]").tap()
    stop.locator(".still button").first.tap()
    for _ in range(3):
        if stop.locator(".still button").count() == 3:
            stop.locator(".still button").nth(2).tap()
    stop.locator(".still button").first.tap()
    page.wait_for_function(f"() => {COPIED}.then((text) => text.includes('='))")
    found = read_answers(page.evaluate(COPIED))
    assert ("hours", False, "Tu-Su 10:00-16:00") in [(x.question, x.is_yes, x.words) for x in found]
    assert len(found) >= 3
    stop.locator(".still button").nth(1).tap()
    assert page.evaluate("localStorage[redroutes.key('answers')] || ''") == ""
