"""Amounts of a text, in digits or in small numbers of words, each with its unit: 3公里, three days, 两名, 5‰."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from redroutes.checks.english_words import SMALL, TENS
from redroutes.checks.english_words import UNITS as NUMBERS
from redroutes.checks.han_numerals import read_numeral
from redroutes.checks.units import COUNTED, UNITS, Unit

ALL = (*UNITS, *COUNTED)
SCALES = {"万": 10**4, "亿": 10**8, "thousand": 10**3, "million": 10**6, "billion": 10**9}
DIGITS = r"(\d(?<![\d.,]\d)\d{0,14}(?:,\d{3}){0,4}(?:\.\d{1,9})?)"


def _han_names(units: tuple[Unit, ...]) -> str:
    return f"(?:{'|'.join(f'({unit.han})' for unit in units)})"


def _english_names(units: tuple[Unit, ...]) -> str:
    return rf"(?:{'|'.join(f'({unit.english})' for unit in units)})(?!(?<![%‰])[\w²])"


HAN = re.compile(rf"{DIGITS}\s?([万亿]?)[多余]?\s?{_han_names(UNITS)}")
ENGLISH = re.compile(rf"{DIGITS}[\s-]?(thousand|million|billion|)[\s-]?{_english_names(UNITS)}")
SIGNS = "平公英亩㎡海千华里米尺厘毫吨斤克秒分小钟天周星礼个美元圆港日欧%％‰"
COUNTED_SIGNS = "名位人夜晚年层次站组级座棵株条节堂"
"""What the Chinese name of a unit begins with."""
HAN_BEGINNING = re.compile(rf"\d\s?[万亿多余{SIGNS}]")
ENGLISH_BEGINNING = re.compile(r"\d[\s-]?[A-Za-z%‰]")
"""Most texts have neither."""
ONES = "一二三四五六七八九"
HAN_IN_WORDS = re.compile(
    rf"([{ONES}十两](?<![{ONES}十百千万亿零〇○两廿卅几数成上初点第国绪统隆熙丰治庆].)"
    rf"(?:(?<=十)[{ONES}]|(?<=[{ONES}])十[{ONES}]?)?){_han_names(ALL)}"
)
HAN_WORDS_BEGINNING = re.compile(f"[二三四五六七八九十两][{SIGNS}{COUNTED_SIGNS}]")
COMPOUND = rf"(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(NUMBERS[1:10])}))?"
ENGLISH_IN_WORDS = re.compile(
    rf"(?<!hundred )(?<!hundred and )(?<!thousand )(?<!thousand and )(?<!point )"
    rf"\b({COMPOUND}|{'|'.join(NUMBERS[19:0:-1])})[\s-]{_english_names(ALL)}",
    re.IGNORECASE,
)
PER = re.compile(rf"(?<![{ONES}十])([百千])分之(\d[\d.]*|[{ONES}十]{{1,3}})(?![百千\d.点])")
"""百分之五."""
CURRENCY = re.compile(
    r"(US ?\$|HK ?\$|\$|RMB|CN¥|[€£])\s?(\d[\d,]*(?:\.\d{1,9})?)(?: (million|billion)\b)?"
)
CURRENCIES = {"US$": "US dollars", "HK$": "Hong Kong dollars", "$": "dollars", "€": "euros"}
CURRENCIES |= {"£": "pounds sterling"}


class Amount(NamedTuple):
    """A number, its unit, and the words as they stand there."""

    unit: Unit
    value: Decimal
    words: str


def may_have_words(text: str) -> bool:
    """Whether a Chinese text may have an amount in words."""
    return "分之" in text or bool(HAN_WORDS_BEGINNING.search(text))


@lru_cache(maxsize=4096)
def find_amounts(text: str) -> tuple[Amount, ...]:
    """All amounts of a text in digits, in the way of either language."""
    return tuple(_in_digits(text))


@lru_cache(maxsize=4096)
def find_in_han(text: str) -> tuple[Amount, ...]:
    """All amounts in words of a Chinese text."""
    return tuple(
        Amount(_unit_of(match, 1), Decimal(read_numeral(match[1])), match[0])
        for match in HAN_IN_WORDS.finditer(text)
    )


@lru_cache(maxsize=4096)
def find_in_english(text: str) -> tuple[Amount, ...]:
    """All amounts in words of an English text."""
    return tuple(
        Amount(_unit_of(match, 1), Decimal(_read_english(match[1])), match[0])
        for match in ENGLISH_IN_WORDS.finditer(text)
    )


def put_behind(text: str) -> str:
    """Shares and currencies behind their number."""
    if "分之" in text:
        text = PER.sub(lambda m: f"{m[2]}{'%' if m[1] == '百' else '‰'}", text)
    if "$" in text or "€" in text or "£" in text or "RMB" in text or "CN¥" in text:
        return CURRENCY.sub(_name_behind, text)
    return text


def _name_behind(match: re.Match[str]) -> str:
    name = CURRENCIES.get(match[1].replace(" ", ""), "yuan")
    return " ".join(part for part in (match[2], match[3], name) if part)


def _in_digits(text: str) -> Iterator[Amount]:
    for pattern, beginning in ((HAN, HAN_BEGINNING), (ENGLISH, ENGLISH_BEGINNING)):
        for match in pattern.finditer(text) if beginning.search(text) else ():
            value = Decimal(match[1].replace(",", "")) * SCALES.get(match[2], 1)
            yield Amount(_unit_of(match, 2), value, match[0])


def _unit_of(match: re.Match[str], before: int) -> Unit:
    """The unit whose name has matched, which is the last group, behind so many others."""
    return ALL[(match.lastindex or 0) - before - 1]


def _read_english(words: str) -> int:
    return sum(SMALL[word] for word in re.split(r"[\s-]", words.lower()))
