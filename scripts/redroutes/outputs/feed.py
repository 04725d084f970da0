"""``feed.xml`` in each language: the entries of the page ``new/``, where the site knows its public address."""

from __future__ import annotations

from collections.abc import Iterator

from redroutes.catalogue.recent import recently_checked
from redroutes.exports.atom import make_atom
from redroutes.outputs.context import OutputContext
from redroutes.rendering.views.news import MOST
from redroutes.runtime.output_files import SiteFile, text_file


def make_feeds(context: OutputContext) -> Iterator[SiteFile]:
    """One feed a language."""
    entries = recently_checked(context.catalogue, MOST)
    for language in context.catalogue.languages if entries else ():
        root = context.public_root(language)
        if root:
            text = make_atom(context.catalogue, entries, language, root)
            yield text_file(f"{context.folder(language)}feed.xml", text)
