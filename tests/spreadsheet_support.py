"""What tests of spreadsheets call: an export's cells, a change of one, and what importing them would do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from redroutes.records import KINDS
from redroutes.spreadsheets.cells import Raw
from redroutes.spreadsheets.exporting import make_export
from redroutes.spreadsheets.grids import BaseRow, Export, Grid, name_cell
from redroutes.spreadsheets.importing import Outcome, plan_import
from redroutes.spreadsheets.sources import read_sources
from support import TODAY, read_and_check

Cells = dict[str, list[list[Any]]]
"""Table -> its lines with their cells, which a test may change."""


def export_of(folder: Path, kinds: Sequence[str] = tuple(KINDS)) -> Export:
    """What ``redroutes export`` writes for a folder."""
    records, _ = read_and_check(folder)
    assert records is not None
    return make_export(records, read_sources(records, folder), kinds, "zh")


def cells_of(export: Export) -> Cells:
    """The cells of all sheets by the table's name."""
    return {
        sheet.table.name: [list(sheet.heads), list(sheet.labels), *(list(x) for x in sheet.rows)]
        for sheet in export.sheets
    }


def plan(folder: Path, cells: Cells, base: list[BaseRow]) -> Outcome:
    """What importing these cells would do."""
    grids = [
        Grid(name, [[Raw(None if x == "" else x) for x in row] for row in rows])
        for name, rows in cells.items()
    ]
    return plan_import(grids, base, folder, "plan.xlsx", today=TODAY)


def put(cells: Cells, table: str, record: str, column: str, value: Any, nth: int = 0) -> str:
    """Write into the nth row of a record; the cell's name."""
    rows = cells[table]
    place = rows[0].index(column)
    found = [index for index, row in enumerate(rows) if str(row[0]) == record]
    rows[found[nth]][place] = value
    return name_cell(table, found[nth] + 1, place)
