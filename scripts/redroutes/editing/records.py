"""The usual order of the fields of a record, and the text of a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from redroutes.editing.writing import write_field
from redroutes.problems import Loc
from redroutes.reading.model_schema import schema_at
from redroutes.records.base import Record

AT_THE_END = ("sources", "checked", "confidence")
"""Fields that every record has and that stand below all others."""


def order_of(model: type[BaseModel], loc: Loc, present: Sequence[str] = ()) -> list[str]:
    """Names of the fields at a place of a record in their usual order; those that are there keep theirs at its end."""
    names = list(schema_at(model, loc).get("properties", {}))
    if not loc and issubclass(model, Record):
        names = [x for x in names if x not in AT_THE_END] + list(AT_THE_END)
    return [*names, *(x for x in present if x not in names)]


def write_record(data: dict[str, Any], model: type[BaseModel]) -> str:
    """The text of a record, its fields in the usual order."""
    order = order_of(model, (), list(data))
    lines = (line for key in order if key in data for line in write_field(key, data[key], ""))
    return "\n".join(lines) + "\n"
