"""Excel's workbooks -> rows of values."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from redroutes.importing.grids import GridError, Sheet
from redroutes.importing.merges import Area, spread_merged
from redroutes.runtime.table_sizes import MOST_CELLS, is_too_large
from redroutes.spreadsheets.office_dates import read_date_cell

BROKEN = (
    *(BadZipFile, OSError, KeyError, ValueError, IndexError, TypeError, AttributeError),
    *(SyntaxError, EOFError, RuntimeError, zlib.error),
)
"""What a damaged workbook makes of openpyxl; XML that does not end is a ``SyntaxError``."""


def read_workbook(file: Path) -> list[Sheet]:
    """The rows of each sheet; what stands in merged cells stands in each of them."""
    from openpyxl import load_workbook
    from openpyxl.utils import get_column_letter
    from openpyxl.utils.escape import unescape
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        if is_too_large(file):
            raise GridError("large", file=file.name)
        book = load_workbook(file, data_only=True)
        sheets = book.worksheets
        for sheet in sheets:
            if sheet.max_row * sheet.max_column > MOST_CELLS:
                cell = f"{get_column_letter(sheet.max_column)}{sheet.max_row}"
                raise GridError("far", file=file.name, sheet=sheet.title, cell=cell)
        return [Sheet(sheet.title, _read_sheet(sheet, book.epoch, unescape)) for sheet in sheets]
    except (InvalidFileException, *BROKEN) as error:
        raise GridError("workbook", file=file.name) from error


def _read_sheet(sheet: Any, epoch: datetime, unescape: Callable[[str], str]) -> list[list[object]]:
    """Rows of values; ``_x000D_`` is how the file writes the end of a line."""

    def read(cell: Any) -> object:
        value, has_day = read_date_cell(cell, epoch)
        if isinstance(value, date) and not has_day:
            return f"{value:%Y-%m}"
        return unescape(value) if isinstance(value, str) else value

    rows = [[read(cell) for cell in row] for row in sheet.iter_rows()]
    areas = [Area(x.min_row, x.min_col, x.max_row, x.max_col) for x in sheet.merged_cells.ranges]
    spread_merged(rows, areas)
    return rows
