"""Years, counts and house numbers must agree between the languages of one text.

Every Arabic number of one language must stand in the other as the same number, as a month's name, or as a
number word; what one language writes in words the other may write in digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from redroutes.checks.fast_numbers import MULTIPLIER, NUMBER, have_same_digits, plain_digits
from redroutes.checks.rules import Rules
from redroutes.languages import is_han_language
from redroutes.problems import Problem
from redroutes.records.collection import Entry
from redroutes.records.walk import Walk
from redroutes.runtime import fast_paths

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
TENS |= {"ninety": 90, "hundred": 100, "thousand": 1000, "half": 2, "once": 1, "twice": 2}
ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
ENGLISH = {
    **{word: number for number, word in enumerate(WORDS)},
    **{word: number for number, word in enumerate(ORDINALS)},
    **TENS,
}
ENGLISH_WORD = re.compile(r"[a-z]+")
HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
HAN_DIGITS |= {"〇": 0, "两": 2, "双": 2, "半": 2}
HAN_RUN = re.compile(r"[零〇一二三四五六七八九十百千两双半]+")
WAN = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(万|亿)")
MILLION = re.compile(r"(\d[\d,]*(?:\.\d+)?)[\s-]+(million|billion)")
DECADE = re.compile(r"(\d\d)世纪(\d0)年代")
CENTURY = re.compile(r"(\d\d)世纪")
TIMES = {"万": 1e4, "亿": 1e8, "million": 1e6, "billion": 1e9}


def check_numbers(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """Numbers of the same text agree in all its languages; a term may be called by a year in one of them only."""
    if entry.kind == "glossary":
        return
    first = rules.site.languages[0].id
    for loc, text in walk.texts:
        texts = text.languages
        if first not in texts:
            continue
        for language, value in texts.items():
            if language == first:
                continue
            if fast_paths.ENABLED and have_same_digits(texts[first], value):
                continue
            lost = find_lost(texts[first], first, value, language)
            added = find_lost(value, language, texts[first], first)
            if lost or added:
                message = _describe(lost, added, first, language)
                hint = "Write the same numbers in both."
                yield entry.problem((*loc, language), "numbers-differ", message, hint)


def find_lost(text: str, language: str, other: str, other_language: str) -> list[str]:
    """Arabic numbers of ``text`` that ``other`` has neither in digits nor in words."""
    lost = numbers_in(text, language)
    if lost:
        lost -= numbers_in(other, other_language)
    if lost:
        lost -= words_in(other, other_language)
    return sorted((f"{number:.12g}" for number in lost), key=float)


def numbers_in(text: str, language: str) -> set[float]:
    """The Arabic numbers of a text; 2万 is 20000, 2 million 2000000, 20世纪30年代 is 1930, zero does not count."""
    found: set[float] = set()
    if MULTIPLIER.search(text):
        for pattern, value in MULTIPLIED[is_han_language(language)]:
            found |= {value(match) for match in pattern.finditer(text)}
            text = pattern.sub(" ", text)
        if is_han_language(language):
            text = CENTURY.sub(r"\1 ", text)
    found |= {float(plain_digits(number)) for number in NUMBER.findall(text)}
    return found - {0.0}


def words_in(text: str, language: str) -> set[float]:
    """Numbers written in words, and months by their names."""
    if is_han_language(language):
        runs = HAN_RUN.findall(text)
        found = {float(value) for run in runs for value in (*_han_values(run),)}
        return found
    found = set()
    previous = ""
    for word in ENGLISH_WORD.findall(text.lower()):
        if word in ENGLISH:
            found.add(float(ENGLISH[word]))
            if previous in TENS and ENGLISH[word] < 10:
                found.add(float(TENS[previous] + ENGLISH[word]))
            if word == "hundred" and previous in ENGLISH:
                found.add(100.0 * ENGLISH[previous])
        if word in MONTHS:
            found.add(float(MONTHS.index(word) + 1))
        previous = word
    return found


def _han_values(run: str) -> set[int]:
    values = {HAN_DIGITS[digit] for digit in run if digit in HAN_DIGITS}
    total, digit = 0, 0
    for character in run:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
    values.add(total + digit)
    digits = [str(HAN_DIGITS[c]) for c in run if c in HAN_DIGITS]
    if digits and len(digits) == len(run):
        values.add(int("".join(digits)))
        values |= {int("".join(digits[i:])) for i in range(len(digits))}
    return values


def _decade(match: re.Match[str]) -> float:
    return (int(match[1]) - 1) * 100.0 + int(match[2])


def _times(match: re.Match[str]) -> float:
    return round(float(plain_digits(match[1])) * TIMES[match[2]], 4)


MULTIPLIED = {True: ((DECADE, _decade), (WAN, _times)), False: ((MILLION, _times),)}
"""Numbers that a word multiplies, and what they come to: in a language of Han characters, and in another."""


def _describe(lost: list[str], added: list[str], first: str, language: str) -> str:
    parts = []
    if lost:
        parts.append(f"{', '.join(lost)} stands only in '{first}'")
    if added:
        parts.append(f"{', '.join(added)} stands only in '{language}'")
    return " and ".join(parts)
