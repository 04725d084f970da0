"""The page of an organizational-life template, which prints as a run sheet."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.dependencies import (
    Entries,
    lesson_entries,
    named_records,
    position_entries,
)
from redroutes.exports.jsonld import JsonLd
from redroutes.records import Template
from redroutes.records.collection import Entry
from redroutes.records.templates import Adaptations, Basis, Variant
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.kinds import KindView
from redroutes.rendering.views.agendas import agenda_name, agenda_papers, agenda_words
from redroutes.rendering.views.cards import Card, cards_of, make_card, position_cards
from redroutes.rendering.views.citations import Notes, SourceView
from redroutes.rendering.views.foot import Foot, view_foot
from redroutes.rendering.views.formats import format_minutes
from redroutes.rendering.views.materials import Materials, view_materials
from redroutes.rendering.views.take import Take, view_take
from redroutes.rendering.views.variants import VariantView, view_variant


@dataclass(slots=True)
class BasisView:
    """A document that the template rests on."""

    document: Shown
    article: Shown | None
    text: Shown
    is_superseded: bool
    is_confirmed: bool
    citations: tuple[int, ...]


@dataclass(slots=True)
class TemplateView:
    """Everything that the template of a template shows."""

    id: str
    name: Shown
    other_names: list[Shown]
    family: str
    family_word: str
    notice: str | None
    procedure: str
    procedure_word: str
    summary: Shown
    purpose: Markup
    terms: list[tuple[Shown, Shown]]
    basis: list[BasisView]
    participants: Shown
    group_size: str
    place: Shown
    roles: list[tuple[Shown, Shown]]
    materials: list[Shown]
    preparation: list[Shown]
    variants: list[VariantView]
    agendas: list[tuple[str, str]]
    """Address and words of the sheet of each agenda in the reader's language."""
    questions: list[Shown]
    brought: Materials
    """Texts, quiz, films and books, task sheets."""
    afterwards: list[Shown]
    adaptations: list[tuple[str, Shown]]
    positions: list[Card]
    kinds: list[tuple[str, str]]
    """Emblem and word of the kinds that suit."""
    lessons: list[Card]
    sources: list[SourceView]
    take: Take
    foot: Foot


def template_card(context: Context, entry: Entry[Template], *, with_summary: bool = True) -> Card:
    """A template in a list."""
    record = entry.record
    minutes = sorted({sum(step.minutes for step in v.steps) for v in record.variants})
    return make_card(
        context,
        entry,
        emblem=f"family-{record.family}",
        label=context.phrases.enum("family", record.family),
        details=[format_minutes(context, n) for n in minutes],
        with_summary=with_summary,
    )


def view_template(context: Context, entry: Entry[Template]) -> TemplateView:
    """All that the page of a template shows, in the context's language."""
    record, catalogue, phrases = entry.record, context.catalogue, context.phrases
    notes = Notes(context, record.sources)
    return TemplateView(
        id=entry.id,
        name=context.show(record.name),
        other_names=context.other_names(record.name),
        family=record.family,
        family_word=phrases.enum("family", record.family),
        procedure=record.procedure,
        procedure_word=phrases.enum("procedure", record.procedure),
        summary=context.show(record.summary),
        purpose=context.prose(record.purpose),
        terms=[(context.show(item.term), context.show(item.meaning)) for item in record.terms],
        basis=[_basis(context, item, notes) for item in record.basis],
        participants=context.show(record.participants),
        group_size=phrases("template.people", min=record.group_size.min, max=record.group_size.max),
        place=context.show(record.place),
        roles=[(context.show(item.role), context.show(item.task)) for item in record.roles],
        materials=context.show_all(record.materials),
        preparation=context.show_all(record.preparation),
        variants=[view_variant(context, variant) for variant in record.variants],
        agendas=[_agenda_link(context, entry, variant) for variant in record.variants],
        questions=context.show_all(record.questions),
        brought=view_materials(context, entry, notes),
        afterwards=context.show_all(record.afterwards),
        adaptations=_adaptations(context, record.adaptations),
        positions=position_cards(context, record.positions),
        kinds=[(kind, phrases.enum("kind", kind)) for kind in record.position_kinds],
        lessons=cards_of(context, catalogue.lessons_by_template.get(entry.id, [])),
        sources=notes.views(),
        take=view_take(context, entry),
        foot=view_foot(context, entry),
        notice=context.notice,
    )


def _basis(context: Context, item: Basis, notes: Notes) -> BasisView:
    return BasisView(
        context.show(item.document),
        context.show(item.article) if item.article else None,
        context.show(item.text),
        item.superseded,
        item.confirmed,
        notes.cite(item.sources),
    )


def _agenda_link(context: Context, entry: Entry[Template], variant: Variant) -> tuple[str, str]:
    name = agenda_name(variant.id, context.language)
    return context.urls.paper("templates", entry.id, f"{name}/"), agenda_words(context, variant)


def _adaptations(context: Context, item: Adaptations) -> list[tuple[str, Shown]]:
    """What to do in each case, after the word for the case."""
    cases = {
        "rain": item.rain,
        "no_projector": item.no_projector,
        "older_members": item.older_members,
    }
    return [
        (context.phrases(f"template.{name}"), context.show(text)) for name, text in cases.items()
    ]


def _shows(catalogue: Catalogue, entry: Entry[Template]) -> Entries:
    yield entry
    yield from position_entries(catalogue, entry.record.positions)
    lessons = catalogue.lessons_by_template.get(entry.id, [])
    yield from lesson_entries(catalogue, [lesson.id for lesson in lessons])
    yield from named_records(catalogue, entry)


VIEW = KindView(
    template="template.html",
    view=view_template,
    card=template_card,
    more_papers=agenda_papers,
    shows=_shows,
    json_ld=JsonLd.template,
)
