"""Built sites of small districts to be joined: made in memory from the tiny district, without MkDocs."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.geojson import make_positions_geojson
from redroutes.outputs.assembler import Assembler
from redroutes.outputs.context import OutputContext
from redroutes.outputs.headers import make_headers
from redroutes.outputs.open_data import make_open_data
from redroutes.phrasebook import read_phrases
from redroutes.portal.assets import make_assets
from redroutes.records import KINDS
from redroutes.rendering.pages import frame_addresses
from redroutes.rendering.urls import language_path
from redroutes.runtime.output_files import FileFact, SiteFile, text_file
from redroutes.runtime.policy import Policy
from redroutes.search.index import make_indexes
from redroutes.theme.assets import write_bundles
from redroutes.theme.frame_data import frame_data
from redroutes.theme.portal_frames import render_frame
from support import ROOT, TINY, edit_record, read_and_check

OVERRIDES = ROOT / "overrides"
NAMES = {
    "mill": ("Mill District", "磨坊区", "The Old Mill", "老磨坊"),
    "dam": ("Dam District", "水坝区", "The Great Weir", "大石水坝"),
    "port": ("Port District", "港口区", "The Stone Quay", "石码头"),
}
"""Folder -> names of the district, names of what is the old mill in the tiny one; in English and in Chinese."""


def make_district(folder: Path, key: str) -> Catalogue:
    """The tiny district under other names; its points lie elsewhere."""
    english, chinese, place, place_zh = NAMES[key]
    routes = Path(shutil.copytree(TINY, folder / "routes"))
    edit_record(
        routes,
        "site.yml",
        "{en: Lantern Hill Line, zh: 灯笼山线}",
        f"{{en: {english}, zh: {chinese}}}",
    )
    mill = "positions/old-mill.yml"
    edit_record(
        routes,
        mill,
        "name: {en: The Old Mill, zh: 老磨坊}",
        f"name: {{en: {place}, zh: {place_zh}}}",
    )
    north, east = (x + list(NAMES).index(key) / 10 for x in (31.41, 121.49))
    edit_record(routes, mill, "{lat: 31.41, lon: 121.49", f"{{lat: {north:.2f}, lon: {east:.2f}")
    records, problems = read_and_check(routes)
    assert records is not None, problems
    return Catalogue(records)


def write_lists(catalogue: Catalogue, site: Path) -> Path:
    """What a portal reads of a built site, and its home page."""
    context = OutputContext(catalogue, OVERRIDES / "records")
    points = text_file("positions.geojson", make_positions_geojson(catalogue))
    data = [file for kind in KINDS for file in make_open_data(context, kind)]
    _write(site, [points, *data, *make_indexes(catalogue)])
    (site / "index.html").write_text("<!doctype html><title>home</title>", "utf-8")
    _write(site, list(make_headers([Policy()])))
    return site


def write_site(catalogue: Catalogue, site: Path) -> Path:
    """Every file of a site but the guide's pages, with frames that were drawn without MkDocs."""
    frames = site.parent / "frames"
    default = catalogue.languages[0]
    for language in catalogue.languages:
        folder, data = (
            language_path(language, default),
            frame_data(catalogue.site, language, OVERRIDES, read_phrases),
        )
        for address in frame_addresses():
            url = f"{folder}{address}/" if address else folder
            file = frames / url / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(render_frame(OVERRIDES, url, data), "utf-8")
    assembler = Assembler(catalogue, OVERRIDES / "records", frames)
    shutil.copytree(OVERRIDES / "assets", site / "assets")
    write_bundles(site)
    files = [file for key in assembler.records() for file in assembler.record_files(*key)]
    for kind in KINDS:
        files += assembler.kind_files(kind)
    for language in catalogue.languages:
        files += assembler.language_files(language)
    files += [*assembler.counted_files(), *assembler.shared_files(), *make_indexes(catalogue)]
    _write(site, files)
    listing = {
        path.relative_to(site).as_posix(): FileFact(path.stat().st_size, "0" * 64)
        for path in site.rglob("*")
        if path.is_file()
    }
    _write(site, list(assembler.finish(listing)))
    return site


def _write(site: Path, files: list[SiteFile]) -> None:
    for file in files:
        target = site / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)


def script_of(name: str) -> str:
    """A script of the portal as it is sent."""
    files, _, _ = make_assets(OVERRIDES)
    return next(file.text or "" for file in files if file.path == f"assets/{name}")


def files_below(folder: Path) -> Mapping[str, str]:
    """Path -> text of all files of a folder that hold lists."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.suffix in (".json", ".txt")
    }
