"""Walks through a record: every value with its loc, so that checks need not know each model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from redroutes.problems import Loc
from redroutes.records.base import Text


def walk(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Yield (loc, value) for models, texts and plain values below a record, in written order."""
    yield loc, value
    if isinstance(value, Text):
        return
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            child = getattr(value, name)
            if child is not None:
                yield from walk(child, (*loc, name))
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from walk(child, (*loc, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from walk(child, (*loc, index))


def walk_texts(record: BaseModel) -> Iterator[tuple[Loc, Text]]:
    """Every localized text of a record."""
    for loc, value in walk(record):
        if isinstance(value, Text):
            yield loc, value


def walk_citations(record: BaseModel) -> Iterator[tuple[Loc, list[str], BaseModel]]:
    """Every list of source keys with the value that it stands behind."""
    for loc, value in walk(record):
        if isinstance(value, BaseModel) and not isinstance(value, Text):
            keys = getattr(value, "sources", None)
            if isinstance(keys, list):
                yield (*loc, "sources"), keys, value
