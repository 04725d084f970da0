"""Numbers of two languages agree, whatever way each writes them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from number_cases import DIFFERENT, SAME, read_cases
from redroutes.checks.fast_numbers import have_same_digits
from redroutes.checks.numbers import find_lost

NAMED = [
    ("1931年开业", "It opened in 1932.", ["1931"], ["1932"]),
    ("5人", "people", ["5"], []),
    ("300亿元", "30 million yuan", ["30000000000"], ["30000000"]),
    ("很多人", "12 people", [], ["12"]),
    ("友谊路1号", "599 Youyi Road", ["1"], ["599"]),
    ("下午4点", "5 p.m.", ["16"], ["17"]),
]


@pytest.mark.parametrize(("zh", "en"), read_cases(SAME))
def test_the_same_number_in_other_words_agrees(zh: str, en: str) -> None:
    """Months, thousands, decades and number words are understood in both directions."""
    assert find_lost(zh, "zh", en, "en") == []
    assert find_lost(en, "en", zh, "zh") == []


@pytest.mark.parametrize(("zh", "en", "lost", "added"), NAMED)
def test_another_number_is_found(zh: str, en: str, lost: list[str], added: list[str]) -> None:
    """A number that stands in one language only is named."""
    assert find_lost(zh, "zh", en, "en") == lost
    assert find_lost(en, "en", zh, "zh") == added


@pytest.mark.parametrize(("zh", "en"), read_cases(DIFFERENT))
def test_no_wrong_number_passes(zh: str, en: str) -> None:
    """Whichever of the two is wrong."""
    assert find_lost(zh, "zh", en, "en") or find_lost(en, "en", zh, "zh")
    assert not have_same_digits(zh, en)


def test_there_are_many_cases() -> None:
    """No case stands twice."""
    cases = [*read_cases(SAME), *read_cases(DIFFERENT)]
    assert len(cases) == len(set(cases)) >= 150


@pytest.mark.parametrize(
    "sign", ["一", "9", "9,", "万", "十", "one ", "hundred ", "1万", "下午1点", "half "]
)
def test_no_run_of_numbers_takes_long(sign: str) -> None:
    """As many as a text may hold."""
    text = sign * (20_000 // len(sign))
    start = time.process_time()
    find_lost(text, "zh", "5 people", "en")
    find_lost("5人", "zh", text, "en")
    find_lost(text, "en", "5人", "zh")
    find_lost("5 people", "en", text, "zh")
    assert time.process_time() - start < 2


PIECES = [
    "1",
    "20",
    "0",
    "1,200",
    "2.50",
    ",",
    "万",
    "亿",
    "世纪",
    "20世纪30年代",
    "十",
    "two",
    " p.m.",
    "下午",
    "点",
    "30s",
    "年代",
    "：",
    "成",
    " hundred",
    " dozen",
    " million",
    " ",
    "人",
    "٣",
]


@given(
    st.lists(st.sampled_from(PIECES)).map("".join), st.lists(st.sampled_from(PIECES)).map("".join)
)
def test_the_same_digits_are_never_a_difference(zh: str, en: str) -> None:
    """The quick look lets nothing through that the long one would name."""
    if have_same_digits(zh, en):
        assert find_lost(zh, "zh", en, "en") == []
        assert find_lost(en, "en", zh, "zh") == []
