"""A portal on a phone: search over three districts, the map, a tour across them, and what is kept for each alone."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from browser.conftest import PHONE, QuietHandler
from browser_support import settle
from portal_support import NAMES, make_district, write_lists, write_site
from redroutes.build.report import Tell
from redroutes.portal.run import Request, join

pytestmark = pytest.mark.browser
CITY = """name: {zh: 江城红线, en: River City}
languages:
  - {id: zh, tag: zh-Hans, name: 中文}
  - {id: en, tag: en, name: English}
districts: [{id: mill, site: mill/site}, {id: dam, site: dam/site}, {id: port, site: port/site}]
tours:
  - id: three-stones
    name: {zh: 从磨坊到码头, en: From mill to quay}
    summary: {zh: 三个区，三站。, en: Three stops in three districts.}
    stops:
      - {address: mill/positions/old-mill/}
      - {address: dam/positions/old-mill/}
      - {address: port/positions/old-mill/}
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Three districts, two of them with all their pages, in a folder of a server."""
    folder = tmp_path_factory.mktemp("portal")
    for key in NAMES:
        write = write_lists if key == "port" else write_site
        write(make_district(folder / key, key), folder / key / "site")
    (folder / "city.yml").write_text(CITY, "utf-8")
    site_dir = folder / "served" / "city"
    site_dir.parent.mkdir()
    join(Request([], folder / "city.yml", site_dir), Tell(lambda _: None, lambda _: None))
    handler = functools.partial(QuietHandler, directory=str(site_dir.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/city/"
    server.shutdown()


def test_a_portal_is_searched_looked_at_and_walked(
    portal: str, pocket: BrowserContext, browser: Browser
) -> None:
    """Search box and search page, map by district and by point, tour; no fault of policy; axe; then without script."""
    errors: list[str] = []
    page = pocket.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda x: errors.append(x.text) if x.type == "error" else None)
    _search(page, portal)
    _look_at_the_map(page, portal)
    page.goto(f"{portal}en/tours/three-stones/")
    expect(page.locator(".line .stop h3")).to_have_text(
        ["The Old Mill", "The Great Weir", "The Stone Quay"]
    )
    assert page.locator("svg.sketch").is_visible()
    for path in ("", "search/?q=大石水坝", "map/", "tours/", "tours/three-stones/"):
        page.goto(f"{portal}{path}")
        settle(page)
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    _keep_apart(page, portal)
    assert errors == []
    bare = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = bare.new_page()
    page.goto(f"{portal}map/")
    page.locator("h4 a", has_text="磨坊区").click()
    expect(page).to_have_url(f"{portal}mill/zh/map/")
    bare.close()


def test_the_filters_are_the_portals_whichever_script_comes_first(
    portal: str, pocket: BrowserContext
) -> None:
    """The search of several sites arrives after the page's own part."""
    page = pocket.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/search.js*", hold)
    page.goto(f"{portal}search/?q=磨坊", wait_until="commit")
    page.wait_for_function("() => window.redroutesFind")
    while not held:
        page.wait_for_timeout(20)
    held.pop().continue_()
    expect(page.locator("#results .hits li").first).to_be_visible()
    assert page.locator("#s-district option").count() == 1 + len(NAMES)


def _search(page: Page, portal: str) -> None:
    """One box over all: what is found says its district and leads there; a district can be chosen."""
    page.goto(portal)
    page.locator("#q").fill("shimatou")
    option = page.locator("[role=option]").first
    expect(option).to_contain_text("港口区")
    assert option.locator("a").evaluate("a => a.href") == f"{portal}port/zh/positions/old-mill/"
    page.goto(f"{portal}search/?q=磨坊")
    expect(page.locator("#results .hits li").first).to_be_visible()
    every = page.locator("#results .hits li").count()
    page.locator("summary", has_text="筛选").click()
    page.locator("#s-district").select_option("dam")
    expect(page.locator("#results")).not_to_contain_text("磨坊区")
    page.locator("#s-kind").select_option("tours")
    expect(page.locator("#results section")).to_have_count(1)
    assert page.locator("#results .hits li").count() < every
    assert "district=dam" in page.url


def _look_at_the_map(page: Page, portal: str) -> None:
    """A district's points are fetched when its number is tapped; each leads to its page."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{portal}map/")
    expect(page.locator(".map text.name", has_text="水坝区")).to_be_attached()
    assert not [url for url in asked if url.endswith(".json")]
    page.locator("svg a[data-id=dam]").dispatch_event("click")
    point = page.locator("svg a[data-id='dam/old-mill']")
    expect(point).to_be_attached()
    point.dispatch_event("click")
    link = page.locator(".map-card a", has_text="大石水坝")
    expect(link).to_be_visible()
    assert next(url for url in asked if url.endswith(".json")).endswith("/dam.zh.json")
    link.click()
    expect(page.locator("h1")).to_have_text("大石水坝")


def _keep_apart(page: Page, portal: str) -> None:
    """What is marked in one district is marked in no other, though both have the same id."""
    page.goto(f"{portal}mill/positions/old-mill/")
    mark = page.locator("[data-favourite]").first
    mark.click()
    expect(mark).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("Object.keys(localStorage)") == ["favourites /city/mill/"]
    page.goto(f"{portal}dam/positions/old-mill/")
    expect(page.locator("[data-favourite]").first).to_have_attribute("aria-pressed", "false")
