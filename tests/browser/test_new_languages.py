"""Districts in other languages, as `redroutes init` begins them, on a phone: Japanese, Arabic, English alone."""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path
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
    },
    "ar": {
        "name": "مُتحف البُحيرة الأثري",
        "summary": "مبنى من الطوب على ضفة البحيرة.",
        "menu": "القائمة",
        "stops": 'stops.other = "{n} محطة"\nstops.two = "محطتان"',
    },
}
QUERIES = {
    "ja": ("あとをあ", "湖畔钰", "炮台", "湖畔鈺舘", "煉瓦の建", "レンガ"),
    "ar": ("متحف البحيرة", "متحف", "الاثري", "بحيره", "ضفة", "قلعة"),
}
"""What finds the hall, the last one nothing."""
PAGES = (
    *("", "positions/", "positions/example-hall/", "tours/example-walk/", "search/"),
    *("tours/example-walk/guide/", "plan/", "map/", "status/", "contribute/"),
)


def write_project(folder: Path, languages: str) -> None:
    """A new project with a few texts and phrases in its first language."""
    result = CliRunner().invoke(main, ["init", str(folder), "-y", "--languages", languages])
    assert result.exit_code == 0, result.output
    first = languages.split(",", maxsplit=1)[0]
    if first not in TEXTS:
        return
    texts = TEXTS[first]
    hall = folder / "routes" / "positions" / "example-hall.yml"
    text = hall.read_text("utf-8")
    for field in ("name", "summary"):
        text = text.replace(f"missing: [{first}]", f"{first}: {texts[field]}", 1)
    hall.write_text(text, "utf-8")
    phrases = folder / "routes" / "phrases"
    phrases.mkdir()
    words = f'[menu]\nlabel = "{texts["menu"]}"\n[count]\n{texts["stops"]}\n'
    (phrases / f"{first}.toml").write_text(words, "utf-8")


class District:
    """A built district and where it is served."""

    def __init__(self, folder: Path, languages: str) -> None:
        self.first, *self.others = languages.split(",")
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
    """Right to left in Arabic; nothing lies over anything else, and nothing has to be pushed sideways."""
    folders = ["", *(f"{other}/" for other in district.others)]
    tags = {"": district.first, "zh/": "zh-Hans"}
    for folder in folders:
        for path in PAGES:
            visitor.open(f"{folder}{path}")
            found = visitor.page.evaluate(MEASURE)
            turned = "rtl" if not folder and district.first == "ar" else "ltr"
            tag = "zh" if folder and path == "contribute/" else tags[folder]
            body = visitor.page.evaluate("getComputedStyle(document.body).direction")
            assert (found["lang"], body) == (tag, turned), f"{folder}{path}"
            assert (found["over"], found["outside"]) == ([], []), f"{folder}{path}"
            assert visitor.overflow == 0, f"{folder}{path}"


def see_what_stands_in(district: District, visitor: Phone) -> None:
    """Chinese texts on Japanese and Arabic pages, with the direction where it changes; phrases from the own file."""
    page = visitor.open("tours/example-walk/")
    if not district.others:
        assert page.locator("main [lang]").count() == 0
        return
    texts = TEXTS[district.first]
    turned = {"ltr"} if district.first == "ar" else {None}
    marked = page.locator('main [lang="zh-Hans"]')
    assert marked.count() > 3
    assert {item.get_attribute("dir") for item in marked.all()} == turned
    expect(page.locator(".menu summary").last).to_have_text(texts["menu"])
    count = "محطتان" if district.first == "ar" else "2か所"
    expect(page.locator("main")).to_contain_text(count)
    name = {"ja": "日本語", "ar": "العربية"}[district.first]
    expect(page.locator(".notice").first).to_contain_text(f"in this language ({name})")
    guide = visitor.open("contribute/")
    expect(guide.locator(".admonition").first).to_contain_text(name)
    assert guide.locator("article > div[lang]").get_attribute("lang") == "en"


def search(district: District, visitor: Phone) -> None:
    """Kana, old and new forms of characters, Arabic without vowel signs and with other letters; nothing too much."""
    if district.first not in QUERIES:
        page = visitor.open("search/?q=exampl")
        expect(page.locator("#results li a").first).to_be_visible()
        return
    *right, wrong = QUERIES[district.first]
    for query in right:
        page = visitor.open(f"search/?q={quote(query)}")
        link = page.locator("#results li a").first
        expect(link).to_be_visible()
        assert "/positions/example-hall/" in str(link.evaluate("a => a.href")), query
        marked = page.locator("#results mark").first
        expect(marked).to_be_visible()
    visitor.open(f"search/?q={quote(wrong)}")
    expect(visitor.page.locator("#search-status")).to_contain_text(wrong)


def go_on_in_guide_mode(district: District, visitor: Phone) -> None:
    """The key that points where the next stop lies leads there."""
    page = visitor.open("tours/example-walk/guide/")
    shown = page.locator(".guide-stop.here")
    expect(shown).to_have_count(1)
    first = shown.get_attribute("id")
    page.keyboard.press("ArrowLeft" if district.first == "ar" else "ArrowRight")
    expect(page.locator(f".guide-stop.here:not([id='{first}'])")).to_have_count(1)


def read_report(
    district: District,
) -> None:
    """The build says it once for the language; links, weights, languages and policies of all pages are right."""
    assert district.said.count("borrowed-phrases") == (1 if district.others else 0)
    assert audit_site(district.site) == []


@pytest.mark.parametrize("languages", ["ja,zh", "ar,zh", "en"])
def test_a_district_in_other_languages(languages: str, browser: Browser, tmp_path: Path) -> None:
    """One build each; a page that fails or a request that leaves the site fails it."""
    district = District(tmp_path / "lake", languages)
    read_report(district)
    context = browser.new_context(viewport=PHONE)
    phone = Phone(context, district.base)
    for look in (see_pages, see_what_stands_in, search, go_on_in_guide_mode):
        look(district, phone)
    assert (phone.errors, phone.foreign) == ([], [])
    context.close()
    district.httpd.shutdown()
