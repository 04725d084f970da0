"""Text that was read as GBK though it was UTF-8 is found, whatever character it begins with."""

from __future__ import annotations

import pytest

from redroutes.prose.garbled import Garbled, find_garbled

FOUR = [f"{first}市场旁" for first in "㐁丁丐老市"]
"""Four characters are six signs of GBK."""


def mistake(text: str) -> str:
    """A text of UTF-8 as a program shows it that takes it for GBK."""
    return text.encode("utf-8").decode("gbk")


@pytest.mark.parametrize("right", FOUR)
@pytest.mark.parametrize("before", ["", "a", "。", "1949 "])
def test_a_run_is_found_behind_anything(right: str, before: str) -> None:
    """Also at the beginning of a text; what is before it stays."""
    wrong = mistake(right)
    found = list(find_garbled(f"{before}{wrong}，"))
    assert found == [Garbled(len(before), wrong, right)]


def test_a_run_within_another_is_none() -> None:
    """Of a run the whole must be such a text: names may hold a rare character."""
    assert not list(find_garbled(f"老{mistake('丐市场旁')}"))
    assert not list(find_garbled("悖悚悭恪"))
