"""Files as people have them -> grids of texts: workbooks of Excel and OpenDocument, CSV, GeoJSON."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]|^[\u200e\u200f]+|[\u200e\u200f]+$")
"""Signs without width that come along when somebody copies from a web page, and are no part of a text."""
SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of a character, which JSON and workbooks can name and no file can hold."""
LINE_ENDS = re.compile("\r\n?|[\v\u2028\u2029]")


@dataclass(frozen=True)
class Sheet:
    """A table as a file has it."""

    name: str
    """Empty where the file has only one."""
    rows: Iterable[Iterable[object]]


class GridError(Exception):
    """A file that is no table, as a key of the messages; ``values`` are put into it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True)
class Grid:
    """All rows of a table; the first of them are not yet known to be its head."""

    rows: list[list[str]]
    """Texts without blanks around them; empty rows are left out."""
    lines: list[int]
    """For each row its number in the file."""
    sheet: str = ""
    """Its name, where the file has several."""


def read_grids(file: Path) -> list[Grid]:
    """The tables in a file, by the ending of its name; a workbook has one a sheet. Raises ``GridError``."""
    from redroutes.importing.files import READERS

    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise GridError("ending", file=file.name)
    grids = []
    for sheet in reader(file):
        rows = [[_text(value) for value in row] for row in sheet.rows]
        kept = [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
        if len(kept) > 1:
            grids.append(Grid([row for _, row in kept], [number for number, _ in kept], sheet.name))
    if not grids:
        raise GridError("empty", file=file.name)
    return grids


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():  # Excel has no whole numbers
        value = int(value)
    if isinstance(value, datetime) and value.time() == time():  # nor days without a time
        value = value.date()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat().replace("T", " ")
    text = SURROGATES.sub("\ufffd", INVISIBLE.sub("", str(value)))
    return LINE_ENDS.sub("\n", text).strip()
