"""Numbers of an English text: digits, scales, clock times and decades; Roman numerals, and all that words say."""

from __future__ import annotations

import re
from decimal import Decimal

from redroutes.checks.english_phrases import find_in_phrases
from redroutes.checks.english_words import SCALE_PARTS, SCALE_WORDS, SCALES, read_words
from redroutes.checks.number_forms import find_romans
from redroutes.checks.quantities import AMOUNT, DIGIT, Quantities, cut_out, to_decimal

FIRST = re.compile(r"\b(?:Volume|Part|Phase|Chapter|Type|Class|Grade|Hall|Act|No\.|War)\s+I\b")
"""Where a single I is no person."""
SCALED = re.compile(
    rf"{AMOUNT}[\s-]+(hundred|thousand|million|billion|trillion|dozen)(?![a-z])", re.IGNORECASE
)
TIME = r"(?<![\d:.,])(\d{1,2})(?:[:.](\d\d))?(?![\d,]*\d)"
PART = (
    r"(?:\s?(?P<half>[ap])(?:\.\s?m\b\.?|m\b)"
    r"|\s(?:o'clock\s)?(?:in\sthe\s(?P<part>morning|afternoon|evening)|at\s(?P<night>night)))"
)
CLOCK = re.compile(rf"(?:{TIME}\s?(?:to|until|and|or|[-–—])\s?)?{TIME}{PART}", re.IGNORECASE)
AT_A_CLOCK = re.compile(rf"\d{PART}", re.IGNORECASE)
"""How each clock time ends."""
SHORT_DECADE = re.compile(r"(?<![\d])['’]?([1-9]0)s\b")
HUNDREDS = re.compile(r"\b(1\d|20)00s\b")
"""The 1800s are the nineteenth century."""
AGE = re.compile(
    r"\b(?:his|her|their|my|your|our|its)\s+(?:(?:early|late|mid|middle)[\s-]+)?([2-9]0)s\b",
    re.IGNORECASE,
)
HALVED = re.compile(
    r"(?<![\d.,])(\d{1,9})(?:\s+and\s+a\s+half|\s+1/2)(?:\s+(hundred|thousand|million|billion))?\b"
)
QUARTER_TO = re.compile(r"\bquarter\s+to\s+(1?\d)\b")
SHARED = re.compile(
    r"(?<![\d.,])(\d{1,9}(?:\.\d{1,9})?)\s?(?:[-–—]|to|or|and)\s?\d[\d.,]*[\s-](hundred|thousand|million|billion)\b"
)
"""2 to 3 million: both are millions."""


def read_english(text: str) -> Quantities:
    """The numbers of a text."""
    found = Quantities(lambda: _read_words(text))
    if not DIGIT.search(text):
        return found
    clocks = list(CLOCK.finditer(text)) if AT_A_CLOCK.search(text) else []
    for match in clocks:
        _take_clock(found, match)
    rest = cut_out(clocks, text)
    low = rest.lower()
    for number in QUARTER_TO.findall(rest) if "quarter" in rest else ():
        found.tell(Decimal(number), Decimal(int(number) - 1))
        found.tell(Decimal(number), Decimal(int(number) + 11))
    has_scale = any(part in low for part in SCALE_PARTS)
    for number, scale in SHARED.findall(rest) if has_scale else ():
        found.tell(Decimal(number), Decimal(number) * SCALES[scale])
    if "0s" in low:
        rest = found.take(AGE, rest, lambda m: Decimal(m[1]))
    if "‰" in rest:
        found.tell_per_mille(rest)
    for century in HUNDREDS.findall(rest) if "00s" in low else ():
        found.tell(Decimal(century) * 100, Decimal(century) + 1)
    if "half" in rest or "1/2" in rest:
        rest = found.take(HALVED, rest, _halved)
    if has_scale:
        rest = found.take(SCALED, rest, lambda m: to_decimal(m[1], SCALE_WORDS[m[2].lower()]))
    if "0s" in rest:
        rest = found.take(SHORT_DECADE, rest, lambda m: Decimal(1900 + int(m[1])))
    found.take_digits(rest)
    return found


def _read_words(text: str) -> set[Decimal]:
    ones = {Decimal(1)} if FIRST.search(text) else set()
    return read_words(text) | find_in_phrases(text.lower()) | find_romans(text) | ones


def _halved(match: re.Match[str]) -> Decimal:
    """Two and a half, 2 1/2 million."""
    return (Decimal(match[1]) + Decimal("0.5")) * SCALES.get(match[2] or "", 1)


def _take_clock(found: Quantities, match: re.Match[str]) -> None:
    """One time or a range; of a range both ends are in the same half of the day, unless it passes noon."""
    first, first_minutes, last, last_minutes = match.groups()[:4]
    is_late = (match["half"] or "").lower() == "p" or match["part"] in ("afternoon", "evening")
    is_late = is_late or bool(match["night"])
    hour = int(last) % 12 if not is_late else int(last)
    found.add_time(hour, int(last_minutes or 0), is_late)
    if hour == 0 or (match["night"] and hour == 12):  # midnight
        found.tell(Decimal(12), Decimal(24))
    if first:
        passes_noon = is_late and int(first) % 12 > int(last) % 12
        found.add_time(int(first), int(first_minutes or 0), is_late and not passes_noon)
