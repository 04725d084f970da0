"""``/s/<code>/`` and the old addresses of moved records: small pages that lead on, without a server's help.

A short link has no language: its page shows a link for each, and a script takes the first that the reader's browser
asks for. Without script it leads to the site's first language.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from redroutes.catalogue.catalogue import Catalogue
from redroutes.outputs.context import OutputContext
from redroutes.records.short_codes import short_code
from redroutes.rendering.context import Context
from redroutes.rendering.urls import language_path, short_path
from redroutes.runtime.output_files import SiteFile, text_file
from redroutes.runtime.policy import Policy

CHOICE = (
    "(function(){var a=document.links,l=navigator.languages||[navigator.language||''],i,j,b=a[0];"
    "out:for(i=0;i<l.length;i++)for(j=0;j<a.length;j++)"
    "if(a[j].lang.split('-')[0]==l[i].split('-')[0]){b=a[j];break out}"
    "location.replace(b.href+location.search+location.hash)})()"
)
"""Leads to the first link whose language the browser asks for, else to the first link."""
POLICY = Policy(is_alone=True).allowing([CHOICE], [])
"""What these pages may run: the choice, and nothing else."""


def make_short_link(catalogue: Catalogue, kind: str, record_id: str) -> SiteFile:
    """The page at ``/s/<code>/`` of one record."""
    return _short_link(catalogue, short_code(kind, record_id), f"{kind}/{record_id}")


def make_old_codes(context: OutputContext) -> Iterator[SiteFile]:
    """A page at ``/s/<code>/`` for the old codes of records that have moved."""
    for move in context.catalogue.site.moved:
        yield _short_link(context.catalogue, short_code(*move.from_.split("/")), move.to)


def make_old_addresses(context: OutputContext) -> Iterator[SiteFile]:
    """A page at every old address of a moved record, in each language."""
    catalogue = context.catalogue
    languages = catalogue.languages
    for move in catalogue.site.moved:
        for language in languages:
            folder = language_path(language, languages[0])
            base = "../" * (folder.count("/") + 2)
            html = make_redirect(catalogue, move.to, base, [language])
            yield text_file(f"{folder}{move.from_}/index.html", html)


def make_redirect(catalogue: Catalogue, target: str, base: str, languages: list[str]) -> str:
    """A page that leads to ``target``, kind and id of a record; ``base`` is the way to the site's root.

    With several ``languages`` the reader's own is taken; the first where nothing is known of the reader.
    """
    kind, record_id = target.split("/")
    names, tags, addresses = [], [], []
    for language in languages:
        context = Context(catalogue, language, depth=0)
        record = catalogue.entries(kind)[record_id].record
        names.append(escape(context.show(record.name).text))
        tags.append(context.tags[language])
        addresses.append(f"{language_path(language, catalogue.languages[0])}{target}/")
    root = escape(catalogue.site.base_url or base)
    links = "".join(
        f'<p><a href="{base}{address}" lang="{escape(tag)}" hreflang="{escape(tag)}">{name}</a></p>'
        for address, tag, name in zip(addresses, tags, names, strict=True)
    )
    return (
        f'<!doctype html><html lang="{escape(tags[0])}"><head><meta charset="utf-8">{POLICY.meta()}'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f'<title>{names[0]}</title><link rel="canonical" href="{root}{addresses[0]}">'
        f'<noscript><meta http-equiv="refresh" content="0; url={base}{addresses[0]}"></noscript>'
        f"</head><body>{links}<script>{CHOICE}</script></body></html>\n"
    )


def _short_link(catalogue: Catalogue, code: str, target: str) -> SiteFile:
    html = make_redirect(catalogue, target, "../../", catalogue.languages)
    return text_file(f"{short_path(code)}index.html", html)
