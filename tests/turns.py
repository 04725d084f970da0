"""Tests whose rows take turns: what ``make test`` leaves to ``make thorough``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from zlib import crc32

import pytest

BY_LANGUAGE = {"folder", "language"}
"""Parameters of browser tests that stand for the language of a page."""


def take_turns(items: Sequence[pytest.Item]) -> None:
    """Mark all rows ``thorough`` but one of those that look at one thing.

    These are the rows of a test in the browser that differ in the language alone, and those that differ in parameters
    which the test names with ``in_turn``. The name of the test and its other parameters choose the row, so that the
    rows that are taken are mixed, and always the same.
    """
    groups: dict[tuple[str, str], list[pytest.Item]] = defaultdict(list)
    for item in items:
        if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
            names = _names_of(item)
            if names & item.callspec.params.keys():
                groups[_key_of(item, names)].append(item)
    for key, rows in groups.items():
        chosen = crc32(repr(key).encode()) % len(rows)
        for row in rows[:chosen] + rows[chosen + 1 :]:
            row.add_marker("thorough")


def _names_of(item: pytest.Function) -> set[str]:
    """Parameters of which one value is enough."""
    names = set(BY_LANGUAGE) if item.get_closest_marker("browser") else set()
    return names.union(*(mark.args for mark in item.iter_markers("in_turn")))


def _key_of(item: pytest.Function, names: set[str]) -> tuple[str, str]:
    """What rows have in common that take turns: the function, and the other parameters."""
    others = {name: value for name, value in item.callspec.params.items() if name not in names}
    return f"{item.path.name}::{item.originalname}", repr(sorted(others.items()))
