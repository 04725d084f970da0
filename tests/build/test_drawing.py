"""A drawing is cached under what it was made from, and never under anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from fault_support import make_place
from redroutes.build.output_cache import open_output_cache
from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import Site
from redroutes.runtime.cache import Cache, open_cache
from redroutes.theme.drawing import Drawing

pytestmark = pytest.mark.long


@pytest.fixture
def drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drawing:
    """A project of one page, which a copier draws in the place of MkDocs."""
    for folder in ("docs", "overrides", "routes"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "docs" / "page.md").write_text("first")
    made = Drawing(tmp_path / "mkdocs.yml", tmp_path / "routes", Cache(tmp_path / "cache", "x"))

    def copy(self: Drawing, site: Site, site_dir: Path) -> None:
        site_dir.mkdir()
        (site_dir / "page.html").write_text((self.root / "docs" / "page.md").read_text())

    monkeypatch.setattr(Drawing, "_run_mkdocs", copy)
    return made


def draw(drawing: Drawing, site: Site, target: Path) -> str:
    drawing.draw(site, target)
    return (target / "page.html").read_text()


def test_a_cached_drawing_is_taken_while_nothing_changes(
    drawing: Drawing, tiny_catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page, a template, the configuration, the site: each decides."""
    site = tiny_catalogue.site
    assert draw(drawing, site, tmp_path / "1") == "first"
    monkeypatch.setattr(Drawing, "_run_mkdocs", lambda *_: pytest.fail("drawn anew"))
    assert draw(drawing, site, tmp_path / "2") == "first"
    keys = [drawing.key(site), drawing.key(site.model_copy(update={"base_url": "https://x.org/"}))]
    for name in ("docs/page.md", "overrides/frame.html", "mkdocs.yml"):
        (tmp_path / name).write_text("second")
        keys.append(drawing.key(site))
    assert len(set(keys)) == 5


def test_a_page_that_is_saved_while_mkdocs_draws_is_not_cached(
    drawing: Drawing, tiny_catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the new page would be shown for the old one when that comes back."""
    page = tmp_path / "docs" / "page.md"
    copy = Drawing._run_mkdocs

    def save_and_draw(self: Drawing, site: Site, site_dir: Path) -> None:
        page.write_text("second")
        copy(self, site, site_dir)

    monkeypatch.setattr(Drawing, "_run_mkdocs", save_and_draw)
    assert draw(drawing, tiny_catalogue.site, tmp_path / "1") == "second"
    monkeypatch.setattr(Drawing, "_run_mkdocs", copy)
    page.write_text("first")
    assert draw(drawing, tiny_catalogue.site, tmp_path / "2") == "first"


def test_a_template_that_is_saved_during_a_build_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site is published, but the next build makes everything."""
    place = make_place(tmp_path)
    place.build()
    assert open_output_cache(open_cache(place.cache), place.site).units
    calls = []
    key = Drawing.key

    def changing(self: Drawing, site: Site) -> str:
        calls.append(1)
        return key(self, site) if len(calls) == 1 else "another"

    place.edit(1)
    monkeypatch.setattr(Drawing, "key", changing)
    assert place.build() == place.expected[1]
    assert open_output_cache(open_cache(place.cache), place.site).units == {}
