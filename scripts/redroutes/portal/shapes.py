"""JSON of a built site -> the same, once it has the shape that the program writes; else a sentence with the file.

Somebody may have edited, cut or exchanged files of a site since it was built.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import Annotated, Any
from zipfile import BadZipFile

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from redroutes.messages import Message
from redroutes.portal.sources import Files, JoinError

Count = Annotated[int, Field(ge=0)]
Names = list[tuple[str, str]]
Row = tuple[int, str, str, str, int, str]
"""A document as the search index names it: kind, id, name, aliases, town, word for its kind."""
Terms = dict[str, str]


class Head(BaseModel):
    """The head of a search index, as far as a portal reads it."""

    format: int
    kinds: Names
    towns: Names
    documents: Count
    chunk: Annotated[int, Field(ge=1)]
    texts: Any
    shards: Count
    name_shards: Annotated[Count, Field(alias="nameShards")]
    blocks: list[str]


class Geometry(BaseModel):
    """A point."""

    coordinates: tuple[float, float]


class Feature(BaseModel):
    """A position with its point."""

    id: str
    geometry: Geometry
    properties: dict[str, Any]


class Collection(BaseModel):
    """``positions.geojson``."""

    features: list[Feature]


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def load(files: Files, path: str, shape: Any) -> Any:
    """A file of a site as JSON of a shape. Raises ``JoinError`` where it is missing or has another."""
    try:
        found = _adapter(shape).validate_json(files.read(path))
    except KeyError as error:
        raise JoinError(Message("join.no-site", file=files.shown, missing=path)) from error
    except (ValidationError, BadZipFile, zlib.error) as error:
        raise JoinError(Message("join.damaged", file=files.shown, path=path)) from error
    return found.model_dump(by_alias=True) if isinstance(found, BaseModel) else found
