"""Which column of a table is which field: by the names that tables have, or by a file that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from redroutes.importing.grids import Grid, GridError
from redroutes.importing.points import find_datum
from redroutes.importing.titles import IN_LANGUAGES, field_names, find_field
from redroutes.languages import HAN

LOOKED_AT = 10
"""Rows among which the head is looked for: tables often begin with a title."""
FEWEST = 3
"""So many cells of a row make it a head; a title has fewer."""
LINE_BREAK = re.compile(r"\s*\n\s*")
NAMES = re.compile(r"名[称稱]$|\s*name$", re.IGNORECASE)
"""Behind what a column names, if no column is called as tables call the names of places."""
PEOPLE = re.compile(r"人|单位|單位|部门|部門|机构|機構|person|contact|owner", re.IGNORECASE)
"""In the title of a column of names that are not those of places."""
TRANSLATED = [f"{field}.{language}" for field in IN_LANGUAGES for language in ("en", "zh")]


@dataclass(frozen=True)
class Columns:
    """The head of a table, understood."""

    head: int
    """Which row it is."""
    fields: dict[str, int]
    """Field (``name``, ``name.en``) -> column."""
    titles: list[str]
    """What stands above each column."""
    above: tuple[str, ...] = ()
    """What stands over that, where the head has two rows: 坐标（高德） over 经度."""

    @property
    def unused(self) -> list[str]:
        """Titles of the columns of which nothing is taken."""
        used = set(self.fields.values())
        return [title for index, title in enumerate(self.titles) if title and index not in used]


def choose_grid(grids: Sequence[Grid], given: Mapping[str, str] | None = None) -> Grid:
    """The sheet that has most of the fields; the first of those that have as many."""
    return max(grids, key=lambda grid: _count_fields(grid, given or {}))


def other_lists(
    grids: Sequence[Grid], taken: Sequence[Grid], given: Mapping[str, str] | None = None
) -> list[Grid]:
    """Sheets that are lists of places too: with names, and two fields more."""
    rest = [grid for grid in grids if grid not in taken]
    return [grid for grid in rest if _count_fields(grid, given or {}) >= FEWEST]


def _count_fields(grid: Grid, given: Mapping[str, str]) -> int:
    return max(len(_match_row(row, given)) for row in grid.rows[:LOOKED_AT])


def match_columns(grid: Grid, given: Mapping[str, str] | None = None) -> Columns:
    """The head of a grid; ``given`` names fields by titles. Raises ``GridError`` if no column has names."""
    best = Columns(0, {}, [])
    for index, row in enumerate(grid.rows[:LOOKED_AT]):
        titles = [LINE_BREAK.sub("", title) for title in row]
        fields = _match_row(titles, given or {})
        if len(fields) > len(best.fields):
            over = grid.rows[index - 1] if index else []
            is_head = sum(map(bool, over)) >= FEWEST
            best = Columns(index, fields, titles, tuple(over) if is_head else ())
    best = _with_row_below(best, grid, given or {})
    wrong = sorted(set((given or {}).values()) - set(field_names()) - set(TRANSLATED))
    if wrong:
        raise GridError("field", name=wrong[0], fields=", ".join(field_names()))
    lost = sorted(set(given or {}) - set(best.titles))
    if lost:
        raise GridError("title", title=lost[0], titles=", ".join(filter(None, best.titles)))
    if "name" not in best.fields:
        raise GridError("no-name", titles=", ".join(filter(None, best.titles)))
    return best


def _with_row_below(columns: Columns, grid: Grid, given: Mapping[str, str]) -> Columns:
    """A head of two rows as a CSV file has it: what the second one adds, 经度 and 纬度 below 坐标."""
    below = grid.rows[columns.head + 1] if columns.head + 1 < len(grid.rows) else []
    name = columns.fields.get("name")
    more = {} if name is None or any(below[name : name + 1]) else _match_row(below, given)
    if not more:
        return columns
    fields = {field: at for field, at in columns.fields.items() if at not in more.values()}
    titles = [low or high for high, low in zip_longest(columns.titles, below, fillvalue="")]
    return Columns(columns.head + 1, fields | more, titles, tuple(columns.titles))


def _match_row(row: list[str], given: Mapping[str, str]) -> dict[str, int]:
    fields: dict[str, int] = {}
    for index, title in enumerate(row):
        field = given.get(title) or find_field(title)
        if field and field not in fields:
            fields[field] = index
    for field in IN_LANGUAGES:
        there = [f"{field}.{x}" for x in ("zh", "en") if f"{field}.{x}" in fields]
        if field not in fields and there:
            fields[field] = fields.pop(there[0])
        elif there == [f"{field}.zh"] and not HAN.search(row[fields[field]]):  # Name, 中文名称
            fields |= {f"{field}.en": fields[field], field: fields.pop(there[0])}
    if "name" not in fields and len(fields) > 1:
        rest = (x for x in range(len(row)) if x not in fields.values())
        named = [x for x in rest if NAMES.search(row[x]) and not PEOPLE.search(row[x])]
        fields |= {"name": named[0]} if named else {}
    return _with_one_datum(fields, row)


def _with_one_datum(fields: dict[str, int], row: list[str]) -> dict[str, int]:
    """Latitude and longitude from a pair of columns in one datum, where a table has them in several."""
    if "lat" not in fields or "lon" not in fields:
        return fields
    datum, other = (find_datum(row[fields[name]]) for name in ("lat", "lon"))
    if datum is None or other is None or datum is other:
        return fields
    for index, title in enumerate(row):
        if find_field(title) == "lat" and find_datum(title) is other:
            return fields | {"lat": index}
    return {name: at for name, at in fields.items() if name not in ("lat", "lon")}
