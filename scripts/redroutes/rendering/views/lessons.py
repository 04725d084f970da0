"""The page of a lesson: its script with minutes of speech and of doing, and the facts that carry each part."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.dependencies import Entries, named_records
from redroutes.exports.jsonld import JsonLd
from redroutes.records import Lesson
from redroutes.records.base import NamesFact
from redroutes.records.collection import Entry
from redroutes.records.lessons import Part
from redroutes.records.references import find_references
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.kinds import KindView
from redroutes.rendering.views.cards import Card, card_of, cards_of, make_card
from redroutes.rendering.views.carriers import Carried, Statement, view_carried
from redroutes.rendering.views.citations import (
    Asked,
    Notes,
    SourceView,
    find_facts,
    gather_sources,
    is_sure,
    view_carriers,
    view_questions,
)
from redroutes.rendering.views.foot import Foot, view_foot
from redroutes.rendering.views.formats import format_minutes
from redroutes.rendering.views.readings import view_readings
from redroutes.rendering.views.recordings import RecordingView, view_recordings
from redroutes.rendering.views.take import Take, view_take


@dataclass(slots=True)
class PartView:
    """One part of a lesson."""

    clock: str
    """Minutes since the beginning, from and to."""
    seconds: int
    """Of speech, for the rehearsal."""
    length: str
    """Minutes of speech, and of doing where there is some."""
    title: Shown
    text: Markup
    is_sure: bool
    """False where a fact that carries it is unconfirmed."""
    do: Shown | None
    facts: list[Carried]


@dataclass(slots=True)
class LessonView:
    """Everything that the template of a lesson shows."""

    id: str
    readings: str
    """Hard words with their readings."""
    name: Shown
    other_names: list[Shown]
    form: str
    form_word: str
    form_note: str
    notice: str | None
    summary: Shown
    aim: Shown
    for_members: Statement
    total: str
    speech: str
    doing: str | None
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
    minutes = format_minutes(context, record.length)
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
    sources = _sources(context, entry)
    audiences = [phrases.enum("audience", audience) for audience in record.audiences]
    members = record.for_members
    return LessonView(
        id=entry.id,
        readings=view_readings(context, [entry]),
        name=context.show(record.name),
        other_names=context.other_names(record.name),
        form=record.form,
        form_word=phrases.enum("form", record.form),
        form_note=phrases.enum("form_note", record.form),
        summary=context.show(record.summary),
        aim=context.show(record.aim),
        for_members=Statement(
            context.show(members.text), view_carriers(context, members.facts, entry)
        ),
        total=format_minutes(context, record.length),
        speech=format_minutes(context, record.speech),
        doing=format_minutes(context, record.doing) if record.doing else None,
        place=card_of(context, catalogue.positions[record.position]),
        audiences=phrases("list.comma").join(audiences),
        stand=context.show(record.stand) if record.stand else None,
        recordings=view_recordings(context, record.recordings),
        parts=_parts(context, entry),
        questions=view_questions(context, record.questions, entry),
        templates=cards_of(context, catalogue.templates_by_lesson.get(entry.id, [])),
        sources=sources,
        take=view_take(context, entry),
        foot=view_foot(context, entry, len(sources)),
        notice=context.notice,
    )


def _parts(context: Context, entry: Entry[Lesson]) -> list[PartView]:
    parts = []
    start = 0.0
    for part in entry.record.parts:
        parts.append(
            PartView(
                clock=f"{start:g}–{start + part.length:g}",
                seconds=round(part.speech * 60),
                length=_length(context, part),
                title=context.show(part.title),
                text=context.prose(part.text),
                is_sure=is_sure(context, part.facts, entry),
                do=context.show(part.do) if part.do else None,
                facts=view_carried(context, part.facts, entry),
            )
        )
        start += part.length
    return parts


def _length(context: Context, part: Part) -> str:
    words = [context.phrases("lesson.speech_of", time=format_minutes(context, part.speech))]
    if part.doing:
        time = format_minutes(context, part.doing)
        words.append(context.phrases("lesson.doing_of", time=time))
    return context.phrases("list.dot").join(words)


def _sources(context: Context, entry: Entry[Lesson]) -> list[SourceView]:
    """The lesson's own sources and those of the facts that carry it, each once."""
    found = find_references(entry.record)
    references = [value for _, mark, value in found if isinstance(mark, NamesFact)]
    facts = find_facts(context, references, entry)
    sources = gather_sources(facts, entry.record.sources.values())
    notes = Notes(context, sources)
    notes.cite(list(sources))
    return notes.views()


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
