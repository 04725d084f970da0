"""Short links stay for ever: codes never change, and what has moved is found under its old address and code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from redroutes.build.links import check_site
from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import KINDS
from redroutes.records.short_codes import ALPHABET, LENGTH, short_code
from support import TINY, run_redroutes

pytestmark = pytest.mark.long

PRINTED = {
    "positions/songhu-memorial-hall": "rbs425",
    "positions/baosteel-first-pile": "555dw6",
    "positions/wusong-railway-station-site": "hj7t9m",
    "positions/luojing-massacre-memorial": "4xhmv8",
    "positions/zhangmiao-street": "qc7nka",
    "tours/wusong-century": "2w63bj",
    "tours/battles-of-1932-and-1937": "qetnj6",
    "tours/miaohang-1932": "5nvb4q",
    "templates/theme-party-day": "qw4ej2",
    "lessons/one-centimetre-each": "9hsnfh",
    "programmes/red-sail-365": "pyzm3r",
    "towns/wusong": "jmqrap",
}
"""Codes of real records. They stand on paper: a change here breaks every poster that hangs."""
BYTES = 1100
"""A short link is opened with a weak signal, only to lead on."""


@pytest.mark.parametrize("address", PRINTED)
def test_a_printed_code_never_changes(address: str) -> None:
    """Neither digest, alphabet nor length may be touched."""
    assert short_code(*address.split("/")) == PRINTED[address]


def test_codes_can_be_read_from_paper() -> None:
    """No two characters that look alike, the same length for all."""
    assert not set("01ilou") & set(ALPHABET)
    codes = [short_code("positions", f"place-{n}") for n in range(2000)]
    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) == set(ALPHABET)


def test_real_records_have_different_codes(real_catalogue: Catalogue) -> None:
    """All kinds together, towns too."""
    addresses = [f"{kind}/{x}" for kind in KINDS for x in real_catalogue.entries(kind)]
    assert len({short_code(*address.split("/")) for address in addresses}) == len(addresses)


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site after its mill had another name, and a tour was given up for a town."""
    import shutil

    folder = tmp_path_factory.mktemp("moved")
    routes = Path(shutil.copytree(TINY, folder / "routes"))
    site = routes / "site.yml"
    moved = (
        "moved:\n"
        "  - {from: positions/water-mill, to: positions/old-mill}\n"
        "  - {from: tours/long-walk, to: towns/upper}\n"
        "  - {from: tours/old-walk, to: tours/hill-walk}\n"
        "  - {from: positions/two-mills, to: positions/old-mill, also: [positions/mill-pond]}\n"
        "  - {from: tours/two-walks, to: towns/upper, also: [tours/hill-walk]}\n"
    )
    site.write_text(site.read_text("utf-8") + moved, "utf-8")
    result = run_redroutes(
        "build",
        "--routes",
        str(routes),
        "--site-dir",
        str(folder / "site"),
        environment={"REDROUTES_BASE_URL": "https://lake.example.org/red"},
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


def test_a_short_link_leads_to_its_page_in_every_language(moved_site: Path) -> None:
    """Links are visible, the first language is the way without script, and the page is small."""
    html = (moved_site / "s" / short_code("positions", "old-mill") / "index.html").read_text(
        "utf-8"
    )
    assert 'content="0; url=../../positions/old-mill/"' in html
    assert '<link rel="canonical" href="https://lake.example.org/red/positions/old-mill/">' in html
    links = re.findall(r'<a href="([^"]+)" lang="([^"]+)"', html)
    assert links == [
        ("../../positions/old-mill/", "en"),
        ("../../zh/positions/old-mill/", "zh-Hans"),
    ]
    assert 'name="robots" content="noindex"' in html


def test_no_short_link_is_heavy(moved_site: Path) -> None:
    """One for every record and every old code, each below its limit."""
    pages = list((moved_site / "s").glob("*/index.html"))
    records = [p for kind in KINDS for p in (moved_site / kind).glob("*/index.html")]
    assert len(pages) == len(records)  # the old addresses stand among the records' folders
    assert max(page.stat().st_size for page in pages) <= BYTES


def test_what_has_moved_is_found_under_its_old_address_and_code(moved_site: Path) -> None:
    """In each language the page of that language; by the code, both."""
    english = (moved_site / "positions" / "water-mill" / "index.html").read_text("utf-8")
    chinese = (moved_site / "zh" / "positions" / "water-mill" / "index.html").read_text("utf-8")
    code = short_code("positions", "water-mill")
    short = (moved_site / "s" / code / "index.html").read_text("utf-8")
    assert 'url=../../positions/old-mill/"' in english
    assert 'url=../../../zh/positions/old-mill/"' in chinese
    assert 'href="../../zh/positions/old-mill/"' in short
    town = (moved_site / "tours" / "long-walk" / "index.html").read_text("utf-8")
    assert 'url=../../towns/upper/"' in town


def read_way(site: Path, path: str) -> str:
    """Where the page of an old address leads without script."""
    html = (site / path / "index.html").read_text("utf-8")
    found = re.search(r'content="0; url=([^"]+)"', html)
    assert found, html
    assert f'<a href="{found[1]}"' in html
    assert "location.search+location.hash" in html
    return found[1]


def test_everything_of_a_tour_that_was_renamed_leads_on(moved_site: Path) -> None:
    """Guide mode in each language, sheets, the single file, and the files for devices under their old names."""
    assert read_way(moved_site, "tours/old-walk/guide") == "../../../tours/hill-walk/guide/"
    assert (
        read_way(moved_site, "zh/tours/old-walk/guide") == "../../../../zh/tours/hill-walk/guide/"
    )
    assert read_way(moved_site, "tours/old-walk/poster") == "../../../tours/hill-walk/poster/"
    assert read_way(moved_site, "tours/old-walk/sheet") == "../../../tours/hill-walk/sheet/"
    assert (
        'url=../../tours/hill-walk/tour.html"'
        in (moved_site / "tours/old-walk/tour.html").read_text()
    )
    files = [
        x.name
        for x in (moved_site / "tours/hill-walk").glob("*")
        if x.suffix in (".gpx", ".geojson")
    ]
    assert sorted(files) == ["tour.geojson", "tour.gpx"]
    for folder in ("tours", "zh/tours"):
        for name in files:
            new = moved_site / folder / "hill-walk" / name
            if new.exists():
                old = moved_site / folder / "old-walk" / name
                assert old.read_bytes() == new.read_bytes()


def test_what_was_given_up_for_another_kind_leads_to_its_page(moved_site: Path) -> None:
    """A town has no guide mode, no sheet and no single file."""
    for name in ("guide", "poster", "sheet"):
        assert read_way(moved_site, f"tours/long-walk/{name}") == "../../../towns/upper/"
    single = (moved_site / "tours/long-walk/tour.html").read_text("utf-8")
    assert 'content="0; url=../../towns/upper/"' in single


def test_files_of_a_tour_that_was_split_are_those_of_the_first_tour(moved_site: Path) -> None:
    """Whatever else takes its place before it."""
    old, new = moved_site / "tours/two-walks", moved_site / "tours/hill-walk"
    assert 'url=../../tours/hill-walk/tour.html"' in (old / "tour.html").read_text("utf-8")
    assert (old / "tour.gpx").read_bytes() == (new / "tour.gpx").read_bytes()


def test_a_record_that_was_split_names_what_it_has_become(moved_site: Path) -> None:
    """Nobody is led to one of them without having chosen; in the page's language, and by the code in all."""
    html = (moved_site / "zh/positions/two-mills/index.html").read_text("utf-8")
    links = re.findall(r'<a href="([^"]+)"', html)
    assert links == ["../../../zh/positions/old-mill/", "../../../zh/positions/mill-pond/"]
    assert "<script" not in html
    assert 'http-equiv="refresh"' not in html
    code = short_code("positions", "two-mills")
    short = (moved_site / "s" / code / "index.html").read_text("utf-8")
    assert len(re.findall("<a href", short)) == 4
    assert "<script" not in short


def test_every_link_of_the_moved_site_leads_somewhere(moved_site: Path) -> None:
    """Redirect pages are checked like all others."""
    assert check_site(moved_site) == []


def test_the_page_for_missing_addresses_finds_its_style_below_a_short_link(
    moved_site: Path,
) -> None:
    """A mistyped code is an address below /s/."""
    html = (moved_site / "404.html").read_text("utf-8")
    assert re.search(r"\(\?:[^)]*\|s\)", html)
