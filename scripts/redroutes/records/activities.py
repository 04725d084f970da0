"""Tours, templates, lessons and programmes: what one does at the places."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from redroutes.records.base import (
    Audience,
    Fact,
    FactReference,
    Id,
    Minutes,
    Model,
    Record,
    Recording,
    SourceKey,
    Sources,
    Text,
)
from redroutes.records.materials import PrintedText, QuizQuestion, Sheet, Work
from redroutes.records.places import PositionKind, Question
from redroutes.records.speech import Passage, SpokenMinutes


class Origin(StrEnum):
    """Who put a tour together."""

    reported = "reported"
    """A source reports this route."""
    composed = "composed"
    """Composed by this site from its positions."""


class Mode(StrEnum):
    """How one moves."""

    walk = "walk"
    """On foot."""
    metro = "metro"
    """By metro, with walks to and from."""
    bus = "bus"
    """By public bus."""
    car = "car"
    """By car or hired coach."""
    mixed = "mixed"
    """Several of these."""


class Theme(StrEnum):
    """What a tour is about."""

    resistance = "resistance"
    """The battles of 1842, 1932 and 1937."""
    liberation = "liberation"
    """1949 and its martyrs."""
    awakening = "awakening"
    """Workers, students and underground work before 1949."""
    education = "education"
    """Teachers, schools, universities."""
    industry = "industry"
    """Steel, mills and what became of them."""
    nature = "nature"
    """Rivers, wetlands, parks."""
    villages = "villages"
    """The countryside."""
    service = "service"
    """Service positions and community governance."""


class Leg(Model):
    """The way from one stop to the next."""

    mode: Mode
    """How one moves."""
    minutes: Minutes | None = None
    """How long it takes; only where a distance or a source carries it."""
    distance_m: Annotated[int, Field(ge=1, le=100_000)] | None = None
    """How far it is."""
    estimate: bool = True
    """True where the project worked it out; the page says so."""
    text: Text | None = None
    """The way in words."""
    sources: list[SourceKey] = Field(default_factory=list)
    """Keys of the record's ``sources``."""


class Stop(Model):
    """One stop of a tour."""

    position: Id
    """An id of ``positions/``."""
    minutes: Minutes
    """How long the group stays; the project's suggestion."""
    task: Text
    """What the group does here."""
    say: Text | None = None
    """What the guide says here, only where this tour needs other words than the position's script."""
    fills: Text | None = None
    """What fills the minutes of the stay in which nobody speaks: a walk round, the exhibition, silence."""
    onward: Text | None = None
    """A sentence that leads to the next stop; none at the last."""
    stand: Text | None = None
    """Where to stand."""
    watch: Text | None = None
    """What to watch for."""
    leg: Leg | None = None
    """The way to the next stop; none at the last."""


class Tour(Record):
    """Stops in order."""

    theme: Theme
    """What it is about."""
    origin: Origin
    """Reported by a source, or composed here."""
    mode: Mode
    """How one moves between most stops."""
    audiences: Annotated[list[Audience], Field(min_length=1)]
    """Whom it suits."""
    introduction: Text
    """What ties the stops together, Markdown."""
    before: list[Text] = Field(default_factory=list)
    """What to arrange before one goes."""
    opening: Passage | None = None
    """What the guide says before the first stop."""
    closing: Passage | None = None
    """What the guide says at the last stop, after its script."""
    stops: Annotated[list[Stop], Field(min_length=2)]
    """In walking order."""
    facts: list[Fact] = Field(default_factory=list)
    """What is known of the route itself."""


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
    purpose: Text
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
    preparation: list[Text] = Field(default_factory=list)
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
    positions: list[Id] = Field(default_factory=list)
    """Positions that suit it best."""
    position_kinds: list[PositionKind] = Field(default_factory=list)
    """Kinds of positions that suit it."""
    lessons: list[Id] = Field(default_factory=list)
    """Lessons that suit it."""


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
    text: Text
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
    position: Id
    """Where it is told."""
    audiences: Annotated[list[Audience], Field(min_length=1)]
    """Whom it suits."""
    aim: Text
    """What listeners take away."""
    for_members: Passage
    """What it has to do with the Party and asks of a member today, in one sentence."""
    stand: Text | None = None
    """Where to stand."""
    parts: Annotated[list[Part], Field(min_length=1)]
    """The script in order."""
    recordings: list[Recording] = Field(default_factory=list)
    """The script read aloud: files in ``routes/media/``."""
    questions: list[Question] = Field(default_factory=list)
    """To ask afterwards."""
    templates: list[Id] = Field(default_factory=list)
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


class NameStatus(StrEnum):
    """How sure the first language's name is."""

    confirmed = "confirmed"
    """As a source prints it."""
    back_translated = "back-translated"
    """Put back from a translation: probable, not confirmed."""


class Programme(Record):
    """A programme of the district: what is known of it and what is not."""

    name_status: NameStatus
    """How sure the name is."""
    town: Id | None = None
    """The town that runs it, if one does."""
    facts: Annotated[list[Fact], Field(min_length=1)]
    """What is known."""
    unknown: Annotated[list[Text], Field(min_length=1)]
    """What is not known yet; the page asks for it."""
    positions: list[Id] = Field(default_factory=list)
    """Positions where it meets the visitor."""
    templates: list[Id] = Field(default_factory=list)
    """Templates it uses."""
    lessons: list[Id] = Field(default_factory=list)
    """Lessons it uses."""
