"""Taking a page along: the calendar file, sharing, short links, in a real browser."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import Browser, expect

from conftest import PHONE, Phone
from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.calendar import event_minutes, fill_event, make_event
from redroutes.outputs.redirects import CHOICE
from redroutes.records.short_codes import short_code
from support import ROOT

pytestmark = pytest.mark.browser
CLIPBOARD = (
    "Object.defineProperty(navigator, 'clipboard', {value: "
    "{writeText: text => { window.copied = text; return Promise.resolve(); }}});"
)
TOUR = "battles-of-1932-and-1937"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York"])
def test_the_calendar_file_is_what_the_program_would_make(
    browser: Browser,
    server: str,
    real_catalogue: Catalogue,
    tmp_path: Path,
    language: str,
    zone: str,
) -> None:
    """The tour begins at the district's time, wherever the reader's clock stands."""
    context = browser.new_context(viewport=PHONE, timezone_id=zone, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{server}{'' if language == 'zh' else 'en/'}tours/{TOUR}/")
    page.fill("#day", "2026-12-05")
    page.fill("#time", "09:30")
    with page.expect_download() as download:
        page.click("form[data-calendar] button")
    assert download.value.suggested_filename == f"{TOUR}.ics"
    file = tmp_path / "tour.ics"
    download.value.save_as(file)
    entry = real_catalogue.tours[TOUR]
    start = datetime(2026, 12, 5, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    event = make_event(real_catalogue, entry, language, None)
    assert file.read_bytes().decode() == fill_event(event, start, event_minutes(entry.record))
    (read,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert read.decoded("DTSTART") == start
    context.close()


def test_sharing_hands_on_title_and_address_without_the_tour(phone: Phone) -> None:
    """Where the browser can share, its own sheet opens; the address has no query."""
    phone.page.add_init_script(
        "navigator.share = data => { window.shared = data; return Promise.resolve(); }"
    )
    page = phone.open("positions/songhu-memorial-hall/?tour=battles-of-1932-and-1937")
    page.click("[data-share]")
    shared = page.evaluate("window.shared")
    assert shared["url"] == f"{phone.base}positions/songhu-memorial-hall/"
    assert "上海淞沪抗战纪念馆" in shared["title"]


@pytest.mark.parametrize(
    "path",
    [
        "positions/suyuan/",
        "tours/wusong-forts/",
        "lessons/one-centimetre-each/",
        "templates/theme-party-day/",
    ],
)
def test_where_nothing_can_share_the_link_is_copied(phone: Phone, path: str) -> None:
    """WeChat has no share sheet: the button copies, and says so."""
    phone.page.add_init_script(f"delete Navigator.prototype.share; {CLIPBOARD}")
    page = phone.open(f"en/{path}")
    page.click("[data-share]")
    expect(page.locator("[data-share]")).to_have_text("Link copied")
    assert page.evaluate("window.copied") == f"{phone.base}en/{path}"


def test_the_short_link_is_copied_whole(phone: Phone) -> None:
    """The page shows the short text; what is copied is the full address."""
    phone.page.add_init_script(CLIPBOARD)
    page = phone.open("tours/wusong-forts/")
    page.click(".take [data-short] + .copy")
    assert page.evaluate("window.copied") == f"{phone.base}s/{short_code('tours', 'wusong-forts')}/"


@pytest.mark.parametrize(("locale", "path"), [("en-GB", "en/"), ("zh-CN", ""), ("fr-FR", "")])
def test_a_short_link_leads_to_the_readers_language(
    browser: Browser, server: str, locale: str, path: str
) -> None:
    """English readers to English, others to the first language."""
    context = browser.new_context(viewport=PHONE, locale=locale)
    page = context.new_page()
    page.goto(f"{server}s/{short_code('positions', 'suyuan')}/")
    page.wait_for_url(f"{server}{path}positions/suyuan/")
    context.close()


READERS = {
    "zh-TW": "zh-Hant",
    "zh-HK": "zh-Hant",
    "zh-CN": "zh-Hans",
    "zh-SG": "zh-Hans",
    "sr-RS": "sr-Cyrl",
    "en-AU": "en-US",
    "en-GB": "en-GB",
    "fr-FR": "zh-Hans",
}
"""A reader's language -> the one of a site to which a short link leads, and in which a tour's file opens."""
TAGS = ("zh-Hans", "zh-Hant", "sr-Latn", "sr-Cyrl", "en-US", "en-GB")


def test_of_a_language_in_several_forms_a_short_link_takes_the_readers(browser: Browser) -> None:
    """By region, then by script: Traditional Chinese for Hong Kong, although the simplified one comes first."""
    links = "".join(f'<a href="/{tag}/" lang="{tag}">x</a>' for tag in TAGS)
    html = f"<!doctype html>{links}<script>{CHOICE}</script>"
    for locale, tag in READERS.items():
        context = browser.new_context(locale=locale)
        context.route("**/*", lambda route: route.fulfill(body="here", content_type="text/html"))
        context.route("**/s/?*", lambda route: route.fulfill(body=html, content_type="text/html"))
        page = context.new_page()
        page.goto("http://district.test/s/?by=code#line-2")
        page.wait_for_url(f"http://district.test/{tag}/?by=code#line-2")
        context.close()


def test_the_single_file_tour_opens_in_the_language_to_which_a_short_link_leads(
    browser: Browser,
) -> None:
    """Its editions are chosen by the same rule; an address that names an edition goes first."""
    editions = "".join(f'<div class="edition" id="{tag}" lang="{tag}">x</div>' for tag in TAGS)
    script = (ROOT / "overrides" / "records" / "tour-file.js").read_text("utf-8")
    html = f"<!doctype html>{editions}<script>{script}redroutes.startFile()</script>"
    for locale, tag in READERS.items():
        context = browser.new_context(locale=locale)
        context.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
        page = context.new_page()
        page.goto("http://district.test/")
        assert page.locator(".edition:visible").get_attribute("id") == tag, locale
        page.goto("http://district.test/?again#zh-Hant-stop-3")
        assert page.locator(".edition:visible").get_attribute("id") == "zh-Hant", locale
        context.close()


def test_a_short_link_leads_on_without_script(phone_without_script: Phone) -> None:
    """By the page's own head."""
    page = phone_without_script.open(f"s/{short_code('positions', 'suyuan')}/")
    page.wait_for_url(f"{phone_without_script.base}positions/suyuan/")


def test_without_script_no_dead_button_is_shown(phone_without_script: Phone) -> None:
    """Files and sheets are links; sharing and the calendar need script and hide."""
    page = phone_without_script.open("tours/wusong-forts/")
    expect(page.locator("[data-share]")).to_be_hidden()
    expect(page.locator("form[data-calendar]")).to_be_hidden()
    expect(page.locator('.take a[href="tour.gpx"]')).to_be_visible()
