"""Days of the old calendar: 五月初五 is the fifth day of the fifth month, and not 5 May."""

from __future__ import annotations

import re

from redroutes.checks.han_numerals import read_numeral
from redroutes.checks.joined_numbers import Pair, find_pairs

LUNAR = re.compile(
    r"(?:(?:农历|阴历|旧历|夏历)(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|\d{4}年)?(正|冬|腊|1[0-2]|[1-9]|[一二三四五六七八九]|十[一二]?)月"
    r"(初?[一二三四五六七八九十]{1,3}|\d{1,2})日?"
    r"|(正|冬|腊|[一二三四五六七八九]|十[一二]?)月(初[一二三四五六七八九十])"
    r"|(正|冬|腊)月([一二三四五六七八九十]{1,3}))"
)
SIGNS = ("月初", "正月", "冬月", "腊月", "农历", "阴历", "旧历", "夏历")
MONTHS = {"正": 1, "冬": 11, "腊": 12}
SAID = re.compile(r"\b(?:lunar|moon|month|calendar)\b", re.IGNORECASE)
"""Where a text says that it is another calendar's day."""


def has_lunar_date(text: str) -> bool:
    """Whether a Chinese text names a day of the old calendar."""
    return "月" in text and any(map(text.__contains__, SIGNS)) and bool(LUNAR.search(text))


def find_taken_for_solar(text: str, other: str) -> tuple[list[str], list[str]]:
    """Days that a Chinese text names by the old calendar, and the English one by the new."""
    if not has_lunar_date(text) or SAID.search(other):
        return [], []
    here, there = find_pairs(LUNAR.sub(" ", text)), find_pairs(other)
    lost, added = [], []
    for match in LUNAR.finditer(text):
        month, day = filter(None, match.groups())
        pair = Pair("date", MONTHS.get(month) or read_numeral(month), read_numeral(day.strip("初")))
        if pair in there and pair not in here:
            lost.append(match[0])
            added.append(there[pair])
    return lost, added
