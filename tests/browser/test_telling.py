"""Scripts in three lengths, a rehearsal with a clock, pinyin on request, and what the voice is handed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from guide_support import FAKE_SPEECH, NINE, TEN, open_more
from support import TINY, run_redroutes

pytestmark = pytest.mark.browser
STORY = """story:
  en: From 1932 to 1937 the 259th Regiment of the 88th Division held the mill, call 021-66786377.
  zh: 1932年至1937年，磨坊里有第88师259团，电话021-66786377。"""
VOICES = "[{ lang: 'en-GB' }, { lang: 'zh-CN' }]"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny district; its mill has a script of one and of three minutes, and a battalion of the 88th Division."""
    folder = tmp_path_factory.mktemp("told")
    routes = Path(shutil.copytree(TINY, folder / "routes"))
    pond = routes / "positions" / "mill-pond.yml"
    text = pond.read_text("utf-8")
    assert text.count("story: {en: The pond fed the mill., zh: 水塘给磨坊供水。}") == 1
    pond.write_text(
        text.replace("story: {en: The pond fed the mill., zh: 水塘给磨坊供水。}", STORY), "utf-8"
    )
    result = run_redroutes("build", "--routes", str(routes), "--site-dir", str(folder / "site"))
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


def open_page(pocket: BrowserContext, site: Path, path: str, *, clock: bool = False) -> Page:
    page = pocket.new_page()
    page.add_init_script(FAKE_SPEECH.replace("VOICES", VOICES))
    if clock:
        page.clock.install(time=NINE)
    page.goto((site / path / "index.html").as_uri())
    if clock:
        page.clock.pause_at(TEN)  # so that a busy machine adds no second
    return page


def test_the_length_is_chosen_once_and_changes_the_plan(pocket: BrowserContext, site: Path) -> None:
    """Three minutes by default; one minute shortens the stay by two, here and on the tour's page, and is kept."""
    page = open_page(pocket, site, "tours/hill-walk/guide")
    shown = page.locator(".guide-stop.here .telling:visible")
    expect(shown).to_have_attribute("data-length", "usual")
    expect(page.locator(".guide-plan-left")).to_contain_text("55 minutes")
    open_more(page)
    page.locator(".guide-lengths summary").tap()
    page.locator(".guide-lengths [data-length='short']").tap()
    expect(shown).to_have_attribute("data-length", "short")
    expect(page.locator(".guide-plan-left")).to_contain_text("53 minutes")
    page.locator(".guide-clock").tap()
    expect(page.locator(".guide-plan-now")).to_have_text("28 minutes left at this stop")
    page.wait_for_function("() => (localStorage.getItem('guide') || '').includes('short')")
    page.reload()
    expect(shown).to_have_attribute("data-length", "short")
    open_more(page)
    page.locator(".guide-lengths summary").tap()
    page.locator(".guide-lengths [data-length='long']").tap()
    expect(shown).to_have_attribute("data-length", "usual")
    page.wait_for_function("() => (localStorage.getItem('guide') || '').includes('long')")
    page.goto((site / "tours" / "hill-walk" / "index.html").as_uri())
    page.locator("[data-plan] summary").tap()
    expect(page.locator("#visit-length")).to_have_value("long")


def test_what_is_typed_before_the_script_is_there_stays(pocket: BrowserContext, site: Path) -> None:
    """On a slow network the fields are there first."""
    page = open_page(pocket, site, "tours/hill-walk")
    page.evaluate("document.querySelector('#visit-time').value = '10:00'")
    page.locator("[data-plan] summary").tap()
    expect(page.locator("[data-visit] .state").nth(1)).to_contain_text("10:35")
    expect(page.locator("#visit-date")).not_to_have_value("")


def test_a_shorter_script_brings_the_group_earlier(pocket: BrowserContext, site: Path) -> None:
    """The plan on the tour's page counts the stay with the script that was chosen."""
    page = open_page(pocket, site, "tours/hill-walk")
    page.locator("[data-plan] summary").tap()
    second = page.locator("[data-visit] .state").nth(1)
    page.locator("#visit-time").fill("10:00")
    expect(second).to_contain_text("10:35")
    page.locator("#visit-length").select_option("short")
    expect(second).to_contain_text("10:33")


def test_without_script_all_lengths_can_be_read(browser, site: Path) -> None:
    """Under their headings; no button that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "tours" / "hill-walk" / "guide" / "index.html").as_uri())
    expect(page.locator(".telling:visible")).to_have_count(2)
    expect(
        page.locator(".guide-lengths, [data-rehearse], [data-pinyin]").locator("visible=true")
    ).to_have_count(0)
    context.close()


def test_a_rehearsal_counts_part_by_part(pocket: BrowserContext, site: Path) -> None:
    """Half a minute of speech a part; what is over is said, and at the end how long it took."""
    page = open_page(pocket, site, "lessons/two-stones", clock=True)
    page.get_by_role("button", name="Rehearse").tap()
    told = page.get_by_role("timer")
    expect(told).to_have_text("0:30 left")
    page.clock.run_for(35_000)
    expect(told).to_have_text("0:05 over")
    page.get_by_role("button", name="Next part").tap()
    expect(told).to_have_text("0:30 left")
    expect(page.locator(".rehearsed h3")).to_contain_text("The second")
    page.clock.run_for(20_000)
    page.get_by_role("button", name="Next part").tap()
    expect(told).to_have_text("It took 0:55; 1:00 are planned.")
    page.get_by_role("button", name="Stop").tap()
    expect(page.locator(".rehearsal")).to_have_count(0)
    expect(page.locator("[data-rehearse]")).to_be_focused()


def test_pinyin_comes_on_request_and_goes_again(pocket: BrowserContext, site: Path) -> None:
    """Above hard words in the script and the name; the text is whole again afterwards."""
    page = open_page(pocket, site, "zh/positions/old-mill", clock=True)  # the page tells the minute
    text = page.locator("article").inner_text()
    button = page.get_by_role("button", name="难字注音")
    button.tap()
    expect(page.locator("h1 ruby rt")).to_have_text("mò fáng")
    expect(page.locator(".script ruby").first).to_be_visible()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.tap()
    expect(page.locator("ruby")).to_have_count(0)
    assert page.locator("article").inner_text() == text
    page = open_page(pocket, site, "positions/old-mill")
    expect(page.locator("[data-pinyin]")).to_have_count(0)


def test_the_voice_is_handed_what_it_must_say(pocket: BrowserContext, site: Path) -> None:
    """Years digit by digit, units as soldiers name them, telephone numbers, hard words by their sound."""
    page = open_page(pocket, site, "zh/positions/mill-pond")
    page.locator("[data-speak]").tap()
    expect(page.locator(".speaker")).to_be_visible()
    page.evaluate("() => { while (document.querySelector('.speaker')) last.onend(); }")
    spoken = "".join(page.evaluate("spoken"))
    assert (
        "一九三二年至一九三七年，墨房里有第八十八师二五九团，电话零二一六六七八六三七七。" in spoken
    )
    page = open_page(pocket, site, "positions/mill-pond")
    page.locator("[data-speak]").tap()
    expect(page.locator(".speaker")).to_be_visible()
    page.evaluate("() => { while (document.querySelector('.speaker')) last.onend(); }")
    assert "From 1932 to 1937 the 259th Regiment" in "".join(page.evaluate("spoken"))
