"""A short run of the long one over tables of an office, and what the long one has found."""

from __future__ import annotations

from typing import Any

import pytest

from redroutes.spreadsheets.grids import Grid
from redroutes.spreadsheets.importing import Outcome, plan_import
from redroutes.spreadsheets.reading import Raw
from spreadsheet_support import Cells, cells_of, export_of, plan, put
from support import TINY, TODAY, examples
from torture.tables import run

pytestmark = pytest.mark.long

SHORT = examples(400)


def test_changed_tables_are_taken_as_they_were_typed_or_are_faults_with_a_place() -> None:
    """Cells, rows and whole files: no crash, nothing lost, nothing that lasts."""
    counts = run(SHORT, seed=20261130)
    assert counts.tried == SHORT == counts.faults + counts.taken + counts.idle
    assert min(counts.faults, counts.taken, counts.idle, counts.cells) > SHORT // 20
    assert counts.is_good, counts


def outcome_of(table: str, record: str, column: str, value: Any) -> tuple[Outcome, str]:
    """What typing into one cell would do, and the cell's name."""
    made = export_of(TINY)
    cells = cells_of(made)
    cell = put(cells, table, record, column, value)
    return plan(TINY, cells, made.base), cell


@pytest.mark.parametrize("sign", ["\x0b", "\x07", "\u2028", "\ufffe", "\ud800"])
def test_a_character_that_no_file_holds_is_a_fault_of_its_cell(sign: str) -> None:
    """A break of Word's within a line, most of all, which a workbook carries along."""
    outcome, cell = outcome_of("positions", "old-mill", "name.en", f"The Old{sign}Mill")
    problem = outcome.problems[0]
    assert problem.field.startswith(cell)
    assert (
        problem.message == f"the character U+{ord(sign):04X}{_rest(sign)} cannot stand in a record"
    )
    assert not outcome.files


def _rest(sign: str) -> str:
    return " LINE SEPARATOR" if sign == "\u2028" else ""


@pytest.mark.parametrize("blank", ["\u3000", "\xa0", " \u3000\n"])
@pytest.mark.parametrize("column", ["kind", "town", "pinyin", "checked"])
def test_a_cell_of_blanks_is_an_empty_one(column: str, blank: str) -> None:
    """Whatever key was pressed."""
    empty, _ = outcome_of("positions", "old-mill", column, "")
    found, _ = outcome_of("positions", "old-mill", column, blank)
    assert found == empty


@pytest.mark.parametrize("key", ["S\ufffe", "S" * 1200, "来源一", "S 1"])
def test_a_name_that_is_none_is_a_fault_of_its_row(key: str) -> None:
    """Of a source that is new."""
    made = export_of(TINY)
    cells = cells_of(made)
    rows = cells["positions.sources"]
    rows.append([rows[2][0], *[""] * (len(rows[0]) - 1)])
    rows[-1][rows[0].index("#sources")] = key
    rows[-1][rows[0].index("title")] = "Notice"
    outcome = plan(TINY, cells, made.base)
    assert [(problem.line, problem.code) for problem in outcome.problems] == [
        (len(rows), "bad-sheet")
    ]


def cut_row(cells: Cells, table: str, number: int, length: int) -> list[Grid]:
    """Sheets of which one has a line (from 1) that ends early."""
    grids = []
    for name, rows in cells.items():
        lines = [[Raw(None if value == "" else value) for value in row] for row in rows]
        if name == table:
            lines[number - 1] = lines[number - 1][:length]
        grids.append(Grid(name, lines))
    return grids


def test_a_line_that_ends_early_takes_no_value_away() -> None:
    """Where the cells behind its end had none, as some programs save it, nothing is missing."""
    made = export_of(TINY)
    cells = cells_of(made)
    row = cells["positions"][2]
    last = max(index for index, value in enumerate(row) if value != "")
    whole = plan_import(cut_row(cells, "positions", 3, last + 1), made.base, TINY, "x", today=TODAY)
    assert whole == Outcome()
    cut = plan_import(cut_row(cells, "positions", 3, last), made.base, TINY, "x", today=TODAY)
    assert [(one.line, one.column, one.code) for one in cut.problems] == [(3, last + 1, "bad-cell")]
    assert not cut.files
