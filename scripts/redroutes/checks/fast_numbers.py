"""The fast path of comparing numbers: two texts with the same digits agree, and no word of them need be read.

Most translations are such; ``numbers.py`` reads the words of the others.
"""

from __future__ import annotations

import re

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
MULTIPLIER = re.compile("[万亿世]|[mb]illion")
"""With what a word begins that makes another number of the digits before it."""


def have_same_digits(text: str, other: str) -> bool:
    """True if two texts have the same Arabic numbers and no word that multiplies them; False leaves it open."""
    if MULTIPLIER.search(text) or MULTIPLIER.search(other):
        return False
    one, two = NUMBER.findall(text), NUMBER.findall(other)
    return one == two or set(map(plain_digits, one)) == set(map(plain_digits, two))


def plain_digits(number: str) -> str:
    """A number without the commas between its thousands."""
    return number.replace(",", "")
