"""Sheets to print, printed: a page a poster, two a language of a folding sheet, nothing cut, codes that are read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records.short_codes import short_code
from redroutes.rendering.pages import Renderer
from support import ROOT, TINY, read_and_check, some

pytestmark = [pytest.mark.browser, pytest.mark.shipped]
BASE_URL = "https://someone.example.org/a-long-name-of-a-site/"
MEASURE = """() => Array.from(document.querySelectorAll(".page")).map(page => ({
  wide: page.scrollWidth - page.clientWidth,
  cut: Array.from(page.querySelectorAll(".cover, .stops, .words")).some(
    box => box.scrollWidth > box.clientWidth + 4 || box.scrollHeight > box.clientHeight + 1),
}))"""


@pytest.fixture(scope="module", params=["with address", "without address"])
def renderer(request: pytest.FixtureRequest) -> Renderer:
    """The real records, with and without a public address: with a QR code, and with what stands in for it."""
    return make_renderer(BASE_URL if request.param == "with address" else None)


def make_renderer(base_url: str | None) -> Renderer:
    records, _ = read_and_check(ROOT / "routes")
    assert records is not None
    catalogue = Catalogue(records)
    catalogue.site = catalogue.site.model_copy(update={"base_url": base_url})
    return Renderer(catalogue, ROOT / "overrides" / "records")


@pytest.fixture(scope="module")
def page(renderer: Renderer, browser: Browser) -> Iterator[Page]:
    """A printer without script for the fuller sheets with a code: the script may only help, not be needed."""
    has_script = renderer.catalogue.site.base_url is None
    context = browser.new_context(java_script_enabled=has_script)
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def longest(renderer: Renderer, kind: str) -> list[str]:
    """The three records with the longest texts of a kind's posters, by what they take in HTML."""

    def size(record_id: str) -> int:
        _, html = next(iter(renderer.render_papers(kind, record_id)))
        return len(
            re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>", "", html, flags=re.S).encode()
        )

    return sorted(renderer.record_ids(kind), key=size)[-3:]


def show(page: Page, html: str) -> None:
    """Lay out a sheet in an empty page; the policy of the one before it would forbid its styles."""
    page.goto("about:blank")
    page.set_content(html)


def pdf_pages(page: Page) -> list[str]:
    """The text of each printed page, without white space."""
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [re.sub(r"\s", "", sheet.extract_text()) for sheet in reader.pages]


@pytest.mark.parametrize("kind", ["positions", "tours"])
def test_the_longest_posters_are_one_page(renderer: Renderer, page: Page, kind: str) -> None:
    """A4, in both languages, with everything on it."""
    for record_id in longest(renderer, kind):
        html = dict(renderer.render_papers(kind, record_id))[f"{kind}/{record_id}/poster"]
        show(page, html)
        pages = pdf_pages(page)
        assert len(pages) == 1, record_id
        record = renderer.catalogue.entries(kind)[record_id].record
        assert f"/s/{short_code(kind, record_id)}/" in pages[0]
        assert re.sub(r"\s", "", record.summary.languages["en"])[:40] in pages[0]


def test_every_folding_sheet_is_two_pages_a_language_and_nothing_is_cut(
    renderer: Renderer, page: Page
) -> None:
    """The first page of each language has every stop, in its order, from the name to the telephone.

    Tours without a code; with one, which takes a fixed room, the three fullest.
    """
    tours = renderer.catalogue.tours
    fullest = longest(renderer, "tours")
    for tour_id in fullest if renderer.catalogue.site.base_url else {*fullest, *some(tours)}:
        tour = tours[tour_id]
        html = dict(renderer.render_papers("tours", tour.id))[f"tours/{tour.id}/sheet"]
        show(page, html)
        assert len(pdf_pages(page)) == 4, tour.id
        for measured in page.evaluate(MEASURE):
            assert not measured["cut"], tour.id
            assert measured["wide"] <= 4, tour.id
        for number, language in enumerate(renderer.catalogue.languages):
            panel = page.locator("article.sheet").nth(number)
            words = re.sub(r"\s", "", panel.inner_text())
            for stop in tour.record.stops:
                place = renderer.catalogue.positions[stop.position].record
                for text in (place.name, stop.task):
                    assert re.sub(r"\s", "", text.languages[language]) in words


def test_a_tour_of_thirty_stops_fills_more_pages_and_loses_none(browser: Browser) -> None:
    """Too long to be folded, it is still printed whole."""
    renderer = make_renderer(None)
    tour = renderer.catalogue.tours["miaohang-1932"]
    stops = [stop for _ in range(4) for stop in tour.record.stops]
    record = tour.record.model_copy(update={"stops": stops})
    renderer.catalogue.tours[tour.id] = replace(tour, record=record)
    html = dict(renderer.render_papers("tours", tour.id))[f"tours/{tour.id}/sheet"]
    page = browser.new_page()
    show(page, html)
    pages = pdf_pages(page)
    page.close()
    assert len(pages) > 2
    count = "".join(pages).count(
        "GongheParkPillbox"
    )  # at each stop in front, and in its words behind
    assert count >= 8
    assert count % 4 == 0


@pytest.mark.parametrize(
    ("kind", "record_id", "name"),
    [
        ("positions", "songhu-memorial-hall", "poster"),
        ("tours", "wusong-century", "poster"),
        ("tours", "wusong-century", "sheet"),
    ],
)
def test_a_printed_code_leads_to_the_short_link(
    browser: Browser, kind: str, record_id: str, name: str
) -> None:
    """Photographed as it is printed, and read by a reader that is not ours; that of a place gives its stamp."""
    papers = make_renderer(BASE_URL).render_papers(kind, record_id)
    page = browser.new_page()
    show(page, dict(papers)[f"{kind}/{record_id}/{name}"])
    stamp = "#stamp" if (kind, name) == ("positions", "poster") else ""
    for code in page.locator("svg.qr").all():
        address = f"{BASE_URL}s/{short_code(kind, record_id)}/{stamp}"
        assert read_code(page, code.screenshot()) == address
    page.close()


def read_code(page: Page, png: bytes) -> str:
    """What a QR code in a picture says; the browser unpacks the picture, for Python has no reader of PNG."""
    import base64

    width, height, grey = page.evaluate(
        """async data => {
          const image = new Image(); image.src = "data:image/png;base64," + data; await image.decode();
          const canvas = document.createElement("canvas");
          canvas.width = image.width; canvas.height = image.height;
          const brush = canvas.getContext("2d"); brush.drawImage(image, 0, 0);
          const pixels = brush.getImageData(0, 0, image.width, image.height).data;
          return [image.width, image.height, Array.from(pixels).filter((_, i) => i % 4 === 1)];
        }""",
        base64.b64encode(png).decode(),
    )
    picture = memoryview(bytes(grey)).cast("B", (height, width))
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)


def test_without_an_address_there_is_no_code_at_all() -> None:
    """A code that leads nowhere is worse than none; the sheet says what to do."""
    records, _ = read_and_check(TINY)
    assert records is not None
    renderer = Renderer(Catalogue(records), ROOT / "overrides" / "records")
    for kind, record_id in (("positions", "old-mill"), ("tours", "hill-walk")):
        for _, html in renderer.render_papers(kind, record_id):
            assert '<svg class="qr"' not in html
            assert "base_url" in html
