"""The same number beside units that clearly differ: 3公里 and 3 miles, 12亩 and 12 hectares, 3天 and 3 weeks.

Only what is certain is said: neither text speaks of the other's unit anywhere, and the units differ by more than 40 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

MOST_ALIKE = 1.4
"""A foot is about a 尺, a pound about a 斤."""


class Unit(NamedTuple):
    """A unit of one measure, with patterns for its names in Chinese and in English."""

    measure: str
    size: float
    han: str
    english: str


UNITS = (
    Unit("area", 1e6, "平方公里|平方千米", r"square kilomet\w+|sq\.? ?km|km²|km2"),
    Unit("area", 1e4, "公顷", r"hectares?|ha"),
    Unit("area", 667, "(?<!英)亩", r"mu|mou"),
    Unit("area", 4047, "英亩", r"acres?"),
    Unit("area", 1, "平方米|平米|㎡", r"square met\w+|sq\.? ?m|m²|m2"),
    Unit("length", 1852, "海里", r"nautical miles?"),
    Unit("length", 1609, "英里", r"miles?"),
    Unit("length", 1000, "公里|千米", r"kilomet\w+|km"),
    Unit("length", 500, "华里|(?<![公英海])里(?![面弄程外边])", r"li"),
    Unit("length", 1, "(?<![方平厘毫千])米", r"met(?:re|er)s?|m|yards?"),
    Unit("length", 0.33, "英尺|尺", r"feet|foot|ft|chi"),
    Unit("length", 0.01, "厘米|公分", r"centimet\w+|cm"),
    Unit("length", 0.001, "毫米", r"millimet\w+|mm"),
    Unit("weight", 1e6, "吨", r"tons?|tonnes?"),
    Unit("weight", 1000, "公斤|千克", r"kilograms?|kilos?|kg"),
    Unit("weight", 500, "(?<!公)斤", r"jin|catt(?:y|ies)|pounds?|lbs?"),
    Unit("weight", 1, "(?<!千)克", r"grams?|grammes?|g"),
    Unit("time", 1, "秒", r"seconds?"),
    Unit("time", 60, "分钟", r"minutes?|mins?"),
    Unit("time", 3600, "小时|钟头", r"hours?|hrs?"),
    Unit("time", 86_400, "天", r"days?"),
    Unit("time", 604_800, "周(?!年|岁)|星期|礼拜", r"weeks?"),
    Unit("time", 2_600_000, "个月", r"months?"),
    Unit("money", 1, "美元", r"(?:US|American) dollars?"),
    Unit("money", 10, "(?<![美港日])[元圆]", r"yuan|RMB"),
    Unit("money", 100, "港元|港币", r"Hong Kong dollars?"),
    Unit("money", 1000, "日元", r"yen"),
)
"""What stands before another may be a part of it; sizes of money only tell currencies apart."""
SCALES = {"万": 10**4, "亿": 10**8, "thousand": 10**3, "million": 10**6, "billion": 10**9}
AMOUNT = r"(\d(?<![\d.,]\d)\d{0,14}(?:,\d{3}){0,4}(?:\.\d{1,9})?)"
HAN = re.compile(
    rf"{AMOUNT}\s?([万亿]?)[多余]?\s?(?:{'|'.join(f'({unit.han})' for unit in UNITS)})"
)
ENGLISH = re.compile(
    rf"{AMOUNT}[\s-]?(thousand|million|billion|)[\s-]?(?:{'|'.join(f'({unit.english})' for unit in UNITS)})(?![\w²])"
)

HAN_BEGINNING = re.compile(
    r"\d\s?[万亿多余平公英亩㎡海千华里米尺厘毫吨斤克秒分小钟天周星礼个美元圆港日]"
)
ENGLISH_BEGINNING = re.compile(r"\d[\s-]?[A-Za-z]")
"""Most texts have neither."""


def find_other_units(text: str, other: str) -> tuple[list[str], list[str]]:
    """Amounts of the one, and of the other, whose number is the same and whose units clearly differ."""
    here = find_amounts(text)
    there = find_amounts(other) if here else {}
    lost: list[str] = []
    added: list[str] = []
    for key in here.keys() & there.keys():
        ours, theirs = here[key], there[key]
        if not any(_are_alike(one, two) for one in ours for two in theirs) and not (
            any(_speaks_of(unit, other) for unit in ours)
            or any(_speaks_of(unit, text) for unit in theirs)
        ):
            lost += ours.values()
            added += theirs.values()
    return sorted(lost), sorted(added)


@lru_cache(maxsize=4096)
def find_amounts(text: str) -> dict[tuple[str, Decimal], dict[Unit, str]]:
    """Measure and number -> the units beside it, each with the words as they stand there."""
    found: dict[tuple[str, Decimal], dict[Unit, str]] = {}
    for unit, value, words in _amounts(text):
        found.setdefault((unit.measure, value), {}).setdefault(unit, words)
    return found


def _amounts(text: str) -> Iterator[tuple[Unit, Decimal, str]]:
    for pattern, beginning in ((HAN, HAN_BEGINNING), (ENGLISH, ENGLISH_BEGINNING)):
        for match in pattern.finditer(text) if beginning.search(text) else ():
            number, scale = match[1], match[2]
            unit = next(unit for unit, name in zip(UNITS, match.groups()[2:], strict=True) if name)
            yield unit, Decimal(number.replace(",", "")) * SCALES.get(scale, 1), match[0]


def _are_alike(one: Unit, two: Unit) -> bool:
    return max(one.size, two.size) / min(one.size, two.size) < MOST_ALIKE


def _speaks_of(unit: Unit, text: str) -> bool:
    """Whether a text has a name of a unit anywhere, with whatever number."""
    return bool(re.search(rf"{unit.han}|\b(?:{unit.english})(?![\w²])", text))
