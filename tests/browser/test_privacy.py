"""The page on privacy tells the truth: no cookie, no third party, and its button leaves nothing behind."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.kinds import find_kinds
from guide_support import TOUR
from offline_support import Host, open_tour, save
from support import ROOT, some

pytestmark = pytest.mark.browser
KEPT = """async () => ({
  keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort(),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
STATUS = ".privacy [role=status]"
BUTTON = ".privacy button"
OPENED = re.compile(r"guide\.[a-z0-9-]+( /red/line/)?|/red/line/(en/)?\.__palette")
"""Kept as soon as a page is opened: the stop in guide mode, the light of the contributors' pages."""


def kept(page: Page) -> dict[str, Any]:
    """All that the browser keeps for this host."""
    found: dict[str, Any] = page.evaluate(KEPT)
    return found


@pytest.mark.parametrize(
    ("folder", "nothing", "deleted"),
    [
        ("", "这台设备上没有留下本站的任何东西。", "本站留在这台设备上的东西已全部删除。"),
        (
            "en/",
            "Nothing of this site is kept on this device.",
            "Everything this site had kept on this device is deleted.",
        ),
    ],
)
def test_the_button_deletes_everything_of_ours_and_nothing_else(
    host: Host, pocket: BrowserContext, folder: str, nothing: str, deleted: str
) -> None:
    """A saved tour with its worker, the view, guide mode, the guide's light; another site's key stays."""
    page = open_tour(host, pocket, folder)
    save(page)
    page.locator("details.menu:not(.find) summary").click()
    page.locator("[data-size-value=large]").click()
    page.goto(f"{host.base}{folder}tours/{TOUR}/guide/")
    page.evaluate(
        "localStorage.setItem('another-site', '1'); localStorage.setItem('stamps /some/', '{}')"
    )
    page.evaluate("localStorage.setItem('guide', JSON.stringify({ hand: 'left' }))")
    page.evaluate("localStorage.setItem(redroutes.key('guide.some-tour'), '{}')")
    page.evaluate("localStorage.setItem('speed', '1.2')")
    page.goto(f"{host.base}{folder}contribute/")
    page.goto(f"{host.base}{folder}privacy/")
    expect(page.locator(STATUS)).not_to_be_empty()
    assert kept(page)["caches"]
    expect(page.locator(BUTTON)).to_be_enabled()
    page.locator(BUTTON).click()
    expect(page.locator(STATUS)).to_have_text(deleted)
    assert kept(page) == {"keys": ["another-site", "stamps /some/"], "caches": [], "workers": 0}
    page.reload()
    expect(page.locator(STATUS)).to_have_text(nothing)
    expect(page.locator(BUTTON)).to_be_disabled()


def test_no_page_sets_a_cookie_or_asks_another_host(
    host: Host, pocket: BrowserContext, real_site: Path
) -> None:
    """Every kind of page in a fresh browser: no cookie, no foreign request; kept is what the page on privacy names."""
    asked: list[str] = []
    pocket.on("request", lambda request: asked.append(request.url))
    page = pocket.new_page()
    for folder in ("", "en/"):
        for kind in some(find_kinds(real_site, folder)):
            page.goto(f"{host.base}{kind.path}", wait_until="load")
    assert [x for x in asked if not x.startswith((host.base, "data:", "blob:"))] == []
    assert pocket.cookies() == []
    assert page.evaluate("document.cookie") == ""
    found = kept(page)
    assert [key for key in found.pop("keys") if not OPENED.fullmatch(key)] == []
    assert found == {"caches": [], "workers": 0}


def test_the_page_knows_every_key_that_scripts_keep() -> None:
    """A script that keeps something new has to be told to this page, or the button would leave it."""
    script = (ROOT / "overrides/assets/privacy.js").read_text("utf-8")
    shared, own = (re.search(rf"{x} = /(.*?)/[,;]", script) for x in ("SHARED", "OWN"))
    assert shared
    assert own
    files = [*(ROOT / "overrides").rglob("*.js"), *(ROOT / "overrides").glob("*.html")]
    text = "\n".join(file.read_text("utf-8") for file in files)
    names = re.findall(r"(?:setItem|\bkeep|\bwrite)\((?:\"|')([\w.-]+)(?:\"|')", text)
    assert {"view", "speed", "guide", "edition"} <= set(names)
    assert [x for x in names if not re.fullmatch(f"{shared[1]}|{own[1]}", x)] == []
    names = re.findall(r"site\.key\((?:\"|')([\w.-]+)(?:\"|')", text)
    assert {"plans", "stamps", "favourites", "quiz.", "guide."} <= set(names)
    assert [name for name in names if not re.fullmatch(own[1], name.replace(".", ".x"))] == []
    assert "document.cookie" not in text
    assert "indexedDB" not in text
