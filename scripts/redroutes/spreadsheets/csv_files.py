"""Sheets <-> CSV files, a table each, in a folder or in a zip."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from redroutes.runtime.formulas import guard_formula, unguard_formula
from redroutes.spreadsheets.cells import Raw
from redroutes.spreadsheets.grids import BASE, MARK, BaseRow, Export, Grid

MAX_BYTES = 50_000_000
"""Of all files together, unpacked."""
MOMENT = (2000, 1, 1, 0, 0, 0)
"""Written as the time of each file of a zip, so that the same records give the same bytes."""


class CsvError(ValueError):
    """A file that cannot be read as CSV; its argument is the file's name."""


def write_csv(export: Export, target: Path) -> None:
    """Write a CSV file for each table into a folder, or into a zip if the name ends so."""
    files: dict[str, Sequence[Sequence[object]]] = {
        f"{sheet.table.name}.csv": [sheet.heads, sheet.labels, *sheet.rows]
        for sheet in export.sheets
    }
    files[f"{BASE}.csv"] = [list(row) for row in export.base]
    if target.suffix != ".zip":
        target.mkdir(parents=True, exist_ok=True)
        for name, rows in files.items():
            (target / name).write_bytes(_encode(rows))
        return
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in files.items():
            archive.writestr(zipfile.ZipInfo(name, MOMENT), _encode(rows), zipfile.ZIP_DEFLATED)


def _encode(rows: Sequence[Sequence[object]]) -> bytes:
    """UTF-8 with a mark at its beginning, without which Excel takes Chinese for something else.

    A text that a spreadsheet would work out as a formula begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [guard_formula(x) if isinstance(x, str) else x for x in row] for row in rows
    )
    return out.getvalue().encode("utf-8-sig")


def read_csv(source: Path) -> tuple[list[Grid], list[BaseRow]]:
    """The tables of a folder or a zip and what was exported into it; raises ``CsvError``."""
    grids: list[Grid] = []
    base: list[BaseRow] = []
    for name, raw in _files(source):
        rows = _parse(_decode(raw, name), name)
        if name == f"{BASE}.csv":
            base = [BaseRow(*row[:3]) for row in rows if len(row) >= 3]
        else:
            cells = [[Raw(unguard_formula(value) or None) for value in row] for row in rows]
            grids.append(Grid(name.removesuffix(".csv"), cells))
    return grids, base


def _files(source: Path) -> Iterator[tuple[str, bytes]]:
    if source.is_dir():
        for file in sorted(source.glob("*.csv")):
            if file.stat().st_size > MAX_BYTES:
                raise CsvError(file.name)
            yield file.name, file.read_bytes()
        return
    try:
        with zipfile.ZipFile(source) as archive:
            items = [x for x in archive.infolist() if x.filename.endswith(".csv")]
            if sum(item.file_size for item in items) > MAX_BYTES:
                raise CsvError(source.name)
            for item in items:
                yield item.filename.rpartition("/")[2], archive.read(item)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise CsvError(source.name) from error


def _decode(raw: bytes, name: str) -> str:
    """UTF-8, or what Excel and WPS write in Chinese Windows."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CsvError(name)


def _parse(text: str, name: str) -> list[list[str]]:
    """The lines of a file; between its cells stands a comma, or what the system's region has in its place."""
    first = text.partition("\n")[0]
    is_table = first.startswith((MARK, f'"{MARK}'))
    between = max(",;\t", key=first.count) if is_table else ","
    csv.field_size_limit(1_000_000)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=between))
    except csv.Error as error:
        raise CsvError(name) from error
