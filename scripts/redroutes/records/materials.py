"""What a branch secretary needs on the page of a template: texts word for word, questions, works, task sheets."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from redroutes.records.base import FactReference, Id, Model, Prose, SourceKey, Sources, Text


class PrintedText(Model):
    """A text that is needed word for word, or what the rules say on a matter."""

    id: Id
    """The last part of its address on the page."""
    title: Text
    """What it is."""
    text: Prose
    """Markdown: the words themselves, or what they say."""
    quote: bool
    """True where the words of the first language stand as the source prints them."""
    note: Text | None = None
    """What to know of its wording, or that a text was not obtained."""
    sources: Sources
    """Keys of the record's ``sources``."""
    confirmed: bool = True
    """False where only weak sources say so; the page marks it."""


class QuizQuestion(Model):
    """A question with one right answer."""

    question: Text
    """As it is read out."""
    options: list[Text] = Field(default_factory=list)
    """What one can choose from; none for an open question."""
    answer: Text
    """The right answer, with what makes it right."""
    sources: list[SourceKey] = Field(default_factory=list)
    """Keys of the record's ``sources``; these or ``facts``."""
    facts: list[FactReference] = Field(default_factory=list)
    """Facts of positions (``position-id.F1``); these or ``sources``."""
    confirmed: bool = True
    """False where only weak sources say so; the page marks it."""


class WorkKind(StrEnum):
    """What kind of work it is."""

    film = "film"
    """A film or a series."""
    book = "book"
    """A book."""


class Work(Model):
    """A film or a book that exists."""

    kind: WorkKind
    """Film or book."""
    title: Text
    """Its title."""
    year: Annotated[int, Field(ge=1800, le=2100)] | None = None
    """When it came out, where a source says so."""
    makers: Text | None = None
    """Who made or wrote it: director, studio, author, publisher."""
    text: Text
    """What it is and what it is good for here."""
    sources: Sources
    """Keys of the record's ``sources``."""
    confirmed: bool = True
    """False where only weak sources say so; the page marks it."""


class Sheet(Model):
    """A sheet of tasks that can be printed and handed out."""

    id: Id
    """The last part of its address on the page."""
    title: Text
    """Its heading."""
    tasks: Annotated[list[Text], Field(min_length=1)]
    """In order; each leaves room to write."""
