"""Lessons: Party classes told at a position."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from redroutes.records.base import (
    Audience,
    FactReference,
    Id,
    Minutes,
    Model,
    Names,
    Record,
    Recording,
    Text,
)
from redroutes.records.positions import Question


class LessonForm(StrEnum):
    """The forms of the Party class that the founding report names."""

    micro = "micro"
    """Micro Party class: 3-8 minutes, one point."""
    scenario = "scenario"
    """Scenario teaching: told where it happened, listeners act or look."""
    interactive = "interactive"
    """Interactive teaching: questions, tasks, answers."""
    story = "story"
    """Red story: one person, one turn, one meaning."""


class Part(Model):
    """One part of a lesson's script."""

    minutes: Minutes
    """How long it takes to say or do."""
    title: Text
    """In a few words."""
    text: Text
    """The words to be said, Markdown."""
    do: Text | None = None
    """What the listeners do."""
    facts: list[FactReference] = Field(default_factory=list)
    """Facts of the lesson's position (``F1``) or of another (``other-position.F1``) that carry it."""


class Lesson(Record):
    """A Party class told at a position in 3-15 minutes."""

    form: LessonForm
    """Micro, scenario, interactive or story."""
    position: Annotated[Id, Names("positions")]
    """Where it is told."""
    audiences: Annotated[list[Audience], Field(min_length=1)]
    """Whom it suits."""
    aim: Text
    """What listeners take away."""
    stand: Text | None = None
    """Where to stand."""
    parts: Annotated[list[Part], Field(min_length=1)]
    """The script in order."""
    recordings: list[Recording] = Field(default_factory=list)
    """The script read aloud: files in ``routes/media/``."""
    questions: list[Question] = Field(default_factory=list)
    """To ask afterwards."""
    templates: list[Annotated[Id, Names("templates")]] = Field(default_factory=list)
    """Templates in which it fits."""
