"""The year of each programme as a calendar to subscribe to, a file a language."""

from __future__ import annotations

from collections.abc import Iterator

from redroutes.outputs.context import OutputContext
from redroutes.outputs.downloads import Downloads
from redroutes.rendering.context import Context
from redroutes.rendering.views.programmes import FEED
from redroutes.rendering.year_plans import days_of, make_year_feed
from redroutes.runtime.output_files import SiteFile, text_file


def make_year_feeds(context: OutputContext) -> Iterator[SiteFile]:
    """``programmes/<id>/year.ics`` in each language; none where a year has no day."""
    for language in context.catalogue.languages:
        folder, root = context.folder(language), context.public_root(language)
        for entry in context.catalogue.programmes.values():
            if days_of(context.catalogue, entry):
                page = Context(context.catalogue, language, depth=2)
                text = make_year_feed(page, entry, root)
                yield text_file(f"{folder}programmes/{entry.id}/{FEED}", text)


DOWNLOADS = Downloads(shared=(make_year_feeds,))  # a year rests on all positions and templates
