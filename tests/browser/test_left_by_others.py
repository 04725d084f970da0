"""What other programs, other versions and a full device leave to the scripts of a page: none of it stops a page."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from guide_support import TOUR
from offline_support import Host

pytestmark = pytest.mark.browser
PLACE = "songhu-memorial-hall"
NAMES = [
    "favourites",
    "stamps",
    "saved",
    "listening",
    "answers",
    "edits",
    f"guide.{TOUR}",
    "guide",
    "view",
]
PAGES = ["", f"positions/{PLACE}/", f"tours/{TOUR}/guide/", "favourites/", "saved/", "stamps/"]
ENTRY = f"positions/{PLACE}"
STRANGE = [
    5,
    "text",
    [None],
    [["a"], ["b", None]],
    {ENTRY: None, PLACE: None, "stop": -1, "seen": 3},
    {ENTRY: {"name": None}, PLACE: {"day": "yesterday", "name": {}}},
]
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)


def leave(page: Page, host: Host, values: dict[str, object]) -> None:
    """Keep values as another program of this host would."""
    page.goto(f"{host.base}about/")
    page.evaluate(
        "values => Object.keys(values).forEach(name => "
        "{ localStorage[redroutes.key(name)] = localStorage[name] = JSON.stringify(values[name]); })",
        values,
    )


@pytest.mark.in_turn("strange")
@pytest.mark.parametrize("strange", STRANGE, ids=json.dumps)
def test_strange_values_stop_no_page(host: Host, pocket: BrowserContext, strange: object) -> None:
    """Each page goes on as if nothing were kept."""
    page = pocket.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    leave(page, host, dict.fromkeys(NAMES, strange))
    for path in PAGES:
        page.goto(host.base + path)
        expect(page.locator("h1").first).to_be_attached()
    page.goto(f"{host.base}favourites/#%")
    expect(page.locator(".favourites li")).to_have_count(0)
    expect(page.locator(".favourites [role=status]")).not_to_be_empty()
    page.goto(f"{host.base}{ENTRY}/")
    button = page.locator("[data-favourite]")
    while button.get_attribute("aria-pressed") != "true":
        button.click()
        page.wait_for_timeout(100)
    page.goto(f"{host.base}favourites/")
    expect(page.locator(".favourites li")).to_have_count(1)
    assert errors == []


def test_nothing_is_marked_that_is_not_kept(host: Host, pocket: BrowserContext) -> None:
    """A full device: no mark, no stamp, and the list says that it stays as it is."""
    page = pocket.new_page()
    leave(page, host, {"favourites": {ENTRY: {"name": {"en": "A", "zh": "甲"}}}})
    page.add_init_script(FULL)
    page.goto(f"{host.base}tours/{TOUR}/")
    page.locator("[data-favourite]").click()
    page.wait_for_function("() => Boolean(window.redroutes.favourite)")
    expect(page.locator("[data-favourite]")).to_have_attribute("aria-pressed", "false")
    page.goto(f"{host.base}{ENTRY}/#stamp")
    page.wait_for_function("() => Boolean(window.redroutes.showStamp)")
    expect(page.locator("article[data-stamped]")).to_have_count(0)
    page.goto(f"{host.base}en/favourites/")
    page.locator(".favourites li button").click()
    expect(page.locator(".favourites [role=status]")).to_contain_text("could not keep")
    expect(page.locator(".favourites li")).to_have_count(1)


def test_a_mark_of_another_page_outlives_an_undo(host: Host, pocket: BrowserContext) -> None:
    """Taking a removal back brings that one record, and not the list as it was."""
    page, other = pocket.new_page(), pocket.new_page()
    leave(page, host, {"favourites": {ENTRY: {"name": {"zh": "甲"}}}})
    page.goto(f"{host.base}favourites/")
    page.locator(".favourites li button").click()
    other.goto(f"{host.base}tours/{TOUR}/")
    other.locator("[data-favourite]").click()
    expect(other.locator("[data-favourite]")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-undo] button").click()
    expect(page.locator(".favourites li")).to_have_count(2)
