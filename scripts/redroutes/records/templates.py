"""Organizational-life templates: agendas that a branch secretary can run from the page."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from redroutes.records.base import Audience, Id, Minutes, Model, Names, Prose, Record, Sources, Text
from redroutes.records.materials import PrintedText, QuizQuestion, Sheet, Work
from redroutes.records.planning import Activity, DaysAhead
from redroutes.records.positions import PositionKind


class Family(StrEnum):
    """Which family of organizational life a template belongs to."""

    meeting = "meeting"
    """Meetings of the branch, its committee and its groups."""
    party_class = "party-class"
    """Party classes in all their forms."""
    ceremony = "ceremony"
    """Oaths, birthdays, commemorations."""
    review = "review"
    """Organizational life meeting, appraisal, heart-to-heart talks."""
    activity = "activity"
    """Theme days, visits, service, reading, film, games."""


class Procedure(StrEnum):
    """Whether rules say how it is done."""

    prescribed = "prescribed"
    """A regulation prescribes the steps."""
    partly = "partly"
    """A regulation names the form and leaves the steps open."""
    usual = "usual"
    """A usual way, not a rule."""


class Basis(Model):
    """A document that a template rests on."""

    document: Text
    """Its full title."""
    article: Text | None = None
    """Article or section, cited exactly."""
    text: Text
    """What it asks for, in our own words."""
    sources: Sources
    """Keys of the record's ``sources``."""
    superseded: bool = False
    """True where the text is no longer in force."""
    confirmed: bool = True
    """False where only weak sources say so; the page marks it."""


class Term(Model):
    """A word of organizational life, explained once."""

    term: Text
    """The word."""
    meaning: Text
    """What it means, for one who never heard it."""


class Role(Model):
    """Who does what."""

    role: Text
    """For example host, secretary, recorder."""
    task: Text
    """What this person does."""


class Step(Model):
    """One item of an agenda."""

    minutes: Minutes
    """How long it takes."""
    title: Text
    """What happens, in a few words."""
    text: Text
    """How it is done."""
    say: Text | None = None
    """What the host says."""


class Preparation(Text):
    """What to do in the days before, and how many days before."""

    days_before: DaysAhead | None = None
    """At the latest; left out where it does not matter."""


class Variant(Model):
    """An agenda: the standard one, a short one, a long one."""

    id: Id
    """For example ``standard``, ``short``, ``long``."""
    name: Text
    """For example Standard, one hour."""
    steps: Annotated[list[Step], Field(min_length=1)]
    """In order."""


class GroupSize(Model):
    """How many people."""

    min: Annotated[int, Field(ge=1)]
    """At least."""
    max: Annotated[int, Field(ge=1, le=2000)]
    """At most."""


class Adaptations(Model):
    """What to do when things are different."""

    rain: Text
    """In rain or heat."""
    no_projector: Text
    """Without a projector or screen."""
    older_members: Text
    """With members of great age or in poor health."""


class Template(Record):
    """An organizational-life template: a branch secretary can run it from the page."""

    family: Family
    """Which family it belongs to."""
    procedure: Procedure
    """Whether rules say how it is done."""
    purpose: Prose
    """Why one does it."""
    terms: list[Term] = Field(default_factory=list)
    """Words explained once."""
    basis: list[Basis] = Field(default_factory=list)
    """What it rests on."""
    participants: Text
    """Who takes part."""
    group_size: GroupSize
    """How many people; a suggestion."""
    place: Text
    """What kind of place it needs."""
    roles: Annotated[list[Role], Field(min_length=1)]
    """Who does what."""
    materials: Annotated[list[Text], Field(min_length=1)]
    """What to bring."""
    preparation: list[Preparation] = Field(default_factory=list)
    """What to do in the days before."""
    variants: Annotated[list[Variant], Field(min_length=1)]
    """Timed agendas, the first is the usual one."""
    questions: list[Text] = Field(default_factory=list)
    """For discussion."""
    texts: list[PrintedText] = Field(default_factory=list)
    """Texts needed word for word, and what the rules say."""
    quiz: list[QuizQuestion] = Field(default_factory=list)
    """Questions with answers."""
    works: list[Work] = Field(default_factory=list)
    """Films and books."""
    sheets: list[Sheet] = Field(default_factory=list)
    """Sheets of tasks to print."""
    afterwards: Annotated[list[Text], Field(min_length=1)]
    """What is recorded and done afterwards."""
    adaptations: Adaptations
    """Rain, no projector, great age."""
    audiences: list[Audience] = Field(default_factory=list)
    """Whom it suits."""
    positions: list[Annotated[Id, Names("positions")]] = Field(default_factory=list)
    """Positions that suit it best."""
    position_kinds: list[PositionKind] = Field(default_factory=list)
    """Kinds of positions that suit it."""
    lessons: list[Annotated[Id, Names("lessons")]] = Field(default_factory=list)
    """Lessons that suit it."""
    activities: list[Activity] = Field(default_factory=list)
    """What it does that a place must allow."""
