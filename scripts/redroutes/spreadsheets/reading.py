"""The cells of a file -> rows of tables, each with its place; what is no table of ours is a fault or left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from redroutes.messages import told
from redroutes.problems import Loc, Problem
from redroutes.spreadsheets.cells import CellError, Raw, from_cell
from redroutes.spreadsheets.grids import FIRST_ROW, INFO, MARK, REMOVE, Grid, name_cell
from redroutes.spreadsheets.tables import ENTRY, Column, Form, Table

ID = Column(("id",), Form.text)
CHOSEN = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""A name that can stand for an entry; whether it is a right one is left to the checks."""


@dataclass
class Row:
    """One line of a sheet."""

    number: int
    """From 1."""
    id: str
    """The record's id."""
    keys: list[str]
    """The numbers or names of the entry; empty ones belong to an entry that is new."""
    cells: dict[Column, Raw]
    remove: Raw


@dataclass
class TableRows:
    """A table as it was read."""

    file: str
    """The file, as shown to people."""
    title: str
    table: Table
    rows: list[Row] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    """Name of a column -> its place in the sheet, from 0."""

    def place_of(self, column: Column | None) -> int:
        """The place of a column; of the id where it is none of the sheet."""
        return self.places.get(column.name, 0) if column else 0

    def tell(self, row: int, column: Column | None, code: str, key: str, **values: Any) -> Problem:
        """A fault of a cell; without a column that of the whole row."""
        return self.fault(row, column, code, *told(f"sheet.{key}", **values))

    def fault(self, row: int, column: Column | None, code: str, message: str, hint: str) -> Problem:
        """The same with a message that is there already."""
        place = self.place_of(column)
        cell = name_cell(self.title, row, place)
        name = f"{cell} {column.name}" if column else cell
        return Problem(self.file, row, place + 1, name, code, message, hint)


def read_tables(
    grids: Sequence[Grid], tables: Mapping[str, Table], file: str
) -> tuple[list[TableRows], list[Problem]]:
    """Every table of a file. Sheets without our mark in their first cell are the editor's own and left alone."""
    found: list[TableRows] = []
    problems: list[Problem] = []
    for grid in grids:
        head = [_text(cell) for cell in grid.rows[0]] if grid.rows else []
        if not head or not head[0].startswith(MARK.strip()):
            continue
        read = _read_grid(grid, head, tables, file)
        found += [read] if isinstance(read, TableRows) else []
        problems += [read] if isinstance(read, Problem) else list(_check_grid(grid, head, read))
    names = [one.table.name for one in found]
    for one in found:
        if names.count(one.table.name) > 1:
            problems.append(one.tell(1, None, "bad-sheet", "twice", table=one.table.name))
    if not found and not problems:
        problems.append(Problem(file, 1, 1, "", "bad-sheet", *told("sheet.none")))
    return found, problems


def _read_grid(
    grid: Grid, head: list[str], tables: Mapping[str, Table], file: str
) -> TableRows | Problem:
    table = tables.get(head[0].removeprefix(MARK.strip()).strip())
    if table is None:
        cell = name_cell(grid.title, 1, 0)
        return Problem(file, 1, 1, cell, "bad-sheet", *told("sheet.unknown", value=head[0]))
    read = TableRows(file, grid.title, table)
    read.places = {name: index for index, name in enumerate(head) if name}
    columns = [(x, read.places[x.name]) for x in table.columns if x.name in read.places]
    keys = [read.places.get(f"#{key}", -1) for key in table.keys]
    remove = read.places.get(REMOVE, -1)
    for number, cells in enumerate(grid.rows[FIRST_ROW - 1 :], FIRST_ROW):
        values = {column: _at(cells, index) for column, index in columns}
        if any(raw.value not in (None, "") for raw in (_at(cells, 0), *values.values())):
            names = [_text(_at(cells, index)) for index in keys]
            words = _text(_at(cells, 0)).split()
            name = words[-1] if words else ""
            read.rows.append(Row(number, name, names, values, _at(cells, remove)))
    return read


def _check_grid(grid: Grid, head: list[str], read: TableRows) -> Iterator[Problem]:
    """Joined cells, whose values are lost but for the first; heads that belong to no column."""
    for row, column in grid.merged:
        if row >= FIRST_ROW:
            cell = name_cell(grid.title, row, column)
            yield Problem(read.file, row, column + 1, cell, "bad-sheet", *told("sheet.merged"))
    known = {column.name for column in read.table.columns}
    known |= {INFO, REMOVE, *(f"#{key}" for key in read.table.keys)}
    for index, name in enumerate(head[1:], 1):
        if name and name not in known:
            cell = name_cell(grid.title, 1, index)
            told_so = told("sheet.column", value=name)
            yield Problem(read.file, 1, index + 1, cell, "bad-sheet", *told_so)
    missing = [f"#{key}" for key in read.table.keys if f"#{key}" not in read.places]
    for name in missing:
        yield read.tell(1, None, "bad-sheet", "no-column", value=name)


def place_of(row: Row, table: Table, counts: dict[tuple[str, ...], int]) -> Loc | None:
    """Where a row's entry stands in its record; None where its numbers name no place.

    A row without a number is a new entry behind those that ``counts`` has counted, by record and list.
    """
    loc: list[str | int] = []
    names = iter(row.keys)
    for index, part in enumerate(table.place):
        if part == ENTRY:
            name, is_last = next(names), index == len(table.place) - 1
            if not name and is_last:
                at = (row.id, *map(str, loc))
                counts[at] = counts.get(at, 0) + 1
                loc.append(counts[at] - 1)
            elif name.isascii() and name.isdigit() and 0 < int(name) < 10_000:
                loc.append(int(name) - 1)
            else:
                return None
        elif part == "@":
            name = next(names)
            if not CHOSEN.fullmatch(name):
                return None
            loc.append(name)
        else:
            loc.append(part)
    return tuple(loc)


def _at(cells: Sequence[Raw], index: int) -> Raw:
    return cells[index] if 0 <= index < len(cells) else Raw(None, is_absent=index >= len(cells))


def _text(raw: Raw) -> str:
    try:
        return str(from_cell(ID, raw) or "")
    except CellError:
        return str(raw.value)
