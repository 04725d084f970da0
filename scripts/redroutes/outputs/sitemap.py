"""sitemap.xml with the other languages of each page (sitemaps.org; hreflang as Google documents it), and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from redroutes.outputs.context import OutputContext
from redroutes.records import KINDS, Language
from redroutes.rendering.pages import EDITOR, single_names
from redroutes.rendering.ready_plans import find_ready_plans
from redroutes.rendering.urls import language_path
from redroutes.runtime.output_files import SiteFile, text_file


def make_sitemap_files(context: OutputContext) -> Iterator[SiteFile]:
    """robots.txt, and the sitemap where the public address is known."""
    base_url = context.catalogue.site.base_url
    yield text_file("robots.txt", make_robots(base_url))
    if base_url:
        pages = find_page_paths(context)
        languages = context.catalogue.site.languages
        yield text_file("sitemap.xml", make_sitemap(base_url, languages, pages.items()))


def find_page_paths(context: OutputContext) -> dict[str, str | None]:
    """Path of every page that the sitemap lists, from a language's root, with the day of its check.

    The form for records is no page that visitors search for.
    """
    names = [name for name in single_names(context.catalogue) if name != EDITOR]
    paths: dict[str, str | None] = dict.fromkeys([*names, *KINDS])
    for kind, entries in context.catalogue.kinds.items():
        for record_id, entry in entries.items():
            paths[f"{kind}/{record_id}"] = getattr(entry.record, "checked", None)
    paths |= dict.fromkeys(f"plans/{name}" for name in find_ready_plans(context.catalogue))
    return paths


def make_sitemap(
    base_url: str, languages: list[Language], pages: Iterable[tuple[str, str | None]]
) -> str:
    """The sitemap of all pages.

    ``pages`` are paths from a language's root without slashes at the ends, each with the day of its last check.
    """
    default = languages[0].id
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path, checked in sorted(pages):
        tail = f"{path}/" if path else ""
        addresses = {
            language.tag: escape(f"{base_url}{language_path(language.id, default)}{tail}")
            for language in languages
        }
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>'
            for tag, address in [*addresses.items(), ("x-default", addresses[languages[0].tag])]
        )
        changed = f"<lastmod>{checked}</lastmod>" if checked else ""
        lines += [
            f"<url><loc>{address}</loc>{changed}{links}</url>" for address in addresses.values()
        ]
    lines.append("</urlset>\n")
    return "\n".join(lines)


def make_sitemap_index(addresses: Iterable[str]) -> str:
    """A sitemap that leads to others, by their addresses (sitemaps.org, "Using Sitemap index files")."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<sitemap><loc>{escape(address)}</loc></sitemap>" for address in addresses),
        "</sitemapindex>\n",
    ]
    return "\n".join(lines)


def make_robots(base_url: str | None) -> str:
    """robots.txt: everything may be read."""
    sitemap = f"Sitemap: {base_url}sitemap.xml\n" if base_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
