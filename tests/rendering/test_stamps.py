"""Stamps, questions with their sources, paragraphs with an address: what the pages hold before a script runs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.rendering.context import Context
from redroutes.rendering.pages import Renderer, single_names
from redroutes.rendering.qr import qr_svg
from redroutes.rendering.views.told import tell_stop
from support import ROOT

TEMPLATES = ROOT / "overrides" / "records"
BASE = "https://example.org/hill/"


def renderer_with(catalogue: Catalogue, **fields: object) -> Renderer:
    """The tiny district's pages with other values in site.yml."""
    entry = catalogue.records.site
    site = replace(entry, record=entry.record.model_copy(update=fields))
    return Renderer(Catalogue(catalogue.records.with_file(site)), TEMPLATES)


def poster(renderer: Renderer, kind: str, record_id: str) -> str:
    """HTML of a record's poster."""
    papers = dict(renderer.render_papers(kind, record_id))
    return papers[f"{kind}/{record_id}/poster"]


def test_only_the_poster_of_a_place_carries_the_mark_of_its_stamp(
    tiny_catalogue: Catalogue,
) -> None:
    """Its code ends in #stamp; the printed address, a tour's poster and all short links do not."""
    renderer = renderer_with(tiny_catalogue, base_url=BASE)
    html = poster(renderer, "positions", "old-mill")
    code = re.search(r"example\.org/hill/(s/\w+/)", html)
    assert code
    assert str(qr_svg(f"{BASE}{code[1]}#stamp")) in html
    page = renderer.render_record("positions", "old-mill", "en").body
    assert 'data-stamp="old-mill"' in page
    assert "#stamp" not in page
    tour = poster(renderer, "tours", "hill-walk")
    found = re.search(r"example\.org/hill/(s/\w+/)", tour)
    assert found
    assert str(qr_svg(f"{BASE}{found[1]}")) in tour


def test_a_district_without_stamps_shows_none(tiny_catalogue: Catalogue) -> None:
    """`stamps: false`: no page, no mark in the code, nothing in guide mode, nothing on the page on privacy."""
    renderer = renderer_with(tiny_catalogue, base_url=BASE, stamps=False)
    assert "stamps" in single_names(tiny_catalogue)
    assert "stamps" not in single_names(renderer.catalogue)
    html = poster(renderer, "positions", "old-mill")
    code = re.search(r"example\.org/hill/(s/\w+/)", html)
    assert code
    assert str(qr_svg(f"{BASE}{code[1]}")) in html
    bodies = [page.body for page in renderer.render_all("en")]
    assert not [body for body in bodies if "stamps/" in body or "data-stamp" in body]
    assert not [body for body in bodies if "data-place=" in body and 'class="guide"' in body]


def test_the_page_of_stamps_lists_each_stop_of_each_tour_once(real_catalogue: Catalogue) -> None:
    """In the order of the tour; a place that a tour visits twice has one stamp."""
    renderer = Renderer(real_catalogue, TEMPLATES)
    html = renderer.render_single("stamps", "zh").body
    for tour_id, entry in real_catalogue.tours.items():
        section = html.partition(f'data-tour="{tour_id}"')[2].partition("</section>")[0]
        stops = list(dict.fromkeys(stop.position for stop in entry.record.stops))
        assert re.findall(r'data-place="([^"]+)"', section) == stops


def test_an_answer_names_the_sources_of_its_facts(real_catalogue: Catalogue) -> None:
    """Every question at every stop, each source once, and none that no fact behind the answer has."""
    for tour_id, entry in real_catalogue.tours.items():
        for index, stop in enumerate(entry.record.stops):
            home = real_catalogue.positions[stop.position]
            told = tell_stop(real_catalogue, "en", tour_id, index)
            assert len(told.questions) == len(home.record.questions)
            for question, asked in zip(home.record.questions, told.questions, strict=True):
                found = [real_catalogue.find_fact(x, home) for x in question.facts]
                titles = {o.record.sources[k].title for o, fact in found for k in fact.sources}
                assert {source.title for source in asked.sources} == titles
                assert asked.sources


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_paragraph_of_a_story_has_an_address(real_catalogue: Catalogue, language: str) -> None:
    """From #p1 on, the same ones in both languages, each led to by its own sign."""
    renderer = Renderer(real_catalogue, TEMPLATES)
    for position in list(real_catalogue.positions)[:20]:
        html = renderer.render_record("positions", position, language).body
        anchors = re.findall(r'<p id="(p\d+)"', html)
        assert anchors
        assert re.findall(r'class="para"><a href="#(p\d+)"', html) == anchors
        story = real_catalogue.positions[position].record.story
        blocks = Context(real_catalogue, language, depth=2).prose_blocks(story)
        assert anchors == [f"p{n}" for n, b in enumerate(blocks, start=1) if b.startswith("<p>")]


def test_the_scripts_keep_what_the_page_on_privacy_names() -> None:
    """The keys under which the device keeps stamps, favourites and answers."""
    scripts = Path(ROOT / "overrides" / "assets")
    for name, key in (("stamps", '"stamps"'), ("favourites", '"favourites"'), ("quiz", '"quiz."')):
        assert key in (scripts / f"{name}.js").read_text("utf-8")
