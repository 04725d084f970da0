"""The same number beside another unit, and another number beside the same unit: 3公里 and 3 miles, 三天 and four days.

Only what is certain is said. The same number: neither text speaks of the other's unit anywhere, and the units differ
by more than 40 %. Another number, in words: both texts have as many amounts of each such unit, and neither text has
the other's number in any other way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from redroutes.checks.amounts import (
    Amount,
    find_amounts,
    find_in_english,
    find_in_han,
    may_have_words,
    put_behind,
)
from redroutes.checks.english_phrases import find_in_phrases
from redroutes.checks.english_words import UNITS as NUMBERS
from redroutes.checks.known_numbers import find_known
from redroutes.checks.units import COUNTED, DOLLARS, OLD_DOLLARS, OTHERS_BESIDE, Unit

MOST_ALIKE = 1.4
"""A foot is about a 尺, a pound about a 斤."""
COMMON = {Decimal(value): word for value, word in enumerate(NUMBERS)}
Differing = tuple[list[str], list[str]]


def find_other_amounts(text: str, other: str, has_digits: bool = True) -> Differing:
    """Amounts that only the one has, and only the other, if it is certain that they stand for each other."""
    is_first_han = not text.isascii() and may_have_words(text)
    if is_first_han or (not other.isascii() and may_have_words(other)):
        han, english = (text, other) if is_first_han else (other, text)
        in_words = find_in_han(put_behind(han))
        low = put_behind(english).lower() if in_words else ""
        if any(_may_differ(amount, low) for amount in in_words):
            ours, theirs = _find_with_words(put_behind(han), put_behind(english))
            return (ours, theirs) if is_first_han else (theirs, ours)
    return _find_in_digits(put_behind(text), put_behind(other)) if has_digits else ([], [])


def _find_in_digits(text: str, other: str) -> Differing:
    here = find_amounts(text)
    there = find_amounts(other) if here else ()
    return _find_other_units(here, there, text, other) if there else ([], [])


def _find_with_words(text: str, other: str) -> Differing:
    """The same of a Chinese text and one in English, in digits or in words."""
    here = find_amounts(text) + find_in_han(text)
    there = find_amounts(other) + find_in_english(other)
    lost, added = _find_other_units(here, there, text, other)
    return (lost, added) if lost else _find_other_numbers(here, there, text, other)


def _may_differ(amount: Amount, low: str) -> bool:
    """Whether a text in small letters may have another number beside the unit, or another unit beside the number."""
    if amount.value == 1:
        return False
    is_told = COMMON.get(amount.value, " ") in low or str(amount.value) in low
    is_only_counted = amount.unit in COUNTED
    return not (is_told and is_only_counted) and is_told != _speaks_of(amount.unit, low)


def _find_other_units(
    ours: Iterable[Amount], theirs: Iterable[Amount], text: str, other: str
) -> Differing:
    here, there = _by_number(ours), _by_number(theirs)
    lost: list[str] = []
    added: list[str] = []
    for key in here.keys() & there.keys():
        one, two = here[key], there[key]
        if not any(_are_alike(a, b) for a in one for b in two) and not (
            any(_speaks_of(unit, other) for unit in one)
            or any(_speaks_of(unit, text) for unit in two)
        ):
            lost += one.values()
            added += two.values()
    return sorted(lost), sorted(added)


def _find_other_numbers(
    ours: Sequence[Amount], theirs: Sequence[Amount], text: str, other: str
) -> Differing:
    measures = {amount.unit.measure for amount in ours} & {amount.unit.measure for amount in theirs}
    if OTHERS_BESIDE.search(f"{text}\n{other}"):
        measures.discard("people")
    told: Differing = ([], [])
    for measure in measures:
        one, two = ([x for x in amounts if x.unit.measure == measure] for amounts in (ours, theirs))
        if Counter(x.unit for x in one) == Counter(x.unit for x in two):
            only_ours, only_theirs = _find_open(one, other), _find_open(two, text)
            if {x.unit for x in only_ours} & {x.unit for x in only_theirs}:
                told[0].extend(x.words for x in only_ours)
                told[1].extend(x.words for x in only_theirs)
    return told


def _find_open(amounts: list[Amount], other: str) -> list[Amount]:
    """Amounts in words of which the other text has not even the number; one is also an article."""
    in_words = [x for x in amounts if x.value > 1 and not x.words[0].isdecimal()]
    known = find_known(other) | find_in_phrases(other.lower()) if in_words else set()
    return [x for x in in_words if x.value not in known]


def _by_number(amounts: Iterable[Amount]) -> dict[tuple[str, Decimal], dict[Unit, str]]:
    """Measure and number -> the units beside it, each with the words as they stand there."""
    found: dict[tuple[str, Decimal], dict[Unit, str]] = {}
    for unit, value, words in amounts:
        found.setdefault((unit.measure, value), {}).setdefault(unit, words)
    return found


def _are_alike(one: Unit, two: Unit) -> bool:
    return max(one.size, two.size) / min(one.size, two.size) < MOST_ALIKE


def _speaks_of(unit: Unit, text: str) -> bool:
    """Whether a text has a name of a unit anywhere, with whatever number; a dollar may be one of silver."""
    if unit.english == DOLLARS and re.search(OLD_DOLLARS, text):
        return True
    return bool(_names_of(unit).search(text.lower()))


@lru_cache(maxsize=128)
def _names_of(unit: Unit) -> re.Pattern[str]:
    return re.compile(rf"{unit.han}|\b(?:{unit.english.lower()})(?![\w²])")
