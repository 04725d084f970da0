"""Clock times in words: 上午九点 is not ten in the morning, and not nine in the evening.

Only what is certain is said: each text has one such time, and neither has the other's hour in any other way.
"""

from __future__ import annotations

import re
from decimal import Decimal

from redroutes.checks.english_words import UNITS
from redroutes.checks.han_numerals import read_numeral
from redroutes.checks.known_numbers import find_known

HAN = re.compile(
    r"(上午|早上|早晨|清晨|下午|午后|傍晚|晚上)\s?(\d{1,2}|[一二三四五六七八九]|十[一二]?)(?:[:：]\d\d|[点时](?:半|一刻|三刻)?)"
)
ENGLISH = re.compile(
    rf"(?<!to )(?<!to the )\b(\d\d?|{'|'.join(UNITS[12:0:-1])})(?:[:.]\d\d)?(?:\s?o['’]clock)?"
    r"\s(?:in\sthe\s(morning|afternoon|evening))\b",
    re.IGNORECASE,
)
EARLY = ("上午", "早上", "早晨", "清晨", "morning")


def may_be_other_clock(both: str) -> bool:
    """Whether two texts that are written behind each other may have such times."""
    return " in the " in both and bool(HAN.search(both) and ENGLISH.search(both))


def find_other_clocks(text: str, other: str) -> tuple[list[str], list[str]]:
    """The time that only a Chinese text says, and the one that only the English text says."""
    ours = list(HAN.finditer(text))
    theirs = list(ENGLISH.finditer(other)) if len(ours) == 1 else []
    if len(theirs) != 1:
        return [], []
    one, two = ours[0], theirs[0]
    hour, other_hour = read_numeral(one[2]) % 12, _read(two[1]) % 12
    if hour == other_hour:
        is_other_half = hour and (one[1] in EARLY) != (two[2].lower() in EARLY)
        return ([one[0]], [two[0]]) if is_other_half else ([], [])
    if _is_known(hour, other) or _is_known(other_hour, text):
        return [], []
    return [one[0]], [two[0]]


def _is_known(hour: int, text: str) -> bool:
    return bool({Decimal(hour), Decimal(hour + 12)} & find_known(text))


def _read(hour: str) -> int:
    return int(hour) if hour.isdecimal() else UNITS.index(hour.lower())
