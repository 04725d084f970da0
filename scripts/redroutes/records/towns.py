"""Towns: the subdistricts and towns of the district, all in ``towns.yml``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from redroutes.records.base import Id, Line, Model, Source, SourceKey, Text
from redroutes.records.points import Point


class TownType(StrEnum):
    """What kind of unit a town is."""

    subdistrict = "subdistrict"
    """街道, an urban subdistrict."""
    town = "town"
    """镇, a town."""
    park = "park"
    """园区, an industrial park with an administration of its own."""


class Town(Model):
    """A subdistrict or town of the district."""

    id: Id
    """The last part of its page's address."""
    name: Text
    """Its full name."""
    type: TownType
    """Subdistrict, town or park."""
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6,12}$")] | None = None
    """The official code of the administrative division."""
    pinyin: Line | None = None
    """Reading, only where the usual reading of a character fails."""
    summary: Text | None = None
    """One or two sentences on the place."""
    point: Point | None = None
    """A reference point for sorting; never a destination."""


class Towns(Model):
    """The file ``towns.yml``."""

    towns: Annotated[list[Town], Field(min_length=1)]
    """In the order in which they are listed."""
    sources: dict[SourceKey, Source] = Field(default_factory=dict)
    """S1, S2 ..."""
