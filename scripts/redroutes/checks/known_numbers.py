"""Every number that a text has in any way; what is not among them it does not say."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from redroutes.checks import english_words, han_words

SMALL_DIGITS = re.compile(r"\d{1,2}")


@lru_cache(maxsize=512)
def find_known(text: str) -> set[Decimal]:
    """Numbers in words of either language, and those up to 99 in digits."""
    words = han_words.read_words(text) | english_words.read_words(text)
    return words | {Decimal(digits) for digits in SMALL_DIGITS.findall(text)}
