"""Dates in workbooks that openpyxl hands out as numbers, and whether a format shows the day of a date."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from openpyxl.utils.datetime import from_excel

MONTHS = {27, 36, 50, 52, 57}
"""Numbers of formats that show year and month in Chinese (ECMA-376 Part 1, 18.8.30, zh-cn): 2026年3月."""
DAYS_AND_CLOCKS = {28, 29, 30, 31, 32, 33, 34, 35, 51, 53, 54, 55, 56, 58}
"""The others of that list: days (3月5日, 2026年3月5日) and clock times (9时05分)."""


def read_date_cell(cell: Any, epoch: datetime) -> tuple[Any, bool]:
    """The value of a cell, and whether its format shows the day of a date (true for all that is no date).

    Excel in Chinese gives formats 27 to 36 and 50 to 58 to what looks like a date in Chinese, and writes no text
    for them into the file; openpyxl (3.1.5) does not know them and takes the days since ``epoch`` for a number.
    In other languages the same numbers show other things: a month is taken for one only if its day is the first.
    """
    value = cell.value
    number = cell._style.numFmtId if cell.has_style else 0
    if number in MONTHS | DAYS_AND_CLOCKS and _is_number(value):
        value = _to_date(value, epoch)
        return value, not (number in MONTHS and isinstance(value, date) and value.day == 1)
    if not isinstance(value, date):
        return value, True
    shown = str(cell.number_format or "").lower()
    return value, "d" in shown.replace("[red]", "") or not shown.strip()


def _is_number(value: object) -> bool:
    """Whether a cell holds a number; true and false are none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _to_date(value: float, epoch: datetime) -> object:
    """The date or time of day that a number stands for; the number itself where there is none."""
    try:
        return from_excel(value, epoch)
    except (OverflowError, ValueError):
        return value
