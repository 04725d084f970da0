"""What a template brings along: texts, quiz questions, films and books, task sheets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from redroutes.records import Template
from redroutes.records.collection import Entry
from redroutes.records.materials import Work
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.citations import (
    Carrier,
    Notes,
    find_facts,
    is_sure,
    view_carriers,
)
from redroutes.rendering.views.formats import format_date


@dataclass(slots=True)
class TextView:
    """A text needed word for word, or what the rules say."""

    id: str
    title: Shown
    text: Markup
    is_quote: bool
    note: Shown | None
    is_confirmed: bool
    citations: tuple[int, ...]


@dataclass(slots=True)
class QuizView:
    """A question whose answer is folded."""

    question: Shown
    options: list[Shown]
    answer: Shown
    is_confirmed: bool
    citations: tuple[int, ...]
    facts: tuple[Carrier, ...]
    backing: list[str]
    """Per record whose facts carry the answer: its name and who published their sources, for a sheet of paper too."""


@dataclass(slots=True)
class WorkView:
    """A film or a book."""

    kind: str
    """Word for what it is."""
    title: Shown
    details: str
    """Year and makers, as far as they are known."""
    text: Shown
    is_confirmed: bool
    citations: tuple[int, ...]


@dataclass(slots=True)
class SheetView:
    """A sheet of tasks."""

    id: str
    title: Shown
    tasks: list[Shown]


@dataclass(slots=True)
class Materials:
    """Everything that a template brings along."""

    texts: list[TextView]
    quiz: list[QuizView]
    quiz_note: str
    works: list[WorkView]
    sheets: list[SheetView]


def view_materials(context: Context, entry: Entry[Template], notes: Notes) -> Materials:
    """All of it in the context's language, the sources numbered in ``notes``."""
    record = entry.record
    return Materials(
        texts=[
            TextView(
                id=item.id,
                title=context.show(item.title),
                text=context.prose(item.text),
                is_quote=item.quote,
                note=context.show(item.note) if item.note else None,
                is_confirmed=item.confirmed,
                citations=notes.cite(item.sources),
            )
            for item in record.texts
        ],
        quiz=[
            QuizView(
                question=context.show(item.question),
                options=context.show_all(item.options),
                answer=context.show(item.answer),
                is_confirmed=item.confirmed and is_sure(context, item.facts, entry),
                citations=notes.cite(item.sources),
                facts=view_carriers(context, item.facts, entry),
                backing=_backing(context, item.facts, entry),
            )
            for item in record.quiz
        ],
        quiz_note=context.phrases(
            "template.quiz_note",
            questions=context.phrases.count("count.questions", len(record.quiz)),
        ),
        works=[_work(context, item, notes) for item in record.works],
        sheets=[
            SheetView(item.id, context.show(item.title), context.show_all(item.tasks))
            for item in record.sheets
        ],
    )


def _backing(context: Context, references: Iterable[str], entry: Entry[Any]) -> list[str]:
    """What a number alone does not say where no link can be followed."""
    publishers: dict[str, dict[str, None]] = {}
    for home, fact in find_facts(context, references, entry):
        names = publishers.setdefault(str(context.show(home.record.name)), {})
        names |= dict.fromkeys(home.record.sources[key].publisher for key in fact.sources)
    comma = context.phrases("list.comma")
    return [
        context.phrases("template.backing", record=name, publishers=comma.join(names))
        for name, names in publishers.items()
    ]


def _work(context: Context, item: Work, notes: Notes) -> WorkView:
    details = [format_date(context, str(item.year))] if item.year else []
    details += [context.show(item.makers).text] if item.makers else []
    return WorkView(
        kind=context.phrases.enum("work", item.kind),
        title=context.show(item.title),
        details=context.phrases("list.dot").join(details),
        text=context.show(item.text),
        is_confirmed=item.confirmed,
        citations=notes.cite(item.sources),
    )
