"""Whole bodies of every kind of page, in both languages of the tiny district."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import escape

from redroutes.catalogue.catalogue import Catalogue
from redroutes.phrasebook import read_phrases
from redroutes.records import FOLDERS
from redroutes.rendering.pages import Renderer, shorten
from redroutes.runtime.policy import META
from support import ROOT, TINY, compare, read_and_check

TEMPLATES = ROOT / "overrides" / "records"
GOLDENS = ROOT / "tests" / "goldens"
RECORDS = [
    ("positions", "old-mill"),
    *((folder.name, min(folder.glob("*.yml")).stem) for folder in map(TINY.joinpath, FOLDERS)),
    ("towns", "upper"),
]
"""Of each kind the first record; of positions the fullest as well."""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("kind", "record_id"), RECORDS)
def test_a_record_page(
    tiny_catalogue: Catalogue,
    kind: str,
    record_id: str,
    language: str,
    update: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The body as it is poured into the frame; the size of a tour's file changes with every style."""
    renderer = Renderer(tiny_catalogue, TEMPLATES)
    monkeypatch.setattr(renderer.tour_files, "kilobytes", lambda tour_id: 90)
    page = renderer.render_record(kind, record_id, language)
    compare(page.body, GOLDENS / f"{kind}-{record_id}.{language}.html", update)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_guide_mode_of_a_tour(tiny_catalogue: Catalogue, language: str, update: bool) -> None:
    """The body with every stop, as it is read without script."""
    pages = list(Renderer(tiny_catalogue, TEMPLATES).render_parts("tours", "hill-walk", language))
    page = next(page for page in pages if page.part == "guide")
    compare(page.body, GOLDENS / f"tours-hill-walk-guide.{language}.html", update)


def test_the_single_file_has_no_link_where_no_address_is_known(tiny_catalogue: Catalogue) -> None:
    """Links of texts and of stops lead to the public address, or are words alone."""
    renderer = Renderer(tiny_catalogue, TEMPLATES)
    html = renderer.tour_files.make("hill-walk").data.decode("utf-8")
    assert "below the hill." in html
    assert "positions/lantern-hill" not in html
    assert html.count('class="edition"') == 2
    site = tiny_catalogue.records.site
    public = site.record.model_copy(update={"base_url": "https://example.org/hill/"})
    records = tiny_catalogue.records.with_file(replace(site, record=public))
    html = Renderer(Catalogue(records), TEMPLATES).tour_files.make("hill-walk").data.decode("utf-8")
    assert 'href="https://example.org/hill/positions/lantern-hill/"' in html
    assert 'href="https://example.org/hill/zh/positions/lantern-hill/"' in html


@pytest.mark.parametrize("language", ["en", "zh"])
def test_home_lists_and_about(tiny_catalogue: Catalogue, language: str, update: bool) -> None:
    """The home page, a list and the page about the site."""
    renderer = Renderer(tiny_catalogue, TEMPLATES)
    compare(renderer.render_single("", language).body, GOLDENS / f"home.{language}.html", update)
    compare(
        renderer.render_single("about", language).body, GOLDENS / f"about.{language}.html", update
    )
    for kind in ("positions", "towns"):
        page = renderer.render_list(kind, language)
        compare(page.body, GOLDENS / f"{kind}.{language}.html", update)


@pytest.mark.parametrize(("kind", "record_id"), [("positions", "old-mill"), ("tours", "hill-walk")])
def test_sheets_to_print(
    tiny_catalogue: Catalogue, kind: str, record_id: str, update: bool
) -> None:
    """Posters and folding sheets in all languages, without style, script and the digests of both."""
    import re

    for path, html in Renderer(tiny_catalogue, TEMPLATES).render_papers(kind, record_id):
        plain = re.sub(r"<(style|script)>.*?</\1>", "", META.sub("", html), flags=re.S)
        compare(plain, GOLDENS / f"{path.replace('/', '-')}.html", update)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("zh: 磨坊改成的博物馆。", "missing: [zh]"), "translation.missing"),
        (("博物馆。}", '博物馆。, made_from: {zh: "00000000"}}'), "translation.stale"),
    ],
)
def test_a_missing_or_stale_text_is_said_on_the_page(
    tiny_copy: Path, change: tuple[str, str], key: str
) -> None:
    """The reader of the language that is behind is told; the others are not."""
    file = tiny_copy / "positions" / "old-mill.yml"
    file.write_text(file.read_text("utf-8").replace(*change, 1), "utf-8")
    records, _ = read_and_check(tiny_copy)
    assert records is not None
    renderer = Renderer(Catalogue(records), TEMPLATES)
    chinese = renderer.render_record("positions", "old-mill", "zh").body
    english = renderer.render_record("positions", "old-mill", "en").body
    assert str(escape(read_phrases("zh")(key))) in chinese
    assert "translation" not in english
    assert 'role="note"' not in english
    if key == "translation.missing":
        assert '<span lang="en">A mill that became a museum.</span>' in chinese


def test_pages_of_the_same_records_have_the_same_bytes(tiny_catalogue: Catalogue) -> None:
    """No time of the build, no order of a set, stands in a page."""
    first = [page.body for page in Renderer(tiny_catalogue, TEMPLATES).render_all("en")]
    second = [page.body for page in Renderer(tiny_catalogue, TEMPLATES).render_all("en")]
    assert first == second


def test_descriptions_end_at_a_sentence_or_a_word() -> None:
    """Search engines cut at 160 characters; we cut first, and better."""
    assert shorten("Short.") == "Short."
    long = "A sentence that is long enough to matter for this test of ours, truly. " * 4
    assert shorten(long).endswith("truly.")
    assert len(shorten("字" * 400)) <= 160


def test_templates_hold_no_sentence_of_their_own() -> None:
    """Fixed words come from the phrases, so templates have no Chinese and no English text."""
    import re

    for file in Path(TEMPLATES).glob("*.html"):
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", file.read_text("utf-8"), flags=re.S
        )
        words = re.findall(r"[A-Za-z\u4e00-\u9fff]{2,}", text)
        assert words == [], f"{file.name}: {words}"
