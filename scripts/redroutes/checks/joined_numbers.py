"""Numbers that belong together: a day and its month, an hour and its minutes, the two sides of a fraction.

Each number may stand in both texts and yet be joined with another one: 3月5日 and 3 May, 8:30-17:00 and 8:00-17:30.
Only what is certain is said: two pairs that neither text shares, of which one is the other turned, or half of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from redroutes.checks.english_words import MONTHS, ORDINALS, UNITS
from redroutes.checks.han_numerals import read_numeral
from redroutes.checks.number_forms import even_out

DAY = r"\d{1,2}(?:st|nd|rd|th)?"
NUMERAL = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
DAYS = rf"{DAY}(?:\s*(?:,|and|or|to|[-–—&])\s*{DAY}){{0,12}}"
DAY_FIRST = re.compile(rf"(?<![\d:.,])({DAYS})\s+(?:of\s+)?({MONTH})\b(?![-\w])", re.IGNORECASE)
MONTH_FIRST = re.compile(rf"\b({MONTH})\.?\s+({DAYS})(?![\d:])", re.IGNORECASE)
"""March 5."""
HAN_DATE = re.compile(
    rf"({NUMERAL})月((?:{NUMERAL})[日号](?:[、至到和及~～—–-](?:{NUMERAL})[日号]){{0,12}})"
)
"""5月1日、2日."""
CLOCK = re.compile(r"(?<![\d:.])(\d{1,2}):(\d\d)(?![\d:])")
"""8:30."""
POINT_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2})\.(\d\d)(?=\s?[ap]\.?m\b)", re.IGNORECASE)
"""8.30 p.m."""
HAN_CLOCK = re.compile(rf"({NUMERAL})[点时](半|一刻|三刻|(?:{NUMERAL})(?=分))")
QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}
FRACTION = re.compile(r"(?<![\d/.])(\d{1,9})/(\d{1,9})(?![\d/])")
HAN_FRACTION = re.compile(
    r"(\d{1,9}|[二三四五六七八九十]{1,3})分之(\d{1,9}|[一二三四五六七八九十]{1,3})"
)
PARTS = {name: part for part, name in enumerate(ORDINALS) if 2 < part <= 10} | {"quarter": 4}
"""A half is too often told in other words."""
WHOLES = {name: count for count, name in enumerate(UNITS[:10]) if count} | {"a": 1}
FRACTION_IN_WORDS = re.compile(
    rf"\b({'|'.join(WHOLES)})[\s-]({'|'.join(PARTS)})s?\b(?:\s(?:of(?!\san?\s)|are|is|were|was|full)\b|[.,;)]|$)",
    re.IGNORECASE,
)
RATIO = re.compile(r"(?<![\d:.])(\d{1,9}):(\d{1,3}(?:,\d{3})+|\d{1,9})(?![\d:])")


class Pair(NamedTuple):
    """Two numbers that belong together."""

    kind: str
    first: int
    second: int


@lru_cache(maxsize=4096)
def find_pairs(text: str) -> dict[Pair, str]:
    """The pairs of a text, each as it stands there; a text may name a date in the other language's way."""
    text = even_out(text)
    found: dict[Pair, str] = {}
    for pair, words in (*_han_pairs(text), *_english_pairs(text), *_plain_pairs(text)):
        found.setdefault(pair, words)
    return found


def find_exchanged(text: str, other: str) -> tuple[list[str], list[str]]:
    """What only the one has joined in its way, and what only the other."""
    here = find_pairs(text)
    there = find_pairs(other) if here else {}
    lost = [pair for pair in here if pair not in there]
    added = [pair for pair in there if pair not in here]
    if _are_other_parts(lost, added):
        return [here[lost[0]]], [there[added[0]]]
    told = [
        [words[one] for one in ours if any(_is_half(one, two) for two in theirs)]
        for ours, theirs, words in ((lost, added, here), (added, lost, there))
    ]
    return told[0], told[1]


def _are_other_parts(lost: list[Pair], added: list[Pair]) -> bool:
    """Whether one fraction stands in the place of another, whatever numbers they share."""
    if len(lost) != 1 or len(added) != 1 or {lost[0].kind, added[0].kind} != {"fraction"}:
        return False
    one, two = lost[0], added[0]
    return one.first * two.second != two.first * one.second


def _is_half(one: Pair, two: Pair) -> bool:
    """Whether a pair is the other turned, or shares one of its numbers."""
    is_turned = (one.first, one.second) == (two.second, two.first)
    return one.kind == two.kind and (
        is_turned or one.first == two.first or one.second == two.second
    )


def _plain_pairs(text: str) -> Iterator[tuple[Pair, str]]:
    for match in CLOCK.finditer(text) if ":" in text else ():
        if int(match[1]) <= 24 and int(match[2]) < 60:
            yield Pair("time", int(match[1]) % 12, int(match[2])), match[0]
    for match in RATIO.finditer(text) if ":" in text else ():
        if not CLOCK.fullmatch(match[0]) or int(match[1]) > 24:
            yield Pair("time", int(match[1]), int(match[2].replace(",", ""))), match[0]
    for match in FRACTION.finditer(text) if "/" in text else ():
        yield Pair("fraction", int(match[1]), int(match[2])), match[0]


def _han_pairs(text: str) -> Iterator[tuple[Pair, str]]:
    for match in HAN_DATE.finditer(text) if "月" in text else ():
        month = read_numeral(match[1])
        for day in re.findall(rf"({NUMERAL})[日号]", match[2]):
            yield Pair("date", month, read_numeral(day)), f"{match[1]}月{day}日"
    for match in HAN_CLOCK.finditer(text):
        minutes = QUARTERS.get(match[2]) or read_numeral(match[2])
        yield Pair("time", read_numeral(match[1]) % 12, minutes), match[0]
    for match in HAN_FRACTION.finditer(text) if "分之" in text else ():
        yield Pair("fraction", read_numeral(match[2]), read_numeral(match[1])), match[0]


def _english_pairs(text: str) -> Iterator[tuple[Pair, str]]:
    low = text.lower()
    has_month = any(name[:3] in low for name in MONTHS)
    for pattern, days, month in ((DAY_FIRST, 1, 2), (MONTH_FIRST, 2, 1)) if has_month else ():
        for match in pattern.finditer(text):
            number = _month(match[month])
            for day in re.findall(r"\d{1,2}", match[days]):
                yield Pair("date", number, int(day)), f"{day} {match[month]}"
    for match in FRACTION_IN_WORDS.finditer(low) if any(map(low.__contains__, PARTS)) else ():
        yield Pair("fraction", WHOLES[match[1]], PARTS[match[2]]), match[0].strip(" .,;)")
    for match in POINT_CLOCK.finditer(text) if "." in text else ():
        yield Pair("time", int(match[1]) % 12, int(match[2])), match[0]


def _month(name: str) -> int:
    return [month[:3] for month in MONTHS].index(name[:3].lower()) + 1
