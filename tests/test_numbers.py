"""Numbers of two languages agree, whatever way each writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redroutes.checks.fast_numbers import have_same_digits
from redroutes.checks.numbers import find_lost

SAME = [
    ("1937年8月13日", "13 August 1937"),
    ("建筑面积3490平方米", "3,490 square metres"),
    ("约2万人", "about 20,000 people"),
    ("总投资301.7亿元", "an investment of 30.17 billion yuan"),
    ("1370万元", "13.7 million yuan"),
    ("20世纪30年代", "the 1930s"),
    ("三层楼，12米高", "three storeys, 12 metres high"),
    ("二十一级台阶", "21 steps"),
    ("一·二八事变", "the incident of 28 January"),
    ("9:00至16:30", "9:00 to 16:30"),
    ("1号线，第2站", "the second stop on Line 1"),
    ("第十九路军", "the 19th Route Army"),
    ("200人", "two hundred people"),
    ("两百人", "200 people"),
    ("35年", "thirty-five years"),
    ("100名", "one hundred"),
    ("3万平方米", "30,000 square metres"),
    ("1.5亿元", "150,000,000 yuan"),
    ("12月", "in December"),
    ("21世纪", "the 21st century"),
]
DIFFERENT = [
    ("1931年开业", "It opened in 1932.", ["1931"], ["1932"]),
    ("5人", "people", ["5"], []),
    ("300亿元", "30 million yuan", ["30000000000"], ["30000000"]),
    ("很多人", "12 people", [], ["12"]),
    ("友谊路1号", "599 Youyi Road", ["1"], ["599"]),
    ("20人", "two hundred people", ["20"], []),
    ("2000人", "two hundred people", ["2000"], []),
    ("两千五百人", "250 people", [], ["250"]),
    ("11月", "in December", ["11"], []),
    ("20世纪30年代", "the 1830s", ["1930"], ["1830"]),
]


@pytest.mark.parametrize(("zh", "en"), SAME)
def test_the_same_number_in_other_words_agrees(zh: str, en: str) -> None:
    """Months, thousands, decades and number words are understood in both directions."""
    assert find_lost(zh, "zh", en, "en") == []
    assert find_lost(en, "en", zh, "zh") == []


@pytest.mark.parametrize(("zh", "en", "lost", "added"), DIFFERENT)
def test_another_number_is_found(zh: str, en: str, lost: list[str], added: list[str]) -> None:
    """A number that stands in one language only is named."""
    assert find_lost(zh, "zh", en, "en") == lost
    assert find_lost(en, "en", zh, "zh") == added


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
