"""Records -> the sheets of a file, and what an import will need to know of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from redroutes.fields import field_words, value_words
from redroutes.phrasebook import read_phrases
from redroutes.problems import Loc
from redroutes.records import KINDS
from redroutes.records.collection import Records
from redroutes.spreadsheets.cells import YES_NO, to_cell
from redroutes.spreadsheets.grids import INFO, MARK, RECORD, REMOVE, BaseRow, Export, Sheet
from redroutes.spreadsheets.sources import Key, Source
from redroutes.spreadsheets.tables import KEY, Column, Form, Table, rows_of, tables_of, value_at

MAX_TITLE = 31
"""Characters of a sheet's name in Excel."""


def make_export(
    records: Records, sources: Mapping[Key, Source], kinds: Iterable[str], language: str
) -> Export:
    """The sheets of some kinds, worded in a language."""
    languages = tuple(one.id for one in records.site.record.languages)
    names = names_of(records, language)
    sheets: list[Sheet] = []
    base: list[BaseRow] = []
    for kind in kinds:
        found = [source for source in sources.values() if source.kind == kind]
        base += [BaseRow(f"{RECORD}{kind}", source.id, source.digest) for source in found]
        for table in tables_of(kind, languages):
            sheet = _make_sheet(table, found, names, language)
            sheets.append(sheet)
            base += _base_of(table, found)
    return Export(sheets, base, _choices(sheets, names, language), language)


def names_of(records: Records, language: str) -> dict[str, dict[str, str]]:
    """Kind (stations among them) -> id -> name in a language, or in the first one that it has."""
    named = {kind: {x.id: x.record.name for x in records.kinds[kind].values()} for kind in KINDS}
    named["stations"] = {x.id: x.name for x in records.stations.record.stations}
    return {
        kind: {
            id_: name.languages.get(language) or next(iter(name.languages.values()))
            for id_, name in texts.items()
        }
        for kind, texts in named.items()
    }


def ids_of(records: Records) -> dict[str, dict[str, str]]:
    """Kind (stations among them) -> name in any language -> id, where one record alone has the name."""
    found: dict[str, dict[str, set[str]]] = {}
    for language in (one.id for one in records.site.record.languages):
        for kind, names in names_of(records, language).items():
            for id_, name in names.items():
                found.setdefault(kind, {}).setdefault(name, set()).add(id_)
    return {
        kind: {name: min(ids) for name, ids in names.items() if len(ids) == 1}
        for kind, names in found.items()
    }


def row_digest(table: Table, data: Any) -> str:
    """Of the values of one row, as far as the table shows them."""
    values = [value_at(data, column.loc) for column in table.columns]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()[:12]


def row_key(record_id: str, loc: Loc, table: Table) -> str:
    """How a row is named among all of its table: the id, and the numbers and names behind it."""
    return "/".join([record_id, *_keys(loc, table)])


def _keys(loc: Loc, table: Table) -> list[str]:
    """The numbers (from 1) and chosen names of a row."""
    return [
        str(part + 1) if isinstance(part, int) else part
        for part, mark in zip(loc, table.place, strict=True)
        if isinstance(part, int) or mark == KEY
    ]


def _make_sheet(
    table: Table, found: list[Source], names: dict[str, dict[str, str]], language: str
) -> Sheet:
    is_child = bool(table.place)
    heads = [f"{MARK}{table.name}", *([INFO] if is_child else [])]
    heads += [f"#{key}" for key in table.keys]
    fixed = len(heads)
    heads += [column.name for column in table.columns] + ([REMOVE] if is_child else [])
    rows: list[list[str | int | float]] = []
    for source in found:
        for loc, data in rows_of(source.data, table.place):
            row: list[str | int | float] = [source.id]
            row += [names[table.kind].get(source.id, "")] if is_child else []
            row += [int(x) if x.isdecimal() else x for x in _keys(loc, table)]
            row += [
                to_cell(x, value_at(data, x.loc), language, names.get(x.kind, {}))
                for x in table.columns
            ]
            rows.append(row + ([""] if is_child else []))
    labels = _labels(table, language)
    return Sheet(table, _title(table, language), heads, labels, rows, fixed, table.columns)


def _labels(table: Table, language: str) -> list[str]:
    words = read_words(language)
    labels = [words["id"], *([words["name"]] if table.place else [])]
    labels += [f"{field_words((key,), language)} {words['number']}" for key in table.keys]
    labels += [field_words(column.loc, language) for column in table.columns]
    return labels + ([words["remove"]] if table.place else [])


def read_words(language: str) -> dict[str, str]:
    """The few words of the sheets that name no field."""
    return {
        key: field_words((f"sheet_{key}",), language) for key in ("id", "name", "number", "remove")
    }


def _title(table: Table, language: str) -> str:
    """The sheet's name: the kind and the list, cut to what Excel takes."""
    kind = read_phrases(language)(f"menu.{table.kind}")
    parts = [part for part in table.name.split(".")[1:] if part != "opening_hours"]
    title = "·".join([kind, *(field_words((part,), language) for part in parts)])
    return title[:MAX_TITLE]


def _base_of(table: Table, found: list[Source]) -> list[BaseRow]:
    return [
        BaseRow(table.name, row_key(source.id, loc, table), row_digest(table, data))
        for source in found
        for loc, data in rows_of(source.data, table.place)
    ]


def list_name(column: Column) -> str:
    """The name of the list of what may stand in a column; empty where anything may."""
    if column.depth:
        return ""
    if column.form is Form.yes_no:
        return "yes-no"
    return column.values.__name__ if column.values else column.kind


def _choices(
    sheets: list[Sheet], names: dict[str, dict[str, str]], language: str
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"yes-no": list(YES_NO.get(language, YES_NO["en"]))}
    for column in (column for sheet in sheets for column in sheet.columns):
        name = list_name(column)
        if not name or name in found:
            continue
        if column.values:
            found[name] = [f"{value_words(x, language)} {x}" for x in column.values]
        else:
            found[name] = [f"{word} {id_}" for id_, word in names.get(column.kind, {}).items()]
    return found
