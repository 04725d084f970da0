"""Metro stations and their lines, all in ``stations.yml``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from redroutes.records.base import Id, Model, Source, SourceKey, Text
from redroutes.records.points import Point


class Station(Model):
    """A metro station."""

    id: Id
    """Kebab-case name."""
    name: Text
    """Its name without the word station."""
    lines: Annotated[list[Id], Field(min_length=1)]
    """Ids of the lines that stop there."""
    point: Point | None = None
    """Centre of the station; the exits may be 150 m away."""


class Line(Model):
    """A metro line."""

    id: Id
    """As in ``stations``."""
    name: Text
    """As on the signs."""
    order: list[Id] = Field(default_factory=list)
    """Ids of its stations along the line; only where they do not stand so in ``stations``."""


class Stations(Model):
    """The file ``stations.yml``."""

    lines: list[Line] = Field(default_factory=list)
    """Metro lines."""
    stations: list[Station] = Field(default_factory=list)
    """Stations that visitors use."""
    sources: dict[SourceKey, Source] = Field(default_factory=dict)
    """S1, S2 ..."""
