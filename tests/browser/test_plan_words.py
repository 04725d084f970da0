"""A plan in a secretary's hands: nothing is lost, moved or refused without a word, and what goes out reads right."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from browser.test_planner import LANGUAGES, open_planner, out, plan_of

pytestmark = pytest.mark.browser
START = "?template=theme-party-day&day=2026-12-05"
HALL, PARK, MUSEUM = "songhu-memorial-hall", "songhu-memorial-park", "shanghai-glass-museum"
NO_COPY = """() => {
  navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
  document.execCommand = () => false;
}"""


def record(page: Page) -> str:
    return str(page.evaluate("redroutes.planRun.record(redroutes.planner)"))


def add(page: Page, *places: str) -> None:
    for place in places:
        page.evaluate("place => redroutes.planner.addPlace(place)", place)
    expect(page.locator(".run-sheet .place")).to_have_count(len(places))


def status(page: Page):
    return page.locator(".planner > [role=status]")


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_dates_of_preparation_move_with_the_day(phone, folder: str, language: str) -> None:
    """Lines that she has added to keep the template's dates right, on another day and in next month's copy."""
    page = open_planner(phone, folder, START)
    dates = {
        "zh": ("2026年12月4日", "2026年12月18日", "2027年1月15日"),
        "en": ("4 December 2026", "18 December 2026", "15 January 2027"),
    }[language]
    part = page.locator('.run-sheet section:has(> details[data-item="b"])')
    expect(part).to_contain_text(dates[0])
    part.locator("summary").tap()
    lines = part.locator("textarea")
    lines.fill(f"{lines.input_value()}\n横幅 {dates[0]}")
    lines.blur()
    expect(part.locator("li").last).to_have_text(f"横幅 {dates[0]}")
    page.locator("#p-day").fill("2026-12-19")
    expect(part).to_contain_text(dates[1])
    said = plan_of(page)["e"]["b"].split("\n")
    assert [dates[0] in line for line in said].count(True) == 1, "only her own line keeps its date"
    assert said[-1] == f"横幅 {dates[0]}"
    page.evaluate("redroutes.planner.duplicate()")
    expect(part).to_contain_text(dates[2])


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_another_length_says_what_it_takes_away(phone, folder: str, language: str) -> None:
    """An agenda as the template has it changes without a word; one with her own part is told of, and comes back."""
    page = open_planner(phone, folder, START)
    add(page, HALL)
    page.locator("#p-variant").select_option(index=1)
    expect(page.locator(".run-sheet .agenda-item")).to_have_count(5)
    expect(status(page)).to_have_text("")
    page.evaluate("redroutes.planner.addItem()")
    expect(page.locator(".run-sheet .agenda-item")).to_have_count(6)
    page.locator("#p-variant").select_option(index=0)
    expect(status(page)).to_contain_text("撤销" if language == "zh" else "Undo")
    page.locator("[data-tools] button").first.tap()
    expect(page.locator(".run-sheet .agenda-item")).to_have_count(6)


def test_names_do_not_pass_to_the_roles_of_another_template(phone) -> None:
    """Who leads the oath is not who keeps the record; she is told, and Undo brings the names back."""
    page = open_planner(phone, "", START)
    page.evaluate("redroutes.planner.setRole(2, '王一')")
    page.locator("#p-template").select_option("reading-circle")
    expect(status(page)).to_contain_text("撤销")
    assert plan_of(page)["r"] == {}
    page.locator("[data-tools] button").first.tap()
    expect(page.locator(".roles input").nth(2)).to_have_value("王一")


def test_what_cannot_be_undone_looks_so(phone) -> None:
    """Undo and Redo are pale until there is something to undo."""
    page = open_planner(phone, "", START)
    undo = page.locator("[data-tools] button").first
    look = "item => getComputedStyle(item).opacity"
    assert float(undo.evaluate(look)) < 1
    page.locator("#p-older").tap()
    expect(undo).to_be_enabled()
    assert undo.evaluate(look) == "1"


def test_each_part_that_opens_shows_its_triangle(phone) -> None:
    """Places to choose from and the parts of the sheet look like whatever else on the site opens."""
    page = open_planner(phone, "", START)
    looks = page.locator(".planner summary").evaluate_all(
        "all => all.map(item => getComputedStyle(item).display)"
    )
    assert set(looks) == {"list-item"}


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_where_the_browser_does_not_copy_the_text_is_selected(
    phone, folder: str, language: str
) -> None:
    """The link appears as text, selected; message and record are selected where they stand; each time it is said."""
    page = open_planner(phone, folder, START)
    page.evaluate(NO_COPY)
    page.locator("[data-out] > .actions button").first.tap()
    area = page.locator("[data-out] > textarea")
    expect(area).to_have_value(re.compile(r"/plan/#p=1[zr]\."))
    expect(area).to_be_focused()
    assert area.evaluate("item => item.selectionEnd - item.selectionStart === item.value.length")
    expect(page.locator(".foot")).to_be_in_viewport()
    expect(status(page)).to_contain_text("自己复制" if language == "zh" else "yourself")
    for part in ("[data-out] details >> nth=0", "[data-run] details >> nth=1"):
        page.locator(part).locator("summary").tap()
        expect(page.locator(".foot")).to_be_hidden()
        page.locator(part).locator(".actions button").first.tap()
        expect(page.locator(part).locator("textarea")).to_be_focused()
        expect(page.locator(".foot")).to_be_in_viewport()


def test_a_plan_that_is_opened_comes_into_view(phone) -> None:
    """The list of plans stands at the end of a long page; the sheet that was asked for is what she sees next."""
    page = open_planner(phone, "", START)
    page.locator("#p-older").tap()
    page.evaluate("redroutes.planner.duplicate()")
    expect(page.locator("[data-plans] > li")).to_have_count(2)
    page.locator("[data-plans] button").first.tap()
    expect(page.locator(".run-sheet > h2")).to_be_in_viewport()
    expect(page.locator(".run-sheet .head")).to_be_in_viewport()
    assert plan_of(page)["d"] == "2026-12-05"


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_a_year_is_kept_once_and_tells_of_holidays_not_entered(
    phone, folder: str, language: str
) -> None:
    """Twelve plans after two taps; said where she is; a year without entered holidays is told above its days."""
    phone.page.clock.set_fixed_time("2026-11-30T10:00:00+08:00")
    page = open_planner(phone, folder, START)
    page.locator("[data-year] > summary").tap()
    above = page.locator("[data-year] > .findings")
    expect(above).to_contain_text("2027")
    page.locator("#y-year").fill("2026")
    expect(above).to_have_text("")
    page.locator("#y-year").fill("2027")
    expect(above).to_contain_text("2027")
    keep = page.locator("[data-year-out] button").first
    keep.tap()
    expect(page.locator(".foot")).to_be_in_viewport()
    keep.tap()
    expect(page.locator("[data-plans] > li")).to_have_count(12)
    assert len(json.loads(page.evaluate("localStorage[redroutes.key('plans')]"))["all"]) == 12


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_a_way_of_unknown_length_is_said_as_people_say_it(
    phone, folder: str, language: str
) -> None:
    """No end that nobody knows in the record, no 'about … at the earliest' in a call; steps are told apart."""
    page = open_planner(phone, folder, START)
    add(page, HALL, MUSEUM)
    said = record(page)
    assert {"zh": "12月5日 周六14:00起，在", "en": "2026, from 14:00, “"}[language] in said
    assert {"zh": "最早", "en": "earliest"}[language] not in said
    assert {"zh": "纪念馆、上海玻璃博物馆开展", "en": "Aggression, Shanghai Museum of Glass"}[
        language
    ] in said
    assert {"zh": "交纳党费；宣布主题，回看上月；", "en": "pay dues; The theme, and a look back; "}[
        language
    ] in said
    script = out(page, "script").split("\n")
    assert {"zh": "大约到最早", "en": "until about 15:55 at the earliest"}[language] not in script[
        3
    ]
    assert {"zh": "最早15:35到，停留大约20分钟", "en": "15:35 at the earliest"}[language] in script[
        3
    ]
    assert script[0] == {"zh": "电话：021-6678 6377", "en": "Telephone: 021-6678 6377"}[language]
    assert "(" not in script[0]
    slack = page.evaluate("redroutes.planner.words.slack")
    assert slack not in out(page, "message")
    page.evaluate("redroutes.planner.dropPlace('shanghai-glass-museum')")
    assert {"zh": "周六14:00至15:30，在", "en": "2026, 14:00 to 15:30, “"}[language] in record(page)


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_a_message_without_a_place_leaves_no_gap(phone, folder: str, language: str) -> None:
    """The place is told as open; its address, which nobody can know, not at all."""
    page = open_planner(phone, folder, START)
    lines = out(page, "message").split("\n")
    assert {"zh": "地点还没有定", "en": "place not chosen yet"}[language] in lines
    assert "" not in lines
    assert {"zh": "地址", "en": "address"}[language] not in "\n".join(lines)


@pytest.mark.parametrize(
    ("template", "label"), [("theme-party-day", "主持人"), ("micro-party-class", "主讲人")]
)
def test_the_first_role_has_its_own_name_on_the_card(phone, template: str, label: str) -> None:
    """A speaker is no host: the minutes leave the host to be filled in where the template has none."""
    page = open_planner(phone, "", f"?template={template}&place={HALL}&day=2026-12-05")
    page.evaluate("redroutes.planner.setRole(0, '张三')")
    page.evaluate("redroutes.planPaper.show(redroutes.planner, 'card')")
    assert (
        page.locator(".cover .known").evaluate("item => item.textContent").endswith(f"{label}张三")
    )
    host = dict(page.evaluate("redroutes.planPaper.minutes(redroutes.planner)"))["主持人"]
    assert host == ("张三" if label == "主持人" else "")


def test_what_comes_late_moves_no_button(phone) -> None:
    """That the page is kept is said behind the buttons: a tap on one that is already there hits it."""
    page = open_planner(phone, "", START)
    where = "document.querySelector('[data-out] .actions').getBoundingClientRect().top + scrollY"
    expect(page.locator("[data-out] .actions").first).to_be_visible()
    before = page.evaluate(where)
    page.evaluate(
        "() => { const line = document.querySelector('[data-saved]');"
        " line.hidden = false; line.textContent = '存好了。'.repeat(9); }"
    )
    assert page.evaluate(where) == before
