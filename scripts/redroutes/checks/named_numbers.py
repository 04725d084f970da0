"""Small numbers in words that are certain: 第七 and eighth, 十一月 and December, 周六 and Sunday.

Others are too often no counts. Even of these only what neither text has otherwise is told, and only both together.
"""

from __future__ import annotations

import re
from decimal import Decimal

from redroutes.checks.english_words import DECADES, MONTHS, ORDINALS
from redroutes.checks.han_numerals import read_numeral
from redroutes.checks.known_numbers import find_known
from redroutes.checks.lunar_dates import has_lunar_date
from redroutes.checks.reigns import has_reign

ORDINAL = re.compile(r"第([二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)")
"""Not 第一 and first, which say more than a number."""
MONTH = re.compile(r"([一二三四五六七八九十]{1,2})月(?!月)")
WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
ENGLISH_ORDINAL = re.compile(rf"\b({'|'.join(ORDINALS[2:13])})\b", re.IGNORECASE)
ENGLISH_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b", re.IGNORECASE)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ENGLISH_WEEKDAY = re.compile(rf"\b({'|'.join(DAYS)})s?\b", re.IGNORECASE)
DECADE = re.compile(r"([二三四五六七八九]十)年代")
ENGLISH_DECADE = re.compile(
    rf"(?<!his )(?<!her )(?<!their )(?<!early )(?<!late )(?<!mid-)\b({'|'.join(DECADES)})\b",
    re.IGNORECASE,
)
"""Not the age of somebody in his forties."""
KINDS = (
    (ORDINAL, ENGLISH_ORDINAL, {name: number for number, name in enumerate(ORDINALS)}),
    (MONTH, ENGLISH_MONTH, {name: number for number, name in enumerate(MONTHS, 1)}),
    (DECADE, ENGLISH_DECADE, DECADES),
)


def find_renamed(text: str, other: str) -> tuple[list[str], list[str]]:
    """What only a Chinese text says, and what only the English one."""
    lost, added = _find_weekdays(text, other)
    for han, english, names in KINDS:
        ours = {Decimal(read_numeral(x[1])): x[0] for x in han.finditer(text)}
        found = english.findall(other) if ours else ()
        theirs = {Decimal(names[x.lower()]): x for x in found}
        if not (ours.keys() - theirs.keys() and theirs.keys() - ours.keys()):
            continue
        if han is MONTH and (has_reign(text) or has_lunar_date(text)):
            continue
        open_ours = [ours[x] for x in ours.keys() - theirs.keys() - find_known(other)]
        open_theirs = [theirs[x] for x in theirs.keys() - ours.keys() - find_known(text)]
        if open_ours and open_theirs:
            lost += open_ours
            added += open_theirs
    return lost, added


def may_be_renamed(text: str) -> bool:
    """Whether any of these stand in two texts that are written behind each other."""
    if "十年代" in text and ENGLISH_DECADE.search(text):
        return True
    return bool(NAMED.search(text)) and any(map(text.lower().__contains__, NAMES))


NAMED = re.compile(
    "第[一二三四五六七八九十]|[一二三四五六七八九十]月|周[一二三四五六日]|星期|礼拜|十年代"
)
NAMES = (*ORDINALS[2:13], *MONTHS, *DAYS)


def _find_weekdays(text: str, other: str) -> tuple[list[str], list[str]]:
    """One day in the place of another; more are told from the other side, as in "closed on Mondays"."""
    ours = {"一二三四五六日".index(x[1].replace("天", "日")): x[0] for x in WEEKDAY.finditer(text)}
    if not ours:
        return [], []
    theirs = {DAYS.index(day.lower()): day for day in ENGLISH_WEEKDAY.findall(other)}
    lost = [ours[day] for day in ours.keys() - theirs.keys()]
    added = [theirs[day] for day in theirs.keys() - ours.keys()]
    return (lost, added) if len(lost) == len(added) == 1 and len(ours) == len(theirs) else ([], [])
