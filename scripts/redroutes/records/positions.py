"""Positions: the places where a group can stand and something can be told."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from redroutes.records.base import (
    Audience,
    Fact,
    FactReference,
    Id,
    LanguageId,
    Line,
    LooseDate,
    Model,
    Names,
    Picture,
    Prose,
    Record,
    Recording,
    SourcedText,
    SourceKey,
    Sources,
    Text,
)
from redroutes.records.media import PICTURES_MOST
from redroutes.records.opening import OpeningHours
from redroutes.records.planning import (
    BookingChannel,
    Capacity,
    DaysAhead,
    Facility,
    GroupActivity,
    Seats,
)
from redroutes.records.points import Point
from redroutes.records.speech import Script


class PositionKind(StrEnum):
    """What kind of place a position is; each has an emblem."""

    memorial = "memorial"
    """Memorial halls, cemeteries of martyrs, monuments."""
    heritage = "heritage"
    """Sites, relics and old streets."""
    museum = "museum"
    """Museums and exhibitions."""
    education = "education"
    """Schools, universities and their sites."""
    industry = "industry"
    """Steelworks, mills, parks of industry."""
    park = "park"
    """Parks and waterfronts."""
    village = "village"
    """Villages."""
    service = "service"
    """Party-mass service positions."""
    community = "community"
    """Neighbourhoods and their governance."""


class Openness(StrEnum):
    """Who can get in."""

    open = "open"
    """Anyone may come in during its hours; streets, squares and parks are open too."""
    booking = "booking"
    """Open to those who book, buy a ticket beforehand or show a card at the gate."""
    ask_first = "ask-first"
    """Groups are received, or have been; when and how is to be asked first."""
    street = "street"
    """Seen and told from the street; there is nothing to enter."""
    closed = "closed"
    """A source says that visitors are not let in."""
    unknown = "unknown"
    """Whether visitors may come in was not found."""

    @property
    def is_outside(self) -> bool:
        """Whether nobody goes in, so that hours do not matter."""
        return self in (Openness.street, Openness.closed)

    @property
    def needs_source(self) -> bool:
        """Whether it says something that could be wrong."""
        return self not in (Openness.street, Openness.unknown)


class Setting(StrEnum):
    """Inside what it stands, so that nobody walks into a barracks."""

    public = "public"
    """Street, square, park or a house of its own."""
    school = "school"
    """Inside a school."""
    campus = "campus"
    """Inside a university."""
    barracks = "barracks"
    """Inside or beside a military area."""
    plant = "plant"
    """Inside a working plant or company."""
    homes = "homes"
    """Among homes or in a village yard."""
    office = "office"
    """Inside an office or a service centre."""


class Address(SourcedText):
    """The address as one tells a taxi driver."""


PHONE_PATTERN = (
    r"^(\+86[1-9][0-9]{4,12}|\+8[0-57-9][0-9]{5,13}|\+[1-79][0-9]{6,14}|[1-9][0-9]{2,5})$"
)
"""E.164, for mainland China without the zero of the area code, or a hotline of three to six digits."""


class Phone(Model):
    """A telephone number."""

    number: Annotated[str, StringConstraints(pattern=PHONE_PATTERN)]
    """E.164: a plus sign, the country, the number, no spaces; or a hotline such as 12345; quoted."""
    extension: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}$")] | None = None
    """What one asks for or dials when the call is answered; quoted."""
    sources: Sources
    """Keys of the record's ``sources``."""
    confirmed: bool = True
    """False where only weak or contradicting sources say so."""


class Fee(StrEnum):
    """Whether one pays."""

    free = "free"
    """Nothing to pay."""
    paid = "paid"
    """A ticket is needed."""


class Admission(SourcedText):
    """What entry costs."""

    fee: Fee
    """Free or paid."""


class Booking(SourcedText):
    """Whether and how one books."""

    required: bool
    """True if nobody gets in without."""
    url: Line | None = None
    """Where to book."""
    channel: BookingChannel | None = None
    """By what one books, where a source says so."""
    channel_name: Line | None = None
    """The name by which the mini program, the account or the app is found."""
    days_ahead: DaysAhead | None = None
    """How many days before one has to book at the latest."""
    say: Text | None = None
    """What to say or to have at hand when one books."""


class Wheelchair(StrEnum):
    """OpenStreetMap's wheelchair values, in words YAML does not bend."""

    full = "full"
    """Everything can be reached."""
    limited = "limited"
    """Parts can be reached."""
    none = "none"
    """Steps in the way."""


class Access(SourcedText):
    """What a visitor must know before going in: steps, gates, identity cards."""

    wheelchair: Wheelchair | None = None
    """Only where a source says so."""


class Metro(Model):
    """A station that a source names for this place."""

    station: Annotated[Id, Names("stations")]
    """An id of ``stations.yml``."""
    text: Text | None = None
    """Exit, bus from there, walking time as the source gives it."""
    sources: Sources
    """Keys of the record's ``sources``."""


class Designation(Model):
    """A title the place bears: protected site, education base."""

    title: Text
    """The title."""
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    """When it was given."""
    sources: Sources
    """Keys of the record's ``sources``."""
    confirmed: bool = True
    """False where only listings or weak sources give it, or its year; the page marks it."""


class Notice(SourcedText):
    """Renovation, moved, partly closed: with its date."""

    since: LooseDate | None = None
    """When it began."""
    until: LooseDate | None = None
    """When it ends, if that is known."""


class TalkingPoint(Model):
    """One thing a guide says, carried by facts."""

    text: Text
    """To be said aloud."""
    facts: Annotated[list[FactReference], Field(min_length=1)]
    """Ids of the facts that carry it."""


class Question(Model):
    """A question for visitors and its answer."""

    question: Text
    """Asked on the spot."""
    answer: Text
    """Carried by the facts."""
    facts: Annotated[list[FactReference], Field(min_length=1)]
    """Ids of the facts that carry it."""


class Position(Record):
    """A red position: a place where a group can stand and something can be told."""

    aliases: dict[LanguageId, list[Line]] = Field(default_factory=dict)
    """Other names by which people look for it, by language."""
    pinyin: Line | None = None
    """Reading in words, only where the usual reading of a character fails."""
    kind: PositionKind
    """What kind of place it is."""
    town: Annotated[Id, Names("towns")]
    """An id of ``towns.yml``."""
    audiences: list[Audience] = Field(default_factory=list)
    """Whom it suits."""
    openness: Openness
    """Who can get in."""
    openness_sources: list[SourceKey] = Field(default_factory=list)
    """Keys of ``sources`` that say so; not needed for ``street`` and ``unknown``."""
    setting: Setting
    """Inside what it stands."""
    address: Address | None = None
    """Where it is; left out where no source says so."""
    opening_hours: OpeningHours | None = None
    """When it is open."""
    phone: Phone | None = None
    """Whom to call."""
    admission: Admission | None = None
    """What entry costs."""
    booking: Booking | None = None
    """Whether and how one books."""
    access: list[Access] = Field(default_factory=list)
    """What to know before going in."""
    capacity: Capacity | None = None
    """How many people may be there at once."""
    seats: Seats | None = None
    """Where a group can sit indoors."""
    activities: list[GroupActivity] = Field(default_factory=list)
    """What a group may do here, and what not."""
    toilets: Facility | None = None
    """Whether there are toilets for visitors."""
    shelter: Facility | None = None
    """Whether a group finds shelter from rain."""
    metro: list[Metro] = Field(default_factory=list)
    """Stations that a source names."""
    directions: list[SourcedText] = Field(default_factory=list)
    """Other ways there that a source names."""
    notices: list[Notice] = Field(default_factory=list)
    """Renovations and moves, with their dates."""
    point: Point | None = None
    """Where it lies, only if a trusted source says so."""
    story: Prose
    """The story of the place, Markdown; carried by the facts."""
    story_facts: list[list[FactReference]] = Field(default_factory=list)
    """For each paragraph of the story the facts that carry it, in order; empty for one that states none."""
    talking_points: list[TalkingPoint] = Field(default_factory=list)
    """Points to tell, one after the other or one by itself."""
    script: Script | None = None
    """What a guide says here in one, three and six minutes."""
    questions: list[Question] = Field(default_factory=list)
    """One or two questions for visitors."""
    facts: Annotated[list[Fact], Field(min_length=1)]
    """What is known, each with its sources."""
    designations: list[Designation] = Field(default_factory=list)
    """Titles it bears."""
    related: list[Annotated[Id, Names("positions")]] = Field(default_factory=list)
    """Ids of positions that belong to it."""
    pictures: list[Picture] = Field(default_factory=list, max_length=PICTURES_MOST)
    """Pictures in ``routes/media/``."""
    recordings: list[Recording] = Field(default_factory=list)
    """What is told here, read aloud: files in ``routes/media/``."""
    not_on_tour: Text | None = None
    """Why it is on no tour; only where it is on none."""
