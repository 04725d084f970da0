"""Rows of a table -> those that are places, with what they leave to the row above filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from redroutes.importing.columns import Columns
from redroutes.importing.grids import Grid
from redroutes.importing.texts import clean, is_ditto, join_lines, simplified
from redroutes.languages import HAN

SUMMARY_ROW = re.compile(
    r"(?:以上)?(?:合计|总计|小计|共计|总数|共)\s*[:：]?\s*[（(]?\s*(?:\d+\s*[个处家座]?|[一二三四五六七八九十百]+[个处家座]|[（(]?[个处家座])?\s*[）)]?\s*$"
    r"|(?:sub-?)?total\s*[:：]?\s*\d*\s*$"
    r"|(?:注|备注|说明|填表\S{0,4}|填报\S{0,4}|审核\S{0,3}|制表\S{0,3}|联系人|数据来源|单位(?:[（(]盖?章[）)])?|notes?|source)\s*[:：]",
    re.IGNORECASE,
)
"""The beginning of a row that is about the table, not of a place."""
HEADING = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]"
)
"""Before the name of a part of the list: 一、湖心镇. Alone in its row it is no place."""
KEPT = ("admission",)
"""Fields in which "none" says something."""


def read_rows(grid: Grid, columns: Columns) -> Iterator[tuple[int, dict[str, str]]]:
    """The line of each place in the file, and its cells by their fields."""
    above: dict[str, str] = {}
    for row, line in list(zip(grid.rows, grid.lines, strict=True))[columns.head + 1 :]:
        cells = _fill(_by_field(row, columns.fields), above)
        if cells.get("name") and not _is_about_table(row, cells, columns):
            above = cells
            yield line, cells


def _by_field(row: list[str], fields: Mapping[str, int]) -> dict[str, str]:
    return {name: row[at] if at < len(row) else "" for name, at in fields.items()}


def _fill(cells: Mapping[str, str], above: Mapping[str, str]) -> dict[str, str]:
    """Cells without those that only say that there is nothing; "the same" is what stands above."""
    filled = {}
    for name, text in cells.items():
        said = above.get(name, "") if is_ditto(text) and name != "name" else text
        filled[name] = said if name in KEPT and HAN.search(said) else clean(said)
    return filled


def _is_about_table(row: list[str], cells: Mapping[str, str], columns: Columns) -> bool:
    """A total, a note, a heading between places, the head once more, or a row that numbers the columns."""
    filled = list(filter(None, row))
    is_heading = len(set(filled)) == 1 and HEADING.match(filled[0])
    is_head = join_lines(cells["name"]) == columns.titles[columns.fields["name"]]
    numbers = [str(number) for number in range(1, len(filled) + 1)]
    is_numbering = len(filled) > 1 and filled == numbers
    is_summary = SUMMARY_ROW.match(simplified(filled[0]))
    return bool(is_summary or is_heading or is_head or is_numbering)
