"""Reporting a mistake: from any page, with and without an account, with record, field and language."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import PHONE
from offline_support import Host
from support import TINY, run_redroutes

pytestmark = pytest.mark.browser
LETTER = "#r-letter"
OWN = "contact: office@example.org\nrepository: {url: https://example.org/someone/hill}\n"


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny district's site with a repository and an address for mail."""
    folder = tmp_path_factory.mktemp("report")
    routes = Path(shutil.copytree(TINY, folder / "routes"))
    site_file = routes / "site.yml"
    site_file.write_text(f"{site_file.read_text('utf-8')}{OWN}", "utf-8")
    site = folder / "site"
    result = run_redroutes("build", "--no-cache", "--routes", str(routes), "--site-dir", str(site))
    assert result.returncode == 0, result.stdout
    return site


@pytest.fixture
def page(browser: Browser, reported: Path, tmp_path: Path) -> Iterator[Page]:
    """A phone whose ``base`` is the site's address; what goes wrong on it fails the test."""
    host = Host(reported, tmp_path / "own")
    context = browser.new_context(viewport=PHONE, base_url=host.base, has_touch=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []
    context.close()
    host.server.shutdown()


def letter_of(page: Page) -> str:
    """The text that would be sent."""
    return page.locator(LETTER).input_value()


@pytest.mark.parametrize(
    ("folder", "link", "name", "field", "language"),
    [
        ("", "Report a mistake", "About: The Old Mill", "Telephone (phone)", "English (en)"),
        ("zh/", "报告错误", "关于：老磨坊", "电话 (phone)", "中文 (zh)"),
    ],
)
def test_a_report_from_a_record_names_record_field_and_language(
    page: Page, folder: str, link: str, name: str, field: str, language: str
) -> None:
    """One tap from the foot of the page; copied, in a mail and in the repository's form stands the same."""
    page.goto(f"{folder}positions/old-mill/")
    page.locator(".record-foot").get_by_role("link", name=link).click()
    expect(page.locator("[data-record] a")).not_to_have_text("positions/old-mill")
    page.locator("#r-phone").check()
    page.locator("#r-wrong").fill("66 & 77?\n<b>")
    page.locator("#r-known").fill("on the spot")
    text = letter_of(page)
    assert text.startswith(f"{name}\n")
    for part in (field, language, f"{folder}positions/old-mill/", "66 & 77?\n<b>", "on the spot"):
        assert part in text
    assert "positions/old-mill\n" in text
    page.locator("form .actions button").click()
    assert page.evaluate("navigator.clipboard.readText()").replace("\r", "") == text
    forge = urlsplit(page.locator("[data-to=forge]").get_attribute("href") or "")
    assert (forge.netloc, forge.path) == ("example.org", "/someone/hill/issues/new")
    assert parse_qs(forge.query)["body"] == [text]
    mail = urlsplit(page.locator("[data-to=mail]").get_attribute("href") or "")
    assert mail.path == "office@example.org"
    assert parse_qs(mail.query)["body"] == [text.replace("\n", "\r\n")]
    assert page.evaluate("localStorage.length") == 0


def test_a_link_can_name_the_field(page: Page) -> None:
    """Where hours are missing the page asks for them: the field is ticked, and the text asks what is to be said."""
    page.goto("positions/lantern-hill/")
    asked = page.locator("a[href*='field=opening_hours']")
    if asked.count():
        asked.first.click()
    else:
        page.goto("report/?record=positions/lantern-hill&field=opening_hours")
    expect(page.locator("#r-opening_hours")).to_be_checked()
    assert "Last entry" in page.locator("#r-wrong").input_value()
    assert "(opening_hours)" in letter_of(page)


@pytest.mark.parametrize(
    "path",
    ["", "positions/", "tours/", "map/", "contribute/", "contribute/fields/", "search/?q=mill"],
)
def test_every_other_page_leads_there_too(page: Page, path: str) -> None:
    """Home, lists, the map, the contributors' guide: the report names the page from which the reader came."""
    page.goto(path)
    page.locator("a[href$='report/']").last.click()
    expect(page.locator("form[data-script=report]")).to_be_visible()
    found = page.locator("#r-page").input_value()
    assert found.endswith(f"/red/line/{path.partition('?')[0]}")
    assert found in letter_of(page)
    assert page.locator("[data-record]").is_hidden()


@pytest.mark.parametrize("path", ["tours/hill-walk/guide/", "templates/theme-day/", "towns/upper/"])
def test_the_foot_of_a_page_below_a_record_knows_the_record(page: Page, path: str) -> None:
    """From the page from which the reader came, without a word in its address."""
    page.goto(path)
    address = page.url
    page.evaluate("location.href = redroutes.root.dataset.assets + '../report/'")
    expect(page.locator("[data-record] a")).to_be_visible()
    record = "/".join(path.split("/")[:2])
    assert f"{record}\n" in letter_of(page)
    assert address.startswith(page.locator("#r-page").input_value())


@pytest.mark.parametrize(
    "query",
    [
        "record=javascript:alert(1)",
        "record=positions/<b>",
        "record=../../x",
        "record=constructor/x",
        "record=nothing/at-all&field=<img src=x>&language=__proto__",
        "record=positions/not-there&field=phone",
    ],
)
def test_a_hostile_or_mistaken_address_does_no_harm(page: Page, query: str) -> None:
    """Nothing of it becomes markup or an address of another kind."""
    page.goto(f"report/?{query}")
    expect(page.locator("form[data-script=report]")).to_be_visible()
    hrefs = page.locator("main a").evaluate_all("all => all.map(a => a.protocol)")
    assert set(hrefs) <= {"http:", "https:", "mailto:"}
    assert page.locator("main img, main b").count() == 0
    assert "English (en)" in letter_of(page)


def test_a_long_report_is_copied_and_leaves_room_in_the_address(page: Page) -> None:
    """Forges take some thousand characters: the text is on the clipboard, and the form says so."""
    page.goto("report/?record=positions/old-mill")
    page.locator("#r-wrong").fill("字" * 3000)
    for name in ("mail", "forge"):
        href = page.locator(f"[data-to={name}]").get_attribute("href") or ""
        assert len(href) < 6000
        assert "paste" in href
        assert "old-mill" in href
    assert letter_of(page).count("字") == 3000


def test_without_script_the_lines_to_fill_in_are_there(
    browser: Browser, reported: Path, tmp_path: Path
) -> None:
    """And no form that would do nothing."""
    host = Host(reported, tmp_path / "own")
    context = browser.new_context(viewport=PHONE, base_url=host.base, java_script_enabled=False)
    page = context.new_page()
    page.goto("report/")
    expect(page.locator("pre")).to_contain_text("How you know:")
    expect(page.locator("form[data-script=report]")).to_be_hidden()
    context.close()
    host.server.shutdown()
