"""What a record names: ids of other records and numbers of facts, each with its place, read from its model's marks.

Which fields of a model can hold such names is worked out once from its annotations.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from redroutes.problems import Loc
from redroutes.records.base import Names, NamesFact

Mark = Names | NamesFact


class Reference(NamedTuple):
    """An id or a fact's number that stands in a record."""

    loc: Loc
    mark: Mark
    """What it has to name."""
    value: str


@dataclass(frozen=True, slots=True)
class _Branch:
    """A field below which names stand."""

    name: str
    mark: Mark | None
    """Where the field itself holds ids."""
    is_list: bool


def find_references(record: BaseModel) -> list[Reference]:
    """Everything that a record names, in the order of its model."""
    found: list[Reference] = []
    _collect(record, (), found)
    return found


def named_ids(record: BaseModel, kind: str) -> list[str]:
    """Ids of records of a kind that a record names, each once, in the order of its model."""
    wanted = Names(kind)
    return list(dict.fromkeys(x.value for x in find_references(record) if x.mark == wanted))


def _collect(record: BaseModel, loc: Loc, found: list[Reference]) -> None:
    values = record.__dict__
    for branch in _branches(type(record)):
        value = values[branch.name]
        if not value:
            continue
        here = (*loc, branch.name)
        for place, item in _leaves(value, here) if branch.is_list else [(here, value)]:
            if branch.mark:
                found.append(Reference(place, branch.mark, item))
            else:
                _collect(item, place, found)


def _leaves(value: list[Any], loc: Loc) -> Iterator[tuple[Loc, Any]]:
    """What stands in a list, and in lists within it."""
    for index, item in enumerate(value):
        if isinstance(item, list):
            yield from _leaves(item, (*loc, index))
        else:
            yield (*loc, index), item


@cache
def _branches(model: type[BaseModel]) -> tuple[_Branch, ...]:
    """The fields of a model in which names stand, or in whose models some stand."""
    found = []
    for name, field in model.model_fields.items():
        marks = [item for item in field.metadata if isinstance(item, Mark)]
        branch = _find_branch(name, field.annotation, marks, is_list=False)
        if branch:
            found.append(branch)
    return tuple(found)


def _find_branch(name: str, annotation: Any, marks: list[Mark], *, is_list: bool) -> _Branch | None:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        marks = marks + [item for item in arguments[1:] if isinstance(item, Mark)]
        return _find_branch(name, arguments[0], marks, is_list=is_list)
    if marks:
        return _Branch(name, marks[0], is_list or origin is list)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Branch(name, None, is_list) if _branches(annotation) else None
    for argument in arguments:
        branch = _find_branch(name, argument, marks, is_list=is_list or origin is list)
        if branch and origin is dict:
            raise TypeError(f"'{name}': ids of records cannot stand in a mapping; use a list")
        if branch:
            return branch
    return None
