"""Every file of the site, record by record, before anything is written.

What a record gives is made by ``record_files``, what all records of a kind give together by ``kind_files``, what exists
once by ``language_files`` and ``shared_files``; what needs the digests of all these is made last, by ``FINISHERS``.
Writing is left to ``build/writer.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.outputs.asking import make_still_files
from redroutes.outputs.context import OutputContext
from redroutes.outputs.downloads import all_downloads
from redroutes.outputs.edit_files import FOLDER as SOURCES
from redroutes.outputs.edit_files import (
    find_sources,
    make_edit_files,
    make_edit_forms,
    make_sources,
)
from redroutes.outputs.edit_offline import make_edit_lists
from redroutes.outputs.feed import make_feeds
from redroutes.outputs.headers import make_headers, read_drawn_policies
from redroutes.outputs.offline_lists import make_offline_lists
from redroutes.outputs.open_data import make_open_data
from redroutes.outputs.pages import PageAssembler, read_frames
from redroutes.outputs.plan_files import make_plan_files
from redroutes.outputs.plan_offline import make_plan_lists
from redroutes.outputs.redirects import POLICY as REDIRECT_POLICY
from redroutes.outputs.redirects import make_old_addresses, make_old_codes, make_short_link
from redroutes.outputs.sitemap import make_sitemap_files
from redroutes.outputs.web_app import make_app_files
from redroutes.records import KINDS
from redroutes.records.collection import Entry
from redroutes.records.short_codes import short_code
from redroutes.rendering.pages import COUNTED, single_names
from redroutes.rendering.urls import language_path
from redroutes.runtime.cache import Cache
from redroutes.runtime.output_files import FileFact, SiteFile, text_file
from redroutes.runtime.policy import Policy, read_policy

SHARED: tuple[Callable[[OutputContext], Iterable[SiteFile]], ...] = (
    make_app_files,
    make_feeds,
    make_old_codes,
    make_old_addresses,
    make_plan_files,
    make_edit_files,
    make_still_files,
)
"""Functions that make files that exist once and belong to no kind: the app's manifest, short links and the like."""
OF_KIND: tuple[Callable[[OutputContext, str], Iterable[SiteFile]], ...] = (
    make_open_data,
    make_edit_forms,
)
"""Functions that make the files in which all records of a kind stand, and no other record."""
FINISHERS: tuple[Callable[[OutputContext, Mapping[str, FileFact]], Iterable[SiteFile]], ...] = (
    make_offline_lists,
    make_plan_lists,
    make_edit_lists,
)
"""Functions that make files from the list of all others: what a saved tour needs, and the like."""


class Assembler:
    """The files of one catalogue's site, all or one by one."""

    def __init__(
        self, catalogue: Catalogue, templates: Path, frames_dir: Path, cache: Cache | None = None
    ) -> None:
        """``frames_dir`` is the folder in which the theme has drawn its pages; ``cache`` keeps compiled templates."""
        self.catalogue = catalogue
        self.context = OutputContext(catalogue, templates, cache)
        self.renderer = self.context.renderer
        self.cache = cache
        self.pages = PageAssembler(self.context, read_frames(self.context, frames_dir))
        self.drawn_policies = read_drawn_policies(frames_dir)

    def without_archive(self) -> Assembler:
        """The same site where no archive is offered, as it lies inside the archive."""
        return self.of(Catalogue(self.catalogue.records, pictures=self.catalogue.pictures))

    def of(self, catalogue: Catalogue) -> Assembler:
        """The files of another catalogue of the same site: its frames, templates and assets are these."""
        other = copy(self)
        other.__dict__.pop("sources", None)
        other.catalogue = catalogue
        other.context = self.context.of(catalogue)
        other.renderer = other.context.renderer
        other.pages = PageAssembler(other.context, self.pages.frames)
        return other

    def records(self) -> Iterator[tuple[str, str]]:
        """Kind and id of every record that has a page."""
        return self.context.records()

    def record_files(self, kind: str, record_id: str) -> Iterator[SiteFile]:
        """Every file that one record gives: its pages in all languages, its sheets, its exports."""
        for language in self.catalogue.languages:
            page = self.renderer.render_record(kind, record_id, language)
            yield self.pages.assemble(page, language)
            for part in self.renderer.render_parts(kind, record_id, language):
                yield self.pages.assemble(part, language)
        for path, html in self.renderer.render_papers(kind, record_id):
            yield text_file(f"{path}/index.html", html)
        downloads = all_downloads().get(kind)
        for make in downloads.of_record if downloads else ():
            yield from make(self.context, record_id)
        yield make_short_link(self.catalogue, kind, record_id)

    @cached_property
    def sources(self) -> dict[str, Sequence[Entry[Any]]]:
        """Path -> the records whose files stand there as they were written."""
        return find_sources(self.context)

    def source_files(self, path: str) -> Iterator[SiteFile]:
        """The file at one of these paths."""
        yield make_sources(path, self.sources[path])

    def kind_files(self, kind: str) -> Iterator[SiteFile]:
        """Every file in which all records of a kind stand."""
        for make in OF_KIND:
            yield from make(self.context, kind)

    def language_files(self, language: str) -> Iterator[SiteFile]:
        """Every file that exists once a language: home, lists, pages about the site; but ``COUNTED``."""
        for name in [name for name in single_names(self.catalogue) if name not in COUNTED]:
            yield self.single(name, language)
        for kind in KINDS:
            yield self.pages.assemble(self.renderer.render_list(kind, language), language)
        for page in self.renderer.render_ready_plans(language):
            yield self.pages.assemble(page, language)

    def counted_files(self) -> Iterator[SiteFile]:
        """The pages whose figures are counted in all records, once for all languages: the status board."""
        for name in COUNTED:
            for language in self.catalogue.languages:
                yield self.single(name, language)

    def shared_files(self) -> Iterator[SiteFile]:
        """Every file that exists once: the sitemap and the like."""
        yield self.pages.not_found()
        yield from make_headers(self._policies())
        yield from make_sitemap_files(self.context)
        yield from self._made_once()

    def _policies(self) -> Iterator[Policy]:
        """Of every kind of page; those of one kind have the same."""
        yield from self.pages.policies()
        yield from sorted(self.drawn_policies, key=Policy.write)
        yield REDIRECT_POLICY
        for kind in KINDS:
            for record_id in self.renderer.record_ids(kind)[:1]:
                papers = self.renderer.render_papers(kind, record_id)
                yield from (read_policy(html) for _, html in papers)
        for tour_id in list(self.catalogue.tours)[:1]:
            yield read_policy(self.renderer.tour_files.make(tour_id).text or "")

    def finish(self, listing: Mapping[str, FileFact]) -> Iterator[SiteFile]:
        """Files that need to know all others; ``listing`` has them by path."""
        for finisher in FINISHERS:
            yield from finisher(self.context, listing)

    def find(self, path: str) -> SiteFile | None:
        """One file by its path, made alone; None if records give no such file. For the preview."""
        if path.startswith(SOURCES) and path in self.sources:
            return make_sources(path, self.sources[path])
        language, inner = self._split(path)
        name = inner.removesuffix("index.html").rstrip("/")
        if inner == f"{name}/index.html".lstrip("/"):
            if name in single_names(self.catalogue):
                return self.single(name, language)
            if name in KINDS:
                return self.pages.assemble(self.renderer.render_list(name, language), language)
            if name.startswith("plans/"):
                pages = self.renderer.render_ready_plans(language)
                found = (page for page in pages if page.path == name)
                return next((self.pages.assemble(page, language) for page in found), None)
        kind, record_id = self._record_of(path, inner)
        files: Iterable[SiteFile] = chain(self._made_once(), *map(self.kind_files, KINDS))
        if record_id in self.catalogue.kinds.get(kind, {}):
            files = self.record_files(kind, record_id)
        return next((file for file in files if file.path == path), None)

    def single(self, name: str, language: str) -> SiteFile:
        """A page that exists once a language, by its address; empty for the home page."""
        return self.pages.assemble(self.renderer.render_single(name, language), language)

    def _made_once(self) -> Iterator[SiteFile]:
        for make in (*SHARED, *(make for x in all_downloads().values() for make in x.shared)):
            yield from make(self.context)

    def _record_of(self, path: str, inner: str) -> tuple[str, str]:
        """Kind and id of the record that gives a file, by its folder or its short code."""
        kind, _, rest = inner.partition("/")
        name = rest.partition("/")[0]
        if path.startswith("s/"):
            found = (record for record in self.records() if short_code(*record) == name)
            return next(found, ("", ""))
        return kind, name

    def _split(self, path: str) -> tuple[str, str]:
        """Language and the rest of a path from the site's root."""
        default = self.catalogue.languages[0]
        for language in self.catalogue.languages[1:]:
            folder = language_path(language, default)
            if path.startswith(folder):
                return language, path[len(folder) :]
        return default, path
