"""Every text of every record stands on a page, character by character but for the declared markup."""

from __future__ import annotations

import re

import pytest
from visible import WHITE, letters_of

from redroutes.catalogue.catalogue import Catalogue
from redroutes.prose import fold_lines, read_prose
from redroutes.records.base import Prose, ProseWithHeadings
from redroutes.records.kinds import KINDS
from redroutes.records.walk import walk_texts
from redroutes.rendering.pages import Renderer
from support import ROOT

TEMPLATES = ROOT / "overrides" / "records"
ATTRIBUTES = re.compile(r'(?:alt|title|aria-label|content)="([^"]*)"')
ELSEWHERE = {("pictures", "alt")}
"""Fields that stand in an attribute."""


def pieces_of(text: object, value: str) -> list[str]:
    """What has to stand on the page in one piece each, without white space."""
    if not isinstance(text, Prose):
        return [WHITE.sub("", fold_lines(value))]
    blocks = read_prose(value, isinstance(text, ProseWithHeadings)).blocks
    return [WHITE.sub("", "".join(span.text for span in block.spans)) for block in blocks]


def missing_on_pages(catalogue: Catalogue, language: str) -> list[str]:
    renderer = Renderer(catalogue, TEMPLATES)
    missing = []
    for kind in KINDS:
        for record_id, entry in catalogue.kinds[kind].items():
            bodies = [renderer.render_record(kind, record_id, language).body]
            bodies += [page.body for page in renderer.render_parts(kind, record_id, language)]
            seen = "\n".join(map(letters_of, bodies))
            for loc, text in walk_texts(entry.record):
                value = text.languages.get(language, "")
                if (loc[0], loc[-1]) in ELSEWHERE:
                    continue
                missing += [
                    f"{kind}/{record_id} {loc}: {piece[:60]}"
                    for piece in pieces_of(text, value)
                    if piece not in seen
                ]
    return missing


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_tiny_district_says_all_it_knows(tiny_catalogue: Catalogue, language: str) -> None:
    """Every kind of record and every field."""
    assert missing_on_pages(tiny_catalogue, language) == []


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_shipped_district_says_all_it_knows(real_catalogue: Catalogue, language: str) -> None:
    """All records that are shipped."""
    assert missing_on_pages(real_catalogue, language) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_about_the_site(real_catalogue: Catalogue, language: str) -> None:
    """With its headings."""
    site = real_catalogue.site
    seen = letters_of(Renderer(real_catalogue, TEMPLATES).render_single("about", language).body)
    for piece in pieces_of(site.about, site.about.languages[language]):
        assert piece in seen
