"""Texts that a spreadsheet would take for something else come back as they were, and none is worked out."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from openpyxl import load_workbook

from redroutes.cli import main
from redroutes.cli.init_shown import write_report
from redroutes.importing import Place
from redroutes.messages import read_messages
from redroutes.runtime.formulas import guard_formula, unguard_formula
from redroutes.spreadsheets.csv_files import read_csv, write_csv
from redroutes.spreadsheets.grids import BaseRow, Export, Grid
from redroutes.spreadsheets.importing import Outcome, plan_import
from redroutes.spreadsheets.workbook import read_workbook, write_workbook
from spreadsheet_support import export_of
from support import TODAY

FORMULAS = ['=HYPERLINK("https://example.org")', "+SUM(A1)", "-2+3", "@SUM(A1)", "＝A1", "＋A1"]
TEXTS = [
    *FORMULAS,
    *("'=A1", "''=A1", "'quoted'", "-", "--", "-5", "+86 21 5555 0100", "-5℃", "- 5"),
    *("_x0041_", "_x000D_", "_x005F_x0041_", "007", "1.0", "1/2", "TRUE", "a\\b", "1,5; 2", "“"),
]


def through_workbook(made: Export, folder: Path) -> tuple[list[Grid], list[BaseRow]]:
    """An Excel file."""
    write_workbook(made, folder / "x.xlsx")
    return read_workbook(folder / "x.xlsx")


def through_csv(made: Export, folder: Path) -> tuple[list[Grid], list[BaseRow]]:
    """A folder of CSV files."""
    write_csv(made, folder / "csv")
    return read_csv(folder / "csv")


@pytest.fixture
def odd(tiny_copy: Path) -> Path:
    """The tiny district with a template whose materials are such texts."""
    file = tiny_copy / "templates" / "theme-day.yml"
    data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    data["materials"] = [{"en": text, "zh": text} for text in TEXTS]
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return tiny_copy


@pytest.mark.parametrize("through", [through_workbook, through_csv])
def test_an_untouched_file_changes_no_odd_text(
    odd: Path, tmp_path: Path, through: Callable[[Export, Path], tuple[list[Grid], list[BaseRow]]]
) -> None:
    """Each of them stands in the file and comes back."""
    grids, base = through(export_of(odd), tmp_path)
    (grid,) = (x for x in grids if x.rows[0][0].value == "redroutes templates.materials")
    column = [x.value for x in grid.rows[0]].index("en")
    assert len(grid.rows) == len(TEXTS) + 2
    assert all(row[column].value for row in grid.rows)
    assert plan_import(grids, base, odd, "x", today=TODAY) == Outcome()


def test_no_cell_of_a_csv_file_is_worked_out(odd: Path, tmp_path: Path) -> None:
    """Excel and LibreOffice take what begins with such a sign for a formula, whoever wrote it."""
    write_csv(export_of(odd), tmp_path)
    rows = list(csv.reader((tmp_path / "templates.materials.csv").open(encoding="utf-8-sig")))
    cells = [cell for row in rows for cell in row]
    assert all(f"'{text}" in cells and text not in cells for text in FORMULAS)


@pytest.mark.parametrize("text", ["+862155550100", "-5", "-31.5", "", "-", "甲", "'甲'", "1=1"])
def test_what_is_no_formula_has_no_apostrophe(text: str) -> None:
    """Numbers are read as numbers, with their sign."""
    assert guard_formula(text) == text


@pytest.mark.parametrize("text", [*TEXTS, "'-5", "''", "'", "\t=A1", "-5\n=A1", "=\n"])
def test_the_apostrophe_is_taken_away_again(text: str) -> None:
    """And none that was there before."""
    assert unguard_formula(guard_formula(text)) == text


def write_towns(folder: Path, routes: Path, cell: str, text: str) -> Path:
    """A workbook of the towns in which a cell has another text, as other programs write it."""
    file = folder / "x.xlsx"
    write_workbook(export_of(routes, ["towns"]), file)
    book = load_workbook(file)
    book.worksheets[0][cell] = text
    book.save(file)
    return file


@pytest.mark.parametrize(
    ("written", "read"), [("甲_x000D_\n乙", "甲\r\n乙"), ("甲_xD83D_", "甲_xD83D_")]
)
def test_what_excel_escapes_is_read(
    tiny_copy: Path, tmp_path: Path, written: str, read: str
) -> None:
    """A line end of Windows is one; half a character is left as it was typed, for no file can hold it."""
    grids, _ = read_workbook(write_towns(tmp_path, tiny_copy, "B3", written))
    assert read in {cell.value for row in grids[0].rows for cell in row}


def test_the_list_of_what_is_missing_is_not_worked_out() -> None:
    """It repeats cells of a table that anybody may have sent."""
    place = Place(2, {"": "=A1"}, missing={"kind": ("@SUM(A1)", "kind")})
    for language in ("en", "zh"):
        report = write_report([place], [(place, "empty")], read_messages(language))
        cells = [cell for row in csv.reader(report.splitlines()) for cell in row]
        assert {"'=A1", "'@SUM(A1)"} <= set(cells)
        assert not {"=A1", "@SUM(A1)"} & set(cells)


def test_a_sheet_that_reaches_far_behind_its_records_is_told(
    tiny_copy: Path, tmp_path: Path
) -> None:
    """A blank in the last row, with the cell's name."""
    file = write_towns(tmp_path, tiny_copy, "B1048576", " ")
    arguments = ["import", "--xlsx", str(file), "--routes", str(tiny_copy), "--lang", "en"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert re.search(r"The sheet reaches to .+!M1048576, far behind its records", result.output)
