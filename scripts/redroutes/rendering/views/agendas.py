"""The agenda sheet of a template: two A4 pages for one agenda in one language. One is filled in, the other is run from.

It says what the host needs while it happens; texts word for word, the quiz and the basis stay on the page, to which
its code leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import Template
from redroutes.records.collection import Entry
from redroutes.records.templates import Variant
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.kinds import Part
from redroutes.rendering.views.formats import format_minutes
from redroutes.rendering.views.papers import (
    Code,
    Face,
    choose_size,
    text_width,
    view_code,
    view_face,
)
from redroutes.rendering.views.variants import VariantView, view_variant

FRONT_SIZES = ((900, "l"), (1500, "m"), (2300, "s"))
"""Widths of the lists of the first page, in Latin letters, up to which they are set in that size; beyond, smaller."""
BACK_SIZES = ((1300, "l"), (2100, "m"), (2900, "s"), (4300, "xs"))
"""The same of the agenda with questions and what follows."""
HALF_LINE = 45
"""Letters in half a line."""


@dataclass(slots=True)
class AgendaSheet:
    """Two pages."""

    face: Face
    code: Code
    heading: str
    """The agenda's name and how long it takes."""
    blanks: list[str]
    """What is to be filled in: date, place, host, recorder."""
    attendance: list[str]
    """How many were to come, came, were excused."""
    roles: list[tuple[Shown, Shown]]
    """Role and task; a name is filled in."""
    materials: list[Shown]
    preparation: list[Shown]
    agenda: VariantView
    questions: list[Shown]
    afterwards: list[Shown]
    more: str
    """What else stands on the page."""
    front_size: str
    back_size: str


def agenda_papers(catalogue: Catalogue, entry: Entry[Template]) -> Iterator[Part]:
    """A sheet for each agenda and language."""
    for variant in entry.record.variants:
        for language in catalogue.languages:
            name = agenda_name(variant.id, language)
            view = partial(view_agenda, variant_id=variant.id)
            yield Part(name, "agenda.html", view, language)


def agenda_name(variant_id: str, language: str) -> str:
    """The last part of the address of a sheet."""
    return f"agenda-{variant_id}-{language}"


def agenda_words(context: Context, variant: Variant) -> str:
    """The name of an agenda, and how long it takes where the name does not say so."""
    name, minutes = context.show(variant.name).text, sum(step.minutes for step in variant.steps)
    if re.search(rf"(?<!\d){minutes}(?!\d)", name):
        return name
    return context.phrases("agenda.heading", name=name, time=format_minutes(context, minutes))


def view_agenda(context: Context, entry: Entry[Template], *, variant_id: str) -> AgendaSheet:
    """The sheet of one agenda in the context's language; ``StopIteration`` if there is none."""
    record, phrases = entry.record, context.phrases
    variant = next(variant for variant in record.variants if variant.id == variant_id)
    agenda = view_variant(context, variant)
    roles = [(context.show(item.role), context.show(item.task)) for item in record.roles]
    materials, preparation = (
        context.show_all(record.materials),
        context.show_all(record.preparation),
    )
    questions, afterwards = context.show_all(record.questions), context.show_all(record.afterwards)
    people = phrases("template.people", min=record.group_size.min, max=record.group_size.max)
    front = [*(text for role in roles for text in role), *materials, *preparation]
    said = [text for step in agenda.steps for text in (step.title, step.text, step.say) if text]
    return AgendaSheet(
        face=view_face(context, entry, [phrases.enum("family", record.family), people]),
        code=view_code(context, entry),
        heading=agenda_words(context, variant),
        blanks=[phrases(f"agenda.{x}") for x in ("date", "place", "host", "recorder")],
        attendance=[phrases(f"agenda.{x}") for x in ("expected", "present", "excused")],
        roles=roles,
        materials=materials,
        preparation=preparation,
        agenda=agenda,
        questions=questions,
        afterwards=afterwards,
        more=phrases("agenda.more"),
        front_size=choose_size(_width(front), FRONT_SIZES, "xs"),
        back_size=choose_size(_width([*said, *questions, *afterwards]), BACK_SIZES, "xxs"),
    )


def _width(texts: list[Shown]) -> int:
    """How much room texts take, in letters; each ends with half an empty line."""
    return sum(text_width(str(text)) + HALF_LINE for text in texts)
