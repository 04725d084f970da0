"""The fast path of comparing numbers: two texts with the same digits agree, and no word of them need be read.

Most translations are such; ``numbers.py`` reads the words of the others.
"""

from __future__ import annotations

import re

from redroutes.checks.quantities import NUMBER, plain_digits

MULTIPLIER = re.compile(
    r"\d\s?[万亿十百千成]|[世代午晚晨夜\uff10-\uff1a]|[mbr]illion|thousand|hundred|dozen"
    r"|\d\s?[ap]\.?\s?m|\d0s|morning|afternoon|evening|night",
    re.IGNORECASE,
)
"""What makes another number of the digits before it."""


def have_same_digits(text: str, other: str) -> bool:
    """True if two texts have the same Arabic numbers and no word that multiplies them; False leaves it open."""
    if MULTIPLIER.search(text) or MULTIPLIER.search(other):
        return False
    one, two = NUMBER.findall(text), NUMBER.findall(other)
    return one == two or set(map(plain_digits, one)) == set(map(plain_digits, two))
