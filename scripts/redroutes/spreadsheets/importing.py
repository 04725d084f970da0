"""The tables of a file -> the new texts of records' files, or every fault with its cell. Nothing is written here."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from redroutes.editing import Edit, EditError, edit_bytes, set_value, write_record
from redroutes.loading import read_and_check
from redroutes.messages import told
from redroutes.problems import Loc, Problem, field_name, has_errors
from redroutes.reading import RecordCache, read_bytes
from redroutes.records import KINDS
from redroutes.spreadsheets.changes import CellPlace, Reader, RecordChange, base_of
from redroutes.spreadsheets.exporting import ids_of
from redroutes.spreadsheets.grids import BaseRow, Grid
from redroutes.spreadsheets.reading import read_tables
from redroutes.spreadsheets.sources import file_of, read_sources
from redroutes.spreadsheets.tables import tables_of, value_at

CHINA = "CN"


@dataclass(frozen=True)
class Change:
    """One value that a file changes."""

    kind: str
    id: str
    loc: Loc
    old: Any
    new: Any
    """``REMOVED`` where it goes."""
    cell: str


@dataclass
class Outcome:
    """What became of a file."""

    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)
    """File -> its new bytes; empty where there are faults."""
    missing_rows: int = 0
    """Rows that were exported and are not in the file; nothing is removed for that."""


def plan_import(
    grids: Sequence[Grid], base: Sequence[BaseRow], folder: Path, file: str, *, today: date
) -> Outcome:
    """What a file changes in the records of ``folder``; ``file`` is its name as shown to people."""
    cached = RecordCache()
    records, before = read_and_check(folder, folder.as_posix(), today=today, cached=cached)
    if records is None:
        return Outcome(
            problems=[Problem(file, 1, 1, "", "bad-sheet", *told("sheet.records")), *before]
        )
    languages = tuple(one.id for one in records.site.record.languages)
    tables = {table.name: table for kind in KINDS for table in tables_of(kind, languages)}
    read, problems = read_tables(grids, tables, file)
    if not base:
        problems.append(Problem(file, 1, 1, "", "bad-sheet", *told("sheet.base")))
    if problems:
        return Outcome(problems=sorted(problems))
    is_china = records.site.record.country == CHINA
    sources = read_sources(records, folder)
    reader = Reader(sources, base_of(base), languages, is_china, ids_of(records))
    reader.read(sorted(read, key=lambda one: len(one.table.place)))
    return _finish(reader, folder, before, cached, today)


def _finish(
    reader: Reader, folder: Path, before: list[Problem], cached: RecordCache, today: date
) -> Outcome:
    touched = [change for change in reader.changes.values() if change.edits]
    outcome = Outcome(list(reader.problems), missing_rows=reader.missing_rows)
    outcome.changes = [one for change in touched for one in _list_changes(change)]
    files = _edit_files(touched, folder, outcome.problems)
    if files:
        after = _check(folder, files, cached, today)
        outcome.problems += _new_problems(before, after, touched, folder)
    outcome.problems.sort()
    outcome.files = {} if has_errors(outcome.problems) else files
    return outcome


def _list_changes(change: RecordChange) -> Iterator[Change]:
    data = change.source.data if change.source else {}
    for loc, value in change.edits.items():
        old = value_at(data, loc)
        yield Change(change.kind, change.id, loc, old, value, _cell_name(change.cells.get(loc)))


def _cell_name(place: CellPlace | None) -> str:
    if place is None:
        return ""
    one, row, column = place
    return one.tell(row, column, "bad-cell", "base").field.split(" ")[0]


def _edit_files(
    touched: list[RecordChange], folder: Path, problems: list[Problem]
) -> dict[Path, bytes]:
    """The new bytes of each file that changes."""
    files: dict[Path, bytes] = {}
    edits: dict[Path, list[Edit]] = {}
    for change in touched:
        if change.source is None:
            data: Any = {}
            for loc, value in change.edits.items():
                data = set_value(data, loc, value)
            model = KINDS[change.kind].model
            files[file_of(folder, change.kind, change.id)] = write_record(data, model).encode()
        else:
            edits.setdefault(change.source.file, []).extend(change.tidy_edits())
    models = {change.source.file: change.source.model for change in touched if change.source}
    for path, found in edits.items():
        try:
            files[path] = edit_bytes(read_bytes(str(path)), found, models[path])
        except EditError as error:
            change = next(one for one in touched if one.source and one.source.file == path)
            problems.append(_locate(change, field_name(error.loc), *told("sheet.edit")))
    return files


def _check(
    folder: Path, files: dict[Path, bytes], cached: RecordCache, today: date
) -> list[Problem]:
    """All faults that the records would have; they are checked in a copy of their folder."""
    with tempfile.TemporaryDirectory() as name:
        copied = Path(name) / "routes"
        shutil.copytree(folder, copied, copy_function=_link)
        for path, raw in files.items():
            target = copied / path.relative_to(folder)
            target.unlink(missing_ok=True)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(raw)
        return read_and_check(copied, folder.as_posix(), today=today, cached=cached)[1]


def _link(source: str, target: str) -> None:
    """A second name for a file, or a copy where the temporary folder lies on another disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _new_problems(
    before: list[Problem], after: list[Problem], touched: list[RecordChange], folder: Path
) -> Iterator[Problem]:
    """The faults that were not there before, at their cells."""
    known = {(one.path, one.field, one.code, str(one.message)) for one in before}
    by_path: dict[str, list[RecordChange]] = {}
    for change in touched:
        file = change.source.file if change.source else file_of(folder, change.kind, change.id)
        by_path.setdefault(file.as_posix(), []).append(change)
    for problem in after:
        if (problem.path, problem.field, problem.code, str(problem.message)) in known:
            continue
        changes = by_path.get(problem.path)
        if not changes:
            yield problem
            continue
        change = next((one for one in changes if _is_in(problem.field, one)), changes[0])
        found = _locate(change, problem.field, problem.message, problem.hint)
        yield replace(found, code=problem.code)


def _is_in(name: str, change: RecordChange) -> bool:
    place = field_name(change.source.place) if change.source else ""
    return not place or name == place or name.startswith(f"{place}.")


def _locate(change: RecordChange, name: str, message: str, hint: str) -> Problem:
    """A fault at the cell of a field, at that of the nearest field around it, or of the first one in it."""
    place = change.source.place if change.source else ()
    cells = {field_name((*place, *loc)): cell for loc, cell in change.cells.items()}
    around = name
    while around and around not in cells:
        inner = next((x for x in cells if x.startswith((f"{around}.", f"{around}["))), None)
        if inner:
            around = inner
            break
        around = re.sub(r"(\[\d+\]|(^|\.)[^.\[\]]+)$", "", around)
    one, row, column = cells[around] if around in cells else next(iter(cells.values()))
    return one.fault(row, column, "bad-cell", message, hint)
