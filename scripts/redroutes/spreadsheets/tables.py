"""The models of records -> tables: one a kind, one for each list in it, and what each column holds."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import BaseModel, StringConstraints

from redroutes.problems import Loc
from redroutes.records import KINDS
from redroutes.records.base import AnyText, Day, LooseDate, Names
from redroutes.records.positions import PHONE_PATTERN

ENTRY = "*"
"""Stands in a table's place for the number of an entry of a list."""
KEY = "@"
"""Stands in a table's place for the name of a field that people choose, such as a source's S1."""
SPLIT = {"facts", "sources", "openness_sources", "story_facts"}
"""Lists of short keys, which stand on one line with commas; entries of others stand on lines of their own."""


class Form(StrEnum):
    """What the cells of a column hold."""

    text = "text"
    number = "number"
    yes_no = "yes-no"
    value = "value"
    """One of an enumeration."""
    record = "record"
    """The id of a record or a station."""
    day = "day"
    date = "date"
    """A year, a month or a day."""
    clock = "clock"
    phone = "phone"
    rule = "rule"


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    loc: Loc
    """The field, counted from the row's own place: ``("address", "text", "zh")``."""
    form: Form
    depth: int = 0
    """0 for one value, 1 for a list in one cell, 2 for a list of lists."""
    values: type[StrEnum] | None = None
    """The enumeration of its values."""
    kind: str = ""
    """Whose ids it holds."""
    required: bool = False
    """Whether the field around it needs it."""
    help: str = ""
    """What the model says of it."""
    is_whole: bool = False
    """Whether a number has no fraction."""

    @property
    def name(self) -> str:
        """Its name in the file: ``address.text.zh``."""
        return ".".join(map(str, self.loc))


@dataclass
class Table:
    """The records of a kind, or the entries of one of their lists."""

    kind: str
    place: tuple[str, ...] = ()
    """``("variants", "*", "steps", "*")``; empty for the records themselves."""
    columns: list[Column] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name in the file: ``templates.variants.steps``."""
        return ".".join([self.kind, *(part for part in self.place if part not in (ENTRY, KEY))])

    @property
    def keys(self) -> list[str]:
        """For each number or chosen name in its place the list to which it belongs."""
        return [
            self.place[index - 1] for index, part in enumerate(self.place) if part in (ENTRY, KEY)
        ]

    @property
    def is_keyed(self) -> bool:
        """Whether its rows have chosen names, not numbers."""
        return self.place[-1:] == (KEY,)


@cache
def tables_of(kind: str, languages: tuple[str, ...]) -> tuple[Table, ...]:
    """The tables of a kind, that of the records first."""
    found = _Collector(languages, [Table(kind)])
    first = found.tables[0]
    found.add_fields(KINDS[kind].model, (), first, needed=True)
    first.columns[:] = [x for x in first.columns if x.loc != ("id",)]  # the row's own name
    return tuple(found.tables)


def rows_of(data: Any, place: Sequence[str]) -> Iterator[tuple[Loc, Any]]:
    """The place and the data of every row of a table in a record's data."""
    if not place:
        yield (), data
        return
    head, *rest = place
    children: Iterable[tuple[str | int, Any]]
    if head == ENTRY:
        children = enumerate(data if isinstance(data, list) else [])
    elif head == KEY:
        children = (data if isinstance(data, dict) else {}).items()
    else:
        child = data.get(head) if isinstance(data, dict) else None
        children = [(head, child)] if child is not None else []
    for part, value in children:
        for loc, row in rows_of(value, rest):
            yield (part, *loc), row


def value_at(data: Any, loc: Loc) -> Any:
    """The value at a place of a record's data; None where there is none."""
    for part in loc:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


@dataclass
class _Collector:
    """Makes the columns of fields; lists of fields become tables."""

    languages: tuple[str, ...]
    tables: list[Table]

    def add_fields(
        self, model: type[BaseModel], loc: Loc, table: Table, *, needed: bool, note: str = ""
    ) -> None:
        """The columns of a model's fields; of a text one for each language."""
        is_text = issubclass(model, AnyText)
        for language in self.languages if is_text else ():
            table.columns.append(Column((*loc, language), Form.text, required=needed, help=note))
        for name, info in model.model_fields.items():
            if is_text and name in AnyText.model_fields:
                continue
            annotation, marks = _plain(info.annotation)
            text = " ".join((info.description or "").split())
            is_needed = needed and info.is_required()
            self._add(annotation, [*info.metadata, *marks], (*loc, name), table, is_needed, text)

    def _add(
        self, annotation: Any, marks: list[Any], loc: Loc, table: Table, needed: bool, note: str
    ) -> None:
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if _is_model(annotation):
            self.add_fields(annotation, loc, table, needed=needed, note=note)
        elif origin is dict and _is_model(arguments[1]):
            self._add_table(arguments[1], (*loc, KEY), table)
        elif origin is dict:
            for language in self.languages:
                table.columns.append(Column((*loc, language), Form.text, 1, help=note))
        elif origin is list and _is_model(_plain(arguments[0])[0]):
            self._add_table(_plain(arguments[0])[0], (*loc, ENTRY), table)
        else:
            depth = 0
            while typing.get_origin(annotation) is list:
                depth += 1
                annotation, marks = _plain(typing.get_args(annotation)[0])
            table.columns.append(_column(annotation, marks, loc, depth, needed, note))

    def _add_table(self, model: type[BaseModel], loc: Loc, above: Table) -> None:
        made = Table(above.kind, (*above.place, *map(str, loc)))
        self.tables.append(made)
        self.add_fields(model, (), made, needed=True)


def _column(
    annotation: Any, marks: list[Any], loc: Loc, depth: int, needed: bool, note: str
) -> Column:
    is_enum = isinstance(annotation, type) and issubclass(annotation, StrEnum)
    names = next((mark.kind for mark in marks if isinstance(mark, Names)), "")
    return Column(
        loc,
        _form(annotation, marks, str(loc[-1])),
        depth,
        annotation if is_enum else None,
        names,
        needed,
        note,
        annotation is int,
    )


def _form(annotation: Any, marks: list[Any], name: str) -> Form:
    if annotation is bool:
        return Form.yes_no
    if annotation in (int, float):
        return Form.number
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Form.value
    if any(isinstance(mark, Names) for mark in marks):
        return Form.record
    patterns = {str(mark.pattern) for mark in marks if isinstance(mark, StringConstraints)}
    known = {
        PHONE_PATTERN: Form.phone,
        _pattern_of(Day): Form.day,
        _pattern_of(LooseDate): Form.date,
    }
    found = next((known[x] for x in patterns if x in known), None)
    if found:
        return found
    return {"rule": Form.rule, "hours": Form.rule, "last_entry": Form.clock}.get(name, Form.text)


def _pattern_of(annotation: Any) -> str:
    return str(_plain(annotation)[1][0].pattern)


def _plain(annotation: Any) -> tuple[Any, list[Any]]:
    """A type without ``Annotated`` and ``None``, and its marks."""
    marks: list[Any] = []
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            marks += annotation.__metadata__
            annotation = annotation.__origin__
        elif origin in (typing.Union, types.UnionType):
            annotation = next(x for x in typing.get_args(annotation) if x is not type(None))
        else:
            return annotation, marks


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
