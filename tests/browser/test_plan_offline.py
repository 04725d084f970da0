"""A plan in airplane mode: its page is kept with the first plan and opens, works and goes out without a network."""

from __future__ import annotations

import io

import docx
import icalendar
import pypdf
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from offline_support import Host, open_tour, save

pytestmark = pytest.mark.browser
KEPT = "[data-saved]"
KEEP = "redroutes.planner.loadRest().then(() => redroutes.planSave.keep(redroutes.planner))"


def plan_caches(page: Page) -> list[str]:
    """Names of the caches that hold the planning page."""
    found: list[str] = page.evaluate("caches.keys()")
    return [name for name in found if name.startswith("redroutes-plan-")]


def open_plan(host: Host, pocket: BrowserContext, folder: str) -> Page:
    page = pocket.new_page()
    page.goto(f"{host.base}{folder}plan/")
    expect(page.locator(".agenda-item").first).to_be_visible()
    return page


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_plan_opens_and_goes_out_without_a_network(
    host: Host, pocket: BrowserContext, folder: str
) -> None:
    """Made with a network; then the browser is closed and opened again in airplane mode: edit, print, files, link."""
    page = open_plan(host, pocket, folder)
    assert plan_caches(page) == []
    page.locator("#p-people").fill("17")
    expect(page.locator(KEPT)).to_be_visible(timeout=30_000)
    expect(page.locator(KEPT)).to_contain_text(
        "没有网络也能打开" if not folder else "opens without"
    )
    assert len(plan_caches(page)) == 1
    page.close()
    pocket.set_offline(True)
    host.asked.clear()
    page = open_plan(host, pocket, folder)
    assert page.evaluate("redroutes.planner.plan().n") == 17
    page.locator("[data-offers] button").first.tap()
    expect(page.locator(".run-sheet .place")).to_be_visible()
    page.locator("#p-template").select_option("renewing-the-oath")
    expect(page.locator(".agenda-item").first).not_to_contain_text("…")
    text = page.evaluate(
        "redroutes.planner.loadRest().then(() => redroutes.planOut.calendar(redroutes.planner))"
    )
    assert len(icalendar.Calendar.from_ical(text).walk("VEVENT")) == 1
    with page.expect_download() as download:
        page.get_by_role("button", name="Word").tap()
    assert docx.Document(download.value.path()).paragraphs[0].text
    page.evaluate("redroutes.planPaper.show(redroutes.planner, 'card')")
    assert len(pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 2
    link = page.evaluate("redroutes.planner.link()")
    plan = page.evaluate("redroutes.planner.plan()")
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".agenda-item").first).to_be_visible()
    assert page.evaluate("redroutes.planner.plan().q") == plan["q"]
    assert host.asked_by_pages == []


def test_the_page_goes_with_the_last_plan_and_stays_beside_tours(
    host: Host, pocket: BrowserContext
) -> None:
    """A deleted tour leaves the plan's page; a deleted plan leaves the tour's; with the last one the worker goes."""
    page = open_plan(host, pocket, "en/")
    page.locator("#p-people").fill("17")
    expect(page.locator(KEPT)).to_contain_text("opens without", timeout=30_000)
    pocket.clock.install()
    tour = open_tour(host, pocket, "en/")
    save(tour)
    button = tour.locator("#offline .actions").get_by_role("button", name="Remove")
    button.click()
    button.click()
    expect(tour.get_by_role("button", name="Undo")).to_be_focused()
    tour.clock.fast_forward(21_000)
    expect(tour.locator("#offline")).to_have_attribute("data-state", "none")
    assert len(plan_caches(tour)) == 1
    registered = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
    assert tour.evaluate(registered) == 1
    page.bring_to_front()
    page.locator("[data-plans]").get_by_role("button", name="Delete").tap()
    expect(page.locator(KEPT)).to_be_hidden()
    page.wait_for_function("async () => (await caches.keys()).length === 0")
    page.wait_for_function(f"async () => (await {registered}) === 0")


def test_a_newer_site_takes_the_place_of_the_kept_page(host: Host, pocket: BrowserContext) -> None:
    """Fetched with the next visit, and one cache is left; where a file does not match its digest, the old one stays."""
    page = open_plan(host, pocket, "en/")
    page.locator("#p-people").fill("17")
    expect(page.locator(KEPT)).to_contain_text("opens without", timeout=30_000)
    (first,) = plan_caches(page)
    path, own = "plan/en/offline.json", host.own / "plan/en/offline.json"
    text = host.read(path).decode()
    version = text.partition('"version":"')[2][:16]
    digest = text.partition('"plan/en/base.json",')[2].partition('"')[2][:64]
    newer = text.replace(version, "0" * 16)
    for offered, is_taken in ((newer.replace(digest, "0" * 64), False), (newer, True)):
        own.parent.mkdir(parents=True, exist_ok=True)
        host.put(path, offered.encode())
        page.reload()
        expect(page.locator(".agenda-item").first).to_be_visible()
        page.evaluate(KEEP)
        assert (first in plan_caches(page)) is not is_taken
        assert page.evaluate("localStorage[redroutes.key('plans')]").count('"n":17') == 1
    page.wait_for_function("async () => (await caches.keys()).length === 1")
