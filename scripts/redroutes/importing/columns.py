"""Which column of a table is which field: by the names that tables have, or by a file that says so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

from redroutes.importing.grids import Grid, GridError

NAMES = Path(__file__).parent / "columns.toml"
LOOKED_AT = 10
"""Rows among which the head is looked for: tables often begin with a title."""
FEWEST = 3
"""So many cells of a row make it a head; a title has fewer."""
BRACKETS = re.compile(r"[（(【\[].*?[）)】\]]")
LINE_BREAK = re.compile(r"\s*\n\s*")
SUFFIX = re.compile(r"名称$|\s*name$", re.IGNORECASE)
"""Behind what a column names: 街镇名称."""
PEOPLE = re.compile(r"人|单位|部门|机构|person|contact|owner", re.IGNORECASE)
"""In the title of a column of names that are not those of places."""
NOISE = re.compile(r"[\W_]+")
LANGUAGES = {
    "en": re.compile(r"英文|英语|english|[_ .-]en$", re.IGNORECASE),
    "zh": re.compile(r"中文|汉语|chinese|[_ .-]zh$", re.IGNORECASE),
}
"""What is said of a column's language; the language as it is written is taken away before the name is looked up."""


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

    def count(grid: Grid) -> int:
        return max(len(_match_row(row, given or {})) for row in grid.rows[:LOOKED_AT])

    return max(grids, key=count)


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
    wrong = sorted(set((given or {}).values()) - set(field_names()) - {"name.en", "name.zh"})
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


def field_names() -> list[str]:
    """All fields that a column can be."""
    return list(_names())


def _match_row(row: list[str], given: Mapping[str, str]) -> dict[str, int]:
    fields: dict[str, int] = {}
    for index, title in enumerate(row):
        field = given.get(title) or find_field(title)
        if field and field not in fields:
            fields[field] = index
    if "name" not in fields and len(fields) > 1:
        rest = (x for x in range(len(row)) if x not in fields.values())
        named = [x for x in rest if SUFFIX.search(row[x]) and not PEOPLE.search(row[x])]
        fields |= {"name": named[0]} if named else {}
    return fields


def find_field(title: str) -> str | None:
    """The field of a column's title, with a language where the title names one; None if no table calls it so."""
    if not title or len(title) > 40:
        return None
    language = next((key for key, form in LANGUAGES.items() if form.search(title)), None)
    plain = LANGUAGES[language].sub("", title) if language else title
    plain = BRACKETS.sub("", plain)
    field = _lookup().get(_fold(plain)) or _lookup().get(_fold(SUFFIX.sub("", plain)))
    return f"{field}.{language}" if field == "name" and language == "en" else field


def _fold(title: str) -> str:
    return NOISE.sub("", title).lower()


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(NAMES.read_text("utf-8"))


@cache
def _lookup() -> dict[str, str]:
    return {_fold(name): field for field, names in _names().items() for name in names}
