"""The pages of lessons, programmes and towns."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.records import Lesson, Programme, Town
from redroutes.records.collection import Entry
from redroutes.records.programmes import NameStatus
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.common import (
    Card,
    FactView,
    Foot,
    Link,
    Notes,
    RecordingView,
    SourceView,
    address_of,
    format_minutes,
    lesson_card,
    position_card,
    programme_card,
    template_card,
    tour_card,
    town_link,
    view_carriers,
    view_facts,
    view_foot,
    view_recordings,
)
from redroutes.rendering.views.hours import card_with_hours, hours_data
from redroutes.rendering.views.long_lists import Lines, group_by_kind, is_long
from redroutes.rendering.views.positions import Asked
from redroutes.rendering.views.take import Take, view_take


@dataclass(slots=True)
class Carried:
    """A fact of a position that carries a part of a lesson."""

    text: Shown
    href: str
    place: Shown | None
    """The position, where it is not the lesson's own."""


@dataclass(slots=True)
class PartView:
    """One part of a lesson."""

    clock: str
    minutes: str
    title: Shown
    text: Markup
    do: Shown | None
    facts: list[Carried]


@dataclass(slots=True)
class LessonView:
    """Everything that the template of a lesson shows."""

    id: str
    name: Shown
    other_names: list[Shown]
    form: str
    form_word: str
    form_note: str
    notice: str | None
    summary: Shown
    aim: Shown
    total: str
    place: Card
    audiences: str
    stand: Shown | None
    recordings: list[RecordingView]
    parts: list[PartView]
    questions: list[Asked]
    templates: list[Card]
    sources: list[SourceView]
    take: Take
    foot: Foot


def view_lesson(context: Context, entry: Entry[Lesson]) -> LessonView:
    """All that the page of a lesson shows, in the context's language."""
    record, catalogue, phrases = entry.record, context.catalogue, context.phrases
    notes = Notes(context, record.sources)
    notes.cite(list(record.sources))
    parts = []
    start = 0
    for part in record.parts:
        parts.append(
            PartView(
                clock=f"{start}–{start + part.minutes}",
                minutes=format_minutes(context, part.minutes),
                title=context.show(part.title),
                text=context.prose(part.text),
                do=context.show(part.do) if part.do else None,
                facts=[_carried(context, fact, record.position) for fact in part.facts],
            )
        )
        start += part.minutes
    audiences = [phrases.enum("audience", audience) for audience in record.audiences]
    return LessonView(
        id=entry.id,
        name=context.show(record.name),
        other_names=context.other_names(record.name),
        form=record.form,
        form_word=phrases.enum("form", record.form),
        form_note=phrases.enum("form_note", record.form),
        summary=context.show(record.summary),
        aim=context.show(record.aim),
        total=format_minutes(context, start),
        place=position_card(context, catalogue.positions[record.position]),
        audiences=phrases("list.comma").join(audiences),
        stand=context.show(record.stand) if record.stand else None,
        recordings=view_recordings(context, record.recordings),
        parts=parts,
        questions=[
            Asked(
                context.show(q.question),
                context.show(q.answer),
                view_carriers(context, q.facts, record.position),
            )
            for q in record.questions
        ],
        templates=[
            template_card(context, template)
            for template in catalogue.templates_by_lesson.get(entry.id, [])
        ],
        sources=notes.views(),
        take=view_take(context, entry),
        foot=view_foot(
            context, entry, address_of(catalogue, context.language, "lessons", entry.id)
        ),
        notice=context.notice,
    )


def _carried(context: Context, reference: str, home: str) -> Carried:
    place_id, fact = context.catalogue.find_fact(reference, home)
    place = context.catalogue.positions[place_id]
    return Carried(
        text=context.show(fact.text),
        href=f"{context.urls.record('positions', place_id)}#{fact.id}",
        place=context.show(place.record.name) if place_id != home else None,
    )


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
