"""The list of a saved tour, the app's manifest, the worker and the zip, as a build writes them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import struct
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from media_support import make_silence
from redroutes.build.archive import archive_name, write_archive
from redroutes.build.links import check_site
from redroutes.catalogue.catalogue import Catalogue
from redroutes.outputs.offline_lists import write_list
from redroutes.records import Text
from redroutes.rendering.context import Context
from redroutes.rendering.environment import make_environment
from redroutes.rendering.views.tours import view_tour
from support import ROOT, TINY, run_redroutes

pytestmark = pytest.mark.long

MARKS = {
    "site": "site.js",
    "guide-mode": 'data-script="guide-mode"',
    "guide-end": "guide-record",
    "guide-where": "guide-where-am",
    "speak": "data-speak",
    "rehearse": "data-rehearse",
    "readings": "data-pinyin",
    "plan-hours": "data-plan",
    "calendar": "data-calendar",
    "offline": "data-offline",
    "offline-block": "data-offline",
    "stamps": "data-stamp",
    "favourites": "data-favourite",
    "quiz": "data-question",
    "still": "data-still",
    "saved-list": 'data-script="saved-list"',
    "search": 'type="search"',
    "find": 'type="search"',
    "saved-search": 'type="search"',
    "near": "data-near",
    "map": 'data-script="map"',
    "privacy": 'data-script="privacy"',
    "report": 'data-script="report"',
    "guide": "assets/guide.js",
}
"""Script -> what stands in a page that loads it, at once or after a tap."""


@pytest.fixture(scope="module")
def zipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny district's site with its zip."""
    site = tmp_path_factory.mktemp("zipped") / "site"
    result = run_redroutes("build", "--zip", "--routes", str(TINY), "--site-dir", str(site))
    assert result.returncode == 0, result.stdout + result.stderr
    return site


def read_list(site: Path, tour: str) -> dict:
    """A tour's offline.json."""
    return json.loads((site / "tours" / tour / "offline.json").read_text("utf-8"))


def file_of(site: Path, address: str) -> Path:
    """The file behind an address as pages ask for it."""
    path = address.partition("?")[0]
    return site / (f"{path}index.html" if path.endswith("/") or not path else path)


def test_each_file_of_a_list_is_there_with_its_size_and_digest(
    real_site: Path, real_catalogue: Catalogue
) -> None:
    """What the phone will compare is what the server has."""
    for tour in real_catalogue.tours:
        data = read_list(real_site, tour)
        assert data["bytes"] == sum(row[1] for row in data["files"])
        assert data["files"] == sorted(data["files"])
        for address, size, digest in data["files"]:
            content = file_of(real_site, address).read_bytes()
            assert (len(content), hashlib.sha256(content).hexdigest()) == (size, digest), address


def test_a_list_has_the_tour_its_stops_and_the_search_in_every_language(
    real_site: Path, real_catalogue: Catalogue
) -> None:
    """Nothing that a visitor meets on the way is left at home."""
    for tour, entry in real_catalogue.tours.items():
        data = read_list(real_site, tour)
        addresses = {row[0] for row in data["files"]}
        stops = {f"positions/{stop.position}/" for stop in entry.record.stops}
        for folder in ("", "en/"):
            wanted = {"", f"tours/{tour}/", "search/", "saved/", "manifest.webmanifest", *stops}
            assert {folder + path for path in wanted} <= addresses
        assert set(data["names"]) == {"zh", "en"}
        assert not any(name in address for address in addresses for name in (".gpx", "poster"))


def test_a_list_has_all_that_its_pages_load(real_site: Path, real_catalogue: Catalogue) -> None:
    """Every style sheet, script and picture, under the very address that the page asks for."""
    for tour in real_catalogue.tours:
        addresses = {row[0] for row in read_list(real_site, tour)["files"]}
        for address in sorted(x for x in addresses if x.endswith("/")):
            html = file_of(real_site, address).read_text("utf-8")
            loads = re.findall(r'<(?:script|img)[^>]*\ssrc="([^"]+)', html)
            loads += re.findall(r'<link rel="(?:stylesheet|manifest)" href="([^"]+)', html)
            version = re.findall(r'data-version="([^"]+)"', html)[0]
            scripts = [*re.findall(r'data-script="([^"]+)"', html), "find", "search", "offline"]
            assert {f"assets/{name}.js?v={version}" for name in scripts} <= addresses
            for load in loads:
                path = (file_of(real_site, address).parent / load).resolve()
                assert path.relative_to(real_site.resolve()).as_posix() in addresses, load


def test_lists_have_no_script_that_their_pages_never_load(
    real_site: Path, real_catalogue: Catalogue
) -> None:
    """Each script has its mark on some page; the map, "near me" and the contributors' guide stay at home."""
    lists = [read_list(real_site, tour)["files"] for tour in real_catalogue.tours]
    addresses = {row[0] for rows in lists for row in rows}
    pages = [file_of(real_site, x).read_text("utf-8") for x in addresses if x.endswith("/")]
    assets = [Path(x.partition("?")[0]) for x in addresses if x.startswith("assets/")]
    assert {file.name for file in assets if file.suffix == ".css"} == {
        *("site.css", "guide-mode.css", "report.css")
    }
    wanted = {name for name, mark in MARKS.items() if any(mark in html for html in pages)}
    assert {file.stem for file in assets if file.suffix == ".js"} == wanted


def test_the_version_changes_with_any_file_and_with_nothing_else() -> None:
    """Names may change without a new version; digests and addresses may not."""
    rows = [("tours/x/", 3, "a" * 64), ("positions/y/", 4, "b" * 64)]

    def version(names: dict[str, str], rows: list[tuple[str, int, str]]) -> str:
        return str(json.loads(write_list("x", names, rows))["version"])

    first = version({"en": "X"}, rows)
    assert re.fullmatch(r"[0-9a-f]{16}", first)
    assert version({"en": "Y"}, rows) == first
    assert version({"en": "X"}, [rows[0], ("positions/y/", 4, "c" * 64)]) != first
    assert version({"en": "X"}, rows[:1]) != first


@pytest.mark.parametrize(("folder", "tag", "base"), [("", "en", "./"), ("zh/", "zh-Hans", "../")])
def test_a_manifest_a_language_with_icons_of_the_size_they_say(
    zipped_site: Path, folder: str, tag: str, base: str
) -> None:
    """Relative addresses only, one scope for all languages, a maskable icon."""
    data = json.loads((zipped_site / f"{folder}manifest.webmanifest").read_text("utf-8"))
    assert (data["lang"], data["start_url"], data["scope"]) == (tag, "./", base)
    assert data["display"] == "standalone"
    assert "maskable" in {icon["purpose"] for icon in data["icons"]}
    for icon in data["icons"]:
        content = (zipped_site / folder / icon["src"]).resolve().read_bytes()
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", content[16:24])
            assert icon["sizes"] == f"{width}x{height}"
    page = (zipped_site / folder / "tours" / "hill-walk" / "index.html").read_text("utf-8")
    back = "../../"
    assert f'<link rel="manifest" href="{back}manifest.webmanifest">' in page


def test_the_worker_has_the_words_of_every_language(zipped_site: Path) -> None:
    """The mark is filled; paths are relative; nothing of another host."""
    text = (zipped_site / "sw.js").read_text("utf-8")
    assert "@@" not in text
    data = json.loads(re.findall(r"const SITE = (\{.*\});", text)[0])
    assert [row["folder"] for row in data["languages"]] == ["", "zh/"]
    assert all(all(row["words"].values()) for row in data["languages"])
    assert "://" not in text
    assert "caches.put" not in text
    assert ".put(" not in text


def test_the_zip_holds_the_whole_site_without_itself(zipped_site: Path, tmp_path: Path) -> None:
    """Unpacked it is a site whose links all lead somewhere, and which offers no zip that it does not have."""
    name = next(file.name for file in zipped_site.glob("*.zip"))
    with ZipFile(zipped_site / name) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        archive.extractall(tmp_path)
    unpacked = tmp_path / name.removesuffix(".zip")
    files = {f.relative_to(unpacked) for f in unpacked.rglob("*") if f.is_file()}
    built = {f.relative_to(zipped_site) for f in zipped_site.rglob("*") if f.is_file()}
    assert files == built - {Path(name)}
    assert check_site(unpacked) == []
    for folder in ("", "zh/"):
        link = f'href="{"../" * (folder.count("/") + 1)}{name}"'
        assert link in (zipped_site / folder / "about" / "index.html").read_text("utf-8")
        assert ".zip" not in (unpacked / folder / "about" / "index.html").read_text("utf-8")
    assert "archive" not in (zipped_site / "index.html").read_text("utf-8")


def write_zip(folder: Path, former: Path, epoch: int, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The zip of a folder with two files, packed at a time, over a former one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
    files = {"b.txt": folder / "b.txt", "a/index.html": folder / "a" / "index.html"}
    target = folder.parent / "new" / "x.zip"
    target.parent.mkdir(exist_ok=True)
    write_archive(target, files, {"c.txt": b"unused"}, former)
    return target.read_bytes()


def test_a_changed_file_of_the_same_length_has_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a server tells what is new; what stays keeps its time, and the same site gives the same bytes."""
    folder, former = tmp_path / "site", tmp_path / "x.zip"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "index.html").write_text("one", "utf-8")
    (folder / "b.txt").write_text("two", "utf-8")
    former.write_bytes(write_zip(folder, former, 1_700_000_000, monkeypatch))
    os.utime(folder / "b.txt", (10**9, 10**9))
    assert write_zip(folder, former, 1_800_000_000, monkeypatch) == former.read_bytes()
    (folder / "b.txt").write_text("six", "utf-8")
    former.write_bytes(write_zip(folder, former, 1_800_000_000, monkeypatch))
    times = {x.filename: x.date_time for x in ZipFile(former).infolist()}
    assert times == {
        "x/a/index.html": (2023, 11, 14, 22, 13, 20),
        "x/b.txt": (2027, 1, 15, 8, 0, 0),
    }
    former.write_bytes(b"no zip")
    write_zip(folder, former, 0, monkeypatch)
    years = {x.date_time[0] for x in ZipFile(tmp_path / "new" / "x.zip").infolist()}
    assert years == {1980}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"zh": "红线", "en": "A Red Line, 1"}, "a-red-line-1.zip"),
        ({"zh": "红线2026"}, "red-routes.zip"),
        ({"zh": "红线", "fr": "Été"}, "ete.zip"),
    ],
)
def test_the_zip_is_named_in_ascii(
    tiny_catalogue: Catalogue, names: dict[str, str], expected: str
) -> None:
    """From the first name that gives a word; a plain one where none does."""
    assert archive_name(tiny_catalogue.site.model_copy(update={"name": Text(**names)})) == expected


def test_a_build_without_the_option_makes_no_zip(real_site: Path) -> None:
    """And its page about the site offers none."""
    assert list(real_site.glob("*.zip")) == []
    assert ".zip" not in (real_site / "about" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("language", "base"), [("en", "../../"), ("zh", "../../../")])
def test_the_block_leads_to_the_single_file_where_there_is_one(
    tiny_catalogue: Catalogue, language: str, base: str
) -> None:
    """Where the view names it; the address is the same file in every language."""
    context = Context(tiny_catalogue, language, depth=2)
    view = view_tour(context, tiny_catalogue.tours["hill-walk"])
    environment = make_environment(ROOT / "overrides" / "records", context.phrases)
    template = environment.get_template("tour.html")
    for file in ((f"{base}tours/hill-walk/tour.html", "one file"), None):
        html = template.render(view=replace(view, file=file), t=context.phrases, urls=context.urls)
        block = html.partition('id="offline"')[2].partition("</section>")[0]
        assert (f'href="{base}tours/hill-walk/tour.html"' in block) is (file is not None)


def test_the_icons_are_light() -> None:
    """Together under 40 KB, and there is one for each entry of the manifest."""
    icons = ROOT / "overrides" / "assets" / "icons"
    assert sum(file.stat().st_size for file in icons.iterdir()) < 40_000


def test_a_recording_goes_along_with_the_tour(tiny_copy: Path, tmp_path: Path) -> None:
    """Where the reader wants it: it stands apart, with its size, and is not among the files of every tour."""
    sound = make_silence(1)
    (tiny_copy / "media").mkdir(exist_ok=True)
    (tiny_copy / "media" / "mill.mp3").write_bytes(sound)
    row = "{file: mill.mp3, language: en, credit: The mill, licence: CC BY 4.0, minutes: 1}"
    file = tiny_copy / "positions" / "old-mill.yml"
    file.write_text(f"{file.read_text('utf-8')}recordings:\n  - {row}\n", "utf-8")
    site = tmp_path / "site"
    result = run_redroutes(
        "build", "--no-cache", "--routes", str(tiny_copy), "--site-dir", str(site)
    )
    assert result.returncode == 0, result.stdout + result.stderr
    data = read_list(site, "hill-walk")
    assert not [row for row in data["files"] if row[0].startswith("media/")]
    row = ["media/mill.mp3", len(sound), hashlib.sha256(sound).hexdigest(), "audio/mpeg"]
    assert data["recordings"] == [[row]]
    assert any(row[0].startswith("assets/recordings.js?v=") for row in data["files"])
