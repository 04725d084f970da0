"""Each kind of file -> its sheets, as rows of values."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from redroutes.importing.grids import GridError, Sheet
from redroutes.importing.opendocument import read_opendocument
from redroutes.importing.titles import find_field
from redroutes.importing.workbooks import read_workbook

LON, LAT, DATUM = "lon", "lat", "datum"
"""Columns of a GeoJSON's points, which are in WGS-84 (RFC 7946, 4)."""
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ENCODINGS = ("utf-8-sig", "gb18030", "big5hkscs")
"""What programs write: all of them, those of a Chinese Windows, those of one in Hong Kong or Taiwan."""
LOOKED_AT = 10
LONGEST_CELL = 1_000_000


def decode(raw: bytes) -> list[str]:
    """A file's text in each encoding in which it can be, the likeliest first."""
    mark = MARKS.get(raw[:2])
    texts = []
    for encoding in (mark,) if mark else ENCODINGS:
        try:
            texts.append(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8-sig":
            break
    return texts


def read_csv(file: Path) -> list[Sheet]:
    """The lines of a file; between its cells stands a comma, or what the system's region has in its place.

    Of several encodings it is the one in which the table has a head.
    """
    texts = decode(file.read_bytes())
    if not texts:
        raise GridError("encoding", file=file.name)
    tables = [_parse(text, file.name) for text in texts]
    known = [rows for rows in tables if any(map(find_field, _heads(rows)))]
    return [Sheet("", (known or tables)[0])]


def _heads(rows: list[list[str]]) -> list[str]:
    return [cell.strip() for row in rows[:LOOKED_AT] for cell in row]


def _parse(text: str, name: str) -> list[list[str]]:
    said, _, rest = text.partition("\n")
    if said.strip().lower() in ("sep=,", "sep=;", "sep=\t"):
        between, text = said.strip()[-1] if said.strip()[-1] != "=" else "\t", f"\n{rest}"
    else:
        first = "\n".join(text.splitlines()[:LOOKED_AT])
        between = max(",;\t", key=first.count)
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=between)
        return [[_unguarded(cell) for cell in row] for row in rows]
    except csv.Error as error:
        raise GridError("csv", file=name) from error


def _unguarded(cell: str) -> str:
    """A cell without what makes a spreadsheet take its digits for text: ``="0512"``."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and len(cell) > 2 else cell


def read_geojson(file: Path) -> list[Sheet]:
    """A row a feature: its properties, then its point; other geometries have no point."""
    try:
        data: Any = json.loads(file.read_text("utf-8-sig"))
        features = [x for x in data["features"] if isinstance(x.get("properties"), dict)]
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GridError("geojson", file=file.name) from error
    except RecursionError as error:
        raise GridError("geojson", file=file.name) from error
    names = list(dict.fromkeys(key for x in features for key in x["properties"]))
    names = [name for name in names if name not in (LON, LAT)]
    more = [] if DATUM in names else [DATUM]
    rows: list[list[object]] = [[*names, LON, LAT, *more]]
    for feature in features:
        properties = feature["properties"]
        cells = [_plain_value(properties.get(name)) for name in names]
        rows.append([*cells, *_point(feature.get("geometry")), *(["wgs84"] if more else [])])
    return [Sheet("", rows)]


def _plain_value(value: object) -> object:
    return None if isinstance(value, (dict, list)) else value


def _point(geometry: Any) -> tuple[object, object]:
    """Longitude and latitude of a point; empty for everything else."""
    is_point = isinstance(geometry, dict) and geometry.get("type") == "Point"
    numbers = geometry.get("coordinates") if is_point else None
    if not isinstance(numbers, list) or len(numbers) < len((LON, LAT)):
        return "", ""
    return numbers[0], numbers[1]


READERS: dict[str, Callable[[Path], list[Sheet]]] = {
    **dict.fromkeys((".xlsx", ".xlsm"), read_workbook),
    **dict.fromkeys((".ods", ".fods"), read_opendocument),
    **dict.fromkeys((".csv", ".tsv"), read_csv),
    **dict.fromkeys((".geojson", ".json"), read_geojson),
}
"""Ending of a file's name -> what reads it."""
