"""Tours: stops in order and the ways between them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from redroutes.records.base import (
    Audience,
    Fact,
    Id,
    Minutes,
    Model,
    Names,
    Prose,
    Record,
    SourceKey,
    Text,
)
from redroutes.records.speech import Passage


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
    """War and resistance against invaders."""
    liberation = "liberation"
    """1949 and its martyrs."""
    awakening = "awakening"
    """Workers, students and underground work before 1949."""
    education = "education"
    """Teachers, schools, universities."""
    industry = "industry"
    """Factories and what became of them."""
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

    position: Annotated[Id, Names("positions")]
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
    introduction: Prose
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
