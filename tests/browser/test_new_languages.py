"""Districts in other languages, as `redroutes init` begins them, on a phone.

Japanese, Arabic and English alone, and one with four: Uyghur, Korean, traditional and simplified Chinese.
"""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from browser.conftest import PHONE, Phone, QuietHandler
from redroutes.audit.site import audit_site
from redroutes.cli import main
from support import run_redroutes

pytestmark = [pytest.mark.browser, pytest.mark.long]

TEXTS = {
    "ja": {
        "name": "湖畔鈺館の砲台あとをあるく",
        "summary": "みずうみのほとりに残る煉瓦の建物です。",
        "menu": "メニュー",
        "stops": 'stops.other = "{n}か所"',
        "count": "2か所",
    },
    "ar": {
        "name": "مُتحف البُحيرة الأثري",
        "summary": "مبنى من الطوب على ضفة البحيرة.",
        "menu": "القائمة",
        "stops": 'stops.other = "{n} محطة"\nstops.two = "محطتان"',
        "count": "محطتان",
    },
    "ug": {
        "name": "كۆل بويىدىكى ئارخىپ سارىيى",
        "summary": "كۆل بويىدا قالغان خىش بىنا.",
        "menu": "تىزىملىك",
        "stops": 'stops.other = "{n} بېكەت"',
        "count": "2 بېكەت",
    },
    "ko": {
        "name": "호숫가 벽돌 기록관과 옛 포대 자리를 걷는 길",
        "summary": "호숫가에 남아 있는 벽돌 건물입니다.",
        "menu": "메뉴",
        "stops": 'stops.other = "{n}곳"',
        "count": "2곳",
    },
    "zh-Hant": {
        "name": "湖畔鈺舘與羣像砲臺",
        "summary": "湖邊留下來的一座磚房。",
        "menu": "選單",
        "stops": 'stops.other = "{n}個地點"',
        "count": "2個地點",
    },
}
QUERIES = {
    "ja": ("あとをあ", "湖畔钰", "炮台", "湖畔鈺舘", "煉瓦の建", "レンガ"),
    "ar": ("متحف البحيرة", "متحف", "الاثري", "بحيره", "ضفة", "قلعة"),
    "ug": ("ئارخىپ سارىيى", "كۆل", "بويىد", "ارخىپ", "خىش بىنا", "قەلئە"),
    "ko": ("기록관", "숫가 벽", "록관", "옛 포대", "걷는 길", "벽돌 건물", "도서관"),
    "zh-Hant": ("鈺舘", "钰馆", "鈺館與", "羣像", "群像砲", "炮台", "砲臺", "與羣", "磚房", "橋頭"),
}
"""What finds the hall, the last one nothing."""
NAMES = {
    "ja": "日本語",
    "ar": "العربية",
    "ug": "ئۇيغۇرچە",
    "ko": "한국어",
    "zh-Hant": "中文 (繁體)",
}
PAGES = (
    *("", "positions/", "positions/example-hall/", "tours/example-walk/", "search/"),
    *("tours/example-walk/guide/", "plan/", "map/", "status/", "contribute/"),
)


def write_project(folder: Path, languages: str) -> None:
    """A new project with a few texts and phrases in its new languages."""
    result = CliRunner().invoke(main, ["init", str(folder), "-y", "--languages", languages])
    assert result.exit_code == 0, result.output
    own = [tag for tag in languages.split(",") if tag in TEXTS]
    if not own:
        return
    hall = folder / "routes" / "positions" / "example-hall.yml"
    text = hall.read_text("utf-8")
    for field in ("name", "summary"):
        lines = "\n  ".join(f"{tag}: {TEXTS[tag][field]}" for tag in own)
        text = text.replace(f"missing: [{', '.join(own)}]", lines, 1)
    hall.write_text(text, "utf-8")
    phrases = folder / "routes" / "phrases"
    phrases.mkdir()
    for tag in own:
        words = f'[menu]\nlabel = "{TEXTS[tag]["menu"]}"\n[count]\n{TEXTS[tag]["stops"]}\n'
        (phrases / f"{tag}.toml").write_text(words, "utf-8")


class District:
    """A built district and where it is served."""

    def __init__(self, folder: Path, languages: str) -> None:
        self.first, *self.others = languages.split(",")
        self.folders = [(self.first, ""), *((tag, f"{tag}/") for tag in self.others)]
        write_project(folder, languages)
        self.site = folder / "site"
        options = ["--routes", str(folder / "routes"), "--config-file", str(folder / "mkdocs.yml")]
        result = run_redroutes("build", *options, "--site-dir", str(self.site), "--no-cache")
        self.said = result.stdout + result.stderr
        assert result.returncode == 0, self.said
        handler = functools.partial(QuietHandler, directory=str(self.site))
        self.httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.httpd.server_port}/"


MEASURE = """() => {
  const box = e => e.getBoundingClientRect(), root = document.documentElement;
  const seen = [...document.querySelectorAll(".bar > *, .dot, .line h3, .row dt, .row dd, .guide-dock button")]
    .filter(e => e.checkVisibility() && box(e).width > 2);
  const beside = (a, b) => a.right <= b.left + 1 || a.bottom <= b.top + 1;
  const apart = (a, b) => beside(a, b) || beside(b, a);
  const over = [];
  seen.forEach((a, i) => seen.slice(i + 1).forEach(b => {
    if (!a.contains(b) && !b.contains(a) && !apart(box(a), box(b))) over.push(a.className + " / " + b.className);
  }));
  return { lang: root.lang, direction: getComputedStyle(root).direction, over,
    outside: seen.filter(e => box(e).left < -1 || box(e).right > innerWidth + 1).map(e => e.className) };
}"""


def see_pages(district: District, visitor: Phone) -> None:
    """Right to left in Arabic and Uyghur; nothing lies over anything else or has to be pushed sideways."""
    for tag, folder in district.folders:
        for path in PAGES:
            visitor.open(f"{folder}{path}")
            found = visitor.page.evaluate(MEASURE)
            turned = "rtl" if tag in ("ar", "ug") else "ltr"
            lang = "zh-Hans" if tag == "zh" and path != "contribute/" else tag
            body = visitor.page.evaluate("getComputedStyle(document.body).direction")
            assert (found["lang"], body) == (lang, turned), f"{folder}{path}"
            assert (found["over"], found["outside"]) == ([], []), f"{folder}{path}"
            assert visitor.overflow == 0, f"{folder}{path}"


def see_what_stands_in(district: District, visitor: Phone) -> None:
    """Chinese texts on pages in other languages, with the direction where it changes; phrases from the own file."""
    for tag, folder in district.folders:
        page = visitor.open(f"{folder}tours/example-walk/")
        if tag not in TEXTS:
            if not district.others:
                assert page.locator("main [lang]").count() == 0
            continue
        texts = TEXTS[tag]
        marked = page.locator('main [lang="zh-Hans"]')
        assert marked.count() > 3
        turned = {"ltr"} if tag in ("ar", "ug") else {None}
        assert {item.get_attribute("dir") for item in marked.all()} == turned
        expect(page.locator(".menu summary").last).to_have_text(texts["menu"])
        expect(page.locator("main")).to_contain_text(texts["count"])
        see_guide_page(visitor, tag, folder)


def see_guide_page(visitor: Phone, tag: str, folder: str) -> None:
    """A guide page that is not written in a language says so and stands in another one."""
    name = NAMES[tag]
    notice = visitor.page.locator(".notice").first
    if tag != "zh-Hant":
        expect(notice).to_contain_text(f"in this language ({name})")
    guide = visitor.open(f"{folder}contribute/")
    expect(guide.locator(".admonition").first).to_contain_text(name)
    instead = "zh-Hans" if tag == "zh-Hant" else "en"
    assert guide.locator("article > div[lang]").get_attribute("lang") == instead


LETTERS = """() => {
  const style = getComputedStyle(document.querySelector("h1"));
  return [style.wordBreak, style.lineBreak, getComputedStyle(document.body).fontFamily];
}"""


def see_letters(district: District, visitor: Phone) -> None:
    """No break within Korean words; no fonts of simplified Chinese before those of the page's own language."""
    for tag, folder in district.folders:
        visitor.open(f"{folder}positions/example-hall/")
        word_break, line_break, fonts = visitor.page.evaluate(LETTERS)
        assert word_break == ("keep-all" if tag == "ko" else "normal"), tag
        assert line_break == ("strict" if tag == "ja" else "auto"), tag
        assert ("PingFang SC" in fonts) == (tag in ("zh", "en")), tag
        if tag == "ko":
            assert visitor.page.evaluate(CUT_WORDS) == []


CUT_WORDS = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), cut = [];
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility()) continue;
    for (const word of node.data.matchAll(/[\\uac00-\\ud7a3]+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) cut.push(word[0]);
    }
  }
  return cut;
}"""
"""The Korean words that stand on two lines."""


def search(district: District, visitor: Phone) -> None:
    """Kana, hangul, old and new forms of characters, Arabic with other letters; any run, and nothing too much."""
    for tag, folder in district.folders:
        if tag not in QUERIES:
            page = visitor.open(f"{folder}search/?q={'exampl' if tag == 'en' else quote('示例')}")
            expect(page.locator("#results li a").first).to_be_visible()
            continue
        *right, wrong = QUERIES[tag]
        for query in right:
            page = visitor.open(f"{folder}search/?q={quote(query)}")
            link = page.locator("#results li a").first
            expect(link).to_be_visible()
            assert "/positions/example-hall/" in str(link.evaluate("a => a.href")), query
            expect(page.locator("#results mark").first).to_be_visible()
        visitor.open(f"{folder}search/?q={quote(wrong)}")
        expect(visitor.page.locator("#search-status")).to_contain_text(wrong)


def go_on_in_guide_mode(district: District, visitor: Phone) -> None:
    """The key that points where the next stop lies leads there."""
    page = visitor.open("tours/example-walk/guide/")
    shown = page.locator(".guide-stop.here")
    expect(shown).to_have_count(1)
    first = shown.get_attribute("id")
    page.keyboard.press("ArrowLeft" if district.first in ("ar", "ug") else "ArrowRight")
    expect(page.locator(f".guide-stop.here:not([id='{first}'])")).to_have_count(1)


PAPER = """() => {
  const box = e => e.getBoundingClientRect(), sheets = [...document.querySelectorAll(".poster, .sheet, .spoken")];
  return sheets.map(page => {
    const side = box(page), middle = side.left + side.width / 2, mark = page.querySelector(".ring-here, .cover");
    const words = [...page.querySelectorAll("h1, h2, p, dt, dd, li, svg")];
    return { turned: getComputedStyle(page).direction, height: side.height / side.width,
      aligned: [...page.querySelectorAll("h1, h2, .summary")].map(e => {
        const range = document.createRange();
        range.selectNodeContents(e);
        const text = box(range), block = box(e), gaps = [text.left - block.left, block.right - text.right];
        return Math.abs(gaps[0] - gaps[1]) < 2 ? null : gaps[1] < gaps[0];
      }),
      right: mark && box(mark).left > middle,
      outside: words.filter(e => box(e).left < side.left || box(e).right > side.right).map(e => e.outerHTML) };
  });
}"""


def see_paper(district: District, visitor: Phone) -> None:
    """Posters and folding sheets begin on the side where their language does, and nothing leaves the paper."""
    for path in ("positions/example-hall/poster/", "tours/example-walk/poster/"):
        sheets = visitor.open(path).evaluate(PAPER)
        assert [sheet["height"] < 297 / 210 for sheet in sheets] == [True], path
        see_sides(sheets, path)
    sheets = visitor.open("tours/example-walk/sheet/").evaluate(PAPER)
    assert len(sheets) == 2 * len(district.folders)
    see_sides(sheets, "sheet")
    turned = district.first in ("ar", "ug")
    assert sheets[0]["turned"] == ("rtl" if turned else "ltr")
    arrow = visitor.page.locator(".onward").first
    words = arrow.evaluate("e => getComputedStyle(e, '::before').content")
    assert words == ('"← "' if turned else '"→ "')


def see_sides(sheets: list[dict[str, Any]], path: str) -> None:
    """The ring of a poster and the cover of a sheet; the other side of a sheet has neither."""
    for sheet in sheets:
        assert sheet["right"] in (sheet["turned"] == "rtl", None), path
        assert set(sheet["aligned"]) <= {sheet["turned"] == "rtl", None}, path
        assert sheet["outside"] == [], path


def choose_language(district: District, visitor: Phone) -> None:
    """One other language stands in the bar; several are in a menu that says which one this is."""
    page = visitor.open("tours/example-walk/")
    if len(district.others) > 1:
        page.locator(".tongues summary").click()
    for tag in district.others:
        link = page.locator(f'.languages a[href$="/{tag}/tours/example-walk/"]')
        expect(link).to_be_visible()
        assert link.evaluate("a => a.getBoundingClientRect().height") >= 44
    for tag in district.others[:1]:
        page.locator(".languages a").first.click()
        page.wait_for_url(f"**/{tag}/tours/example-walk/")


def open_the_single_file(district: District, browser: Browser) -> None:
    """In the reader's form of Chinese, where there are two."""
    for locale, tag in (("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-CN", "zh")):
        if "zh-Hant" in district.others:
            context = browser.new_context(viewport=PHONE, locale=locale)
            page = context.new_page()
            page.goto(f"{district.base}tours/example-walk/tour.html")
            expect(page.locator(f"#{tag}.edition")).to_be_visible()
            expect(page.locator(".edition:visible")).to_have_count(1)
            context.close()


def read_report(district: District) -> None:
    """The build says it once for each language; links, weights, languages and policies of all pages are right."""
    assert district.said.count("borrowed-phrases") == sum(
        tag in TEXTS for tag, _ in district.folders
    )
    assert audit_site(district.site) == []


@pytest.mark.parametrize(
    "languages",
    [
        pytest.param("ja,zh", marks=pytest.mark.thorough),
        pytest.param(
            "ar,zh", marks=pytest.mark.thorough
        ),  # the next one, too, is from right to left
        "ug,ko,zh-Hant,zh",
        pytest.param("en", marks=pytest.mark.thorough),
    ],
)
def test_a_district_in_other_languages(languages: str, browser: Browser, tmp_path: Path) -> None:
    """One build each; a page that fails or a request that leaves the site fails it."""
    district = District(tmp_path / "lake", languages)
    read_report(district)
    context = browser.new_context(viewport=PHONE)
    phone = Phone(context, district.base)
    looks = (see_pages, see_what_stands_in, see_letters, see_paper, choose_language, search)
    for look in (*looks, go_on_in_guide_mode):
        look(district, phone)
    open_the_single_file(district, browser)
    assert (phone.errors, phone.foreign) == ([], [])
    context.close()
    district.httpd.shutdown()
