"""Workbooks in OpenDocument, as LibreOffice and WPS write them -> rows of values."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from redroutes.importing.grids import GridError, Sheet
from redroutes.importing.merges import Area, spread_merged
from redroutes.runtime.table_sizes import MAX_BYTES, MOST_CELLS

MOST_REPEATED = 2_000
"""A row or cell that is said to stand there oftener is the empty rest of a sheet."""
MOST_BLANKS = 100
"""In a row; a cell's blanks in a row count as one."""
NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, TEXT, OFFICE = (f"{{{NAMESPACE}{name}:1.0}}" for name in ("table", "text", "office"))
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


class _TooLargeError(Exception):
    """More than a list of places can hold."""


def read_opendocument(file: Path) -> list[Sheet]:
    """The rows of each sheet; what stands in merged cells stands in each of them. Raises ``GridError``."""
    try:
        root = ElementTree.fromstring(_content(file))
        tables = list(root.iter(f"{TABLE}table"))
        return [Sheet(table.get(f"{TABLE}name", ""), _read_table(table)) for table in tables]
    except _TooLargeError as error:
        raise GridError("large", file=file.name) from error
    except (
        *(zipfile.BadZipFile, OSError, KeyError, ValueError),
        *(RuntimeError, ElementTree.ParseError, EOFError, zlib.error),
    ) as error:
        raise GridError("workbook", file=file.name) from error


def _content(file: Path) -> bytes:
    if file.suffix.lower() == ".fods":
        return file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        if archive.getinfo("content.xml").file_size > MAX_BYTES:
            raise _TooLargeError
        return archive.read("content.xml")


def _read_table(table: ElementTree.Element) -> list[list[object]]:
    rows: list[list[object]] = []
    areas: list[Area] = []
    count = 0
    for row in table.iter(f"{TABLE}table-row"):
        cells: list[object] = []
        for cell in row:
            if cell.tag not in CELLS:
                continue
            areas += _merged(cell, len(rows) + 1, len(cells) + 1)
            cells += [_value(cell)] * _times(cell, "columns")
        while cells and cells[-1] in (None, ""):
            cells.pop()
        times = _times(row, "rows")
        count += times * max(len(cells), 1)
        if count > MOST_CELLS:
            raise _TooLargeError
        rows += [list(cells) for _ in range(times)]
    width = max(map(len, rows), default=0)
    rows = [row + [None] * (width - len(row)) for row in rows]
    spread_merged(rows, areas)
    return rows


def _times(element: ElementTree.Element, what: str) -> int:
    times = int(element.get(f"{TABLE}number-{what}-repeated", "1"))
    return times if times <= MOST_REPEATED else 1


def _merged(cell: ElementTree.Element, row: int, column: int) -> Iterator[Area]:
    down, across = (int(cell.get(f"{TABLE}number-{x}-spanned", "1")) for x in ("rows", "columns"))
    if down > 1 or across > 1:
        yield Area(row, column, row + down - 1, column + across - 1)


def _value(cell: ElementTree.Element) -> object:
    """What a cell holds: a number as it is and not as it is shown, a text with its lines."""
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind in ("float", "percentage", "currency"):
        return float(cell.get(f"{OFFICE}value", "0"))
    if kind == "date":
        return cell.get(f"{OFFICE}date-value", "").removesuffix("T00:00:00").replace("T", " ")
    if kind == "time":
        hours, minutes = re.findall(r"\d+", cell.get(f"{OFFICE}time-value", "PT00H00M"))[:2]
        return f"{hours}:{minutes}"
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value", "") == "true"
    return "\n".join("".join(_words(line)) for line in cell.findall(f"{TEXT}p"))


def _words(element: ElementTree.Element) -> Iterator[str]:
    """The text of a paragraph; notes beside it are not part of it."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(int(child.get(f"{TEXT}c", "1")), MOST_BLANKS)
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag == f"{TEXT}tab":
            yield " "
        elif child.tag != f"{OFFICE}annotation":
            yield from _words(child)
        yield child.tail or ""
