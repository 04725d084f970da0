"""The page of a town."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.dependencies import Entries
from redroutes.records import Town
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.kinds import KindView
from redroutes.rendering.views.cards import Card, cards_of, make_card
from redroutes.rendering.views.hours import hours_data
from redroutes.rendering.views.lists import is_long
from redroutes.rendering.views.long_lists import Lines, group_by_kind
from redroutes.rendering.views.position_lists import card_with_hours


@dataclass(slots=True)
class TownView:
    """Everything that the template of a town shows."""

    id: str
    name: Shown
    other_names: list[Shown]
    type_word: str
    notice: str | None
    summary: Shown | None
    code: str | None
    """The words for its official code, by which statistics name it."""
    positions: list[Card]
    kinds: list[Lines]
    """In place of the cards, where they would be too many."""
    hours: Markup | None
    """For the script that says "open now", where a card has hours."""
    count: str
    tours: list[Card]
    programmes: list[Card]


def town_card(context: Context, entry: Entry[Town], *, with_summary: bool = True) -> Card:
    """A town in a list."""
    phrases = context.phrases
    places = context.catalogue.positions_by_town.get(entry.id, [])
    return make_card(
        context,
        entry,
        emblem="town",
        label=phrases.enum("town_type", entry.record.type),
        details=(phrases.count("count.positions", len(places)),),
        with_summary=with_summary,
    )


def view_town(context: Context, entry: Entry[Town]) -> TownView:
    """All that the page of a town shows, in the context's language."""
    town, catalogue = entry.record, context.catalogue
    places = catalogue.positions_by_town.get(town.id, [])
    cards = [] if is_long(places) else [card_with_hours(context, place) for place in places]
    return TownView(
        id=town.id,
        name=context.show(town.name),
        other_names=context.other_names(town.name),
        type_word=context.phrases.enum("town_type", town.type),
        summary=context.show(town.summary) if town.summary else None,
        code=context.phrases("town.code", code=town.code) if town.code else None,
        positions=cards,
        kinds=group_by_kind(context, places) if is_long(places) else [],
        hours=hours_data(context) if any(card.hours for card in cards) else None,
        count=context.phrases.count("count.positions", len(places)),
        tours=cards_of(context, catalogue.tours_through(town.id)),
        programmes=cards_of(context, catalogue.programmes_by_town.get(town.id, [])),
        notice=context.notice,
    )


def _shows(catalogue: Catalogue, entry: Entry[Town]) -> Entries:
    yield entry
    yield from catalogue.positions_by_town.get(entry.id, [])
    yield from catalogue.tours_through(entry.id)
    yield from catalogue.programmes_by_town.get(entry.id, [])


VIEW = KindView(template="town.html", view=view_town, card=town_card, shows=_shows)
