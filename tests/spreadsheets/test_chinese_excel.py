"""Dates in the formats that Excel in Chinese gives to a cell: a number in the file says which, and no text."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from redroutes.importing.grids import read_grids
from redroutes.spreadsheets.workbook import read_workbook, write_workbook
from spreadsheet_support import export_of
from support import run_redroutes

DAY, CLOCK = 46086, 0.375
"""5 March 2026; nine o'clock."""
FIRST = 46082
"""1 March 2026."""
CASES = [
    *[(number, DAY, date(2026, 3, 5), "2026-03-05") for number in (28, 31, 51, 53, 54, 58)],
    *[(number, FIRST, date(2026, 3, 1), "2026-03") for number in (27, 36, 50, 52, 57)],
    *[(number, CLOCK, time(9), "09:00") for number in (32, 33, 34, 35, 55, 56)],
    (30, DAY, date(2026, 3, 5), "2026-03-05"),
    (57, DAY, date(2026, 3, 5), "2026-03-05"),  # another language's format: the day counts
    (31, DAY + CLOCK, datetime(2026, 3, 5, 9), "2026-03-05 09:00:00"),
    (0, DAY, DAY, "46086"),
    (31, -1_000_000_000, -1_000_000_000, "-1000000000"),  # no date: the number stays
    (31, True, True, "True"),
    (31, "5 March", "5 March", "5 March"),
]


def write_book(file: Path, number: int, value: object, *, is_mac: bool = False) -> None:
    """A workbook with one value in the format of that number."""
    book = Workbook()
    if is_mac:
        book.epoch = CALENDAR_MAC_1904
    page = book.active
    page.append(["名称", "时间"])
    page.append(["旧厂", value])
    page["B2"].number_format = "0"  # so that it has a style
    style = copy(page["B2"]._style)
    style.numFmtId = number
    page["B2"]._style = style
    book.save(file)


@pytest.mark.parametrize(("number", "value", "meant", "text"), CASES)
def test_a_date_is_a_date(
    tmp_path: Path, number: int, value: object, meant: object, text: str
) -> None:
    """In a table that goes round, and in a list of places."""
    file = tmp_path / "x.xlsx"
    write_book(file, number, value)
    assert load_workbook(file).active["B2"].value == value, "openpyxl knows it: this is needless"
    raw = read_workbook(file)[0][0].rows[1][1]
    found = raw.value
    if isinstance(found, datetime) and not isinstance(meant, datetime):
        found = found.date()
    assert found == meant
    assert type(found) is type(meant)
    assert raw.has_day is (text != "2026-03")
    assert read_grids(file)[0].rows[1][1] == text


def test_days_since_1904(tmp_path: Path) -> None:
    """As workbooks from old Macs count."""
    write_book(tmp_path / "x.xlsx", 31, DAY - 1462, is_mac=True)
    assert read_grids(tmp_path / "x.xlsx")[0].rows[1][1] == "2026-03-05"


def test_a_month_with_a_format_in_words_is_a_month(tmp_path: Path) -> None:
    """As WPS and Excel write it where the file names the format."""
    book = Workbook()
    book.active.append(["名称", "时间"])
    book.active.append(["旧厂", datetime(2026, 3, 1)])
    book.active["B2"].number_format = 'yyyy"年"m"月"'
    book.save(tmp_path / "x.xlsx")
    assert read_grids(tmp_path / "x.xlsx")[0].rows[1][1] == "2026-03"


def test_a_month_typed_into_a_table_is_a_month_in_the_record(
    tiny_copy: Path, tmp_path: Path
) -> None:
    """From the export through Excel in Chinese and back into the file."""
    file = tmp_path / "x.xlsx"
    write_workbook(export_of(tiny_copy, ["positions"]), file)
    book = load_workbook(file)
    page, column = next(
        (page, cell.column)
        for page in book.worksheets
        for cell in page[1]
        if cell.value == "opening_hours.as_of"
    )
    cell = next(page.cell(row, column) for row in range(3, 20) if page.cell(row, column).value)
    style = copy(cell._style)
    style.numFmtId = 57
    cell.value, cell._style = FIRST, style
    book.save(file)
    result = run_redroutes(
        "import", "--xlsx", str(file), "--routes", str(tiny_copy), "--lang", "en"
    )
    assert "2026-03" in result.stdout, result.stdout + result.stderr
    assert "2026-03-01" not in result.stdout
