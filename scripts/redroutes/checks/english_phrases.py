"""Phrases of English that are numbers, though no word in them is that number: a decade, twofold, a quarter to five."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from redroutes.checks.english_words import SCALES, UNITS

COUNTS = {word: value for value, word in enumerate(UNITS[:13]) if value}
COUNTS |= {"a": 1, "an": 1}
COUNT = "|".join(COUNTS)
SCALE = "|".join(SCALES)
PARTS = {"thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "eighths": 8, "tenths": 10}
PARTS |= {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
PART = "|".join(PARTS)
SPANS = {"decade": 10, "century": 100, "centuries": 100, "score": 20, "fortnight": 14}
WHOLES = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200}
WHOLES |= {"triple": 3, "treble": 3, "quadruple": 4}


def find_in_phrases(text: str) -> set[Decimal]:
    """The numbers of all phrases in a text of small letters."""
    return set(_spans(text)) | set(_parts(text)) | set(_times(text))


SPAN = re.compile(
    rf"\b({COUNT}|half a|\d{{1,2}})[\s-](decade|century|centuries|score|fortnight)s?\b"
)
WHOLE = re.compile(rf"\b({'|'.join(WHOLES)})\b")
FOLD = re.compile(rf"\b({COUNT})-?fold\b")
"""Twofold."""
HALF_A_DOZEN = re.compile(r"\bhalf\s+a\s+dozen\b|\bhalf-dozen\b")
"""Six."""


def _spans(text: str) -> Iterator[Decimal]:
    for match in SPAN.finditer(text) if any(word in text for word in SPANS) else ():
        half = match[1] == "half a"
        count = COUNTS.get(match[1]) or (1 if half else int(match[1]))
        yield Decimal(count * SPANS[match[2]]) / (2 if half else 1)
    for match in WHOLE.finditer(text):
        yield Decimal(WHOLES[match[1]])
    for match in FOLD.finditer(text) if "fold" in text else ():
        yield Decimal(COUNTS[match[1]])
    if "dozen" in text and HALF_A_DOZEN.search(text):
        yield Decimal(6)


PART_OF = re.compile(rf"\b({COUNT})[\s-]({PART})\b(?:\s+of\s+a\s+({SCALE})\b)?")
"""Two thirds, a quarter of a million."""
AND_A_HALF = re.compile(rf"\b({COUNT})\s+and\s+a\s+half\s+({SCALE})\b")
SCALE_AND_A_HALF = re.compile(rf"\b(?:a|one)\s+({SCALE})\s+and\s+a\s+half\b")
"""A million and a half."""


def _parts(text: str) -> Iterator[Decimal]:
    """Two thirds; four fifths, which are 80 per cent; a quarter of a million; one and a half million."""
    for match in PART_OF.finditer(text) if any(part in text for part in PARTS) else ():
        count, part = COUNTS[match[1]], PARTS[match[2]]
        yield from (Decimal(count), Decimal(part))
        if 100 % part == 0:
            yield Decimal(count * 100 // part)
        if match[3]:
            yield Decimal(SCALES[match[3]] * count) / part
    if "half" not in text:
        return
    for match in AND_A_HALF.finditer(text):
        yield (COUNTS[match[1]] + Decimal("0.5")) * SCALES[match[2]]
    for match in SCALE_AND_A_HALF.finditer(text):
        yield Decimal("1.5") * SCALES[match[1]]


TO = re.compile(
    rf"\b(quarter|five|ten|twenty|twenty-five)\s+(to|past)\s+({COUNT}|noon|midnight|1?\d)\b"
)
MINUTES = {"quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
HOUR_AND_A_HALF = re.compile(rf"\b({COUNT})\s+(?:and\s+a\s+half\s+hours|hours?\s+and\s+a\s+half)\b")


def _times(text: str) -> Iterator[Decimal]:
    """A quarter to five, which is 4:45; an hour and a half, which are 90 minutes."""
    for match in TO.finditer(text):
        named = {"noon": 12, "midnight": 24}
        hour = COUNTS.get(match[3]) or named.get(match[3]) or int(match[3])
        is_before = match[2] == "to"
        minutes = MINUTES[match[1]]
        hour -= is_before
        yield from (
            Decimal(hour),
            Decimal(hour + 12),
            Decimal(60 - minutes if is_before else minutes),
        )
        yield from (Decimal(12),) if hour == 0 else ()
    for match in HOUR_AND_A_HALF.finditer(text):
        yield from (COUNTS[match[1]] + Decimal("0.5"), Decimal(COUNTS[match[1]] * 60 + 30))
