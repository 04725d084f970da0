"""``/s/<code>/`` and the old addresses of moved records: small pages that lead on, without a server's help.

A short link has no language: its page shows a link for each, and a script takes the first that the reader's browser
asks for. Without script it leads to the site's first language. Every old address leads on: a record's page, the pages
below it, its sheets and its files. Where a record was split into several, the page names them all and waits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from redroutes.catalogue.catalogue import Catalogue
from redroutes.outputs.context import OutputContext
from redroutes.outputs.downloads import all_downloads
from redroutes.records.short_codes import short_code
from redroutes.records.site import Move
from redroutes.rendering.context import Context
from redroutes.rendering.environment import mark_language
from redroutes.rendering.kinds import papers_of, view_of
from redroutes.rendering.urls import language_path, short_path
from redroutes.runtime.output_files import SiteFile, text_file
from redroutes.runtime.policy import Policy

CHOICE = (
    "function k(t){try{t=new Intl.Locale(t).maximize()+''}catch(e){}return t.split('-').slice(0,n)+''}"
    "var n,a=document.links,c=a[0];"
    "out:for(t of navigator.languages||[])for(n=4;--n;)for(b of a)if(k(b.lang)==k(t)){c=b;break out}"
    "location.replace(c.href+location.search+location.hash)"
)
"""Leads to the link in the first of the languages that the browser asks for and that is there, else to the first link.

Of a language in several forms it is the one of the same region, else of the same script: ``zh-TW`` is ``zh-Hant-TW``
by the browser's table of likely subtags, and a reader of ``zh-HK`` gets ``zh-Hant`` before ``zh-Hans``.
"""
POLICY = Policy(is_alone=True).allowing([CHOICE], [])
"""What these pages may run: the choice, and nothing else."""


@dataclass(frozen=True)
class Way:
    """Where a page leads: one link of it."""

    address: str
    """From the site's root."""
    tag: str
    name: str


def make_short_link(catalogue: Catalogue, kind: str, record_id: str) -> SiteFile:
    """The page at ``/s/<code>/`` of one record."""
    return _short_link(catalogue, short_code(kind, record_id), [f"{kind}/{record_id}"])


def make_old_codes(context: OutputContext) -> Iterator[SiteFile]:
    """A page at ``/s/<code>/`` for the old codes of records that have moved."""
    for move in context.catalogue.site.moved:
        code = short_code(*move.from_.split("/"))
        yield _short_link(context.catalogue, code, move.targets)


def make_old_addresses(context: OutputContext) -> Iterator[SiteFile]:
    """A page at every old address of a moved record, in each language, and its files under their old names."""
    catalogue = context.catalogue
    for move in catalogue.site.moved:
        for part in _old_parts(catalogue, move):
            for language in catalogue.languages:
                path = f"{context.folder(language)}{move.from_}{part}"
                yield _lead_on(catalogue, path, _ways(catalogue, move.targets, [language], part))
        yield from _old_papers(catalogue, move)
        yield from _old_files(context, move)


def _old_parts(catalogue: Catalogue, move: Move) -> list[str]:
    """The page of the record and those below it, which every record of its kind has had."""
    return ["", *(f"/{part.name}" for part in view_of(move.from_.split("/")[0]).parts)]


def _old_papers(catalogue: Catalogue, move: Move) -> Iterator[SiteFile]:
    """The sheets to print, which exist once for all languages; another kind has none that would fit."""
    kind, record_id = move.to.split("/")
    entry = catalogue.entries(kind)[record_id]
    old_kind = move.from_.split("/")[0]
    papers = papers_of(catalogue, entry) if kind == old_kind else view_of(old_kind).papers
    for paper in papers:
        ways = _ways(catalogue, move.targets, catalogue.languages[:1], f"/{paper.name}")
        yield _lead_on(catalogue, f"{move.from_}/{paper.name}", ways)


def _old_files(context: OutputContext, move: Move) -> Iterator[SiteFile]:
    """Files for a device, under their old names: those of the first record of the same kind that takes its place.

    Those that are pages lead on; where no record of the kind takes its place, to the page of what does.
    """
    kind = move.from_.split("/")[0]
    downloads = all_downloads().get(kind)
    if downloads is None:
        return
    same = next((target for target in move.targets if target.startswith(f"{kind}/")), None)
    if same is None:
        ways = _ways(context.catalogue, move.targets, context.catalogue.languages[:1])
        for name in downloads.pages:
            yield _page_at(context.catalogue, f"{move.from_}/{name}", ways)
        return
    made = [file for make in downloads.of_record for file in make(context, same.split("/")[1])]
    made += [file for make in downloads.shared for file in make(context)]
    for file in made:
        if f"/{same}/" not in f"/{file.path}":
            continue
        old = file.path.replace(f"{same}/", f"{move.from_}/", 1)
        if file.path.endswith(".html"):
            name = file.path.rpartition("/")[2]
            tag = context.catalogue.site.languages[0].tag
            yield _page_at(context.catalogue, old, [Way(file.path, tag, name)])
        else:
            yield SiteFile(old, file.data)


def _ways(
    catalogue: Catalogue, targets: list[str], languages: list[str], part: str = ""
) -> list[Way]:
    """A link to each target in each of some languages; to its page where it has no such part."""
    ways = []
    for target in targets:
        kind, record_id = target.split("/")
        entry = catalogue.entries(kind)[record_id]
        for language in languages:
            context = Context(catalogue, language, depth=0)
            name = part.removeprefix("/")
            is_paper = name in [paper.name for paper in papers_of(catalogue, entry)]
            is_part = name in [one.name for one in view_of(kind).parts]
            folder = "" if is_paper else language_path(language, catalogue.languages[0])
            address = f"{folder}{target}{part if is_paper or is_part else ''}/"
            ways.append(Way(address, context.tags[language], context.show(entry.record.name).text))
    return ways


def _lead_on(catalogue: Catalogue, path: str, ways: list[Way]) -> SiteFile:
    return _page_at(catalogue, f"{path}/index.html", ways)


def _page_at(catalogue: Catalogue, path: str, ways: list[Way]) -> SiteFile:
    """The page at a path that leads on; one target in several languages counts as one."""
    base = "../" * path.count("/")
    root = escape(catalogue.site.base_url or base)
    links = "".join(
        f'<p><a href="{base}{way.address}" {mark_language(way.tag, ways[0].tag)}'
        f' hreflang="{escape(way.tag)}">{escape(way.name)}</a></p>'
        for way in ways
    )
    first, is_one = ways[0], len({way.tag for way in ways}) == len(ways)
    away = (
        f'<noscript><meta http-equiv="refresh" content="0; url={base}{first.address}"></noscript>'
    )
    return text_file(
        path,
        f"<!doctype html><html {mark_language(first.tag, root=True)}><head>"
        f'<meta charset="utf-8">{POLICY.meta()}'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<title>{escape(first.name)}</title>"
        f'<link rel="canonical" href="{root}{first.address}">{away if is_one else ""}'
        f"</head><body>{links}{f'<script>{CHOICE}</script>' if is_one else ''}</body></html>\n",
    )


def _short_link(catalogue: Catalogue, code: str, targets: list[str]) -> SiteFile:
    return _page_at(
        catalogue, f"{short_path(code)}index.html", _ways(catalogue, targets, catalogue.languages)
    )
