"""Pages about all positions of a large site: they stay light, and every position can still be reached from home."""

from __future__ import annotations

import gzip
import posixpath
import re
from pathlib import Path

import pytest

from benchmarks.synthetic import write_synthetic
from redroutes.audit.budgets import FIRST_BYTES
from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import KINDS
from redroutes.rendering.pages import SINGLES, Renderer
from redroutes.rendering.views.long_lists import FIRST, LONG_LIST
from redroutes.runtime.bundles import ON_EVERY_PAGE, make_bundle
from support import ROOT, read_and_check

pytestmark = pytest.mark.long

TEMPLATES = ROOT / "overrides" / "records"
ASSETS = ROOT / "overrides" / "assets"
STOPS = 600
FRAME = 4_000
"""Bytes with gzip of the frame around a body, and of the manifest."""
LINK = re.compile(r'href="([^"#?:]+)/["#?]')


def weigh(text: str) -> int:
    return len(gzip.compress(text.encode(), 6, mtime=0))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """600 positions in 15 towns, of which one has 260."""
    folder = tmp_path_factory.mktemp("large") / "routes"
    write_synthetic(folder, STOPS)
    for number in range(0, STOPS // 5 * 4, 2):
        file = folder / "positions" / f"stop-{number:05d}.yml"
        text = re.sub(r"(?m)^town: .*$", "town: town-000", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def renderer(folder: Path) -> Renderer:
    records, problems = read_and_check(folder)
    assert not problems
    assert records is not None
    return Renderer(Catalogue(records), TEMPLATES)


def overview_pages(renderer: Renderer, language: str) -> dict[str, str]:
    """Path -> body of the home page, the lists, the map and the like, and every town."""
    pages = [renderer.render_single(name, language) for name in SINGLES]
    pages += [renderer.render_list(kind, language) for kind in KINDS]
    pages += [
        renderer.render_record("towns", town, language) for town in renderer.record_ids("towns")
    ]
    return {page.path: page.body for page in pages}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_overview_of_a_large_site_stays_within_the_budget(
    renderer: Renderer, language: str
) -> None:
    """45 KB with everything that a first visit fetches, however many positions there are."""
    shared = FRAME + sum(weigh(make_bundle(ASSETS, name)) for name in ON_EVERY_PAGE)
    own = sum(weigh((ASSETS / name).read_text("utf-8")) for name in ("map.css", "map.js"))
    for path, body in overview_pages(renderer, language).items():
        size = weigh(body) + shared + (own if path == "map" else 0)
        assert size <= FIRST_BYTES, f"{path}: {size}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_position_of_a_large_site_is_reached_from_home(
    renderer: Renderer, language: str
) -> None:
    """By links alone, through lists and towns, without search and without script."""
    pages = overview_pages(renderer, language)
    seen: set[str] = set()
    waiting = [""]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        links = LINK.findall(pages.get(path, ""))
        waiting += [posixpath.normpath(posixpath.join(path or ".", link)) for link in links]
    reached = {path for path in seen if path.startswith("positions/")}
    assert len(reached) == len(renderer.catalogue.positions) == STOPS


def test_the_list_of_a_large_site_shows_towns_with_their_numbers(renderer: Renderer) -> None:
    """Each leads to its page; the whole search stands one tap away."""
    body = renderer.render_list("positions", "en").body
    assert body.count('<li class="card"') == len(renderer.catalogue.towns)
    assert '<a href="../towns/town-000/">' in body
    assert "600 positions" in body
    assert 'href="../search/?kind=positions"' in body
    assert "stop-" not in body


def test_a_large_town_lists_its_positions_by_kind(renderer: Renderer) -> None:
    """Each kind has an address of its own; a town of the usual size keeps its cards."""
    large = renderer.render_record("towns", "town-000", "en").body
    count = len(renderer.catalogue.positions_by_town["town-000"])
    assert count > LONG_LIST
    assert large.count('<li><a href="../../positions/') == count
    for kind in re.findall(r'<a href="#([a-z]+)">', large):
        assert f'<h3 id="{kind}">' in large
    usual = renderer.render_record("towns", "town-001", "en").body
    assert '<li class="card"' in usual
    assert 'href="#' not in usual


def test_the_map_of_a_large_site_draws_a_number_for_each_town(renderer: Renderer) -> None:
    """The number is that of its positions, said in words for screen readers."""
    body = renderer.render_single("map", "en").body
    count = len(renderer.catalogue.positions_by_town["town-000"])
    assert f'data-id="town-000" aria-label="Town 0: {count} positions"' in body
    assert body.count('class="at place number"') == len(renderer.catalogue.towns)
    assert "stop-" not in body


def test_the_status_of_a_large_site_cuts_its_lists_and_says_so(renderer: Renderer) -> None:
    """The figure is whole; behind it stand the first records and the number of the others."""
    body = renderer.render_single("status", "en").body
    missing = sum(e.record.phone is None for e in renderer.catalogue.positions.values())
    assert f"Telephone <b>{missing}</b>" in body
    assert f"{missing - FIRST} more are not shown" in body


def test_a_list_of_the_longest_usual_length_keeps_its_cards(tmp_path: Path) -> None:
    """Nothing changes for a site of the usual size."""
    write_synthetic(tmp_path, LONG_LIST)
    records, _ = read_and_check(tmp_path)
    assert records is not None
    body = Renderer(Catalogue(records), TEMPLATES).render_list("positions", "en").body
    assert body.count('<li class="card"') == LONG_LIST
    shared = FRAME + sum(weigh(make_bundle(ASSETS, name)) for name in ON_EVERY_PAGE)
    assert weigh(body) + shared <= FIRST_BYTES
