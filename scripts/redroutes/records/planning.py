"""What planning an activity needs to know of a place: how many fit in, what a group may do there, what is at hand."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from redroutes.records.base import SourcedText

People = Annotated[int, Field(ge=1, le=100_000)]
"""So many people."""
DaysAhead = Annotated[int, Field(ge=0, le=366)]
"""Whole days before the day itself; 0 is the same day."""


class Activity(StrEnum):
    """What a group does that a place must allow."""

    oath = "oath"
    """Saying the admission oath, the first time or again."""
    flag = "flag"
    """Putting up the Party flag."""
    flowers = "flowers"
    """Laying flowers or wreaths."""
    loudspeaker = "loudspeaker"
    """Speaking through a loudspeaker."""


class BookingChannel(StrEnum):
    """By what one books."""

    phone = "phone"
    """By telephone, the record's own ``phone``."""
    page = "page"
    """On a page of the web, the booking's ``url``."""
    mini_program = "mini-program"
    """In a mini program, by its name."""
    account = "account"
    """In an official account, by its name."""
    app = "app"
    """In an app, by its name."""

    @property
    def needs_name(self) -> bool:
        """Whether nobody finds it without its name."""
        return self not in (BookingChannel.phone, BookingChannel.page)


class Capacity(SourcedText):
    """How many people may be there at once."""

    people: People
    """At most."""


class Seats(SourcedText):
    """Where a group can sit indoors."""

    number: People
    """How many seats."""


class GroupActivity(SourcedText):
    """Whether a group may do something here."""

    activity: Activity
    """What it is."""
    allowed: bool
    """True where a source says so; false where one says that it is not allowed."""


class Facility(SourcedText):
    """Whether something is there for visitors."""

    available: bool
    """True where a source says so; false where one says that there is none."""
