"""JSON of a built site -> the same, once it has the shape that the program writes; else a sentence with the file.

Somebody may have edited, cut or exchanged files of a site since it was built.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from redroutes.messages import Message
from redroutes.outputs.headers import read_headers
from redroutes.portal.sources import Files, JoinError, damaged
from redroutes.records.base import Id, LanguageId
from redroutes.records.characters import TEXT_PATTERN
from redroutes.records.site import HOST, Tag
from redroutes.runtime.policy import Policy
from redroutes.search.index import CHUNK, CHUNK_OF_MANY
from redroutes.search.traditional import decode_table

HEAD = "data/positions.json"
POINTS = "positions.geojson"
Count = Annotated[int, Field(ge=0)]
Words = Annotated[str, StringConstraints(pattern=TEXT_PATTERN, min_length=1)]
Names = list[tuple[Id, Words]]
Row = tuple[Count, Id, Words, str, Annotated[int, Field(ge=-1)], str]
"""A document as the search index names it: kind, id, name, aliases, town, word for its kind."""
Posting = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]*([ |][0-9a-z]*)*$")]
Terms = dict[str, Posting]
Readings = dict[Annotated[str, StringConstraints(min_length=1, max_length=1)], str]
"""Character -> its syllables with blanks between."""
DIGEST = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")
TILES = re.compile(rf"https://{HOST}")


def _is_table(table: list[str]) -> list[str]:
    """Raise ``ValueError`` where a browser could not read the characters of a table."""
    steps, forms = table
    if any(len(step) > 4 for step in steps.split()) or len(decode_table(table)) != len(forms):
        raise ValueError(steps)
    return table


Table = Annotated[list[str], Field(min_length=2, max_length=2), AfterValidator(_is_table)]
"""Traditional characters, and the simplified form of each."""


class FirstRecord(BaseModel):
    """A position, as far as it says where its site is."""

    id: Id
    pages: dict[LanguageId, str]


class SiteHead(BaseModel):
    """What stands in ``data/positions.json`` before the records, and the first of these."""

    site: Annotated[dict[LanguageId, Words], Field(min_length=1)]
    languages: Annotated[dict[LanguageId, Tag], Field(min_length=1)]
    records: list[FirstRecord]


class Head(BaseModel):
    """The head of a search index, as far as a portal reads it."""

    kinds: Names
    towns: Names
    documents: Count
    chunk: Annotated[int, Field(ge=CHUNK_OF_MANY, le=CHUNK, multiple_of=CHUNK_OF_MANY)]
    texts: Annotated[int, Field(ge=1)]
    shards: Count
    name_shards: Annotated[Count, Field(alias="nameShards")]
    blocks: list[str]


class Geometry(BaseModel):
    """A point."""

    type: Literal["Point"]
    coordinates: tuple[
        Annotated[float, Field(ge=-180, le=180)], Annotated[float, Field(ge=-90, le=90)]
    ]


class Facts(BaseModel):
    """What is said of a point; names in the site's languages stand beside ``name``."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str]

    name: Words
    precision_m: Count


class Feature(BaseModel):
    """A position with its point."""

    id: Id
    geometry: Geometry
    properties: Facts


class Collection(BaseModel):
    """``positions.geojson``; names of the site stand beside ``name``."""

    model_config = ConfigDict(extra="allow")

    name: Words
    features: list[Feature]


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def load(files: Files, path: str, shape: Any, content: bytes | None = None) -> Any:
    """A file of a site as JSON of a shape, from ``content`` where it was read. Raises ``JoinError``."""
    data = read(files, path) if content is None else content
    try:
        found = _adapter(shape).validate_json(data, strict=True)
    except ValidationError as error:
        raise damaged(files, path) from error
    return found.model_dump(by_alias=True) if isinstance(found, BaseModel) else found


def load_policy(files: Files) -> Policy:
    """What the site's pages may run: digests of code and hosts of map tiles alone. Raises ``JoinError``."""
    path = "_headers"
    try:
        text = read(files, path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise damaged(files, path) from error
    policy = read_headers(text)
    is_ours = policy and all(map(DIGEST.fullmatch, (*policy.scripts, *policy.styles)))
    if not policy or not is_ours or not all(map(TILES.fullmatch, policy.images)):
        raise damaged(files, path)
    return policy


def read(files: Files, path: str) -> bytes:
    """A file's content. Raises ``JoinError`` where it is missing."""
    try:
        return files.read(path)
    except KeyError as error:
        raise JoinError(Message("join.no-site", file=files.shown, missing=path)) from error
