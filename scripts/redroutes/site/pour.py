"""Pours records into frames: every file of the site, record by record, before anything is written.

What a record gives is made by ``record_files``, what exists once by ``language_files`` and ``shared_files``; what
needs the digests of all these is made last, by ``FINISHERS``. Writing is left to ``site/writing.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from redroutes.bundles import join_parts
from redroutes.catalogue import Catalogue
from redroutes.exports.jsonld import JsonLd, to_script
from redroutes.files import SiteFile, text_file
from redroutes.records.short_codes import short_code
from redroutes.rendering.pages import COUNTED, PARTS, SINGLES, RenderedPage, Renderer
from redroutes.rendering.urls import LISTS, language_path
from redroutes.site.app import make_app_files
from redroutes.site.assets import asset_version
from redroutes.site.frames import Frame, read_frame
from redroutes.site.missing import make_missing
from redroutes.site.offline import make_offline_lists
from redroutes.site.short_links import make_old_addresses, make_old_codes, make_short_link
from redroutes.site.sitemap import make_robots, make_sitemap
from redroutes.site.take_along import make_positions, make_tour_files


class Pourer:
    """Holds the frames of a drawn site and pours records into them, all or one by one."""

    def __init__(
        self, catalogue: Catalogue, templates: Path, frames_dir: Path, cache: Path | None = None
    ) -> None:
        """``frames_dir`` is the folder in which the theme has drawn its pages; ``cache`` keeps compiled templates."""
        self.catalogue = catalogue
        self.templates = templates
        self.renderer = Renderer(catalogue, templates, cache)
        self.frames = {
            (language, address): read_frame(frames_dir, self.folder(language), address)
            for language in catalogue.languages
            for address in frame_addresses()
        }

    @cached_property
    def _version(self) -> str:
        return asset_version(self.assets)

    @property
    def assets(self) -> Path:
        """The folder of style sheets and scripts."""
        return self.templates.parent / "assets"

    def records(self) -> Iterator[tuple[str, str]]:
        """Kind and id of every record that has a page."""
        for kind in LISTS:
            for record_id in self.renderer.record_ids(kind):
                yield kind, record_id

    def record_files(self, kind: str, record_id: str) -> Iterator[SiteFile]:
        """Every file that one record gives: its pages in all languages, its sheets, its exports."""
        for language in self.catalogue.languages:
            yield self.pour(self.renderer.render_record(kind, record_id, language), language)
            for page in self.renderer.render_parts(kind, record_id, language):
                yield self.pour(page, language)
        for path, html in self.renderer.render_papers(kind, record_id):
            yield text_file(f"{path}/index.html", html)
        for export in EXPORTS.get(kind, ()):
            yield from export(self, record_id)
        yield make_short_link(self.catalogue, kind, record_id)

    def language_files(self, language: str) -> Iterator[SiteFile]:
        """Every file that exists once a language: home, lists, pages about the site; but ``COUNTED``."""
        for name in [name for name in SINGLES if name not in COUNTED]:
            yield self.pour(self.renderer.render_single(name, language), language)
        for kind in LISTS:
            yield self.pour(self.renderer.render_list(kind, language), language)

    def shared_files(self) -> Iterator[SiteFile]:
        """Every file that exists once, or whose figures do: the status board, the sitemap and the like."""
        for name in COUNTED:
            for language in self.catalogue.languages:
                yield self.pour(self.renderer.render_single(name, language), language)
        yield self._missing()
        yield from self._sitemap()
        for share in SHARED:
            yield from share(self)

    def finish(self, listing: Mapping[str, FileFact]) -> Iterator[SiteFile]:
        """Files that need to know all others; ``listing`` has them by path."""
        for finisher in FINISHERS:
            yield from finisher(self, listing)

    def find(self, path: str) -> SiteFile | None:
        """One file by its path, made alone; None if records give no such file. For the preview."""
        language, inner = self._split(path)
        name = inner.removesuffix("index.html").rstrip("/")
        if inner == f"{name}/index.html".lstrip("/"):
            if name in SINGLES:
                return self.pour(self.renderer.render_single(name, language), language)
            if name in LISTS:
                return self.pour(self.renderer.render_list(name, language), language)
        kind, record_id = self._record_of(path, inner)
        files: Iterable[SiteFile] = (file for share in SHARED for file in share(self))
        if kind in LISTS and record_id in self.renderer.record_ids(kind):
            files = self.record_files(kind, record_id)
        return next((file for file in files if file.path == path), None)

    def _record_of(self, path: str, inner: str) -> tuple[str, str]:
        """Kind and id of the record that gives a file, by its folder or its short code."""
        kind, _, rest = inner.partition("/")
        name = rest.partition("/")[0]
        if path.startswith("s/"):
            found = (record for record in self.records() if short_code(*record) == name)
            return next(found, ("", ""))
        return kind, name

    def pour(self, page: RenderedPage, language: str) -> SiteFile:
        """A rendered page in its frame, as a file."""
        path = f"{self.folder(language)}{page.path}".strip("/")
        frame: Frame = self.frames[language, page.frame]
        head = self._style_link(page, language) if page.style else ""
        if page.kind != "page" and not page.part:
            data = self._json_ld(language).build(page.kind, page.id)
            head += to_script(data) if data else ""
        return text_file(
            f"{path}/index.html".lstrip("/"),
            frame.fill(page.path, page.title, page.description, head, page.body),
            own=head + page.body,
            frame=f"{language} {page.frame}",
        )

    def folder(self, language: str) -> str:
        """The folder of a language from the site's root."""
        return language_path(language, self.catalogue.languages[0])

    @cached_property
    def page_paths(self) -> dict[str, str | None]:
        """Path of every page that the sitemap lists, from a language's root, with the day of its check."""
        paths: dict[str, str | None] = dict.fromkeys([*SINGLES, *LISTS])
        for kind, record_id in self.records():
            is_checked = kind != "towns"
            entries = self.catalogue.entries(kind) if is_checked else {}
            paths[f"{kind}/{record_id}"] = entries[record_id].record.checked if is_checked else None
        return paths

    def _style_link(self, page: RenderedPage, language: str) -> str:
        path = f"{self.folder(language)}{page.path}"
        base = "../" * (path.count("/") + 1 if path else 0) or "./"
        return f'<link rel="stylesheet" href="{base}assets/{page.style}?v={self._version}">\n'

    def _missing(self) -> SiteFile:
        languages = self.catalogue.site.languages
        body = "".join(
            f'<div lang="{language.tag}">{self.renderer.render_missing(language.id)}</div>'
            for language in languages
        )
        frame = self.frames[languages[0].id, ""]
        title = self.renderer.render_single("", languages[0].id).title
        html = frame.fill("", title, "", '<meta name="robots" content="noindex">', body)
        css = join_parts(self.assets, "site.css")
        return text_file("404.html", make_missing(html, css, self.catalogue.site.base_url))

    def _sitemap(self) -> Iterator[SiteFile]:
        base_url = self.catalogue.site.base_url
        yield text_file("robots.txt", make_robots(base_url))
        if base_url:
            languages = self.catalogue.site.languages
            yield text_file(
                "sitemap.xml", make_sitemap(base_url, languages, self.page_paths.items())
            )

    def _split(self, path: str) -> tuple[str, str]:
        """Language and the rest of a path from the site's root."""
        default = self.catalogue.languages[0]
        for language in self.catalogue.languages[1:]:
            folder = language_path(language, default)
            if path.startswith(folder):
                return language, path[len(folder) :]
        return default, path

    @lru_cache(maxsize=16)  # noqa: B019 - one pourer lives as long as the build
    def _json_ld(self, language: str) -> JsonLd:
        base = self.catalogue.site.base_url
        return JsonLd(self.catalogue, language, f"{base}{self.folder(language)}" if base else None)


@dataclass(frozen=True, slots=True)
class FileFact:
    """What is known of a written file."""

    size: int
    """Bytes."""
    sha256: str
    """Digest of its content, in hex."""


EXPORTS: dict[str, tuple[Callable[[Pourer, str], Iterable[SiteFile]], ...]] = {
    "tours": (make_tour_files,),
}
"""Kind -> functions that make further files of one record from its id: GPX, calendar and the like."""
SHARED: tuple[Callable[[Pourer], Iterable[SiteFile]], ...] = (
    make_app_files,
    make_old_codes,
    make_old_addresses,
    make_positions,
)
"""Functions that make files that exist once: the app's manifest, short links and the like."""
FINISHERS: tuple[Callable[[Pourer, Mapping[str, FileFact]], Iterable[SiteFile]], ...] = (
    make_offline_lists,
)
"""Functions that make files from the list of all others: what a saved tour needs, and the like."""


def frame_addresses() -> list[str]:
    """Addresses of all frames from a language's root."""
    parts = [f"{kind}/frame/{part.name}" for kind, parts in PARTS.items() for part in parts]
    return [*SINGLES, *LISTS, *(f"{kind}/frame" for kind in LISTS), *parts]
