"""Merged cells of a table -> what stands in each of its rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

WIDE = 3
"""A text over so many columns, and alone in its rows, is a heading."""


class Area(NamedTuple):
    """Merged cells; all numbers from 1, the last ones included."""

    row: int
    column: int
    last_row: int
    last_column: int


def spread_merged(rows: list[list[object]], areas: Iterable[Area]) -> None:
    """Put what stands in merged cells into each row: a town beside its places.

    A heading over all columns, such as the name of a town between its places, is none of their cells and goes.
    """
    for area in areas:
        within = rows[area.row - 1 : area.last_row]
        if not within or len(within[0]) < area.column:
            continue
        value = within[0][area.column - 1]
        if area.column == area.last_column:
            for row in within:
                row[area.column - 1] = value
        elif area.last_column - area.column >= WIDE - 1 and _is_alone(within[0], value):
            within[0][area.column - 1] = None


def _is_alone(row: list[object], value: object) -> bool:
    return [cell for cell in row if cell not in (None, "")] == [value]
