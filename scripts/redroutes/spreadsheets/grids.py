"""What a file of tables consists of, whether a workbook or CSV: sheets of cells, and what was exported.

The first line of a sheet holds the names of its columns as the program knows them, the second what people call them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from redroutes.spreadsheets.cells import Raw
from redroutes.spreadsheets.tables import Column, Table

MARK = "redroutes "
"""Begins the first cell of a sheet; the table's name follows."""
INFO = "#name"
"""The column that shows a record's name beside its id; what stands in it is never read."""
REMOVE = "#remove"
"""The column in which an entry of a list is marked to be removed."""
FIRST_ROW = 3
"""The first line of records; the two above it are the head."""
RECORD = "record "
"""Begins the lines of what was exported that are for whole records."""
BASE = "_base"
"""The sheet that says what was exported."""


class BaseRow(NamedTuple):
    """One line of what was exported: a record, or one row of a table."""

    table: str
    """A table's name for a row; for a record its kind behind ``RECORD``."""
    key: str
    """The record's id, and for a row the numbers or names behind it."""
    digest: str


@dataclass
class Sheet:
    """One table, ready to be written."""

    table: Table
    title: str
    heads: list[str]
    """Names of the columns as the program knows them."""
    labels: list[str]
    """What people call them."""
    rows: list[list[str | int | float]]
    fixed: int
    """How many columns from the left are no fields: id, name, numbers."""
    columns: list[Column] = field(default_factory=list)
    """The columns of fields, in the order of the heads behind the fixed ones."""


@dataclass
class Export:
    """All that is written into a file."""

    sheets: list[Sheet]
    base: list[BaseRow]
    choices: dict[str, list[str]]
    """For a column with fixed values, by the name of the list: what may stand in it."""
    language: str


@dataclass
class Grid:
    """The cells of one sheet as they were read."""

    title: str
    rows: Sequence[Sequence[Raw]]
    merged: Sequence[tuple[int, int]] = ()
    """Line and column of the first cell of each group of cells that were joined."""


def letter_of(index: int) -> str:
    """The letters of a column, the first being 0: ``A``, ``B`` ... ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def name_cell(title: str, row: int, column: int) -> str:
    """A cell as office programs name it; the row counts from 1, the column from 0."""
    return f"{title}!{letter_of(column)}{row}"
