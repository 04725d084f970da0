"""When a position is open: its rule, and what is said beside it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, WithJsonSchema

from redroutes.records.base import Day, Line, LooseDate, Model, Sources, Text
from redroutes.records.characters import LINE_PATTERN

MAX_RULE = 255
"""Characters of a rule: OpenStreetMap's own limit for a value."""
RuleText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MAX_RULE, pattern=LINE_PATTERN),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MAX_RULE}),
]
"""A rule of opening hours, or a part of one."""


class Groups(StrEnum):
    """How groups get in."""

    walk_in = "walk-in"
    """As anyone does."""
    booking = "booking"
    """They book first, even where single visitors walk in."""


class HoursException(Model):
    """Days on which other hours hold: closed for rebuilding, open longer for once."""

    first: Day
    """The first day; quoted."""
    last: Day | None = None
    """The last day; left out where nobody knows it yet."""
    hours: RuleText | None = None
    """``09:00-12:00`` or several with commas; left out where it is closed."""
    text: Text | None = None
    """Why."""
    sources: Sources
    """Keys of the record's ``sources``."""


class OpeningHours(Model):
    """When it is open."""

    rule: RuleText | None = None
    """OpenStreetMap's opening_hours syntax, for example ``Tu-Su 09:00-16:30``; left out where only the other fields
    are known."""
    last_entry: Line | None = None
    """When the last visitors are let in, ``"16:00"``; quoted."""
    exceptions: list[HoursException] = Field(default_factory=list)
    """Days on which other hours hold; where two name a day, the later one counts."""
    by_appointment: bool = False
    """True where nobody gets in without an appointment; ``rule`` then says when one can be made for."""
    groups: Groups | None = None
    """How groups get in; left out where no source says so."""
    note: Text | None = None
    """What else is to be said of the hours."""
    as_of: LooseDate
    """When the source said so."""
    sources: Sources
    """Keys of the record's ``sources``."""
    confirmed: bool = True
    """False where only weak or contradicting sources say so."""
