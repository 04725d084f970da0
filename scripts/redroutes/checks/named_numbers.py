"""Small numbers in words that are certain: 第七 and eighth, 十一月 and December, 周六 and Sunday.

Others are too often no counts. Even of these only what neither text has otherwise is told, and only both together.
"""

from __future__ import annotations

import re
from decimal import Decimal

from redroutes.checks import english_words, han_words
from redroutes.checks.english_words import MONTHS, ORDINALS
from redroutes.checks.han_words import read_numeral

ORDINAL = re.compile(r"第([二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)")
"""Not 第一 and first, which say more than a number."""
MONTH = re.compile(r"([一二三四五六七八九十]{1,2})月(?!月)")
WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
ENGLISH_ORDINAL = re.compile(rf"\b({'|'.join(ORDINALS[2:13])})\b", re.IGNORECASE)
ENGLISH_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b", re.IGNORECASE)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ENGLISH_WEEKDAY = re.compile(rf"\b({'|'.join(DAYS)})s?\b", re.IGNORECASE)
KINDS = (
    (ORDINAL, ENGLISH_ORDINAL, ORDINALS),
    (MONTH, ENGLISH_MONTH, ("", *MONTHS)),
)


def find_renamed(text: str, other: str) -> tuple[list[str], list[str]]:
    """What only a Chinese text says, and what only the English one."""
    lost, added = _find_weekdays(text, other)
    for han, english, names in KINDS:
        ours = list(han.finditer(text))
        theirs = english.findall(other) if ours else ()
        if not (ours and theirs):
            continue
        known_here, known_there = map(_numbers_of, (text, other))
        open_ours = [x[0] for x in ours if Decimal(read_numeral(x[1])) not in known_there]
        open_theirs = [x for x in theirs if Decimal(names.index(x.lower())) not in known_here]
        if open_ours and open_theirs:
            lost += open_ours
            added += open_theirs
    return lost, added


def _numbers_of(text: str) -> set[Decimal]:
    words = han_words.read_words(text) | english_words.read_words(text)
    return words | {Decimal(digits) for digits in re.findall(r"\d{1,2}", text)}


def may_be_renamed(text: str) -> bool:
    """Whether any of these stand in two texts that are written behind each other."""
    return bool(NAMED.search(text)) and any(name in text.lower() for name in NAMES)


NAMED = re.compile("第[一二三四五六七八九十]|[一二三四五六七八九十]月|周[一二三四五六日]|星期|礼拜")
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
