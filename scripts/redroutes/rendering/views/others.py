"""The pages of programmes and towns."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.records import Programme, Town
from redroutes.records.collection import Entry
from redroutes.records.programmes import NameStatus
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.common import (
    Card,
    FactView,
    Foot,
    Link,
    Notes,
    SourceView,
    address_of,
    lesson_card,
    position_card,
    programme_card,
    template_card,
    tour_card,
    town_link,
    view_facts,
    view_foot,
)
from redroutes.rendering.views.hours import card_with_hours, hours_data
from redroutes.rendering.views.long_lists import Lines, group_by_kind, is_long


@dataclass(slots=True)
class ProgrammeView:
    """Everything that the template of a programme shows."""

    id: str
    name: Shown
    other_names: list[Shown]
    notice: str | None
    name_note: str | None
    town: Link | None
    summary: Shown
    facts: list[FactView]
    unknown: list[Shown]
    positions: list[Card]
    templates: list[Card]
    lessons: list[Card]
    sources: list[SourceView]
    foot: Foot


def view_programme(context: Context, entry: Entry[Programme]) -> ProgrammeView:
    """All that the page of a programme shows, in the context's language."""
    record, catalogue = entry.record, context.catalogue
    notes = Notes(context, record.sources)
    is_probable = record.name_status is NameStatus.back_translated
    return ProgrammeView(
        id=entry.id,
        name=context.show(record.name),
        other_names=context.other_names(record.name),
        name_note=context.phrases("programme.back_translated") if is_probable else None,
        town=town_link(context, record.town) if record.town else None,
        summary=context.show(record.summary),
        facts=view_facts(context, record.facts, notes),
        unknown=context.show_all(record.unknown),
        positions=[
            position_card(context, catalogue.positions[i], with_summary=False)
            for i in record.positions
        ],
        templates=[template_card(context, catalogue.templates[i]) for i in record.templates],
        lessons=[lesson_card(context, catalogue.lessons[i]) for i in record.lessons],
        sources=notes.views(),
        foot=view_foot(
            context, entry, address_of(catalogue, context.language, "programmes", entry.id)
        ),
        notice=context.notice,
    )


@dataclass(slots=True)
class TownView:
    """Everything that the template of a town shows."""

    id: str
    name: Shown
    other_names: list[Shown]
    type_word: str
    notice: str | None
    summary: Shown | None
    positions: list[Card]
    kinds: list[Lines]
    """In place of the cards, where they would be too many."""
    hours: Markup | None
    """For the script that says "open now", where a card has hours."""
    count: str
    tours: list[Card]
    programmes: list[Card]


def view_town(context: Context, town: Town) -> TownView:
    """All that the page of a town shows, in the context's language."""
    catalogue = context.catalogue
    places = catalogue.positions_by_town.get(town.id, [])
    cards = [] if is_long(places) else [card_with_hours(context, place) for place in places]
    return TownView(
        id=town.id,
        name=context.show(town.name),
        other_names=context.other_names(town.name),
        type_word=context.phrases.enum("town_type", town.type),
        summary=context.show(town.summary) if town.summary else None,
        positions=cards,
        kinds=group_by_kind(context, places) if is_long(places) else [],
        hours=hours_data(context) if any(card.hours for card in cards) else None,
        count=context.phrases.count("count.positions", len(places)),
        tours=[tour_card(context, tour) for tour in catalogue.tours_through(town.id)],
        programmes=[
            programme_card(context, programme)
            for programme in catalogue.programmes_by_town.get(town.id, [])
        ],
        notice=context.notice,
    )
