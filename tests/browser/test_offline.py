"""A tour in the pocket: saved, opened without a signal, updated, removed; and said honestly where it cannot be."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from browser.conftest import PHONE
from browser_support import settle
from guide_support import TOUR
from offline_support import STATUS, Handler, Host, open_tour, save, saved_files, tour_list

pytestmark = pytest.mark.browser


def change_page(host: Host, path: str, tour: str = TOUR) -> None:
    """Another text on one page, and the list that goes with it."""
    html = host.read(path).replace(b"</main>", b"<p>changed since</p></main>")
    host.put(path, html)
    data = tour_list(host, tour)
    for row in data["files"]:
        if f"{row[0]}index.html" == path:
            row[1:] = [len(html), hashlib.sha256(html).hexdigest()]
    data["version"] = hashlib.sha256(json.dumps(data["files"]).encode()).hexdigest()[:16]
    host.put(f"tours/{tour}/offline.json", json.dumps(data).encode())


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_saved_tour_opens_in_airplane_mode(
    host: Host, pocket: BrowserContext, folder: str
) -> None:
    """Every page of the list in both languages, the switch between them, the way from stop to stop, the style."""
    page = open_tour(host, pocket, folder)
    kilobytes = f"{round(tour_list(host)['bytes'] / 1000)} KB"
    expect(page.locator(STATUS)).to_contain_text(kilobytes)
    save(page)
    expect(page.locator(STATUS)).to_contain_text(kilobytes)
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    pocket.set_offline(True)
    host.asked.clear()
    for address, _, _ in tour_list(host)["files"]:
        if address.endswith("/") and "/search/" not in f"/{address}":
            page.goto(f"{host.base}{address}")
            assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px", "no style"
            expect(page.locator("h1")).to_be_visible()
    page.goto(f"{host.base}{folder}tours/{TOUR}/")
    page.locator(".tour .stop h3 a").first.click()
    expect(page.locator("nav.ribbon:visible")).to_have_count(1)
    page.locator("nav.steps:visible a[rel=next]").click()
    expect(page.locator("nav.ribbon:visible")).to_have_count(1)
    page.locator(".languages a").first.click()
    expect(page.locator("nav.ribbon:visible")).to_have_count(1)
    assert [x for x in failed if "offline.json" not in x] == []
    assert host.asked_by_pages == []


def test_the_saved_state_is_shown_without_a_connection(host: Host, pocket: BrowserContext) -> None:
    """The block says so when the page is opened in airplane mode."""
    page = open_tour(host, pocket, "en/")
    save(page)
    pocket.set_offline(True)
    page.goto(f"{host.base}en/tours/{TOUR}/")
    expect(page.locator(STATUS)).to_contain_text("Saved on")
    expect(page.get_by_role("button", name="Remove")).to_be_visible()


def test_search_reads_the_saved_pages_without_a_connection(
    host: Host, pocket: BrowserContext
) -> None:
    """The right language, hits marked, the number of pages searched said."""
    page = open_tour(host, pocket)
    save(page)
    addresses = [f[0] for f in tour_list(host)["files"]]
    pages = [a for a in addresses if re.fullmatch(r"(tours|positions)/[^/]+/", a)]
    pocket.set_offline(True)
    page.goto(f"{host.base}search/?q=炮台")
    expect(page.locator("#search-status")).to_contain_text(f"已存的{len(pages)}页")
    first = page.locator("#results li a").first
    expect(first).to_be_visible()
    assert page.locator("#results mark").first.inner_text() == "炮台"
    first.click()
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{host.base}en/search/?q=Wusong FORT")
    expect(page.locator("#results li a").first).to_be_visible()
    assert "/en/" in str(page.locator("#results li a").first.get_attribute("href"))
    page.locator("#q").fill("fort")
    expect(page.locator("#results mark").first).to_have_text(re.compile("^fort$", re.IGNORECASE))
    hits = page.locator("#results mark").all_inner_texts()
    assert {hit.lower() for hit in hits} == {"fort"}, (
        "a hit begins with a word, not in the middle of two"
    )
    page.locator("#q").fill("<img src=x onerror=window.hacked=1>(.*")
    expect(page.locator("#search-status")).to_contain_text("found 0")
    assert page.evaluate("window.hacked") is None


def test_the_box_in_the_bar_leads_to_the_saved_pages(host: Host, pocket: BrowserContext) -> None:
    """Without a connection it offers the search page, which reads what is saved."""
    page = open_tour(host, pocket)
    save(page)
    pocket.set_offline(True)
    page.goto(f"{host.base}tours/{TOUR}/")
    page.locator(".find summary").click()
    page.locator("#bar-q").press_sequentially("炮台")
    page.get_by_role("option", name="搜索 · 炮台").click()
    expect(page.locator("#search-status")).to_contain_text("只搜了已存的")
    expect(page.locator("#results mark").first).to_have_text("炮台")


def test_what_is_not_saved_leads_to_the_saved_tours(host: Host, pocket: BrowserContext) -> None:
    """Both languages, the page's own first; the list leads to the tour and to the page of saved tours."""
    page = open_tour(host, pocket)
    save(page)
    pocket.set_offline(True)
    page.goto(f"{host.base}en/templates/theme-party-day/")
    expect(page.locator("h1")).to_have_text("This page is not saved")
    expect(page.locator("h2")).to_have_text("这一页没有存在手机里")
    page.get_by_role("link", name="Manage saved tours").click()
    expect(page.locator(".saved li")).to_have_count(1)
    page.go_back()
    page.locator("section[lang=en] li a").click()
    expect(page.locator("article.tour")).to_have_attribute("data-id", TOUR)


def test_an_update_fetches_only_what_has_changed(host: Host, pocket: BrowserContext) -> None:
    """One page differs: it is named, fetched and shown; the older version is gone afterwards."""
    page = open_tour(host, pocket, "en/")
    save(page)
    changed = f"en/tours/{TOUR}/index.html"
    change_page(host, changed)
    host.asked.clear()
    page.reload()
    page.locator("[data-offline-link]").click()
    expect(page.locator(STATUS)).to_contain_text("Files to fetch: 1,")
    host.asked.clear()
    save(page)
    expect(page.get_by_role("button", name="Update")).to_have_count(0)
    fetched = [path for path in host.asked if path not in ("sw.js", f"tours/{TOUR}/offline.json")]
    assert fetched == [changed]
    assert len(saved_files(page)) == 1
    pocket.set_offline(True)
    page.reload()
    expect(page.get_by_text("changed since", exact=True)).to_be_visible()


def test_a_file_that_arrives_wrong_is_noticed(host: Host, pocket: BrowserContext) -> None:
    """Wrong bytes for one file: the tour is not called saved, and trying again puts it right."""
    row = next(f for f in tour_list(host)["files"] if f[0].startswith("en/positions/"))
    path = f"{row[0]}index.html"
    whole = host.read(path)
    host.put(path, whole[:-20] + b"x" * 20)
    page = open_tour(host, pocket, "en/")
    page.locator("#offline .actions button").first.click()
    expect(page.locator("#offline")).to_have_attribute("data-state", "failed")
    expect(page.locator(STATUS)).to_have_text(
        "Not saved. Files that failed the check: 1. Please try again, and tell us if it happens again."
    )
    page.reload()
    page.locator("[data-offline-link]").click()
    expect(page.locator("#offline")).to_have_attribute("data-state", "half")
    host.put(path, whole)
    host.asked.clear()
    save(page)
    assert [p for p in host.asked if p.endswith("index.html")] == [path]


@pytest.mark.parametrize(
    ("what", "text"), [("broken", "did not arrive: 1"), ("gone", "broke after")]
)
def test_a_download_that_stops_goes_on_later(
    host: Host, pocket: BrowserContext, what: str, text: str
) -> None:
    """A server's error or a lost connection: said with numbers; the next try fetches the rest only."""
    rows = [f"{f[0]}index.html" for f in tour_list(host)["files"] if f[0].endswith("/")]
    getattr(host, what).add(rows[-1])
    page = open_tour(host, pocket, "en/")
    page.locator("#offline .actions button").first.click()
    expect(page.locator(STATUS)).to_contain_text(text)
    expect(page.locator("#offline")).to_have_attribute("data-state", "failed")
    getattr(host, what).clear()
    host.asked.clear()
    save(page)
    assert len([p for p in host.asked if p.endswith("index.html")]) < len(rows) / 2


def test_what_the_browser_has_deleted_is_noticed(host: Host, pocket: BrowserContext) -> None:
    """Some browsers purge: the state is counted at each opening, and saving again fetches what is missing."""
    page = open_tour(host, pocket, "en/")
    save(page)
    page.evaluate(
        """async () => { const cache = await caches.open((await caches.keys())[0]);
        const own = (await cache.keys()).filter((r) => r.url.includes("/en/positions/"));
        await Promise.all(own.slice(0, 2).map((r) => cache.delete(r))); }"""
    )
    page.reload()
    expect(page.locator("#offline")).to_have_attribute("data-state", "gone")
    expect(page.locator(STATUS)).to_contain_text("some of its files (2)")
    host.asked.clear()
    save(page)
    assert len([p for p in host.asked if p.endswith("index.html")]) == 2


def test_two_windows_do_not_save_at_once(host: Host, pocket: BrowserContext) -> None:
    """Tapping twice starts one download; the other window says that one is at work, then shows the result."""
    one, two = open_tour(host, pocket, "en/"), open_tour(host, pocket, "en/")
    two.evaluate(
        "id => navigator.locks.request(`redroutes-tour-${id}- ${location.pathname.split('en/')[0]}`,"
        " () => new Promise((done) => { window.release = done; }))  && 0",
        TOUR,
    )
    one.locator("#offline .actions button").first.click()
    expect(one.locator(STATUS)).to_have_text("Another window is saving this tour.")
    two.evaluate("window.release()")
    host.asked.clear()
    one.locator("#offline .actions button").first.dblclick()
    expect(one.locator("#offline")).to_have_attribute("data-state", "saved")
    assert (
        len(host.asked) == len(set(host.asked)) + host.asked.count(f"tours/{TOUR}/offline.json") - 1
    )
    expect(two.locator("#offline")).to_have_attribute("data-state", "saved")


def test_a_full_phone_is_told_so(host: Host, pocket: BrowserContext) -> None:
    """No room before the download, or while it runs: said with the size that is needed."""
    page = open_tour(host, pocket, "en/")
    expect(page.locator("#offline")).to_have_attribute("data-state", "none")
    page.evaluate(
        "() => { navigator.storage.estimate = () => Promise.resolve({quota: 1000, usage: 900}); }"
    )
    page.locator("#offline .actions button").first.click()
    expect(page.locator(STATUS)).to_contain_text("There is not enough room")
    page.evaluate(
        """() => { navigator.storage.estimate = () => Promise.reject(new Error("no"));
        Cache.prototype.put = () => Promise.reject(new DOMException("x", "QuotaExceededError")); }"""
    )
    page.locator("#offline .actions button").first.click()
    expect(page.locator(STATUS)).to_contain_text("There is not enough room")
    assert not any(saved_files(page).values())


@pytest.mark.parametrize("name", ["serviceWorker", "caches"])
def test_a_browser_without_workers_is_told_so(
    host: Host, pocket: BrowserContext, name: str
) -> None:
    """As in a chat app on iOS: plain words, no button that does nothing."""
    owner = "Navigator.prototype" if name == "serviceWorker" else "window"
    pocket.add_init_script(f"Object.defineProperty({owner}, {name!r}, {{get: () => undefined}})")
    page = open_tour(host, pocket, "en/")
    expect(page.locator(STATUS)).to_contain_text("open the page in your phone's browser")
    expect(page.locator("#offline button")).to_have_count(0)
    page.goto(f"{host.base}en/saved/")
    expect(page.locator(".saved [role=status]")).to_contain_text("cannot keep pages")


def test_a_blocked_worker_is_told_so(host: Host, browser: Browser) -> None:
    """The browser has workers but lets none start: nothing is called saved."""
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page = open_tour(host, context, "en/")
    page.locator("#offline .actions button").first.click()
    expect(page.locator(STATUS)).to_contain_text("does not let the page keep anything")
    assert saved_files(page) == {}
    context.close()


def test_a_site_without_lists_hides_the_block(host: Host, pocket: BrowserContext) -> None:
    """As in the preview of `redroutes serve`: no offer, no worker."""
    pocket.route("**/offline.json", lambda route: route.fulfill(status=404))
    page = open_tour(host, pocket)
    expect(page.locator("#offline")).to_be_hidden()
    expect(page.locator("[data-offline-link]")).to_be_hidden()


def test_a_browser_that_cannot_read_the_script_shows_no_empty_block(
    host: Host, pocket: BrowserContext
) -> None:
    """An old WebView stops at the newer syntax; the page goes on without the block."""
    pocket.route("**/offline.js*", lambda route: route.fulfill(body="async ((( "))
    page = open_tour(host, pocket)
    expect(page.locator("#offline")).to_be_hidden()
    expect(page.locator("[data-offline-link]")).to_be_hidden()


def test_the_block_costs_nothing_until_it_is_seen(host: Host, pocket: BrowserContext) -> None:
    """A first visit asks for page, style and script (and the app's manifest); no worker is started."""
    page = pocket.new_page()
    page.goto(f"{host.base}tours/{TOUR}/")
    settle(page)
    assert not any("offline" in path or path == "sw.js" for path in host.asked)
    assert len(host.asked) <= 4


def test_a_slow_network_gives_way_to_the_saved_copy(host: Host, pocket: BrowserContext) -> None:
    """A page that does not come is shown from the phone; what is saved of style is never waited for."""
    page = open_tour(host, pocket, "en/")
    save(page)
    held = threading.Event()
    original = Handler.do_GET
    Handler.do_GET = lambda self: (held.wait(20), original(self))  # type: ignore[assignment, func-returns-value]
    try:
        page.goto(f"{host.base}en/tours/{TOUR}/", wait_until="commit")
        expect(page.locator("article.tour h1")).to_be_visible()
        assert not held.is_set()
    finally:
        held.set()
        Handler.do_GET = original  # type: ignore[method-assign]


def test_the_switch_takes_the_worker_away(
    host: Host, pocket: BrowserContext, real_site: Path
) -> None:
    """sw-off.js in the place of sw.js: worker and caches are gone after a visit."""
    page = open_tour(host, pocket, "en/")
    save(page)
    host.put("sw.js", (real_site / "sw-off.js").read_bytes())
    page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update())")
    page.wait_for_function(
        "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])"
        ".then((both) => !both[0].length && !both[1].length)"
    )
    page.goto(f"{host.base}en/tours/{TOUR}/")
    page.locator("[data-offline-link]").click()
    expect(page.locator("#offline")).to_have_attribute("data-state", "none")


def test_a_new_worker_takes_over_and_keeps_what_is_saved(
    host: Host, pocket: BrowserContext
) -> None:
    """A worker whose bytes have changed replaces the old one at once."""
    page = open_tour(host, pocket, "en/")
    save(page)
    host.put("sw.js", host.read("sw.js") + b"\nself.isNew = true;\n")
    page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update())")
    page.wait_for_function(
        "navigator.serviceWorker.getRegistration().then((r) => r.active && !r.waiting && !r.installing)"
    )
    pocket.set_offline(True)
    page.reload()
    expect(page.locator(STATUS)).to_contain_text("Saved on")


def test_the_app_can_be_installed_where_the_browser_offers_it(
    host: Host, pocket: BrowserContext
) -> None:
    """The button shows only after the browser's own event, and hands the choice to it."""
    page = pocket.new_page()
    page.goto(f"{host.base}en/saved/")
    button = page.get_by_role("button", name="Install as an app")
    expect(button).to_have_count(0)
    page.evaluate(
        """() => { const e = new Event("beforeinstallprompt", {cancelable: true});
        e.prompt = () => { window.prompted = true; }; window.dispatchEvent(e);
        window.prevented = e.defaultPrevented; }"""
    )
    expect(button).to_have_count(1)
    button.click()
    assert page.evaluate("window.prompted && window.prevented") is True
    expect(button).to_have_count(0)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_browser_finds_no_fault_in_the_manifest(
    host: Host, pocket: BrowserContext, folder: str
) -> None:
    """Chromium itself reads it, with its icons, and would install the site."""
    page = pocket.new_page()
    page.goto(f"{host.base}{folder}tours/{TOUR}/")
    session = pocket.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"] == f"{host.base}{folder}manifest.webmanifest"
    faults = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [x["errorId"] for x in faults if x["errorId"] != "in-incognito"] == []


def test_on_an_iphone_a_line_says_how_to_keep_the_site(host: Host, browser: Browser) -> None:
    """Safari makes no offer; elsewhere the line is hidden."""
    agent = (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"
    )
    context = browser.new_context(viewport=PHONE, user_agent=agent)
    page = context.new_page()
    page.goto(f"{host.base}saved/")
    expect(page.get_by_text("添加到主屏幕")).to_be_visible()
    context.close()


def test_another_site_of_the_same_host_keeps_its_own(
    host: Host, pocket: BrowserContext, real_site: Path
) -> None:
    """Caches name the site's path, so that removing here leaves a neighbour's tours alone."""
    page = open_tour(host, pocket, "en/")
    save(page)
    page.evaluate("caches.open('redroutes-tour-x-0123456789abcdef /other/')")
    pocket.clock.install()
    page.reload()
    for _ in range(2):
        page.locator("#offline").get_by_role("button", name="Remove").click()
    expect(page.locator("#offline")).to_have_attribute("data-state", "removed")
    page.clock.fast_forward(21_000)
    expect(page.locator("#offline")).to_have_attribute("data-state", "none")
    page.wait_for_function("() => caches.keys().then((names) => names.length === 1)")
    assert list(saved_files(page)) == ["redroutes-tour-x-0123456789abcdef /other/"]
    page.goto(f"{host.base}en/saved/")
    expect(page.locator(".saved li")).to_have_count(0)
    shutil.rmtree(host.own, ignore_errors=True)
