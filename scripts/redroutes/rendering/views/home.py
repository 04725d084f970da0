"""The home page."""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.records.positions import PositionKind
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.cards import Card, Link, cards_of, link_to
from redroutes.rendering.views.lists import Section, sections_of

GATES = {"tours": "form-scenario", "positions": "memorial", "templates": "family-meeting"}
"""Kinds that the home page's first screen leads to, with their emblems."""


@dataclass(slots=True)
class Gate:
    """A large tile that leads to a list."""

    emblem: str
    name: str
    count: str
    href: str


@dataclass(slots=True)
class HomeView:
    """The home page."""

    title: Shown
    index: str
    """From the page to the folder of the search index."""
    district: Shown
    lead: Shown
    notice: str | None
    gates: list[Gate]
    """Tours, places, activities: what most people came for."""
    tours: list[Card]
    kinds: list[tuple[str, str, str, str]]
    """Emblem, word, count, address."""
    families: list[Section]
    towns: list[tuple[Link, str]]
    programmes: list[Card]
    lesson_count: str
    position_count: str
    template_count: str
    tour_count: str


def view_home(context: Context) -> HomeView:
    """What the home page shows."""
    catalogue, phrases = context.catalogue, context.phrases
    site = catalogue.site
    featured = site.featured_tours or list(catalogue.tours)[:3]
    counts = dict.fromkeys(PositionKind, 0)
    for entry in catalogue.positions.values():
        counts[entry.record.kind] += 1
    return HomeView(
        title=context.show(site.name),
        index=f"{context.urls.base}search/{context.language}/",
        district=context.show(site.district),
        lead=context.show(site.lead),
        gates=[
            Gate(
                emblem,
                phrases(f"home.gate_{kind}"),
                str(len(catalogue.entries(kind))),
                context.urls.list(kind),
            )
            for kind, emblem in GATES.items()
        ],
        tours=cards_of(context, [catalogue.tours[tour_id] for tour_id in featured]),
        kinds=[
            (
                kind,
                phrases.enum("kind", kind),
                str(count),
                f"{context.urls.list('positions')}?kind={kind}",
            )
            for kind, count in counts.items()
            if count
        ],
        families=sections_of(context, "templates"),
        towns=[
            (link_to(context, town), str(len(catalogue.positions_by_town.get(town.id, []))))
            for town in catalogue.entries("towns").values()
        ],
        programmes=cards_of(context, catalogue.programmes.values()),
        lesson_count=phrases.count("count.lessons", len(catalogue.lessons)),
        position_count=phrases.count("count.positions", len(catalogue.positions)),
        template_count=phrases.count("count.templates", len(catalogue.templates)),
        tour_count=phrases.count("count.tours", len(catalogue.tours)),
        notice=context.notice,
    )
