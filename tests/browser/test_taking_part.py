"""Stamps, questions and favourites on a phone: from the poster's code to the certificate, from the mark to the list."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.conftest import PHONE
from browser.test_guide_where import stand
from guide_support import TOUR, lead_to_end
from offline_support import Host, open_tour, save
from redroutes.catalogue.catalogue import Catalogue
from redroutes.records.short_codes import short_code

pytestmark = pytest.mark.browser
PLACE = "songhu-memorial-hall"


def scan(host: Host, page: Page, place: str, fragment: str = "#stamp") -> None:
    """Come by the short link that stands in the code of a poster."""
    page.goto(f"{host.base}s/{short_code('positions', place)}/{fragment}")
    page.wait_for_url(re.compile(f"positions/{place}/"))


def test_a_poster_gives_a_stamp_once(host: Host, pocket: BrowserContext) -> None:
    """The typed or shared short link gives none; the code gives one; the first day stays."""
    pocket.clock.install(time="2026-11-22T09:00:00+08:00")
    page = pocket.new_page()
    scan(host, page, PLACE, "")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".stamp")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
    scan(host, page, PLACE)
    expect(page.locator(".stamp [role=status]")).to_contain_text("Stamped today, 22 November 2026")
    expect(page.locator("h1")).to_be_in_viewport()
    page.clock.fast_forward("48:00:00")
    assert not page.url.endswith("#stamp")
    page.goto(f"{host.base}positions/{PLACE}/#stamp")
    expect(page.locator(".stamp [role=status]")).to_contain_text("2026年11月22日")
    page.goto(f"{host.base}en/stamps/?tour=battles-of-1932-and-1937")
    certificate = page.locator(".certificate")
    expect(certificate).to_contain_text("visited 1 of the")
    expect(certificate.locator("li")).to_have_count(1)
    page.get_by_label("Name on the certificate").fill("A visitor")
    page.emulate_media(media="print")
    expect(certificate).to_contain_text("A visitor")
    expect(page.locator("section[data-tour]").first).to_be_hidden()
    assert "A visitor" not in page.evaluate("JSON.stringify(localStorage)")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Back to the stamps").click()
    expect(page.locator(".stamped:visible").first).to_contain_text("22 November 2026")


def test_a_whole_visit_in_airplane_mode_gives_stamps_and_counts_answers(
    host: Host, pocket: BrowserContext, real_catalogue: Catalogue
) -> None:
    """A saved tour: one stamp by the code, one by standing at a stop; two questions; the end counts both."""
    stops = [stop.position for stop in real_catalogue.tours[TOUR].record.stops]
    here = next(place for place in stops if place in real_catalogue.pins)
    other = next(place for place in stops if place != here)
    page = open_tour(host, pocket, "en/")
    save(page)
    pocket.grant_permissions(["geolocation"])
    stand(pocket, real_catalogue.pins[here])
    pocket.set_offline(True)
    host.asked.clear()
    page.goto(f"{host.base}en/positions/{other}/#stamp")
    expect(page.locator(".stamp [role=status]")).to_contain_text("Stamped today")
    page.goto(f"{host.base}en/tours/{TOUR}/guide/#stop-{stops.index(here) + 1}")
    page.locator(".guide-more").tap()
    page.locator(".guide-where-am button").first.tap()
    page.locator(".guide-more").tap()
    expect(page.locator(".here .guide-stamp")).to_contain_text("Stamped")
    known = []
    for index in range(2):
        page.goto(f"{host.base}en/tours/{TOUR}/guide/")
        page.evaluate("location.hash = '#stop-1'")
        question = page.locator("details[data-question]").nth(index)
        stop = question.evaluate("d => d.closest('.guide-stop').id")
        page.evaluate("id => { location.hash = '#' + id; }", stop)
        question.locator("summary").tap()
        expect(question).to_contain_text("Source:")
        answer = question.get_by_role("button", name="Known" if index else "Not known", exact=True)
        answer.tap()
        expect(answer).to_have_attribute("aria-pressed", "true")
        known.append(stop)
    page.goto(f"{host.base}en/tours/{TOUR}/guide/")
    page.evaluate("location.hash = '#stop-1'")
    expect(page.locator("#stop-1")).to_be_visible()
    lead_to_end(page, len(stops))
    expect(page.locator(".guide-quiz")).to_have_text("Questions: 1 of 2 answers known.")
    expect(page.locator(".guide-stamps")).to_contain_text("2 of")
    page.locator(".guide-stamps a").tap()
    expect(page.locator(".certificate li")).to_have_count(2)
    assert host.asked_by_pages == []


def test_favourites_are_a_list_to_take_along(
    host: Host, pocket: BrowserContext, browser: Browser
) -> None:
    """Marked in Chinese, listed in both languages, removed and taken back, planned with, added on another phone."""
    pocket.grant_permissions(["clipboard-read", "clipboard-write"])
    page = pocket.new_page()
    for key in (f"positions/{PLACE}", f"tours/{TOUR}"):
        page.goto(f"{host.base}{key}/")
        button = page.locator("[data-favourite]")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(f"{host.base}favourites/")
    rows = page.locator(".favourites li")
    expect(rows.first).to_contain_text("淞沪抗战纪念馆")
    page.goto(f"{host.base}en/favourites/")
    expect(rows.first).to_contain_text("Memorial Hall")
    page.get_by_role("button", name="Remove").first.click()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(rows).to_have_count(2)
    plan = page.locator("[data-plan]")
    expect(plan).to_have_attribute("href", re.compile(rf"plan/\?place={PLACE}$"))
    page.get_by_role("button", name="Copy as a link").click()
    expect(page.locator(".favourites [role=status]")).to_contain_text("The link is copied")
    link = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator(".favourites [role=status]")).to_contain_text("The list is copied")
    assert f"{host.base}en/tours/{TOUR}/" in page.evaluate("navigator.clipboard.readText()")
    other = browser.new_context(viewport=PHONE)
    theirs = other.new_page()
    theirs.goto(f"{link},positions/no-such-place,../evil,positions/%3Cb%3E")
    theirs.get_by_role("button", name="Add 3 to my favourites").click()
    expect(theirs.locator(".favourites li")).to_have_count(3)
    expect(theirs.locator(".favourites li").first).to_contain_text("Memorial Hall")
    other.close()


def test_the_address_of_a_paragraph_is_copied_and_leads_there(
    host: Host, pocket: BrowserContext
) -> None:
    """The sign copies the link; opened, it marks the paragraph."""
    pocket.grant_permissions(["clipboard-read", "clipboard-write"])
    page = pocket.new_page()
    page.goto(f"{host.base}en/positions/{PLACE}/")
    page.get_by_role("link", name="Link to paragraph 2").click()
    expect(page.locator(".para a").nth(1)).to_have_text("✓")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == f"{host.base}en/positions/{PLACE}/#p2"
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#p2")).to_be_in_viewport()
