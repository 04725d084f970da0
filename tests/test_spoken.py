"""Numbers are read as a guide reads them, and speech is counted as it is spoken."""

from __future__ import annotations

import pytest

from redroutes.spoken import count_spoken, read_number, read_numbers


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (110, "一百一十"),
        (200, "二百"),
        (1010, "一千零一十"),
        (2004, "两千零四"),
        (2244, "两千二百四十四"),
        (10908, "一万零九百零八"),
        (20000, "两万"),
        (100002, "十万零二"),
        (123456789, "一亿两千三百四十五万六千七百八十九"),
    ],
)
def test_numbers_are_read_in_chinese(number: int, words: str) -> None:
    """With zeros between, and 两 before thousands and more."""
    assert read_number(number) == words


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("1937年8月13日", "一九三七年八月十三日"),
        ("1932年至1937年", "一九三二年至一九三七年"),
        ("1932、1937年", "一九三二、一九三七年"),
        ("2,244人", "两千二百四十四人"),
        ("1.9公里", "一点九公里"),
        ("85%", "百分之八十五"),
        ("1.1937年", "一点一九三七年"),
        ("11937年", "一万一千九百三十七年"),
        ("123456789", "一二三四五六七八九"),
        ("12345678", "一千二百三十四万五千六百七十八"),
        ("1,123456789", "十一亿二千三百四十五万六千七百八十九"),
        ("电话021-66786377", "电话零二一六六七八六三七七"),
        ("第3营600人", "第三营六百人"),
        ("20世纪30年代", "二十世纪三十年代"),
    ],
)
def test_years_are_read_digit_by_digit(text: str, spoken: str) -> None:
    """And everything else as a number."""
    assert read_numbers(text) == spoken


def test_speech_is_counted_by_script() -> None:
    """Chinese by characters as spoken, links without their addresses; English by words."""
    assert count_spoken("1931年，[磨坊](positions/old-mill)开业。", "zh") == 9
    assert count_spoken("It opened in 1931 – below [the hill](positions/x).", "en") == 7
    assert count_spoken("“Half-way – _ –— 5 km, l'été”", "en") == 4
