"""Sheets <-> an .xlsx file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from redroutes.runtime.table_sizes import MOST_CELLS, is_too_large
from redroutes.spreadsheets.cells import Raw
from redroutes.spreadsheets.exporting import list_name
from redroutes.spreadsheets.grids import (
    BASE,
    FIRST_ROW,
    REMOVE,
    BaseRow,
    Export,
    Grid,
    Sheet,
    letter_of,
    name_cell,
)
from redroutes.spreadsheets.help import help_of
from redroutes.spreadsheets.office_dates import read_date_cell
from redroutes.spreadsheets.tables import Form

LISTS = "_lists"
"""The hidden sheet with what may stand in columns of fixed values: a rule itself holds 255 characters."""
TEXT = "@"
"""The number format of text: what is typed stays as it is typed."""
HEAD = PatternFill("solid", fgColor="F3E6DC")
FIXED = PatternFill("solid", fgColor="EFEFEF")
TOP = Alignment(vertical="top", wrap_text=True)
WIDE, NARROW = 44, 18
LAST_ROW = 5_000
"""As far down as lists of fixed values are offered for new rows."""
ESCAPED = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
MOMENT = datetime(2000, 1, 1)
"""Written as the time of making, so that the same records give the same file."""


class NotAWorkbookError(ValueError):
    """A file that is no workbook, or one that is too large to be one of ours."""


class FarCellError(NotAWorkbookError):
    """A sheet that reaches far behind its records; carries the cell's name, ``Sheet!XFD1048576``."""


def write_workbook(export: Export, file: Path) -> None:
    """Write an .xlsx file: one sheet a table, and hidden ones with the lists and with what was exported."""
    book = Workbook()
    book.remove(book.active)
    ranges = _write_lists(book, export)
    for sheet in export.sheets:
        _write_sheet(book, sheet, export, ranges)
    base = book.create_sheet(BASE)
    for row in export.base:
        base.append(list(row))
    for name in (BASE, LISTS):
        book[name].sheet_state = "hidden"
        book[name].protection.sheet = True
    book.move_sheet(LISTS, len(book.sheetnames))
    book.properties.created = book.properties.modified = MOMENT
    book.properties.creator = "redroutes"
    book.active = 0
    book.save(file)


def _write_lists(book: Any, export: Export) -> dict[str, str]:
    """The columns of lists; name -> the range that a rule names."""
    sheet = book.create_sheet(LISTS)
    ranges = {}
    for index, (name, values) in enumerate(sorted(export.choices.items())):
        for row, value in enumerate(values, 1):
            sheet.cell(row, index + 1, value).number_format = TEXT
        letter = letter_of(index)
        ranges[name] = f"{LISTS}!${letter}$1:${letter}${max(len(values), 1)}"
    return ranges


def _write_sheet(book: Any, sheet: Sheet, export: Export, ranges: dict[str, str]) -> None:
    page = book.create_sheet(sheet.title)
    page.append(sheet.heads)
    page.append(sheet.labels)
    page.row_dimensions[1].hidden = True
    for number, row in enumerate(sheet.rows, FIRST_ROW):
        for column, value in enumerate(row):
            if value != "":
                _write_cell(page, number, column + 1, value)
        for column in range(sheet.fixed):
            cell = page.cell(number, column + 1)
            cell.protection, cell.fill = Protection(locked=True), FIXED
    page.freeze_panes = f"{letter_of(sheet.fixed)}{FIRST_ROW}"
    page.auto_filter.ref = f"A2:{letter_of(len(sheet.heads) - 1)}{len(sheet.rows) + 2}"
    _describe_columns(page, sheet, export.language)
    _offer_choices(page, sheet, ranges)
    _protect(page)


def _write_cell(page: Worksheet, row: int, column: int, value: str | int | float) -> None:
    cell = page.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = _escape(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = is no formula
        cell.number_format = TEXT
    cell.alignment = TOP
    cell.protection = Protection(locked=False)


def _escape(text: str) -> str:
    """Office programs read ``_x0041_`` as A."""
    return text.replace("_x", "_x005F_x") if "_x" in text else text


def _describe_columns(page: Worksheet, sheet: Sheet, language: str) -> None:
    """Widths, formats of new rows, and the help at each head."""
    for index, head in enumerate(sheet.heads):
        letter = letter_of(index)
        size = page.column_dimensions[letter]
        size.protection = Protection(locked=False)
        size.width = NARROW
        label = page[f"{letter}2"]
        label.font, label.fill, label.alignment = Font(bold=True), HEAD, TOP
        if index >= sheet.fixed and head != REMOVE:
            column = sheet.columns[index - sheet.fixed]
            size.width = WIDE if column.form is Form.text and column.loc[-1] != "id" else NARROW
            if column.form not in (Form.number, Form.yes_no):
                size.number_format = TEXT
            comment = Comment(help_of(column, language), "redroutes")
            comment.width, comment.height = 320, 140
            label.comment = comment


def _offer_choices(page: Worksheet, sheet: Sheet, ranges: dict[str, str]) -> None:
    """Lists for fixed values; a new record's id may be typed where one is asked for, so those only warn."""
    rules: dict[str, DataValidation] = {}
    for index, column in enumerate(sheet.columns, sheet.fixed):
        name = list_name(column)
        if name not in ranges:
            continue
        rule = rules.get(name)
        if rule is None:
            style = "warning" if column.form is Form.record else "stop"
            rule = DataValidation("list", formula1=ranges[name], allow_blank=True, errorStyle=style)
            rules[name] = rule
        letter = letter_of(index)
        rule.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
    if sheet.heads[-1] == REMOVE:
        letter = letter_of(len(sheet.heads) - 1)
        rule = rules.setdefault(
            "yes-no", DataValidation("list", formula1=ranges["yes-no"], allow_blank=True)
        )
        rule.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
    for rule in rules.values():
        page.add_data_validation(rule)


def _protect(page: Worksheet) -> None:
    """Ids, numbers and heads are locked, without a password; all else may be done."""
    lock = page.protection
    lock.sheet = True
    for name in ("formatCells", "formatColumns", "formatRows", "insertRows", "sort", "autoFilter"):
        setattr(lock, name, False)


def _unescape(text: str) -> str:
    """The same back; Excel writes ``_x000D_`` for a line end of Windows. Halves of a character are none."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def read_workbook(file: Path) -> tuple[list[Grid], list[BaseRow]]:
    """The sheets of an .xlsx file and what was exported into it; raises ``NotAWorkbookError``."""
    try:
        if is_too_large(file):
            raise NotAWorkbookError
        book = load_workbook(file)
        for page in book.worksheets:
            if page.max_row * page.max_column > MOST_CELLS:
                raise FarCellError(name_cell(page.title, page.max_row, page.max_column - 1))
    except NotAWorkbookError:
        raise
    except Exception as error:  # a damaged workbook makes the library raise anything
        raise NotAWorkbookError from error
    grids, base = [], []
    for page in book.worksheets:
        if page.title == BASE:
            base = [
                BaseRow(*(str(cell) for cell in row[:3]))
                for row in page.iter_rows(values_only=True)
                if len(row) >= 3 and row[0] is not None
            ]
        elif page.title != LISTS:
            merged = [(area.min_row, area.min_col - 1) for area in page.merged_cells.ranges]
            grids.append(Grid(page.title, list(_rows(page, book.epoch)), merged))
    return grids, base


def _rows(page: Worksheet, epoch: datetime) -> Iterator[list[Raw]]:
    for row in page.iter_rows():
        yield [_raw(cell, epoch) for cell in row]


def _raw(cell: Any, epoch: datetime) -> Raw:
    value, has_day = read_date_cell(cell, epoch)
    kind = cell.data_type
    if not isinstance(value, (str, int, float, bool, type(None))) and not hasattr(
        value, "strftime"
    ):
        value = str(getattr(value, "text", value))
    if isinstance(value, str):
        value = _unescape(value)
    return Raw(value, kind == "f", kind == "e", has_day)
