"""The agenda sheet and the words of a folding sheet, printed: two pages each, whole, with lines and a code."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import choose
from redroutes.records.short_codes import short_code
from redroutes.rendering.context import Context
from redroutes.rendering.pages import Renderer
from redroutes.rendering.views.agendas import view_agenda
from redroutes.rendering.views.sheet_words import view_spoken_side
from support import ROOT, read_and_check

pytestmark = [pytest.mark.browser, pytest.mark.shipped]
BASE_URL = "https://someone.example.org/a-long-name-of-a-site/"
COLUMNS = """() => Array.from(document.querySelectorAll(".spoken .words")).map(words => {
  const box = words.getBoundingClientRect(), panel = 99 * 96 / 25.4, side = 6 * 96 / 25.4;
  const rects = Array.from(words.querySelectorAll("p, li, h2, svg")).flatMap(e => Array.from(e.getClientRects()));
  return { over: words.scrollWidth - words.clientWidth, folds: rects.filter(r => [1, 2].some(
    n => r.left < box.left - side + n * panel - 1 && r.right > box.left - side + n * panel + 1)).length };
})"""


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    records, _ = read_and_check(ROOT / "routes")
    assert records is not None
    catalogue = Catalogue(records)
    catalogue.site = catalogue.site.model_copy(update={"base_url": BASE_URL})
    return Renderer(catalogue, ROOT / "overrides" / "records")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A printer without script: nothing may need its help."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1160, "height": 900}
    )
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def pdf_pages(page: Page) -> list[str]:
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [plain(sheet.extract_text()) for sheet in reader.pages]


def test_the_fullest_agendas_are_two_pages_with_all_their_words(
    renderer: Renderer, page: Page
) -> None:
    """In both languages; every item is on the second page, in its order."""
    papers = [
        paper
        for x in renderer.record_ids("templates")
        for paper in renderer.render_papers("templates", x)
    ]
    agendas = sum(len(x.record.variants) for x in renderer.catalogue.templates.values())
    assert len(papers) == agendas * len(renderer.catalogue.languages)
    for path, html in sorted(papers, key=lambda paper: len(paper[1]))[-8:] + papers[:4]:
        page.set_content(html)
        pages = pdf_pages(page)
        assert len(pages) == 2, path
        _, record_id, name = path.split("/")
        assert f"/s/{short_code('templates', record_id)}/" in pages[0]
        variant_id, language = name.removeprefix("agenda-").rsplit("-", 1)
        context = Context(renderer.catalogue, language, 3)
        entry = renderer.catalogue.templates[record_id]
        view = view_agenda(context, entry, variant_id=variant_id)
        for step in view.agenda.steps:
            assert plain(step.clock) in pages[1].replace("‒", "–")  # as some fonts name the dash
        words = plain(page.locator(".back").inner_text())
        at = 0
        for step in view.agenda.steps:
            at = words.index(plain(step.title.text + step.minutes), at) + 1


def test_an_agenda_has_lines_to_fill_in_and_a_code(renderer: Renderer, browser: Browser) -> None:
    """Date, place, host, recorder, attendance, and a name for each role."""
    papers = dict(renderer.render_papers("templates", "theme-party-day"))
    page = browser.new_page()
    page.set_content(papers["templates/theme-party-day/agenda-standard-zh"])
    labels = page.locator(".blanks dt").all_inner_texts()
    assert labels == ["日期、时间", "地点", "主持人", "记录人", "应到", "实到", "缺席"]
    for line in page.locator(".blanks dd").all():
        box = line.bounding_box()
        assert box is not None
        assert box["width"] > 90
    roles = renderer.catalogue.templates["theme-party-day"].record.roles
    expect(page.locator("td.name")).to_have_count(len(roles))
    expect(page.locator("svg.qr")).to_be_visible()
    page.close()


def test_a_template_leads_to_the_sheet_of_each_of_its_agendas(phone) -> None:
    """In the reader's language; the sheet leads back."""
    page = phone.open("en/templates/theme-party-day/")
    links = page.locator("a[href*='/agenda-']")
    expect(links.first).to_have_attribute("href", re.compile(r"/agenda-[a-z-]+-en/$"))
    links.first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator(".tools a").click()
    expect(page).to_have_url(re.compile("/en/templates/theme-party-day/$"))


def test_the_words_of_every_tour_fit_their_side_and_stand_on_no_fold(
    renderer: Renderer, browser: Browser
) -> None:
    """With the words of each stop in its order, every telephone and the sketch, without the script's help."""
    context = browser.new_context(viewport={"width": 1160, "height": 900})
    page = context.new_page()
    page.emulate_media(media="print")
    for tour in renderer.catalogue.tours.values():
        html = dict(renderer.render_papers("tours", tour.id))[f"tours/{tour.id}/sheet"]
        page.set_content(re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL))
        for language, measured in zip(
            renderer.catalogue.languages, page.evaluate(COLUMNS), strict=True
        ):
            assert measured["folds"] == 0, (tour.id, language)
            assert measured["over"] <= 4, (tour.id, language)
        for number, language in enumerate(renderer.catalogue.languages):
            side = view_spoken_side(Context(renderer.catalogue, language, 3), tour)
            assert side.size != "long", (tour.id, language)
            words = plain(page.locator(".spoken").nth(number).inner_text())
            expect(page.locator(".spoken").nth(number).locator(".sketch svg")).to_have_count(1)
            for stop in tour.record.stops:
                place = renderer.catalogue.positions[stop.position].record
                shown = choose(
                    place.name.languages,
                    place.name.made_from,
                    language,
                    renderer.catalogue.languages,
                )
                assert plain(shown.value) in words
                if place.phone:
                    assert place.phone.number[-4:] in words
    context.close()
