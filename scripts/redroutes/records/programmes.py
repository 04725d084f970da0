"""Programmes of the district: what is known of them and what is not."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from redroutes.records.base import Fact, Id, Names, Record, Text


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
    town: Annotated[Id, Names("towns")] | None = None
    """The town that runs it, if one does."""
    facts: Annotated[list[Fact], Field(min_length=1)]
    """What is known."""
    unknown: Annotated[list[Text], Field(min_length=1)]
    """What is not known yet; the page asks for it."""
    positions: list[Annotated[Id, Names("positions")]] = Field(default_factory=list)
    """Positions where it meets the visitor."""
    templates: list[Annotated[Id, Names("templates")]] = Field(default_factory=list)
    """Templates it uses."""
    lessons: list[Annotated[Id, Names("lessons")]] = Field(default_factory=list)
    """Lessons it uses."""
