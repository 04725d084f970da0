"""Whole sites, built by the command line as a user builds them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from redroutes.build.links import check_site
from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import FOLDERS
from support import ROOT, TINY, run_redroutes

pytestmark = pytest.mark.long


def tree_digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(folder).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


@pytest.fixture(scope="module")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("tiny") / "site"
    result = run_redroutes(
        "build",
        "--routes",
        str(TINY),
        "--site-dir",
        str(site),
        environment={
            "REDROUTES_BASE_URL": "https://example.org/hill",
            "REDROUTES_REPOSITORY": "https://example.org/someone/hill",
        },
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "14 records in" in result.stderr
    return site


def test_another_district_with_other_languages_first(tiny_site: Path) -> None:
    """English at the root, Chinese below /zh/; nothing of Baoshan in what records fill."""
    home = (tiny_site / "index.html").read_text("utf-8")
    chinese = (tiny_site / "zh" / "positions" / "old-mill" / "index.html").read_text("utf-8")
    assert '<html lang="en"' in home
    assert '<html lang="zh-Hans"' in chinese
    assert "老磨坊" in chinese
    assert not (tiny_site / "en").exists()
    for file in tiny_site.rglob("*.html"):
        if "contribute" not in file.parts:
            assert "宝山" not in file.read_text("utf-8")


def test_a_page_names_its_languages_and_its_address(tiny_site: Path) -> None:
    """lang, hreflang with x-default, canonical, Open Graph, JSON-LD."""
    html = (tiny_site / "zh" / "positions" / "old-mill" / "index.html").read_text("utf-8")
    root = "https://example.org/hill/"
    assert f'<link rel="canonical" href="{root}zh/positions/old-mill/">' in html
    assert f'hreflang="en" href="{root}positions/old-mill/"' in html
    assert f'hreflang="zh-Hans" href="{root}zh/positions/old-mill/"' in html
    assert f'hreflang="x-default" href="{root}positions/old-mill/"' in html
    assert f'<meta property="og:url" content="{root}zh/positions/old-mill/">' in html
    assert '<meta property="og:locale" content="zh_CN">' in html
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])
    assert data["@type"] == "TouristAttraction"
    assert data["geo"] == {"@type": "GeoCoordinates", "latitude": 31.41, "longitude": 121.49}
    assert data["url"] == f"{root}zh/positions/old-mill/"
    tour = (tiny_site / "tours" / "hill-walk" / "index.html").read_text("utf-8")
    assert '"@type":"TouristTrip"' in tour
    assert "@@" not in html


def test_edit_and_report_links_lead_to_the_record(tiny_site: Path) -> None:
    """An editor is one tap away from the record in the form, a visitor from a report that names it."""
    html = (tiny_site / "positions" / "old-mill" / "index.html").read_text("utf-8")
    assert 'href="../../contribute/edit/?record=positions/old-mill"' in html
    assert 'href="../../report/?record=positions/old-mill"' in html
    report = (tiny_site / "report" / "index.html").read_text("utf-8")
    assert (
        'data-forge="https://example.org/someone/hill/issues/new?title={title}&amp;body={body}"'
        in report
    )


def test_the_sitemap_has_every_poured_page(tiny_site: Path) -> None:
    """As many addresses as pages; guide mode is another view of the tour's, and papers are not searched for."""
    sitemap = (tiny_site / "sitemap.xml").read_text("utf-8")
    unlisted = {"contribute", "guide", "s", "poster", "sheet"}
    pages = [
        file
        for file in tiny_site.rglob("index.html")
        if not unlisted & set(file.parts) and not file.parent.name.startswith("agenda-")
    ]
    assert sitemap.count("<loc>") == len(pages)


def test_the_page_for_missing_addresses_speaks_every_language(tiny_site: Path) -> None:
    """One file serves all; it works at any depth."""
    html = (tiny_site / "404.html").read_text("utf-8")
    assert re.findall(r"<link [^>]*>", html) == ['<link rel="icon" href="data:,">']
    assert "There is no such page" in html
    assert "没有这一页" in html
    assert 'href="./zh/positions/"' in html


def test_the_same_records_give_the_same_bytes(tiny_site: Path, tmp_path: Path) -> None:
    """Two builds of the same records are the same site."""
    result = run_redroutes(
        "build",
        "--routes",
        str(TINY),
        "--site-dir",
        str(tmp_path / "again"),
        environment={
            "REDROUTES_BASE_URL": "https://example.org/hill/",
            "REDROUTES_REPOSITORY": "https://example.org/someone/hill",
        },
    )
    assert result.returncode == 0
    assert tree_digest(tmp_path / "again") == tree_digest(tiny_site)


def test_a_fault_leaves_the_last_good_site_as_it_was(tiny_copy: Path, tmp_path: Path) -> None:
    """Exit code 1, the fault with its place, and not one byte of the site changed."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good page")
    before = tree_digest(site)
    file = tiny_copy / "positions" / "old-mill.yml"
    file.write_text(file.read_text("utf-8").replace("kind: museum", "kind: musuem"), "utf-8")
    result = run_redroutes("build", "--routes", str(tiny_copy), "--site-dir", str(site))
    assert result.returncode == 1
    assert "old-mill.yml:3:7: kind: the text 'musuem'" in result.stdout
    assert "The site was not touched." in result.stderr
    assert tree_digest(site) == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".site")] == []


def test_check_answers_in_three_forms(tiny_copy: Path) -> None:
    """Text, GitHub annotations, JSON; exit code 0 only where all is well."""
    assert run_redroutes("check", "--routes", str(TINY)).returncode == 0
    file = tiny_copy / "towns.yml"
    file.write_text("towns: []\n", "utf-8")
    github = run_redroutes("check", "--routes", str(tiny_copy), "--format", "github")
    assert github.returncode == 1
    assert github.stdout.startswith("::error file=")
    rows = json.loads(run_redroutes("check", "--routes", str(tiny_copy), "--format", "json").stdout)
    assert rows[0]["code"] == "wrong-value"
    assert rows[0]["field"] == "towns"


def test_new_writes_a_skeleton_that_says_what_is_missing(tiny_copy: Path) -> None:
    """A skeleton is YAML; check then names what is to be filled in; nothing is overwritten."""
    for kind in FOLDERS:
        made = run_redroutes("new", kind, "new-one", "--routes", str(tiny_copy))
        assert made.returncode == 0, made.stderr
    report = run_redroutes("check", "--routes", str(tiny_copy))
    assert "positions/new-one.yml" in report.stdout
    assert "yaml-syntax" not in report.stdout
    again = run_redroutes("new", "positions", "new-one", "--routes", str(tiny_copy))
    assert again.returncode == 1
    assert "is there already" in again.stderr
    bad = run_redroutes("new", "positions", "../escape", "--routes", str(tiny_copy))
    assert bad.returncode == 2
    assert not (tiny_copy / "escape.yml").exists()


def test_the_schema_files_are_fresh() -> None:
    """routes/schema/ is what the models give."""
    assert run_redroutes("schema", "--check").returncode == 0


def test_every_link_of_the_real_site_leads_somewhere(real_site: Path) -> None:
    """Every internal link, asset and anchor, in both languages; no load from another host."""
    assert check_site(real_site) == []


def test_the_real_site_has_every_record_in_both_languages(
    real_site: Path, real_catalogue: Catalogue
) -> None:
    """A page per record and language, and no frame left."""
    for kind in FOLDERS:
        for record_id in real_catalogue.entries(kind):
            assert (real_site / kind / record_id / "index.html").is_file()
            assert (real_site / "en" / kind / record_id / "index.html").is_file()
    assert not list(real_site.rglob("frame/index.html"))
    assert "@@" not in (real_site / "index.html").read_text("utf-8")


@pytest.mark.parametrize("command", ["build", "serve"])
def test_mkdocs_alone_stops_with_the_right_command(command: str, tmp_path: Path) -> None:
    """One sentence, exit code 1, nothing written: MkDocs would draw frames that nobody fills."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", command, "-f", str(ROOT / "mkdocs.yml")],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert f"'redroutes {command}' in place of 'mkdocs {command}'" in result.stderr
    said = [line for line in result.stderr.splitlines() if line.startswith(("ERROR", "WARNING"))]
    assert len(said) == 1
    assert "Traceback" not in result.stderr
    assert list(tmp_path.rglob("*.html")) == []
