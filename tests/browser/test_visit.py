"""A visitor walks through the real site on a phone: home, tour, stop, next stop, the other language."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser_support import settle
from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import FOLDERS

pytestmark = pytest.mark.browser
LANGUAGES = [("", "zh-Hans", "en", "English"), ("en/", "en", "zh-Hans", "中文")]


def pages_of_every_kind(catalogue: Catalogue) -> list[str]:
    """One page of every kind, the longest record of each."""
    pages = ["", "about/"]
    for kind in FOLDERS:
        entries = catalogue.entries(kind)
        longest = max(entries, key=lambda i: len(entries[i].record.model_dump_json()))
        pages += [f"{kind}/", f"{kind}/{longest}/"]
    return [*pages, "towns/", f"towns/{next(iter(catalogue.towns))}/"]


@pytest.mark.parametrize(("folder", "tag", "other_tag", "other_name"), LANGUAGES)
def test_home_tour_stop_next_stop_other_language(
    phone, folder: str, tag: str, other_tag: str, other_name: str
) -> None:
    """The walk that the site is for, by links alone."""
    page = phone.open(folder)
    expect(page.locator("html")).to_have_attribute("lang", tag)
    page.locator(".home-tours .stop h3 a").first.click()
    expect(page.locator("article.tour h1")).to_be_visible()
    assert "/tours/" in page.url
    stops = page.locator(".tour .stop h3 a")
    names = [name.strip() for name in stops.all_inner_texts()]
    assert len(names) >= 2
    stops.first.click()
    expect(page.locator("h1")).to_have_text(names[0])
    ribbon = page.locator("nav.ribbon:visible")
    expect(ribbon).to_have_count(1)
    page.locator("nav.steps:visible a[rel=next]").click()
    expect(page.locator("h1")).to_have_text(names[1])
    tour = page.url.partition("?tour=")[2]
    assert tour
    address = page.url.replace(phone.base, "").partition("?")[0].removeprefix("en/")
    page.get_by_role("link", name=other_name, exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", other_tag)
    assert page.url.replace(phone.base, "").removeprefix("en/") == f"{address}?tour={tour}"
    expect(page.locator("nav.ribbon:visible")).to_have_count(1)
    assert phone.foreign == []


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("view", ["{}", '{"theme":"dark"}', '{"size":"large"}'])
def test_every_kind_of_page_fits_the_screen(
    phone, real_catalogue: Catalogue, folder: str, view: str
) -> None:
    """No page is wider than the phone, loads from elsewhere, or asks more than 5 times."""
    phone.page.add_init_script(f"localStorage.setItem('view', {view!r})")
    for path in pages_of_every_kind(real_catalogue):
        page = phone.open(f"{folder}{path}")
        expect(page.locator("h1")).to_have_count(1)
        assert phone.overflow == 0, path
        assert phone.foreign == [], path
        assert len(phone.requests) <= 5, phone.requests


@pytest.mark.parametrize("path", ["contribute/", "en/contribute/fields/", "contribute/problems/"])
def test_the_guide_asks_no_other_host_and_fits(phone, path: str) -> None:
    """Hand-written pages keep Material's bundle; it stays at home, and tables scroll by themselves."""
    page = phone.open(path)
    settle(page)
    assert phone.foreign == []
    assert phone.overflow == 0


def test_targets_are_large_enough(phone, real_catalogue: Catalogue) -> None:
    """Buttons, menu entries and chips measure 44 px, in the large view 60."""
    selector = (
        "button:visible, .chips a:visible, .bar a:visible, summary:visible, .actions a:visible"
    )
    for view, least in (("{}", 44), ('{"size":"large"}', 60)):
        phone.page.add_init_script(f"localStorage.setItem('view', {view!r})")
        for path in pages_of_every_kind(real_catalogue):
            page = phone.open(path)
            heights = page.eval_on_selector_all(
                selector,
                "items => items.filter(i => !i.classList.contains('copy'))"
                ".map(i => [i.textContent, i.getBoundingClientRect().height])",
            )
            small = [(text, height) for text, height in heights if height < least - 0.5]
            assert small == [], path


def test_filters_narrow_the_list_and_stay_in_the_address(phone) -> None:
    """Town, kind and name together; the address can be shared; clearing shows all."""
    page = phone.open("positions/")
    whole = page.locator(".card:visible").count()
    page.locator("#f-kind").select_option("village")
    villages = page.locator(".card:visible").count()
    assert 0 < villages < whole
    assert "kind=village" in page.url
    page.reload()
    assert page.locator(".card:visible").count() == villages
    page.locator("#f-name").fill("没有这个地方")
    expect(page.locator("#none")).to_be_visible()
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator(".card:visible")).to_have_count(whole)


def test_the_view_is_kept(phone) -> None:
    """Dark and large stay after a reload and on the next page."""
    page = phone.open("")
    page.locator(".menu:not(.find) > summary").click()
    page.get_by_role("button", name="深色").click()
    page.get_by_role("button", name="大字", exact=True).click()
    page.goto(f"{phone.base}tours/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "22px"


def test_the_keyboard_reaches_content_and_menu(phone) -> None:
    """The first key leads past the bar; the menu opens and closes by keys."""
    page = phone.open("")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.locator(".menu:not(.find) > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu:not(.find) .sheet")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu:not(.find) .sheet")).to_be_hidden()


def test_everything_can_be_read_without_script(phone_without_script) -> None:
    """Sections instead of filters, all tours of a stop, answers that open, the menu."""
    page = phone_without_script.open("positions/")
    expect(page.locator("#filters")).to_be_hidden()
    assert page.locator(".group h2").count() >= 10
    page = phone_without_script.open("positions/songhu-memorial-hall/?tour=wusong-forts")
    assert page.locator("nav.steps:visible").count() >= 1
    page.locator(".questions summary").first.click()
    expect(page.locator(".questions details p").first).to_be_visible()
    page.locator(".menu:not(.find) > summary").click()
    expect(page.locator(".menu:not(.find) .sheet nav")).to_be_visible()
    expect(page.locator(".view")).to_be_hidden()


def test_a_missing_page_leads_home_from_any_depth(phone) -> None:
    """404.html finds the site's folder by itself, whatever the folder is."""
    page = phone.page
    body = page.request.get(f"{phone.base}404.html").text()
    page.route(
        "**/positions/no/such/place/?from=paper",
        lambda route: route.fulfill(status=200, body=body, content_type="text/html"),
    )
    page.goto(f"{phone.base}en/positions/no/such/place/?from=paper")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{phone.base}en/positions/no/such/place/?from=paper#content")
    page.get_by_role("link", name="Go to the home page").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".home h1")).to_be_visible()


def test_a_template_prints_as_a_run_sheet(phone) -> None:
    """On A4 the agenda stands, the bar and the buttons do not."""
    page = phone.open("templates/theme-party-day/")
    page.emulate_media(media="print")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator(".actions").first).to_be_hidden()
    expect(page.locator(".agenda .line").first).to_be_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
