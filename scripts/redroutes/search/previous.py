"""The previous index of each language, kept in the cache from one build to the next."""

from __future__ import annotations

from dataclasses import fields

from redroutes.runtime.cache import Cache
from redroutes.search.index import PreviousIndex
from redroutes.search.pieces import Piece

AREA = "index"


def load_previous(cache: Cache, language: str, global_digest: str) -> PreviousIndex:
    """The previous index of a language; empty if none with this global digest is cached."""
    value = cache.get_value(AREA, f"{language} {global_digest}")
    if value is None:
        return PreviousIndex()
    keys, columns, *rest = value
    return PreviousIndex(
        dict(zip(keys, map(Piece._make, zip(*columns, strict=True)), strict=True)), *rest
    )


def save_previous(cache: Cache, language: str, global_digest: str, made: PreviousIndex) -> None:
    """Keep an index for the next build. It is stored by columns, because fewer tuples are unpacked faster."""
    if cache.is_open:
        columns = tuple(zip(*made.pieces.values(), strict=True))
        rest = [getattr(made, field.name) for field in fields(PreviousIndex)[1:]]
        cache.put_value(AREA, f"{language} {global_digest}", (tuple(made.pieces), columns, *rest))
