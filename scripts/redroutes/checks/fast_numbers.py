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
EVENED_OUT = re.compile(
    r"[½¼¾⅓⅔]|\d[\u00a0\u2009\u202f]\d|\d{4}\.\d|(?<!\d)0\d\d|\+86|[48]00[ -]?\d{3}|\d (?:1/2|and a half)"
    r"|[周期]\d|\d[米元块]\d|\d(?:[个年天周里倍吨斤米]|小时|公里)半|[05]后"
)
"""Forms that are evened out before their digits are read."""
JOINED = re.compile(r"\d\s*[:/月点时]|分之|月")
"""Numbers that belong together, and may be exchanged."""
COUNTED = re.compile(r"[〇○零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟]{2}")
COUNTED_IN_ENGLISH = re.compile(
    r"(?<![a-z])(?:eleven|twelve|twelf|[a-z]{3,6}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ie))(?:th)?(?![a-z])",
    re.IGNORECASE,
)


def have_same_digits(text: str, other: str) -> bool:
    """True if two texts have the same Arabic numbers, nothing that alters or joins them, and no others in words.

    False leaves it open.
    """
    both = f"{text}\n{other}"
    if MULTIPLIER.search(both) or EVENED_OUT.search(both):
        return False
    if COUNTED.search(both) and COUNTED_IN_ENGLISH.search(both):
        return False
    one, two = NUMBER.findall(text), NUMBER.findall(other)
    if one == two:
        return True
    if JOINED.search(both):
        return False
    return set(map(plain_digits, one)) == set(map(plain_digits, two))
