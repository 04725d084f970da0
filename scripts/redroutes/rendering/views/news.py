"""The page "what is new": the records that were checked last, by day."""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.catalogue.recent import by_day, recently_checked
from redroutes.rendering.context import Context
from redroutes.rendering.views.cards import Link, link_to
from redroutes.rendering.views.formats import format_date

MOST = 60
"""Records on the page; the feed has as many."""


@dataclass(slots=True)
class NewsView:
    """Everything that the page shows."""

    title: str
    summary: str
    notice: str | None
    days: list[tuple[str, str, list[tuple[str, Link]]]]
    """Day in ISO 8601 and in words; the word for the kind and the name of each record."""
    earlier: str | None
    """How many more there are."""
    has_feed: bool
    """A feed needs the site's public address."""


def view_news(context: Context) -> NewsView:
    """What is new, in the context's language."""
    catalogue, phrases = context.catalogue, context.phrases
    entries = recently_checked(catalogue, MOST)
    total = sum(
        hasattr(entry.record, "checked")
        for kind in catalogue.kinds
        for entry in catalogue.entries(kind).values()
    )
    return NewsView(
        title=phrases("news.title"),
        summary=phrases("news.lead"),
        days=[
            (
                day,
                format_date(context, day),
                [(phrases(f"menu.{entry.kind}"), link_to(context, entry)) for entry in group],
            )
            for day, group in by_day(entries)
        ],
        earlier=phrases("news.earlier", n=total - MOST) if total > MOST else None,
        has_feed=catalogue.site.base_url is not None,
        notice=context.notice,
    )
