"""Files as people have them -> a grid of texts: Excel, CSV in UTF-8 or GB 18030, GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

LON, LAT, DATUM = "lon", "lat", "datum"
"""Columns of a GeoJSON's points, which are in WGS-84 (RFC 7946, 4)."""


Sheet = Iterable[Iterable[object]]
"""Rows of values as a file has them."""


class GridError(Exception):
    """A file that is no table, as a key of the messages; ``values`` are put into it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True)
class Grid:
    """All rows of a table; the first of them are not yet known to be its head."""

    rows: list[list[str]]
    """Texts without blanks around them; empty rows are left out."""
    lines: list[int]
    """For each row its number in the file."""


def read_grids(file: Path) -> list[Grid]:
    """The tables in a file, by the ending of its name; a workbook has one a sheet. Raises ``GridError``."""
    readers = {".xlsx": _read_workbook, ".csv": _read_csv, ".geojson": _read_geojson}
    reader = readers.get(file.suffix.lower())
    if reader is None:
        raise GridError("ending", file=file.name)
    grids = []
    for sheet in reader(file):
        rows = [[_text(value) for value in row] for row in sheet]
        kept = [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
        if len(kept) > 1:
            grids.append(Grid([row for _, row in kept], [number for number, _ in kept]))
    if not grids:
        raise GridError("empty", file=file.name)
    return grids


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():  # Excel has no whole numbers
        value = int(value)
    return str(value).strip()


def _read_workbook(file: Path) -> list[Sheet]:
    """The rows of each sheet; what stands in merged cells stands in each of them."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        sheets = load_workbook(file, data_only=True).worksheets
    except (InvalidFileException, BadZipFile, OSError, KeyError, ValueError, IndexError) as error:
        raise GridError("workbook", file=file.name) from error
    return [_read_sheet(sheet) for sheet in sheets]


def _read_sheet(sheet: Any) -> Sheet:
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    for area in sheet.merged_cells.ranges:
        value = rows[area.min_row - 1][area.min_col - 1]
        if (
            area.min_col == area.max_col
        ):  # a town beside its places; a title over all columns is none
            for row in range(area.min_row - 1, area.max_row):
                rows[row][area.min_col - 1] = value
    return rows


def _read_csv(file: Path) -> list[Sheet]:
    raw = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise GridError("encoding", file=file.name)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    return [csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]


def _read_geojson(file: Path) -> list[Sheet]:
    """A row a feature: its properties, then its point; other geometries have no point."""
    try:
        data: Any = json.loads(file.read_text("utf-8-sig"))
        features = [x for x in data["features"] if isinstance(x.get("properties"), dict)]
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GridError("geojson", file=file.name) from error
    names = list(dict.fromkeys(key for x in features for key in x["properties"]))
    names = [name for name in names if name not in (LON, LAT)]
    has_datum = DATUM in names
    rows: list[list[object]] = [[*names, LON, LAT, *([] if has_datum else [DATUM])]]
    for feature in features:
        geometry = feature.get("geometry") or {}
        is_point = geometry.get("type") == "Point" and len(geometry.get("coordinates", ())) >= 2
        lon, lat = geometry["coordinates"][:2] if is_point else ("", "")
        properties = feature["properties"]
        cells = [properties.get(name) for name in names]
        rows.append([*cells, lon, lat, *([] if has_datum else ["wgs84"])])
    return [rows]
