"""Readings of names: pypinyin's in context, unless the record gives its own."""

from __future__ import annotations

import pypinyin
import pytest

from redroutes.search import pinyin
from redroutes.search.pinyin import cached_readings, join_readings, read_name, use_cached_readings


def test_names_are_read_in_context() -> None:
    """As the library reads the whole name; a character that it cannot read takes the name's reading away."""
    for name in ("音乐厅", "银行大厦", "行知路", "长江"):
        assert [syllable for _, syllable in read_name(name, None)] == pypinyin.lazy_pinyin(name)
    assert read_name("中㐂国", None) in (
        [],
        list(zip("中㐂国", ["zhong", "xi", "guo"], strict=True)),
    )


@pytest.mark.parametrize("given", [None, "yin", "yin hang lu"])
def test_a_reading_of_another_length_is_no_reading(given: str | None) -> None:
    """Then the library's counts."""
    assert read_name("银行", given) == [("银", "yin"), ("行", "hang")]
    assert read_name("Bank 1", given) == []


def test_a_record_s_own_reading_wins() -> None:
    """In small letters; both readings of a character are kept."""
    assert read_name("杨行", "Yang Hang") == [("杨", "yang"), ("行", "hang")]
    both = read_name("杨行", "yang hang") + read_name("行知", None)
    assert join_readings(both)["行"] == "hang xing"


def test_cached_readings_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier run was given is not asked for again."""
    monkeypatch.setattr(pinyin, "_readings", {})
    use_cached_readings({"行知": "hang zhi"})
    assert read_name("行知", None) == [("行", "hang"), ("知", "zhi")]
    assert cached_readings() == {"行知": "hang zhi"}
