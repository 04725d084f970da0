"""The page of stamps: each tour with its stops, on which a reader's own device puts the days of the visits.

Without script it is a card to print, on which a stop's host can put a stamp of ink.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from redroutes.phrasebook import Phrases
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.cards import Link
from redroutes.rendering.views.saved import to_json

MARK = "stamp"
"""The fragment that stands in the QR code of a stop's own poster, and nowhere else."""
GIVEN = ("got", "had")
"""Phrases for a place's own page."""
WORDS = ("count", "none", "certificate_text")
"""Phrases for the script, ``stamps.<name>``."""


@dataclass(slots=True)
class StampTour:
    """A tour and its stops, each place once."""

    id: str
    tour: Link
    stops: list[tuple[str, Link]]
    """Id of the position, its name and page."""


@dataclass(slots=True)
class StampsView:
    """Everything that the page of stamps shows."""

    title: str
    summary: str
    notice: str | None
    language: str
    district: Shown
    site: Shown
    tours: list[StampTour]
    words: Markup
    """JSON for the script."""


def view_stamps(context: Context) -> StampsView:
    """The page of stamps; days come from the reader's device."""
    phrases, catalogue = context.phrases, context.catalogue

    def link(kind: str, record_id: str) -> Link:
        name = context.show(catalogue.entries(kind)[record_id].record.name)
        return Link(name, context.urls.record(kind, record_id))

    tours = [
        StampTour(
            id=tour_id,
            tour=link("tours", tour_id),
            stops=[
                (place, link("positions", place))
                for place in dict.fromkeys(stop.position for stop in entry.record.stops)
            ],
        )
        for tour_id, entry in catalogue.tours.items()
    ]
    return StampsView(
        title=phrases("stamps.title"),
        summary=phrases("stamps.lead"),
        language=context.language,
        district=context.show(catalogue.site.district),
        site=context.show(catalogue.site.name),
        tours=tours,
        words=stamp_words(phrases, WORDS),
        notice=context.notice,
    )


@lru_cache(maxsize=32)
def stamp_words(phrases: Phrases, names: tuple[str, ...] = GIVEN) -> Markup:
    """JSON with words of the script: by default those that a place's own page needs."""
    return to_json({name: phrases(f"stamps.{name}") for name in names})
