"""Saved tours in the hand: whole, half, outdated; removed and taken back; opened from the start page."""

from __future__ import annotations

import hashlib
import json

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.test_offline import change_page
from guide_support import TOUR
from offline_support import STATUS, Host, open_tour, save, saved_files, tour_list

pytestmark = pytest.mark.browser
OTHER = "miaohang-1932"
WORKERS = "navigator.serviceWorker.getRegistrations().then((r) => r.length)"
SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((e) => { if (!e.hadRecentInput) window.shift += e.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""
"""Adds up how far what is read moves away, as browsers reckon it."""


def open_saved(host: Host, page: Page, folder: str = "en/") -> Locator:
    """The page of saved tours; its rows."""
    page.goto(f"{host.base}{folder}saved/")
    return page.locator(".saved li")


def interrupt(host: Host, page: Page) -> int:
    """Save a tour whose connection breaks at one page in the middle; how many files are here."""
    rows = [f"{f[0]}index.html" for f in tour_list(host)["files"] if f[0].endswith("/")]
    host.gone.add(rows[len(rows) // 2])
    page.locator("#offline .actions button").first.click()
    expect(page.locator("#offline")).to_have_attribute("data-state", "failed")
    host.gone.clear()
    return next(iter(saved_files(page).values())) - 1


@pytest.mark.parametrize(
    ("folder", "go_on", "half"),
    [("", "接着存", "只存了一半"), ("en/", "Carry on saving", "Half saved")],
)
def test_a_half_saved_tour_is_carried_on(
    host: Host, pocket: BrowserContext, folder: str, go_on: str, half: str
) -> None:
    """Interrupted, page closed: both pages say how much is here; going on fetches the rest, and only that."""
    count = interrupt(host, open_tour(host, pocket, folder))
    page = open_tour(host, pocket, folder)
    expect(page.locator(STATUS)).to_contain_text(half)
    row = open_saved(host, page, folder)
    expect(row).to_have_attribute("data-state", "half")
    expect(row).to_contain_text(str(count))
    expect(page.locator("[data-room]")).to_contain_text("KB")
    host.asked.clear()
    row.get_by_role("button", name=go_on).click()
    expect(row).to_have_attribute("data-state", "whole")
    fetched = [path for path in host.asked if path not in ("sw.js", f"tours/{TOUR}/offline.json")]
    assert len(fetched) == len(tour_list(host)["files"]) - count
    pocket.set_offline(True)
    page.goto(f"{host.base}{folder}tours/{TOUR}/guide/")
    expect(page.locator(".guide.on")).to_be_visible()


def test_a_half_saved_tour_is_removed_and_taken_back(host: Host, pocket: BrowserContext) -> None:
    """After a question; taking it back leaves it as it was; when the time is over nothing is left."""
    pocket.clock.install()
    page = open_tour(host, pocket, "en/")
    count = interrupt(host, page)
    row = open_saved(host, page)
    row.get_by_role("button", name="Remove").click()
    expect(row).to_contain_text("Without a signal it can then no longer be opened.")
    row.get_by_role("button", name="Keep").click()
    expect(row).to_have_attribute("data-state", "half")
    row.get_by_role("button", name="Remove").click()
    row.get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(row).to_contain_text(f"{count} of")
    for _ in range(2):
        row.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.clock.fast_forward(21_000)
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    expect(page.locator(".saved [role=status]")).to_contain_text("No tour is saved")
    page.wait_for_function("() => caches.keys().then((names) => !names.length)")


def test_a_tour_is_removed_on_its_own_page_and_taken_back(
    host: Host, pocket: BrowserContext
) -> None:
    """Asked once more; taken back it opens without a signal; removed for good it leaves no cache, no worker, no key."""
    pocket.clock.install()
    page = open_tour(host, pocket, "en/")
    save(page)
    before = saved_files(page)
    button = page.locator("#offline .actions").get_by_role("button", name="Remove")
    button.click()
    expect(page.locator(STATUS)).to_contain_text("Remove this tour?")
    button.click()
    expect(page.locator(STATUS)).to_contain_text("Removed from this phone.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#offline")).to_have_attribute("data-state", "saved")
    assert saved_files(page) == before
    button.click()
    button.click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.clock.fast_forward(21_000)
    expect(page.locator("#offline")).to_have_attribute("data-state", "none")
    page.wait_for_function(f"() => {WORKERS}.then((n) => !n)")
    assert saved_files(page) == {}
    assert page.evaluate("localStorage.length") == 0
    save(page)


def test_what_was_removed_is_deleted_by_the_next_page_too(
    host: Host, pocket: BrowserContext
) -> None:
    """The browser was closed before the time was over: no page lists it any more, and the next one deletes it."""
    page = open_tour(host, pocket, "en/")
    save(page)
    page.evaluate(
        """async (id) => { const name = (await caches.keys())[0], root = location.href.split("en/")[0];
        await (await caches.open(name)).put(`${root}tours/${id}/offline-removed.json`, new Response('{"removed": 1}'));
        localStorage.setItem(redroutes.key("removed"), "1"); }""",
        TOUR,
    )
    page.goto(f"{host.base}en/about/")
    page.wait_for_function("() => caches.keys().then((names) => !names.length)")
    page.wait_for_function("() => localStorage.length === 0")


def test_an_outdated_tour_is_updated_on_the_page_of_saved_tours(
    host: Host, pocket: BrowserContext
) -> None:
    """It is marked as outdated beside one that is not, with the size of the update; the update fetches the change."""
    page = pocket.new_page()
    for tour in (TOUR, OTHER):
        page = open_tour(host, pocket, "en/", tour)
        save(page)
    changed = f"en/tours/{TOUR}/index.html"
    change_page(host, changed)
    rows = open_saved(host, page)
    row = page.locator(".saved li[data-state=outdated]")
    expect(row).to_contain_text("Files to fetch: 1,")
    expect(page.locator(".saved li[data-state=whole]")).to_contain_text("It is up to date.")
    expect(row.locator("a").first).to_have_attribute("href", f"{host.base}en/tours/{TOUR}/")
    host.asked.clear()
    row.get_by_role("button", name="Update").click()
    expect(page.locator(".saved li[data-state=whole]")).to_have_count(2)
    assert [path for path in host.asked if path.endswith("index.html")] == [changed]
    all_of_them = page.locator("p[data-all] button")
    all_of_them.click()
    expect(all_of_them).to_have_text("Remove 2 tours? Tap again")
    all_of_them.click()
    expect(rows).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(rows).to_have_count(2)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_app_begins_in_airplane_mode(host: Host, pocket: BrowserContext, folder: str) -> None:
    """From the address with which the installed app begins to the saved tour, without a signal and without a shift."""
    page = open_tour(host, pocket, folder)
    save(page)
    manifest = json.loads(host.read(f"{folder}manifest.webmanifest"))
    pocket.set_offline(True)
    host.asked.clear()
    pocket.add_init_script(SHIFTS)
    page.goto(f"{host.base}{folder}{manifest['start_url'].removeprefix('./')}")
    expect(page.locator(".gates")).to_be_visible()
    assert page.evaluate("window.shift") < 0.02
    saved = page.locator("[data-saved] a")
    expect(saved).to_have_count(2)
    expect(saved.first).to_be_in_viewport()
    saved.last.click()
    expect(page.locator(".saved li")).to_have_count(1)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.02
    page.locator(".saved li a").first.click()
    expect(page.locator("article.tour")).to_have_attribute("data-id", TOUR)
    assert host.asked_by_pages == []


def test_recordings_go_along_where_they_are_wanted(host: Host, pocket: BrowserContext) -> None:
    """The size is said before; without the tick they stay away, and can be added; of two forms one is fetched."""
    data = tour_list(host)
    forms = []
    for name, size, kind in (
        ("a.opus", 3000, "audio/ogg; codecs=opus"),
        ("a.mp3", 5000, "audio/mpeg"),
    ):
        content = name.encode() * (size // len(name))
        host.put(f"media/{name}", content)
        digest = hashlib.sha256(content).hexdigest()
        forms.append([f"media/{name}", len(content), digest, kind])
    data["recordings"] = [forms]
    host.put(f"tours/{TOUR}/offline.json", json.dumps(data).encode())
    page = open_tour(host, pocket, "en/")
    tick = page.get_by_label("With the recordings: 1, 3 KB more")
    expect(tick).not_to_be_checked()
    save(page)
    assert not [path for path in host.asked if path.startswith("media/")]
    expect(tick).to_be_hidden()
    page.get_by_role("button", name="Add the recordings, 3 KB").click()
    expect(page.get_by_role("button", name="Add the recordings")).to_have_count(0)
    expect(page.locator("#offline")).to_have_attribute("data-state", "saved")
    assert [path for path in host.asked if path.startswith("media/")] == ["media/a.opus"]
    row = open_saved(host, page)
    expect(row).to_have_attribute("data-state", "whole")
    expect(row).to_contain_text("It is up to date.")
    pocket.set_offline(True)
    assert page.evaluate("fetch('../../media/a.opus').then((a) => a.status)") == 200
