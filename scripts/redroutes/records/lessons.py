"""Lessons: Party classes told at a position."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from redroutes.records.base import (
    Audience,
    FactReference,
    Id,
    Model,
    Names,
    Prose,
    Record,
    Recording,
    Text,
)
from redroutes.records.positions import Question
from redroutes.records.speech import Remark, SpokenMinutes


class LessonForm(StrEnum):
    """The forms of the Party class that the founding report names."""

    micro = "micro"
    """Micro Party class: 5-8 minutes of speech, one point."""
    scenario = "scenario"
    """Scenario teaching: told where it happened, listeners act or look."""
    interactive = "interactive"
    """Interactive teaching: questions, tasks, answers."""
    story = "story"
    """Red story: one person, one turn, one meaning."""


class Part(Model):
    """One part of a lesson's script."""

    speech: SpokenMinutes
    """How long it takes to say."""
    doing: SpokenMinutes | None = None
    """How long the listeners are busy; ``do`` says with what."""
    title: Text
    """In a few words."""
    text: Prose
    """The words to be said, Markdown."""
    do: Text | None = None
    """What the listeners do: the task, or a mere gesture while the guide speaks."""
    facts: list[FactReference] = Field(default_factory=list)
    """Facts of the lesson's position (``F1``) or of another (``other-position.F1``) that carry it."""

    @property
    def length(self) -> float:
        """Minutes of speech and of what the listeners do together."""
        return self.speech + (self.doing or 0)


class Lesson(Record):
    """A Party class told at a position."""

    form: LessonForm
    """Micro, scenario, interactive or story."""
    position: Annotated[Id, Names("positions")]
    """Where it is told."""
    audiences: Annotated[list[Audience], Field(min_length=1)]
    """Whom it suits."""
    aim: Text
    """What listeners take away."""
    for_members: Remark
    """What it has to do with the Party and asks of a member today, in one sentence."""
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

    @property
    def speech(self) -> float:
        """Minutes of speech in all parts."""
        return sum(part.speech for part in self.parts)

    @property
    def doing(self) -> float:
        """Minutes in which the listeners are busy, in all parts."""
        return sum(part.doing or 0 for part in self.parts)

    @property
    def length(self) -> float:
        """Minutes of the whole lesson."""
        return self.speech + self.doing
