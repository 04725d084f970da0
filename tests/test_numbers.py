"""Numbers of two languages agree, whatever way each writes them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from number_cases import DIFFERENT, SAME, read_cases
from redroutes.checks.fast_numbers import have_same_digits
from redroutes.checks.numbers import compare

NAMED = [
    ("8:30—17:00", "8:00–17:30", ["8:30", "17:00"], ["8:00", "17:30"]),
    ("5月5日", "5 June", ["5月5日"], ["5 June"]),
    ("一九三二年", "nineteen thirty-three", ["1932"], ["1933"]),
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
    assert compare(zh, "zh", en, "en") == ([], [])


@pytest.mark.parametrize(("zh", "en", "lost", "added"), NAMED)
def test_another_number_is_found(zh: str, en: str, lost: list[str], added: list[str]) -> None:
    """A number that stands in one language only is named."""
    assert compare(zh, "zh", en, "en") == (lost, added)


@pytest.mark.parametrize(("zh", "en"), read_cases(DIFFERENT))
def test_no_wrong_number_passes(zh: str, en: str) -> None:
    """Whichever of the two is wrong."""
    assert compare(zh, "zh", en, "en") != ([], [])
    assert not have_same_digits(zh, en)


def test_there_are_many_cases() -> None:
    """No case stands twice."""
    cases = [*read_cases(SAME), *read_cases(DIFFERENT)]
    assert len(cases) == len(set(cases)) >= 300


@pytest.mark.parametrize(
    "sign",
    [
        *("一", "9", "9,", "万", "十", "one ", "hundred ", "1万", "下午1点", "half ", "1 000 "),
        *(
            "一至",
            "1、",
            "1月1日、",
            "1:0",
            "1/",
            "二三",
            "壹",
            "XV",
            "5 to ",
            "0211",
            "1.1",
            "9 and ",
        ),
        *("一点", "a quarter to ", "十年代、"),
    ],
)
def test_no_run_of_numbers_takes_long(sign: str) -> None:
    """As many as a text may hold."""
    text = sign * (20_000 // len(sign))
    start = time.process_time()
    compare(text, "zh", "5 people", "en")
    compare("5人", "zh", text, "en")
    compare(text, "zh", text, "en")
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
    ":30",
    "3/4",
    "3月5日",
    " 3 May",
    "½",
    "2.5",
    "三十五",
    "thirty-five",
    "eighteenth",
    "1937–45",
    "021-56100000",
    "5千克",
    "个半",
    "周1",
    "his 30s",
    "90后",
    "\u202f",
]


@given(
    st.lists(st.sampled_from(PIECES)).map("".join), st.lists(st.sampled_from(PIECES)).map("".join)
)
def test_the_same_digits_are_never_a_difference(zh: str, en: str) -> None:
    """The quick look lets nothing through that the long one would name."""
    if have_same_digits(zh, en):
        assert compare(zh, "zh", en, "en") == ([], [])
