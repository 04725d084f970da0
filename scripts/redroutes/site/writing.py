"""Writes the files of a site below a folder, and keeps count of them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from redroutes.files import SiteFile
from redroutes.rendering.urls import LISTS, language_path
from redroutes.site.assets import own_assets
from redroutes.site.pour import FileFact, Pourer

Listing = dict[str, FileFact]
"""Path from the site's root -> size and digest."""


def write_all(pourer: Pourer, site_dir: Path, indexes: Iterable[SiteFile]) -> Listing:
    """Write every file that records give, in this process; returns what was written."""
    listing = list_present(pourer, site_dir)
    for kind, record_id in pourer.records():
        write_files(site_dir, pourer.record_files(kind, record_id), listing)
    write_files(site_dir, pourer.shared_files(), listing)
    write_files(site_dir, indexes, listing)
    write_files(site_dir, pourer.finish(listing), listing)
    return listing


def write_files(site_dir: Path, files: Iterable[SiteFile], listing: Listing) -> None:
    """Write files below ``site_dir`` and add them to the listing."""
    for file in files:
        target = site_dir / file.path
        try:
            target.write_bytes(file.data)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.data)
        listing[file.path] = _fact(file.data)


def list_present(pourer: Pourer, site_dir: Path) -> Listing:
    """What the pages of records use and others have written: our assets and the media."""
    paths = [f"assets/{name}" for name in own_assets(pourer.assets)]
    paths += [f.relative_to(site_dir).as_posix() for f in sorted(site_dir.glob("media/*"))]
    return {path: _fact((site_dir / path).read_bytes()) for path in paths}


def _fact(data: bytes) -> FileFact:
    return FileFact(len(data), hashlib.sha256(data).hexdigest())


def remove_frames(site_dir: Path, languages: list[str]) -> None:
    """Delete the frame pages themselves and MkDocs' sitemap; lists and home were poured over."""
    for language in languages:
        for kind in LISTS:
            folder = site_dir / language_path(language, languages[0]) / kind / "frame"
            shutil.rmtree(folder, ignore_errors=True)
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site_dir / name).unlink(missing_ok=True)
