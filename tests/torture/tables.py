"""Tables of an office, changed as a hand, a paste or a program changes them: what was typed arrives, or is a fault.

``run(count, seed)`` exports the tiny district, changes cells, rows and files, and asks what importing them would do.
"""

from __future__ import annotations

import csv
import io
import random
import tempfile
import time
import traceback
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from datetime import time as clock
from functools import cache
from pathlib import Path
from typing import Any

from redroutes.problems import Problem, has_errors
from redroutes.records import KINDS
from redroutes.spreadsheets.cells import TOO_LONG, Raw
from redroutes.spreadsheets.csv_files import CsvError, read_csv, write_csv
from redroutes.spreadsheets.grids import BASE, FIRST_ROW, BaseRow, Grid, name_cell
from redroutes.spreadsheets.importing import Change, Outcome, plan_import
from redroutes.spreadsheets.tables import Form, tables_of
from spreadsheet_support import Cells, cells_of, export_of
from support import TINY, TODAY
from torture.hostile import ATTACKS
from torture.mutations import PIECES, SIGNS

FILE = "plan.xlsx"
SLOW_SECONDS = 2.0
KEPT = 20
LANGUAGES = ("en", "zh")
OFFICE: tuple[Any, ...] = (
    *(0, 1, -1, 0.5, 1.0, 45992, 1e15, 1e300, 215555, 2026.0, float(2**53)),
    *(True, False, None, "", " ", "\u3000", "-", "…", "#NAME?", "1.50E+11", "=A1", "'021"),
    *("是", "否", "Nov-26", "2026/11/3", "2026年11月", "三十", "1,000", "1，000", "9：30", "24:00"),
    *("_x000D_", "_xD83D_", "_x005F_x0041_", "a\r\nb", "a\rb", "\ta", "a\n\n\nb", "  a  "),
    *(date(2026, 11, 3), datetime(2026, 11, 3, 9, 30), clock(9, 30), datetime(1899, 12, 30)),
)
"""What office programs and people leave in a cell."""
WORDS = (
    "x",
    " indeed",
    "\n",
    " #3",
    ": ",
    "*",
    "- ",
    "字",
    "，",
    "　",
    "……",
    "“”",
    "é",
    "'",
    '"',
    "\\",
    "~",
    "|",
    "=",
)
"""What people type into a text."""
Typed = dict[str, Any]
"""Name of a cell -> what was typed into it."""


@dataclass
class Counts:
    """What became of the tables."""

    tried: int = 0
    files: int = 0
    """Of them CSV files whose bytes were changed."""
    faults: int = 0
    taken: int = 0
    """Imported with a change."""
    idle: int = 0
    """Nothing that was changed meant anything else."""
    cells: int = 0
    """Changed cells of text that were compared with what would be written."""
    slowest: float = 0
    crashed: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether nothing happened that must not."""
        return not (self.crashed or self.misplaced or self.changed or self.slow)


@cache
def _export() -> tuple[Cells, list[BaseRow]]:
    made = export_of(TINY)
    return cells_of(made), made.base


@cache
def _files() -> dict[str, bytes]:
    """Name -> bytes of the CSV files of an export."""
    with tempfile.TemporaryDirectory() as name:
        write_csv(export_of(TINY), Path(name))
        return {file.name: file.read_bytes() for file in sorted(Path(name).glob("*.csv"))}


@cache
def _texts() -> frozenset[tuple[str, str]]:
    """Table and column of every plain text."""
    tables = [table for kind in KINDS for table in tables_of(kind, LANGUAGES)]
    return frozenset(
        (table.name, column.name)
        for table in tables
        for column in table.columns
        if column.form is Form.text and not column.depth
    )


def type_into_cells(chance: random.Random, cells: Cells) -> Typed:
    """Change some cells below the heads; what stands in them now, by their names."""
    typed: Typed = {}
    names = [name for name, rows in cells.items() if len(rows) >= FIRST_ROW]
    for _ in range(chance.choice([1, 1, 1, 2, 3, 8, 40])):
        table = chance.choice(names)
        row = chance.randrange(FIRST_ROW - 1, len(cells[table]))
        column = chance.randrange(len(cells[table][0]))
        value = _mistype(chance, cells[table][row][column])
        cells[table][row][column] = value
        typed[name_cell(table, row + 1, column)] = value
    return typed


def _mistype(chance: random.Random, old: Any) -> Any:
    way = chance.randrange(9)
    if way == 0:
        return chance.choice(OFFICE)
    if way == 1:
        return chance.choice(ATTACKS)
    text = str(old)
    at = chance.randint(0, len(text))
    if way == 2:
        return text[:at] + text[at + chance.randint(1, 5) :]
    if way == 3:
        return f"{text[:at]}{chance.choice(PIECES)}{text[at:]}"
    if way == 4:
        return text * chance.choice([2, 3, 2000 // (len(text) + 1) + 1])
    if way == 5:
        return f"{text[:at]}{chance.choice(SIGNS)}{text[at:]}"
    return f"{text[:at]}{chance.choice(WORDS)}{text[at:]}"


def change_rows(chance: random.Random, cells: Cells) -> None:
    """Delete, double, exchange, empty or lengthen rows, rename or exchange columns, as sorting and pasting do."""
    for _ in range(chance.choice([1, 1, 2, 5])):
        name = chance.choice(list(cells))
        rows = cells[name]
        one, other = (chance.randrange(len(rows)) for _ in range(2))
        column, next_to = (chance.randrange(len(rows[0] or [""])) for _ in range(2))
        way = chance.randrange(8)
        if way == 0 and len(rows) > 1:
            del rows[one]
        elif way == 1:
            rows.insert(other, list(rows[one]))
        elif way == 2:
            rows[one], rows[other] = rows[other], rows[one]
        elif way == 3:
            rows[one] = [""] * len(rows[one])
        elif way == 4:
            rows[one] = rows[one] + ["x"]
        elif way == 5:
            rows[one] = rows[one][:column]
        elif way == 6:
            for row in rows:
                if max(column, next_to) < len(row):
                    row[column], row[next_to] = row[next_to], row[column]
        elif rows[0] and column < len(rows[0]):
            rows[0][column] = _mistype(chance, rows[0][column])


def damage_file(chance: random.Random, raw: bytes) -> bytes:
    """Another region's comma, another encoding, a file that is cut, letters that are lost."""
    way = chance.randrange(6)
    text = raw.decode("utf-8-sig")
    if way == 0:
        return text.encode("gb18030")
    if way == 1:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=chance.choice(";\t|")).writerows(csv.reader(io.StringIO(text)))
        encoding = chance.choice(["utf-8", "utf-8-sig", "utf-16", "big5hkscs"])
        return out.getvalue().encode(encoding, "replace")
    if way == 2:
        return raw[: chance.randrange(len(raw) + 1)]
    at = chance.randrange(len(raw) + 1)
    if way == 3:
        return raw[:at] + chance.choice([b'"', b"\x00", b"\r", b"\n\n", b"\xff", b","]) + raw[at:]
    if way == 4:
        return raw[:at] + raw[at + chance.randint(1, 30) :]
    return raw + raw[at:]


def try_cells(chance: random.Random, counts: Counts) -> None:
    """Cells or rows that were changed."""
    whole, base = _export()
    cells = {name: [list(row) for row in rows] for name, rows in whole.items()}
    typed: Typed = {}
    if chance.random() < 0.25:
        change_rows(chance, cells)
    else:
        typed = type_into_cells(chance, cells)
    grids = [
        Grid(name, [[_raw(value) for value in row] for row in rows]) for name, rows in cells.items()
    ]
    outcome = plan_import(grids, base, TINY, FILE, today=TODAY)
    _judge(outcome, counts)
    if typed and not has_errors(outcome.problems):
        _compare(typed, cells, whole, outcome.changes, counts)


def _raw(value: Any) -> Raw:
    """As the reader of workbooks gives it."""
    return Raw(None if value == "" else value, is_formula=str(value).startswith("=A"))


def try_file(chance: random.Random, counts: Counts) -> None:
    """CSV files, one of them with other bytes, in a folder or a zip."""
    counts.files += 1
    files = dict(_files())
    name = chance.choice([name for name in files if name != f"{BASE}.csv"])
    files[name] = damage_file(chance, files[name])
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        if chance.random() < 0.3:
            source = source / "x.zip"
            with zipfile.ZipFile(source, "w") as archive:
                for other, raw in files.items():
                    archive.writestr(other, raw)
        else:
            for other, raw in files.items():
                (source / other).write_bytes(raw)
        try:
            grids, base = read_csv(source)
        except CsvError:
            counts.faults += 1
            return
    _judge(plan_import(grids, base, TINY, FILE, today=TODAY), counts)


def _judge(outcome: Outcome, counts: Counts) -> None:
    """Every fault has a place and words in both languages; with faults nothing is written."""
    for problem in outcome.problems:
        if not _is_told(problem):
            _keep(counts.misplaced, repr(problem))
    if has_errors(outcome.problems):
        counts.faults += 1
        if outcome.files:
            _keep(counts.changed, f"written in spite of {outcome.problems[0]}")
    elif outcome.changes:
        counts.taken += 1
    else:
        counts.idle += 1


def _is_told(problem: Problem) -> bool:
    said = problem.said_in("zh").message
    return bool(
        problem.path and problem.line > 0 and problem.column > 0 and problem.message and said
    )


def _compare(
    typed: Typed, cells: Cells, whole: Cells, changes: list[Change], counts: Counts
) -> None:
    """Each changed cell of text is a change to what was typed; a cell that says the same is none."""
    found = {change.cell: change for change in changes}
    for name, value in typed.items():
        table, _, place = name.partition("!")
        letters = place.rstrip("0123456789")
        column = _number_of(letters)
        heads = whole[table][0]
        if (table, str(heads[column])) not in _texts() or not isinstance(value, str | None):
            continue
        row = int(place[len(letters) :]) - 1
        if value == TOO_LONG or not _is_own(cells, whole, table, row):
            continue
        counts.cells += 1
        old, new = _bare(whole[table][row][column]), _bare(value)
        change = found.pop(name, None)
        shown = _bare(change.new) if change and isinstance(change.new, str) else ""
        if (old != new) != (change is not None) or (change is not None and shown != new):
            _keep(counts.changed, f"{name}: typed {value!r} for {old!r}, became {change}")


def _is_own(cells: Cells, whole: Cells, table: str, row: int) -> bool:
    """Whether a row still says of which record it is, and that it stays."""
    heads = whole[table][0]
    return all(
        cells[table][row][index] == whole[table][row][index]
        for index, head in enumerate(heads)
        if index == 0 or str(head).startswith("#")
    )


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _bare(value: Any) -> str:
    """A text as it is compared: line breaks alike, nothing around it."""
    return str(value or "").replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")


def try_number(seed: int, number: int, counts: Counts) -> None:
    """The tables of a seed and a number."""
    chance = random.Random(f"tables {seed} {number}")
    began = time.process_time()
    counts.tried += 1
    try:
        (try_file if number % 5 == 4 else try_cells)(chance, counts)
    except Exception:  # whatever it is, it is a crash
        _keep(counts.crashed, f"seed {seed}, number {number}: {traceback.format_exc(limit=-3)}")
    lasted = time.process_time() - began
    counts.slowest = max(counts.slowest, round(lasted, 2))
    if lasted > SLOW_SECONDS:
        _keep(counts.slow, f"seed {seed}, number {number}: {lasted:.1f} s")


def run(count: int, seed: int) -> Counts:
    """Try so many tables: four of five with changed cells or rows, one as a CSV file with other bytes."""
    counts = Counts()
    for number in range(count):
        try_number(seed, number, counts)
    return counts


def _keep(found: list[str], text: str) -> None:
    if len(found) < KEPT:
        found.append(text[:2000])
