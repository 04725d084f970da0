"""Walks through a record: every model in it with its loc, so that checks need not know each model.

Fields that can hold no model are passed over; which these are is worked out once a model from its annotations.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel

from redroutes.problems import Loc
from redroutes.records.base import AnyText
from redroutes.records.references import Reference, find_references

Place = tuple[Loc, BaseModel]
_set = object.__setattr__  # models are frozen
NONE_GIVEN: set[str] = set()
NOTHING_NOTED: dict[str, Any] = {"made_from": {}, "missing": []}
"""The fields beside its languages of a text of which nothing is noted: nearly every one."""


@dataclass(frozen=True)
class Walk:
    """What a record holds, each with its loc, in written order."""

    models: list[Place] = field(default_factory=list)
    """Every model, the record itself first; texts are not among them."""
    texts: list[tuple[Loc, AnyText]] = field(default_factory=list)
    """Every localized text."""

    @cached_property
    def references(self) -> list[Reference]:
        """Everything that the record names, in the order of its model."""
        return find_references(self.models[0][1])


def walk_record(record: BaseModel) -> Walk:
    """Every model and every text of a record."""
    found = Walk()
    _collect(record, (), found)
    return found


def walk_texts(record: BaseModel) -> Iterator[tuple[Loc, AnyText]]:
    """Every localized text of a record."""
    yield from walk_record(record).texts


def citations_of(walk: Walk) -> Iterator[tuple[Loc, list[str], BaseModel]]:
    """Every list of source keys in a record, with the value that it stands behind."""
    for loc, value in walk.models:
        for name in ("sources", "openness_sources"):
            keys = value.__dict__.get(name)
            if isinstance(keys, list):
                yield (*loc, name), keys, value


def _collect(value: Any, loc: Loc, found: Walk) -> None:
    if isinstance(value, AnyText):
        found.texts.append((loc, value))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            _collect(child, (*loc, index), found)
    elif isinstance(value, dict):
        for key, child in value.items():
            _collect(child, (*loc, key), found)
    elif isinstance(value, BaseModel):
        found.models.append((loc, value))
        fields = value.__dict__
        for name in _branches(type(value)):
            child = fields[name]
            if child:
                _collect(child, (*loc, name), found)


def share_what_is_alike(value: Any) -> None:
    """Let all models of a record share one empty set of the fields that were given, and all texts of which nothing is
    noted the fields that say so.

    Nothing asks for pydantic's sets, which are a third of a record's memory. Of the rest the empty fields of texts are
    more than a fifth. Models are frozen, so nothing that is shared is ever changed.
    """
    if isinstance(value, list):
        for child in value:
            share_what_is_alike(child)
    elif isinstance(value, dict):
        for child in value.values():
            share_what_is_alike(child)
    elif isinstance(value, BaseModel):
        _set(value, "__pydantic_fields_set__", NONE_GIVEN)
        fields = value.__dict__
        if fields == NOTHING_NOTED:
            _set(value, "__dict__", NOTHING_NOTED)
            return
        for name in _branches(type(value)):
            if fields[name]:
                share_what_is_alike(fields[name])


@cache
def _branches(model: type[BaseModel]) -> tuple[str, ...]:
    """Names of the fields below which a model can stand."""
    return tuple(
        name for name, field in model.model_fields.items() if _holds_model(field.annotation)
    )


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_model(argument) for argument in typing.get_args(annotation))
