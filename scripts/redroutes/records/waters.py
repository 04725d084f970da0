"""Banks and rivers of the overview map, all in ``waters.yml``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from redroutes.records.base import Id, Line, Model, Source, SourceKey, Sources, Text

LatLonPair = Annotated[
    list[Annotated[float, Field(ge=-180, le=180)]], Field(min_length=2, max_length=2)
]
"""Latitude and longitude in degrees, WGS-84."""


class WaterForm(StrEnum):
    """How a water is drawn."""

    bank = "bank"
    """The edge of a wide water; the water lies on the side of ``cut``."""
    river = "river"
    """The middle of a river."""


class Water(Model):
    """A water on the overview map."""

    id: Id
    """Kebab-case name."""
    name: Text
    """As it stands on the map."""
    form: WaterForm
    """Edge or middle."""
    line: Annotated[list[LatLonPair], Field(min_length=2)]
    """Points of the line in their order, WGS-84."""
    cut: list[LatLonPair] = Field(default_factory=list)
    """Points beyond the map that close a bank's line to an area of water; no bank stands there."""
    label: LatLonPair | None = None
    """Where its name stands."""
    sources: Sources
    """Keys of the file's ``sources``."""


class Waters(Model):
    """The file ``waters.yml``: banks and rivers for the overview map, coarse."""

    waters: list[Water] = Field(default_factory=list)
    """In the order in which they are drawn."""
    licence: Line | None = None
    """Under which licence the lines may be shown; stands below the map."""
    sources: dict[SourceKey, Source] = Field(default_factory=dict)
    """S1, S2 ..."""
