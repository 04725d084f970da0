"""Search as a volunteer uses it: real queries with the result that must come first, slips, hostile input."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from browser_support import settle

pytestmark = pytest.mark.browser

FIRST = [
    ("search/", "陶行知", "positions/tao-xingzhi-memorial-hall"),
    ("search/", "山海工学团", "positions/shanhai-gongxuetuan-site"),
    ("search/", "炮台湾", "positions/paotaiwan-wetland-park"),
    ("search/", "杨行", "towns/yanghang"),
    ("search/", "淞滬抗戰紀念館", "positions/songhu-memorial-hall"),
    ("search/", "shkz", "positions/songhu-memorial-hall"),
    ("search/", "songhukangzhan", "positions/songhu-memorial-hall"),
    ("search/", "luo dian", "towns/luodian"),
    ("search/", "miaohang", "towns/miaohang"),
    ("search/", "主题党日", "templates/theme-party-day"),
    ("search/", "政治生日", "templates/political-birthday"),
    ("search/", "红帆365", "programmes/red-sail-365"),
    ("search/", "半岛1919", "positions/peninsula-1919"),
    ("search/", "溯", "positions/suyuan"),
    ("en/search/", "Glass Museum", "positions/shanghai-glass-museum"),
    ("en/search/", "theme party day", "templates/theme-party-day"),
    ("en/search/", "luodain", "towns/luodian"),
    ("en/search/", "oath ceremony", "templates/admission-oath-ceremony"),
    ("en/search/", "suyuan", "positions/suyuan"),
    ("en/search/", "淞沪抗战纪念馆", "positions/songhu-memorial-hall"),
]
HOSTILE = [
    "字" * 10_000,
    "a" * 10_000,
    "<img src=x onerror=window.hacked=1>",
    "<script>window.hacked=1</script>",
    "(.*+?^${}()|[]\\",
    "%00%ff&q=1#",
    "😀👨‍👩‍👧‍👦",
    "\u202eabc\u202c",
    "'; DROP TABLE x; --",
    "   ",
    "__proto__ constructor toString",
]


@pytest.mark.parametrize(("path", "query", "first"), FIRST)
def test_the_right_page_comes_first(phone, path: str, query: str, first: str) -> None:
    """Exact name, beginning, reading, initials, town: in this order."""
    page = phone.open(f"{path}?q={quote(query)}")
    link = page.locator("#results li a").first
    expect(link).to_be_visible()
    assert f"/{first}/" in str(link.evaluate("a => a.href"))


@pytest.mark.parametrize("path", ["search/", "en/search/"])
def test_hostile_input_gives_results_or_a_plain_message(phone, path: str) -> None:
    """No error, no executed markup, never an empty page."""
    page = phone.open(path)
    for query in HOSTILE:
        page.locator("#q").fill(query)
        page.wait_for_timeout(150)
        settle(page)
        expect(page.locator("#search-status")).not_to_be_empty()
        assert page.evaluate("window.hacked") is None
        assert page.locator("#results img, #results script").count() == 0
        assert phone.overflow == 0, query[:40]


def test_results_come_as_one_types_and_the_query_stays_in_the_address(phone) -> None:
    """Grouped by kind, hits marked, address kept, the language switch keeps the query."""
    page = phone.open("search/")
    page.locator("#q").press_sequentially("淞沪抗战")
    expect(page.locator("#results mark").first).to_have_text("淞沪抗战")
    expect(page.locator("#results section h2").first).to_be_visible()
    assert "q=%E6%B7%9E" in page.url
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.locator("#q")).to_have_value("淞沪抗战")
    expect(page.locator("#results li a").first).to_be_visible()


def test_nothing_found_offers_near_names_and_the_other_language(phone) -> None:
    """An English word on the Chinese pages: the count of the English ones is offered."""
    page = phone.open(f"search/?q={quote('wheelchair ramps')}")
    expect(page.locator("#search-status")).to_contain_text("没有找到")
    assert page.locator("#results a").count() > 0
    page.goto(f"{phone.base}search/?q=martyrs")
    expect(page.locator(".elsewhere a")).to_be_visible()
    assert "/en/search/?q=martyrs" in str(page.locator(".elsewhere a").get_attribute("href"))


def test_filters_of_the_search_page(phone) -> None:
    """Kind, town, audience and the hour; they work without a query too and stay in the address."""
    page = phone.open("search/")
    page.locator(".choices-box summary").click()
    page.locator("#s-kind").select_option("positions")
    page.locator("#s-town").select_option("youyilu")
    expect(page.locator("#results li a").first).to_be_visible()
    whole = page.locator("#results li").count()
    page.locator("#s-at").fill("2026-03-04T10:00")
    expect(page.locator("#results li").first).to_be_visible()
    open_now = page.locator("#results li").count()
    assert 0 < open_now < whole
    page.locator("#s-at").fill("2026-03-02T10:00")  # a Monday
    page.wait_for_timeout(300)
    assert page.locator("#results a[href*=songhu-memorial-hall]").count() == 0
    assert "town=youyilu" in page.url


def test_the_box_in_the_bar_is_a_combobox(phone) -> None:
    """Nothing is loaded before it is used; arrows choose, Enter opens, Escape closes."""
    page = phone.open("tours/")
    assert not any("search" in url for url in phone.requests)
    page.locator(".find summary").click()
    box = page.locator("#bar-q")
    box.press_sequentially("陶行知")
    options = page.locator("#bar-q-list [role=option]")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("Escape")
    expect(page.locator("#bar-q-list")).to_be_hidden()
    box.press("ArrowDown")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.locator("h1")).to_contain_text("陶行知")


def test_a_query_costs_little(phone) -> None:
    """Requests of the first query stay few; bytes are measured by `python -m benchmarks search`."""
    page = phone.open("search/")
    settle(page)
    before = len(phone.requests)
    page.locator("#q").fill("淞沪抗战")
    expect(page.locator("#results li").first).to_be_visible()
    settle(page)
    assert len(phone.requests) - before <= 14


def test_search_without_script_leads_to_the_lists(phone_without_script) -> None:
    """The form still opens the page, and the page offers every list."""
    page = phone_without_script.open("")
    page.locator(".home .search input").fill("x")
    page.locator(".home .search button").click()
    expect(page.locator("noscript .chips a, .search-page .chips a").first).to_be_visible()


def test_the_guide_has_a_search_box_too(phone) -> None:
    """Hand-written pages send the query to the search page."""
    page = phone.open("en/contribute/")
    page.locator("#guide-q").fill("lighthouse")
    page.locator(".guide-search button[type=submit]").click()
    expect(page.locator("#results li a").first).to_contain_text("lighthouse", ignore_case=True)
