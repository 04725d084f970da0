"""What a plan gives on paper and for files: the folded card, the forms, the Word document; what can be edited."""

from __future__ import annotations

import io
import unicodedata
from typing import Any

import docx
import pypdf
import pytest
from playwright.sync_api import Page, expect

from browser.test_planner import LANGUAGES, open_planner, out, plan_of

pytestmark = pytest.mark.browser
A4 = (595, 842)
START = "?template=theme-party-day&place=songhu-memorial-hall&title=月度 %26 <一>&day=2026-12-05"
WORDS = {
    "zh": {
        "card": ["议程", "分工", "带什么", "电话", "人数"],
        "forms": ["签到", "会议记录", "记录人", "表决", "赞成", "弃权", "监票人", "实到"],
        "record": "活动记录",
        "print": ["打印折页卡片", "打印会后用的表"],
    },
    "en": {
        "card": ["Agenda", "Who does what", "What to bring", "Telephone", "People"],
        "forms": ["Attendance", "Minutes", "Vote", "Abstained", "Watched by", "How many came"],
        "record": "Record",
        "print": ["Print a card to fold", "Print the forms for afterwards"],
    },
}


def read_pdf(page: Page) -> tuple[list[tuple[int, int]], str]:
    """Sizes of the pages in points, and all words; Chromium's PDFs give radicals in the place of some characters."""
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = [(round(x.mediabox.width), round(x.mediabox.height)) for x in reader.pages]
    text = "".join(sheet.extract_text() for sheet in reader.pages)
    return sizes, squeeze(text)


def squeeze(text: str) -> str:
    """Without blanks and line breaks, which a PDF puts anywhere."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def tap_print(page: Page, name: str) -> None:
    """Tap a button that prints; the papers stay as long as the browser prints."""
    page.evaluate("window.print = () => { window.printed = (window.printed || 0) + 1; }")
    before = page.evaluate("window.printed || 0")
    page.get_by_role("button", name=name, exact=True).tap()
    page.wait_for_function(f"() => window.printed > {before}")


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_the_card_and_the_forms_print(phone, folder: str, language: str) -> None:
    """A card of one sheet, two sides, A4 across; forms on A4, a line for each who comes, with what is known."""
    page, words = open_planner(phone, folder, START), WORDS[language]
    page.evaluate("redroutes.planner.setRole(0, '王一')")
    tap_print(page, words["print"][0])
    sizes, text = read_pdf(page)
    assert sizes == [A4[::-1]] * 2
    for word in (*words["card"], "月度 & <一>", "14:00", "王一", "021-6678 6377"):
        assert squeeze(word) in text, word
    assert "Undo" not in text
    assert "撤销" not in text
    page.locator("#p-people").fill("31")
    tap_print(page, words["print"][1])
    assert page.locator(".form").first.locator("tbody tr").count() == 31
    sizes, text = read_pdf(page)
    assert set(sizes) == {A4}
    assert len(sizes) >= 4
    for word in words["forms"]:
        assert squeeze(word) in text, word
    assert words["record"] not in text
    assert page.locator("[data-papers] > *").count() == 0
    page.evaluate("""() => redroutes.planner.change((next) => {
        next.z = { b: [], c: 29, u: "李二", y: [["每月学一次", "张三", "12月20日"]] }; })""")
    tap_print(page, words["print"][1])
    _, text = read_pdf(page)
    for word in (words["record"], "29", "李二", "每月学一次", "张三", "12月20日"):
        assert squeeze(word) in text, word
    assert phone.overflow == 0


TOO_WIDE = """() => {
  const papers = document.querySelector("[data-papers]"), mm = 96 / 25.4;
  papers.dataset.measure = "";
  const most = (table) => (table.closest(".inside") ? 124.5 : 297) * mm + 1;
  const wide = [...papers.querySelectorAll("table")].filter((table) =>
    [...table.getClientRects()].some((box) => box.width > most(table)));
  delete papers.dataset.measure;
  return wide.map((table) => table.textContent);
}"""
"""Tables of the papers that reach over their column or page."""


@pytest.mark.parametrize("count", [1, 3, 6])
@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_a_card_is_one_sheet_however_many_places(
    phone, folder: str, language: str, count: int
) -> None:
    """Up to six places with all they say, a group with older members, the code: two sides, nothing over the fold."""
    page, words = open_planner(phone, folder, "?template=theme-party-day&day=2026-12-05"), WORDS
    places = page.evaluate(
        "count => redroutes.planner.offers().slice(0, count).map(one => one.place)", count
    )
    for place in places:
        page.evaluate("place => redroutes.planner.addPlace(place)", place)
    page.locator("#p-older").check()
    for which in words[language]["print"]:
        tap_print(page, which)
        assert page.evaluate(TOO_WIDE) == []
        if which == words[language]["print"][0]:
            assert page.locator(".code svg").count() == 1
            last = page.locator("[data-papers] li").last.text_content() or ""
            sizes, text = read_pdf(page)
            assert sizes == [A4[::-1]] * 2
            assert squeeze(last)[:12] in text
    assert phone.overflow == 0


def test_a_card_that_does_not_fit_says_so(phone) -> None:
    """Sixty items are no card: more pages and a sentence, not letters that nobody reads."""
    page = open_planner(phone, "en/", START)
    page.evaluate("for (let n = 0; n < 60; n += 1) redroutes.planner.addItem()")
    tap_print(page, WORDS["en"]["print"][0])
    expect(page.locator(".planner > [role=status]")).to_contain_text("too long for a card")
    sizes, _ = read_pdf(page)
    assert len(sizes) > 2


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_word_is_read_by_python_docx(phone, folder: str, language: str) -> None:
    """Title, tables and language by another library; a line a person, the vote, what was changed by hand."""
    page = open_planner(phone, folder, START)
    page.locator("#p-people").fill("13")
    page.evaluate("redroutes.planner.setLines('m', '一面旗 <b>\\n两支笔 & 纸')")
    with page.expect_download() as download:
        page.get_by_role("button", name="Word").tap()
    document = docx.Document(download.value.path())
    texts = [paragraph.text for paragraph in document.paragraphs]
    titles = [x.text for x in document.paragraphs if x.style.name == "Heading 1"]
    assert document.paragraphs[0].style.name == "Title"
    assert texts[0] == "月度 & <一>"
    assert {"□ 一面旗 <b>", "□ 两支笔 & 纸"} <= set(texts)
    wanted = {"zh": ["签到", "会议记录", "表决情况"], "en": ["Attendance", "Minutes", "Vote"]}
    assert set(wanted[language]) <= set(titles)
    rows = [len(table.rows) for table in document.tables]
    assert 14 in rows  # attendance with its head
    assert document.tables[1].cell(0, 0).text == "14:00"
    size = document.sections[0]
    assert (round(size.page_width.mm), round(size.page_height.mm)) == (210, 297)
    fonts = document.styles.element.xpath("//w:rFonts/@w:eastAsia")
    assert fonts == ["宋体"]


@pytest.mark.parametrize(("folder", "language"), LANGUAGES)
def test_every_part_can_be_changed_taken_out_and_brought_back(
    phone, folder: str, language: str
) -> None:
    """Lines of a part, words of a step; undo; the link carries them; nothing is read as markup."""
    page = open_planner(phone, folder, START)
    page.evaluate(
        "document.querySelectorAll('.run-sheet details').forEach(x => { x.open = true; })"
    )
    edit = page.locator('.run-sheet details[data-item="m"] textarea')
    first = edit.input_value().split("\n")
    assert len(first) > 2
    edit.fill(f"{first[1]}\n<img src=x onerror=alert(1)>\n{first[0]}")
    edit.blur()
    expect(page.locator(".run-sheet .checks").first.locator("li")).to_have_count(3)
    assert page.locator(".run-sheet img").count() == 0
    assert "<img src=x" in out(page, "message")
    step = page.locator('.run-sheet details[data-item="0"] textarea')
    step.first.fill("<b>own words</b>")
    step.first.blur()
    expect(page.locator(".agenda-item").first).to_contain_text("<b>own words</b>")
    changed = plan_of(page)
    link = page.evaluate("redroutes.planner.link()").partition("#p=")[2]
    read = "text => redroutes.planLink.read(text, redroutes.planner.templates, redroutes.planner.district.places)"
    assert page.evaluate(read, link)["plan"] == {**changed, "r": {}}
    edit = page.locator('.run-sheet details[data-item="m"] textarea')
    edit.fill("")
    edit.blur()
    sections = page.locator(".run-sheet section.screen")
    expect(sections).to_have_count(1)
    sections.locator(".actions button").tap()
    expect(sections).to_have_count(0)
    assert "m" not in plan_of(page).get("e", {})
    assert edit.input_value().split("\n") == first
    for _ in range(4):
        page.locator("[data-tools] button").first.tap()
        page.wait_for_timeout(50)
    assert "b" not in plan_of(page)["i"][0]
    assert "e" not in plan_of(page)
    assert phone.overflow == 0


def test_a_plan_changes_its_language(phone) -> None:
    """The same plan with its names, in the words of the other page."""
    page = open_planner(phone, "", "?template=renewing-the-oath&place=heroes-wall")
    page.evaluate("redroutes.planner.setRole(0, '王一')")
    before = plan_of(page)
    page.locator("#p-language").select_option(label="English")
    page.wait_for_url("**/en/plan/**")
    expect(page.locator(".agenda-item").first).to_be_visible()
    assert plan_of(page) == before
    expect(page.locator(".run-sheet .roles input").first).to_have_value("王一")
    expect(page.locator(".run-sheet")).to_contain_text("What to bring")


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("positions", "songhu-memorial-hall"),
        ("templates", "renewing-the-oath"),
        ("tours", "battles-of-1932-and-1937"),
        ("programmes", "fifteen-minute-circle"),
    ],
)
def test_pages_lead_to_a_plan_with_themselves_in_it(phone, real_catalogue, kind, record) -> None:
    """One tap from a position, template, tour or programme; a lesson is told at its place."""
    page = phone.open(f"en/{kind}/{record}/")
    link = page.get_by_role("link", name="Plan an activity").last
    link.tap()
    expect(page.locator(".agenda-item").first).to_be_visible()
    plan = plan_of(page)
    expected: dict[str, Any] = {
        "positions": {"q": [record]},
        "templates": {"t": record},
        "tours": {"q": list(dict.fromkeys(x.position for x in _stops(real_catalogue, record)))}
        if kind == "tours"
        else {},
        "programmes": {"q": ["shenyang-village"]},
    }[kind]
    assert {key: plan[key] for key in expected} == expected
    if kind == "programmes":
        assert plan["h"] == real_catalogue.programmes[record].record.name.languages["en"][:60]
        lesson = next(iter(real_catalogue.lessons.values()))
        phone.open(f"en/lessons/{lesson.id}/")
        page.get_by_role("link", name="Plan an activity").last.tap()
        expect(page.locator(".agenda-item").first).to_be_visible()
        items = [item["id"] for item in plan_of(page)["i"] if item["k"] == "lesson"]
        assert items == [lesson.id]


def _stops(catalogue, tour: str) -> Any:
    return catalogue.tours[tour].record.stops


def test_a_deleted_plan_can_be_brought_back(phone) -> None:
    """One tap; and more than sixty plans are kept."""
    page = open_planner(phone, "en/")
    page.locator("#p-people").fill("7")
    page.locator("[data-plans]").get_by_role("button", name="Delete").tap()
    assert "7" not in str(
        page.evaluate("Object.values(JSON.parse(localStorage[redroutes.key('plans')]).all)")
    )
    page.locator("[data-gone]").get_by_role("button", name="Undo").tap()
    kept = page.evaluate(
        "Object.values(JSON.parse(localStorage[redroutes.key('plans')]).all).map((x) => x.n)"
    )
    assert kept == [7]
    page.evaluate(
        """() => { const plan = redroutes.planner.plan();
        redroutes.planner.keepAll(Array.from({ length: 80 }, (_, n) => Object.assign({}, plan, { h: `${n}` })));
        redroutes.planner.change((next) => { next.n = 8; }); }"""
    )
    assert (
        page.evaluate("Object.keys(JSON.parse(localStorage[redroutes.key('plans')]).all).length")
        >= 81
    )
