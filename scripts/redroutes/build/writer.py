"""Writes the files of a site, lists them with their digests, and notes where their pages lead."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from redroutes.build.links import find_links
from redroutes.records import KINDS
from redroutes.rendering.pages import frame_addresses
from redroutes.rendering.urls import language_path
from redroutes.runtime import fast_paths
from redroutes.runtime.opening import no_follow
from redroutes.runtime.output_files import FileFact, SiteFile
from redroutes.runtime.writing import write_file

Listing = dict[str, FileFact]
"""Path from the site's root -> size and digest."""


IsCurrent = Callable[[str, FileFact], bool]
"""Path and facts of a file -> whether the last site already has it as it is to be."""


@dataclass
class Written:
    """What has been written."""

    listing: Listing = field(default_factory=dict)
    """Every file."""
    targets: dict[str, str] = field(default_factory=dict)
    """Where the pages lead, each target with one page that leads there."""
    anchors: dict[str, str] = field(default_factory=dict)
    """The anchors of each page, with a space around each."""
    faults: list[str] = field(default_factory=list)
    """Faults of single pages."""
    same: set[str] = field(default_factory=set)
    """Paths of files that the last site already has as they are to be; they are reused."""

    def add(self, other: Written) -> None:
        """Add what another process has written."""
        self.listing.update(other.listing)
        self.anchors.update(other.anchors)
        self.same |= other.same
        for target, page in other.targets.items():
            self.targets.setdefault(target, page)
        self.faults += other.faults


class Writer:
    """Writes files into one folder."""

    def __init__(self, site_dir: Path, base_url: str | None) -> None:
        self.site_dir = site_dir
        self.base_url = base_url
        self.frames: set[str] = set()
        """Frames of which one page was checked as a whole."""
        self.folders: set[str] = {""}
        """Folders that exist."""

    def write(self, files: Iterable[SiteFile], is_current: IsCurrent | None = None) -> Written:
        """Note all files and where their pages lead, and write those that are not ``is_current``."""
        written = Written()
        for file in files:
            fact = written.listing[file.path] = fact_of(file.data)
            if is_current and is_current(file.path, fact):
                written.same.add(file.path)
            else:
                self._put(file)
            if file.path.endswith(".html"):
                own = file.own if fast_paths.ENABLED and file.frame in self.frames else None
                self.frames.add(file.frame)
                self._note(file.path, file.text or file.data.decode("utf-8"), written, own)
        return written

    def read_existing(self, paths: Iterable[str]) -> Written:
        """Note files that were not written here: hand-written pages and assets."""
        written = Written()
        for path in paths:
            data = (self.site_dir / path).read_bytes()
            written.listing[path] = fact_of(data)
            if path.endswith(".html"):
                self._note(path, data.decode("utf-8"), written)
        return written

    def _put(self, file: SiteFile) -> None:
        folder = file.path.rpartition("/")[0]
        if folder not in self.folders:
            self.make_folder(folder)
        write_file(f"{self.site_dir}/{file.path}", file.data)

    def make_folder(self, folder: str) -> None:
        """Make a folder below the site and those above it, once."""
        above = folder.rpartition("/")[0]
        if above and above not in self.folders:
            self.make_folder(above)
        with contextlib.suppress(FileExistsError):
            os.mkdir(f"{self.site_dir}/{folder}")
        self.folders.add(folder)

    def _note(self, path: str, html: str, written: Written, own: str | None = None) -> None:
        """Note where a page leads."""
        links = find_links(path, html, self.base_url, own)
        for target in links.targets:
            written.targets.setdefault(target, path)
        written.anchors[path] = links.anchors
        written.faults += links.faults


def fact_of(data: bytes) -> FileFact:
    """Size and digest of a file's content."""
    return FileFact(len(data), hashlib.sha256(data).hexdigest())


def list_existing(site_dir: Path) -> list[str]:
    """Paths of all files in a folder, sorted."""
    files = (p.relative_to(site_dir).as_posix() for p in site_dir.rglob("*") if p.is_file())
    return sorted(files)


def remove_frames(site_dir: Path, languages: list[str]) -> None:
    """Delete the frames, which have been read, and MkDocs' own sitemap and 404 page."""
    for language in languages:
        folder = site_dir / language_path(language, languages[0])
        for address in frame_addresses():
            (folder / address / "index.html").unlink(missing_ok=True)
        for kind in [*KINDS, "plans"]:
            shutil.rmtree(folder / kind / "frame", ignore_errors=True)
    for name in ("sitemap.xml", "sitemap.xml.gz", "404.html"):
        (site_dir / name).unlink(missing_ok=True)


def copy_media(source: Path, target: Path, names: Iterable[str]) -> None:
    """Copy files that records name, and no other; links are not followed."""
    for name in names:
        target.mkdir(exist_ok=True)
        with open(source / name, "rb", opener=no_follow) as file:
            (target / name).write_bytes(file.read())
