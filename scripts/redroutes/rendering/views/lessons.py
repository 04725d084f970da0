"""The page of a lesson."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.dependencies import Entries, named_records
from redroutes.exports.jsonld import JsonLd
from redroutes.records import Lesson
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.kinds import KindView
from redroutes.rendering.views.cards import Card, card_of, cards_of, make_card
from redroutes.rendering.views.citations import Asked, Notes, SourceView, view_questions
from redroutes.rendering.views.foot import Foot, view_foot
from redroutes.rendering.views.formats import format_minutes
from redroutes.rendering.views.recordings import RecordingView, view_recordings
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


def lesson_card(context: Context, entry: Entry[Lesson], *, with_summary: bool = True) -> Card:
    """A lesson in a list."""
    record = entry.record
    place = context.catalogue.positions[record.position]
    minutes = format_minutes(context, sum(part.minutes for part in record.parts))
    return make_card(
        context,
        entry,
        emblem=f"form-{record.form}",
        label=context.phrases.enum("form", record.form),
        details=(minutes, context.show(place.record.name).text),
        with_summary=with_summary,
    )


def view_lesson(context: Context, entry: Entry[Lesson]) -> LessonView:
    """All that the page of a lesson shows, in the context's language."""
    record, catalogue, phrases = entry.record, context.catalogue, context.phrases
    notes = Notes(context, record.sources)
    notes.cite(list(record.sources))
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
        total=format_minutes(context, sum(part.minutes for part in record.parts)),
        place=card_of(context, catalogue.positions[record.position]),
        audiences=phrases("list.comma").join(audiences),
        stand=context.show(record.stand) if record.stand else None,
        recordings=view_recordings(context, record.recordings),
        parts=_parts(context, record),
        questions=view_questions(context, record.questions, record.position),
        templates=cards_of(context, catalogue.templates_by_lesson.get(entry.id, [])),
        sources=notes.views(),
        take=view_take(context, entry),
        foot=view_foot(context, entry),
        notice=context.notice,
    )


def _parts(context: Context, record: Lesson) -> list[PartView]:
    parts = []
    start = 0
    for part in record.parts:
        end = start + part.minutes
        parts.append(
            PartView(
                clock=f"{start}–{end}",
                minutes=format_minutes(context, part.minutes),
                title=context.show(part.title),
                text=context.prose(part.text),
                do=context.show(part.do) if part.do else None,
                facts=[_carried(context, fact, record.position) for fact in part.facts],
            )
        )
        start = end
    return parts


def _carried(context: Context, reference: str, home: str) -> Carried:
    place_id, fact = context.catalogue.find_fact(reference, home)
    place = context.catalogue.positions[place_id]
    return Carried(
        text=context.show(fact.text),
        href=f"{context.urls.record('positions', place_id)}#{fact.id}",
        place=context.show(place.record.name) if place_id != home else None,
    )


def _shows(catalogue: Catalogue, entry: Entry[Lesson]) -> Entries:
    yield entry
    yield from named_records(catalogue, entry)
    yield from catalogue.templates_by_lesson.get(entry.id, [])


VIEW = KindView(
    template="lesson.html",
    view=view_lesson,
    card=lesson_card,
    shows=_shows,
    json_ld=JsonLd.lesson,
)
