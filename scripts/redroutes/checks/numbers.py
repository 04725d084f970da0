"""Years, counts and house numbers must agree between the languages of one text.

Every Arabic number of one language must stand in the other as the same number, as a month's name, or as a
number word; what one language writes in words the other may write in digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from redroutes.checks import english_words, han_words
from redroutes.checks.clocks_in_words import find_other_clocks
from redroutes.checks.english_numbers import read_english
from redroutes.checks.fast_numbers import have_same_digits
from redroutes.checks.han_numbers import read_han
from redroutes.checks.joined_numbers import find_exchanged
from redroutes.checks.lunar_dates import find_taken_for_solar
from redroutes.checks.named_numbers import find_renamed
from redroutes.checks.number_forms import even_out
from redroutes.checks.other_amounts import find_other_amounts
from redroutes.checks.quantities import Quantities, show
from redroutes.checks.rules import Rules
from redroutes.languages import is_han_language
from redroutes.messages import Joined, Message
from redroutes.problems import Problem
from redroutes.records.collection import Entry
from redroutes.records.walk import Walk
from redroutes.runtime import fast_paths


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
            lost, added = compare(texts[first], first, value, language)
            if lost or added:
                message = _describe(lost, added, first, language)
                hint = Message("language.hint.numbers")
                yield entry.problem((*loc, language), "numbers-differ", message, hint)


def compare(
    text: str, language: str, other: str, other_language: str
) -> tuple[list[str], list[str]]:
    """What only the one says, and what only the other; of joined numbers and words only where nothing else differs."""
    lost = find_lost(text, language, other, other_language)
    added = find_lost(other, other_language, text, language)
    if lost or added:
        return lost, added
    lost, added = find_exchanged(text, other)
    if lost and added:
        return lost, added
    lost, added = find_other_amounts(even_out(text), even_out(other))
    if lost and added:
        return lost, added
    if is_han_language(language) != is_han_language(other_language):
        for find in (find_renamed, find_other_clocks, find_taken_for_solar):
            if is_han_language(language):
                lost, added = find(text, other)
            else:
                added, lost = find(other, text)
            if lost and added:
                return lost, added
    lost = find_unspoken(text, language, other, other_language)
    added = find_unspoken(other, other_language, text, language)
    return (lost, added) if lost and added else ([], [])


def find_unspoken(text: str, language: str, other: str, other_language: str) -> list[str]:
    """Larger numbers in words of ``text`` that ``other`` has neither in words nor in digits."""
    read = han_words.read_counts if is_han_language(language) else english_words.read_counts
    digits = read_numbers(other, other_language).digits
    open_counts = [values for values in read(even_out(text)) if not values & digits]
    if not open_counts:
        return []
    plain = even_out(other)
    known = han_words.read_words(plain) | english_words.read_words(plain)
    lost = [values for values in open_counts if not values & known]
    return [show(number) for number in sorted({max(values) for values in lost})]


def find_lost(text: str, language: str, other: str, other_language: str) -> list[str]:
    """Numbers in digits of ``text`` that ``other`` has neither in digits nor in words."""
    lost = read_numbers(text, language).lost_in(read_numbers(other, other_language))
    return [show(number) for number in sorted(lost)]


@lru_cache(maxsize=4096)
def read_numbers(text: str, language: str) -> Quantities:
    """The numbers of a text in a language of Han characters, or in another; facts are told again in other texts."""
    read = read_han if is_han_language(language) else read_english
    return read(even_out(text))


def _describe(lost: list[str], added: list[str], first: str, language: str) -> str:
    parts = tuple(
        Message("language.numbers-lost", numbers=tuple(numbers), language=where)
        for numbers, where in ((lost, first), (added, language))
        if numbers
    )
    return Message("joined.all", parts=Joined(parts, "and"))
