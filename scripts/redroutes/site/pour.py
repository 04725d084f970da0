"""Pours every page of a catalogue into its frame and writes it below the site's folder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from redroutes.catalogue import Catalogue
from redroutes.exports.jsonld import JsonLd, to_script
from redroutes.rendering.pages import RenderedPage, Renderer
from redroutes.rendering.urls import LISTS, language_path
from redroutes.search.index import IndexFile, make_indexes
from redroutes.site.frames import Frame, read_frame
from redroutes.site.missing import make_missing
from redroutes.site.sitemap import make_robots, make_sitemap

Indexes = dict[str, list[IndexFile]]
"""Language -> files of its search index."""


@dataclass(frozen=True)
class Poured:
    """What was written."""

    pages: int
    bytes: int


class Pourer:
    """Holds the frames of a drawn site and pours records into them, all or one by one."""

    def __init__(self, catalogue: Catalogue, templates: Path, frames_dir: Path) -> None:
        """``frames_dir`` is the folder in which the theme has drawn its pages."""
        self.catalogue = catalogue
        self.templates = templates
        self.renderer = Renderer(catalogue, templates)
        self.frames = {
            (language, address): read_frame(frames_dir, self._folder(language), address)
            for language in catalogue.languages
            for address in frame_addresses()
        }

    def pour_all(self, site_dir: Path, indexes: Indexes | None = None) -> Poured:
        """Write every page of every language, the search index, the page for missing addresses, the sitemap.

        ``indexes`` are made here unless the caller has made them while the frames were drawn.
        """
        pages = size = 0
        paths: dict[str, str | None] = {}
        for language in self.catalogue.languages:
            for page in self.renderer.render_all(language):
                html = self.fill(page, language)
                size += write_page(site_dir, f"{self._folder(language)}{page.path}", html)
                paths[page.path] = self._checked(page)
                pages += 1
        self._write_missing(site_dir)
        write_indexes(site_dir, indexes or make_indexes(self.catalogue))
        self._write_sitemap(site_dir, paths)
        return Poured(pages, size)

    def fill(self, page: RenderedPage, language: str) -> str:
        """The whole HTML of a rendered page."""
        frame: Frame = self.frames[language, page.frame]
        head = ""
        if page.kind != "page":
            data = self._json_ld(language).build(page.kind, page.id)
            head = to_script(data) if data else ""
        return frame.fill(page.path, page.title, page.description, head, page.body)

    def _write_missing(self, site_dir: Path) -> None:
        languages = self.catalogue.site.languages
        body = "".join(
            f'<div lang="{language.tag}">{self.renderer.render_missing(language.id)}</div>'
            for language in languages
        )
        frame = self.frames[languages[0].id, ""]
        title = self.renderer.render_home(languages[0].id).title
        html = frame.fill("", title, "", '<meta name="robots" content="noindex">', body)
        css = (self.templates.parent / "assets" / "site.css").read_text("utf-8")
        html = make_missing(html, css, self.catalogue.site.base_url)
        (site_dir / "404.html").write_text(html, "utf-8")

    def _write_sitemap(self, site_dir: Path, paths: dict[str, str | None]) -> None:
        base_url = self.catalogue.site.base_url
        (site_dir / "robots.txt").write_text(make_robots(base_url), "utf-8")
        sitemap = site_dir / "sitemap.xml"
        if base_url:
            languages = self.catalogue.site.languages
            sitemap.write_text(make_sitemap(base_url, languages, paths.items()), "utf-8")
        else:
            sitemap.unlink(missing_ok=True)
        (site_dir / "sitemap.xml.gz").unlink(missing_ok=True)

    def _checked(self, page: RenderedPage) -> str | None:
        if page.kind in ("page", "towns"):
            return None
        checked: str = self.catalogue.entries(page.kind)[page.id].record.checked
        return checked

    @lru_cache(maxsize=16)  # noqa: B019 - one pourer lives as long as the build
    def _json_ld(self, language: str) -> JsonLd:
        base = self.catalogue.site.base_url
        return JsonLd(self.catalogue, language, f"{base}{self._folder(language)}" if base else None)

    def _folder(self, language: str) -> str:
        return language_path(language, self.catalogue.languages[0])


def write_indexes(site_dir: Path, indexes: Indexes) -> None:
    """Write the files of every language's search index."""
    for language, files in indexes.items():
        folder = site_dir / "search" / language
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            (folder / file.path).write_text(file.text, "utf-8")


def frame_addresses() -> list[str]:
    """Addresses of all frames from a language's root."""
    return ["", "about", "status", "search", *LISTS, *(f"{kind}/frame" for kind in LISTS)]


def remove_frames(site_dir: Path, folders: list[str]) -> None:
    """Delete the frame pages themselves; the lists' and the home frames were poured over."""
    for folder in folders:
        for kind in LISTS:
            shutil.rmtree(site_dir / folder / kind / "frame", ignore_errors=True)


def write_page(site_dir: Path, path: str, html: str) -> int:
    """Write ``path/index.html``; returns the bytes written."""
    folder = site_dir / path
    folder.mkdir(parents=True, exist_ok=True)
    data = html.encode("utf-8")
    (folder / "index.html").write_bytes(data)
    return len(data)
