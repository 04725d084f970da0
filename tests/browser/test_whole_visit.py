"""The whole visit in one go on the real site: a tour saved, led and searched without a signal; and as WeChat on iOS."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from browser.conftest import PHONE
from guide_support import NO_SPEECH, TOUR, lead_to_end, open_more, stop_count, stop_names
from offline_support import STATUS, Host, open_tour, save
from redroutes.catalogue.catalogue import Catalogue

pytestmark = pytest.mark.browser
WECHAT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Mobile/15E148 MicroMessenger/8.0.50 NetType/WIFI Language/zh_CN"
)
NO_WORKER = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });"
ONLY_ASKED = ("/offline.json", "/head.json", "/t.json", "/r.json")
"""Is the saved tour the newest, does the whole index answer: asked first, and missed without a signal."""


@pytest.fixture
def wechat(browser: Browser) -> Iterator[BrowserContext]:
    """A telephone whose browser has neither service workers nor speech."""
    context = browser.new_context(
        viewport=PHONE, is_mobile=True, has_touch=True, user_agent=WECHAT, locale="zh-CN"
    )
    context.set_default_timeout(15_000)
    context.add_init_script(NO_WORKER)
    context.add_init_script(NO_SPEECH)
    yield context
    context.close()


def watch(page: Page) -> list[str]:
    """What goes wrong from now on, beside ``ONLY_ASKED`` and what a page gave up because the reader went on."""
    wrong: list[str] = []

    def note(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED" and not request.url.endswith(ONLY_ASKED):
            wrong.append(f"{request.url}: {request.failure}")

    page.on("requestfailed", note)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    return wrong


def walk(page: Page, chinese: list[str], english: list[str]) -> None:
    """From the tour's page along the links to the last stop; each stop is read in both languages."""
    page.get_by_role("link", name="从第一站开始").tap()
    for number, (name, other) in enumerate(zip(chinese, english, strict=True), start=1):
        expect(page.locator("h1")).to_have_text(name)
        expect(page.locator("nav.ribbon:visible")).to_contain_text(f"第{number}站")
        page.get_by_role("link", name="English", exact=True).tap()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("h1")).to_have_text(other)
        page.get_by_role("link", name="中文", exact=True).tap()
        expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
        following = page.locator("nav.steps:visible a[rel=next]")
        expect(following).to_have_count(0 if number == len(chinese) else 1)
        if number < len(chinese):
            following.tap()


def lead(page: Page, names: list[str]) -> None:
    """From the last stop back to the tour's page, into guide mode, and through it to the end."""
    page.locator("nav.ribbon:visible a").first.tap()
    expect(page.locator("article.tour")).to_be_visible()
    page.get_by_role("link", name="讲解模式").first.tap()
    expect(page.locator(".guide.on")).to_be_visible()
    assert lead_to_end(page, len(names)) == names
    expect(page.locator(".guide-line .seen")).to_have_count(len(names))


def search_saved(page: Page, name: str) -> None:
    """The box in the bar leads to the search of what is saved; its first result opens."""
    open_more(page)
    page.locator(".find summary").tap()
    page.locator("#bar-q").press_sequentially(name)
    page.get_by_role("option", name=f"搜索 · {name}").tap()
    expect(page.locator("#search-status")).to_contain_text("只搜了已存的")
    page.locator("#results li a").first.tap()
    expect(page.locator("h1")).to_have_text(name)


def test_the_whole_visit_without_a_signal(
    host: Host, pocket: BrowserContext, real_catalogue: Catalogue
) -> None:
    """Saved, airplane mode, every stop in both languages, guide mode to its end, search, list of saved tours, back."""
    chinese, english = (stop_names(real_catalogue, TOUR, code) for code in ("zh", "en"))
    page = open_tour(host, pocket)
    save(page)
    pocket.set_offline(True)
    host.asked.clear()
    wrong = watch(page)
    page.goto(f"{host.base}tours/{TOUR}/")
    walk(page, chinese, english)
    lead(page, chinese)
    search_saved(page, chinese[-1])
    page.locator(".menu:not(.find) > summary").tap()
    page.get_by_role("link", name="已存线路", exact=True).tap()
    rows = page.locator(".saved li")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("KB")
    rows.get_by_role("link").first.tap()
    page.locator("[data-offline-link]").tap()
    expect(page.locator(STATUS)).to_contain_text("没有信号也能打开")
    assert (wrong, host.asked_by_pages) == ([], [])
    pocket.set_offline(False)
    page.reload()
    expect(page.locator("#offline")).to_have_attribute("data-state", "saved")
    expect(page.get_by_role("button", name="更新")).to_have_count(0)


def fetch_file(page: Page, folder: Path) -> Path:
    """Tap the link to the single file beside the message; where it was put."""
    with page.expect_download() as started:
        page.locator("#offline a[download]").tap()
    file = folder / started.value.suggested_filename
    started.value.save_as(file)
    return file


def test_the_whole_visit_as_wechat_on_ios(
    host: Host, wechat: BrowserContext, real_catalogue: Catalogue, tmp_path: Path
) -> None:
    """Said plainly what cannot be; no dead button; the single file is led to its end in both languages, offline."""
    chinese, english = (stop_names(real_catalogue, TOUR, code) for code in ("zh", "en"))
    page = open_tour(host, wechat)
    wrong = watch(page)
    expect(page.locator(STATUS)).to_contain_text("改用手机浏览器打开")
    expect(page.locator("#offline button")).to_have_count(0)
    walk(page, chinese, english)
    expect(page.locator("[data-speak]:visible, [data-listen]:visible")).to_have_count(0)
    lead(page, chinese)
    expect(page.locator("[data-speak]:visible")).to_have_count(0)
    page.goto(f"{host.base}tours/{TOUR}/#offline")
    file = fetch_file(page, tmp_path)
    assert wrong == []
    wechat.set_offline(True)
    host.asked.clear()
    page = wechat.new_page()
    wrong, requests = watch(page), []
    page.on("request", lambda request: requests.append(request.url.partition("#")[0]))
    page.goto(file.as_uri())
    assert lead_to_end(page, stop_count(real_catalogue, TOUR)) == chinese
    open_more(page)
    page.get_by_role("link", name="English").tap()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    open_more(page)
    page.locator(".guide-line:visible a").first.tap()
    assert lead_to_end(page, len(english)) == english
    expect(page.locator("[data-speak]:visible")).to_have_count(0)
    assert (wrong, set(requests), host.asked) == ([], {file.as_uri()}, [])
