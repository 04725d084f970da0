"""The fast path of comparing numbers: two texts with the same digits agree, and no word of them need be read.

Most translations are such; ``numbers.py`` reads the words of the others.
"""

from __future__ import annotations

import re

from redroutes.checks.clocks_in_words import may_be_other_clock
from redroutes.checks.english_words import SCALE_PARTS
from redroutes.checks.lunar_dates import has_lunar_date
from redroutes.checks.named_numbers import may_be_renamed
from redroutes.checks.other_amounts import find_other_amounts
from redroutes.checks.quantities import NUMBER, plain_digits

DIGIT_LED = re.compile(
    r"\d(?:\s?(?:[万亿十百千成]|个?世|年代|[apAP]\.?\s?[mM])|0[sS]|[\uff1a\u00a0\u2009\u202f]\d|\d{3}\.\d"
    r"|[米元块]\d|(?:[个年天周里倍吨斤米]|小时|公里)半|[05]后| (?:1/2|and a half))"
)
"""Digits of which what stands behind makes another number, or that are evened out before they are read."""
SIGN = re.compile("[午晚晨夜周期½¼¾⅓⅔+０-９Ⅰ-Ⅻ]")
SIGN_LED = re.compile(
    r"[午晚晨夜][^\d\n，。；、]{0,6}\d|[½¼¾⅓⅔\uff10-\uff19]|[周期]\d|\+86|[\u2160-\u216b]"
)
"""The same with the sign in front; each has one of ``SIGN``."""
HALVES = ("morning", "afternoon", "evening", "night")
"""Parts of a day, by which an hour of twelve is one of twenty-four."""
PART_OF_DAY = re.compile(r"\d[^\d\n]{0,14}(?:in\sthe\s(?:morning|afternoon|evening)|at\snight)")
JOINED = re.compile(r"\d\s*[:/月点时]|分之|月|(?<!\d)(?:0\d\d|[48]00[ -]?\d{3})")
"""Numbers that belong together, and may be exchanged; telephone numbers, which have several forms."""
NUMERALS = "〇○零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟"
COUNTED = re.compile(f"[{NUMERALS}][{NUMERALS}]|[廿卅]")
COUNTED_IN_ENGLISH = re.compile(
    r"(?<![a-z])(?:eleven|twelve|twelf|[a-z]{3,6}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ie))(?:th)?(?![a-z])"
)


def have_same_digits(text: str, other: str) -> bool:
    """True if two texts have the same Arabic numbers, nothing that alters or joins them, and no others in words.

    False leaves it open.
    """
    both = f"{text}\n{other}"
    if _are_altered(both):
        return False
    one, two = NUMBER.findall(text), NUMBER.findall(other)
    if find_other_amounts(text, other, has_digits=bool(one))[0]:
        return False
    if one == two or JOINED.search(both):
        return one == two
    return set(map(plain_digits, one)) == set(map(plain_digits, two))


def _are_altered(both: str) -> bool:
    """Whether signs or words of two texts may make other numbers of their digits, or are numbers themselves."""
    if DIGIT_LED.search(both) or (SIGN.search(both) and SIGN_LED.search(both)):
        return True
    low = both.lower()
    if any(word in low for word in SCALE_PARTS):
        return True
    if any(word in low for word in HALVES) and (PART_OF_DAY.search(low) or may_be_other_clock(low)):
        return True
    if COUNTED.search(both) and COUNTED_IN_ENGLISH.search(low):
        return True
    return "分之" in both or may_be_renamed(both) or has_lunar_date(both)
