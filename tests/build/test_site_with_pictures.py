"""A site with a picture: pages, lists for offline use, the single file, open data, JSON-LD, the zip, the audit."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from media_support import make_noted_picture, make_picture, put_picture
from redroutes.audit.budgets import check_weights
from redroutes.audit.site import audit_site
from redroutes.hosting.types import cache_of
from redroutes.records.media import PUBLISHED_NAME
from support import TINY, run_redroutes

pytestmark = pytest.mark.long

MARK = "HERE-I-STOOD"
BASE = "https://example.org/red/"
PICTURES = (".webp", ".jpg", ".jpeg", ".png", ".avif")


def build(routes: Path, folder: Path, *more: str) -> Path:
    """The tiny district's site with what its records name."""
    site = folder / "site"
    arguments = ["--routes", str(routes), "--site-dir", str(site), "--no-cache", *more]
    result = run_redroutes("build", *arguments, environment={"REDROUTES_BASE_URL": BASE})
    assert result.returncode == 0, result.stdout + result.stderr
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of which one place has a picture in each form, each with a place of its own in its notes."""
    folder = tmp_path_factory.mktemp("pictures")
    routes = Path(shutil.copytree(TINY, folder / "routes"))
    rows = []
    (routes / "media").mkdir()
    for number, form in enumerate(("JPEG", "PNG", "WEBP", "AVIF")):
        name = f"mill-{number}.{form.lower()}"
        (routes / "media" / name).write_bytes(make_noted_picture(form, MARK))
        rows.append(
            f"  - {{file: {name}, alt: {{en: A mill by a pond, zh: 水边的磨坊}}, "
            f"caption: {{en: Seen from the north, zh: 从北面看}}, credit: Nobody, licence: CC0, "
            "width: 1300, height: 975}\n"
        )
    file = routes / "positions" / "old-mill.yml"
    file.write_text(f"{file.read_text('utf-8')}pictures:\n{''.join(rows)}", "utf-8")
    return build(routes, folder, "--zip")


def published(site: Path) -> list[str]:
    """Names of the files below ``media/``."""
    return sorted(file.name for file in (site / "media").iterdir())


def test_no_published_file_tells_where_the_camera_stood(site: Path) -> None:
    """Neither a picture nor any other file, also inside the zip and the tours' files, holds a note of the camera."""
    archives = list(site.glob("*.zip"))
    assert archives
    files = {str(file): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    with zipfile.ZipFile(archives[0]) as archive:
        files |= {f"zip/{name}": archive.read(name) for name in archive.namelist()}
    inside = re.compile(rb"data:image/webp;base64,([A-Za-z0-9+/=]+)")
    for name, data in list(files.items()):
        for number, found in enumerate(inside.findall(data)):
            files[f"{name}#{number}.webp"] = base64.b64decode(found)
    seen = 0
    for name, data in files.items():
        assert MARK.encode() not in data, name
        if name.endswith(PICTURES):
            picture = Image.open(io.BytesIO(data))
            assert not picture.getexif(), name
            assert not {"exif", "xmp", "icc_profile", "comment"} & set(picture.info), name
            seen += "mill-" in name or "#" in name
    assert seen >= 2 * 16


def test_a_page_names_the_files_of_each_picture(site: Path) -> None:
    """WebP in all widths, the JPEG, texts in the page's language, and nothing that lets the page jump."""
    names = published(site)
    assert len(names) == 16
    assert all(PUBLISHED_NAME.fullmatch(name) for name in names)
    for folder, alt in (("", "A mill by a pond"), ("zh/", "水边的磨坊")):
        html = (site / folder / "positions/old-mill/index.html").read_text("utf-8")
        figures = re.findall(r"<figure>.*?</figure>", html)
        assert len(figures) == 4
        for figure in figures:
            addresses = re.findall(r"media/([^ \",]+)", figure)
            assert len(addresses) == 4
            assert set(addresses) <= set(names)
            assert re.search(r"480w, .*800w, .*1200w\" sizes=", figure)
            assert (
                f'alt="{alt}" width="1200" height="900" loading="lazy" decoding="async"' in figure
            )
            assert re.search("Nobody(, |，)CC0", figure)


def test_a_saved_tour_carries_one_width_of_each_picture(site: Path) -> None:
    """The worker shows it in place of the others."""
    tours = list(site.glob("tours/*/offline.json"))
    carried = [
        row[0]
        for tour in tours
        for row in json.loads(tour.read_text("utf-8"))["files"]
        if row[0].startswith("media/")
    ]
    assert len(carried) == 4
    assert all(name.endswith("-800.webp") for name in carried)
    assert "findMedia" in (site / "sw.js").read_text("utf-8")


def test_a_tour_in_one_file_holds_the_first_picture_of_a_place(site: Path) -> None:
    """In each language with its text, and nothing to fetch."""
    held = [file.read_text("utf-8") for file in site.glob("tours/*/tour.html")]
    with_picture = [html for html in held if "data:image/webp" in html]
    assert with_picture
    for html in with_picture:
        assert html.count("data:image/webp") == 2
        assert 'alt="A mill by a pond"' in html
        assert 'alt="水边的磨坊"' in html
        assert "media/" not in re.sub(r"https?://[^\"\s]+", "", html)


def test_data_and_search_engines_get_full_addresses(site: Path) -> None:
    """Of published files, never of the one that was handed in; the schema knows them."""
    data = json.loads((site / "data/positions.json").read_text("utf-8"))
    schema = json.loads((site / "data/positions.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(data)
    mill = next(row for row in data["records"] if row["id"] == "old-mill")
    names = {f"{BASE}media/{name}" for name in published(site)}
    assert {file["address"] for files in mill["picture_files"] for file in files} == names
    assert not [row for row in data["records"] if "picture_files" in row and row is not mill]
    html = (site / "positions/old-mill/index.html").read_text("utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found is not None
    image = json.loads(found[1])["image"]
    assert image in names
    assert image.endswith("-800.jpg")


def test_pictures_are_kept_for_ever_by_browsers(site: Path) -> None:
    """Their addresses change with them; those of recordings do not."""
    assert {cache_of(f"media/{name}") for name in published(site)} == {
        "public, max-age=31536000, immutable"
    }
    assert cache_of("media/mill.mp3") == "public, max-age=86400"


def test_the_audit_weighs_pictures_by_themselves(site: Path, tmp_path: Path) -> None:
    """Four pictures of much detail are no fault; one file that is too heavy is, and all together are."""
    assert audit_site(site, BASE) == []
    page = "positions/old-mill/index.html"
    other = tmp_path / "site"
    for name in (page, *(f"media/{name}" for name in published(site))):
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes((site / name).read_bytes())
    heavy = published(site)[0]
    (other / "media" / heavy).write_bytes(bytes(150_001))
    assert list(check_weights(other)) == [
        f"{page}: the picture {heavy} has 150001 bytes; at most 150000"
    ]
    for name in published(site):
        (other / "media" / name).write_bytes(bytes(300_000))
    faults = list(check_weights(other))
    assert f"{page}: its pictures have 1200000 bytes together; at most 900000" in faults


def test_a_changed_picture_has_new_addresses(tiny_copy: Path, tmp_path: Path) -> None:
    """Also where size and time of its file are those of the old one: as a build from nothing would have it."""
    put_picture(tiny_copy, "mill.png", make_picture("PNG", 640, 480).ljust(3000, b"\0"))
    file, site = tiny_copy / "media" / "mill.png", tmp_path / "site"
    status = file.stat()
    command = ["build", "--routes", str(tiny_copy), "--site-dir", str(site)]
    assert run_redroutes(*command).returncode == 0
    before = published(site)
    other = io.BytesIO()
    Image.new("RGB", (640, 480), "#1e6b3a").save(other, "PNG")
    file.write_bytes(other.getvalue().ljust(status.st_size, b"\0"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert file.stat().st_size == status.st_size
    result = run_redroutes(*command)
    assert result.returncode == 0, result.stdout
    after = published(site)
    assert not set(before) & set(after)
    html = (site / "positions/old-mill/index.html").read_text("utf-8")
    assert set(re.findall(r"media/([^ \",]+)", html)) == set(after)
    cold = build_plain(tiny_copy, tmp_path / "cold")
    assert published(cold) == after
    assert (cold / "positions/old-mill/index.html").read_text("utf-8") == html


@pytest.mark.thorough  # the shipped and the tiny site are compared in every run
def test_with_and_without_the_fast_paths_the_site_is_the_same(
    tiny_copy: Path, tmp_path: Path
) -> None:
    """Pages with pictures are compiled and looked through by both."""
    put_picture(tiny_copy, "mill.jpg", make_noted_picture("JPEG", MARK))
    sites = []
    for plain in ("", "1"):
        sites.append(tmp_path / f"site{plain}")
        arguments = ["--no-cache", "--routes", str(tiny_copy), "--site-dir", str(sites[-1])]
        result = run_redroutes("build", *arguments, environment={"REDROUTES_PLAIN": plain})
        assert result.returncode == 0, result.stdout
    fast, slow = (
        {x.relative_to(site): x.read_bytes() for x in site.rglob("*") if x.is_file()}
        for site in sites
    )
    assert fast == slow


def build_plain(routes: Path, folder: Path) -> Path:
    """The same from nothing, without a public address."""
    site = folder / "site"
    result = run_redroutes("build", "--no-cache", "--routes", str(routes), "--site-dir", str(site))
    assert result.returncode == 0, result.stdout
    return site
