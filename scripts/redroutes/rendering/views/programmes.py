"""The page of a programme."""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.dependencies import Entries, lesson_entries, named_records
from redroutes.records import Programme
from redroutes.records.collection import Entry
from redroutes.records.programmes import NameStatus
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.kinds import KindView
from redroutes.rendering.views.cards import (
    Card,
    Link,
    cards_of,
    make_card,
    position_cards,
    town_link,
)
from redroutes.rendering.views.citations import FactView, Notes, SourceView, view_facts
from redroutes.rendering.views.foot import Foot, view_foot
from redroutes.rendering.views.take import Take, view_take

FEED = "year.ics"
"""The calendar of a programme's year, beside its page."""


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
    take: Take
    has_feed: bool
    """Whether its year has a calendar beside the page; a script gives the copy button the full address."""
    foot: Foot


def programme_card(context: Context, entry: Entry[Programme], *, with_summary: bool = True) -> Card:
    """A programme in a list."""
    town = entry.record.town
    return make_card(
        context,
        entry,
        emblem="service",
        label=context.phrases("menu.programmes"),
        details=[context.show(context.catalogue.towns[town].name).text] if town else (),
        with_summary=with_summary,
    )


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
        positions=position_cards(context, record.positions),
        templates=cards_of(context, [catalogue.templates[i] for i in record.templates]),
        lessons=cards_of(context, [catalogue.lessons[i] for i in record.lessons]),
        sources=notes.views(),
        take=view_take(context, entry),
        has_feed=bool(catalogue.templates and catalogue.positions),
        foot=view_foot(context, entry),
        notice=context.notice,
    )


def _shows(catalogue: Catalogue, entry: Entry[Programme]) -> Entries:
    yield entry
    yield from named_records(catalogue, entry)
    yield from lesson_entries(catalogue, entry.record.lessons)
    yield from list(catalogue.templates.values())[:1]  # whether there is a year at all
    yield from list(catalogue.positions.values())[:1]


VIEW = KindView(template="programme.html", view=view_programme, card=programme_card, shows=_shows)
