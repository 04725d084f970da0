"""Radicals in the place of characters are told, each with the character that it stands for."""

from __future__ import annotations

import unicodedata

import pytest

from redroutes.prose.garbled import find_garbled
from redroutes.prose.radicals import SUPPLEMENT


@pytest.mark.parametrize(
    ("text", "at", "right"),
    [
        ("⽼⼭路", 0, "老山"),
        ("烈⼠陵园", 1, "士"),
        ("⼀⼆⼋", 0, "一二八"),
        ("站在⻔⼝", 2, "门口"),
    ],
)
def test_radicals_are_found(text: str, at: int, right: str) -> None:
    """Of both blocks of Unicode."""
    found = list(find_garbled(text))
    assert [(one.at, one.right, one.key) for one in found] == [(at, right, "radicals")]


def test_characters_are_no_radicals() -> None:
    """Nor are the strokes of a character that are shown as strokes."""
    assert list(find_garbled("老山路，烈士陵园，一二八，提手旁⺘")) == []


def test_the_table_agrees_with_unicode() -> None:
    """Where Unicode itself knows the character, it is the same one; and all are plain characters."""
    for sign, right in SUPPLEMENT.items():
        known = unicodedata.normalize("NFKC", sign)
        assert known in (sign, right)
        assert "\u4e00" <= right <= "\u9fff"
