"""What the numbers of a text come to: those in digits, which every language must have, and those in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
LONGEST = 40
"""Digits of a number that are compared; what is longer is no number that a reader could read."""
ZERO = Decimal(0)
NARROW = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1B), 0xFF05, 0xFF0E)} | {
    0x200A: " ",
    0xA0: " ",
}
"""Full-width digits, colon, point and percent sign; a full-width comma parts numbers."""
Value = Callable[["re.Match[str]"], Decimal]


@dataclass
class Quantities:
    """The numbers of one text; its words are read when they are asked for, for digits mostly agree."""

    read_words: Callable[[], set[Decimal]]
    digits: set[Decimal] = field(default_factory=set)
    """Written in digits; the other language must have them."""
    late: dict[Decimal, Decimal] = field(default_factory=dict)
    """Hours after noon, 16 -> 4: the other language may write either."""
    early: set[Decimal] = field(default_factory=set)
    """Hours that are said to be before noon."""

    @cached_property
    def words(self) -> set[Decimal]:
        """Written in words; the other language may have them."""
        return self.read_words()

    def lost_in(self, there: Quantities) -> set[Decimal]:
        """The numbers in digits that another text of the same meaning has not."""
        if self.digits <= there.digits:
            return set()
        known = there.digits | there.words
        late = set(there.late.values())
        return {
            number
            for number in self.digits - known - {ZERO}
            if self.late.get(number) not in known
            and not (number in late and number not in self.early)
        }

    def add_time(self, hour: int, minutes: int, is_late: bool) -> None:
        """Add a time of a clock of 12 hours, or one of 24 with the part of the day beside it."""
        value = Decimal(hour + 12 if is_late and hour < 12 else hour)
        self.digits |= {value, Decimal(minutes)}
        if is_late:
            self.late[value] = Decimal(hour)
        else:
            self.early.add(value)

    def take(self, pattern: re.Pattern[str], text: str, value: Value) -> str:
        """Add the value of each match; the text without them."""
        matches = list(pattern.finditer(text))
        self.digits |= {value(match) for match in matches}
        return cut_out(matches, text)

    def take_digits(self, text: str) -> None:
        """Add every number of digits."""
        self.digits |= {to_decimal(number) for number in NUMBER.findall(text)}


def cut_out(matches: list[re.Match[str]], text: str) -> str:
    """A text with a blank in place of each match; most texts have none and stay as they are."""
    if not matches:
        return text
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches), len(text)]
    return " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def plain_digits(number: str) -> str:
    """A number without the commas between its thousands."""
    return number.replace(",", "")


def to_decimal(digits: str, scale: int = 1) -> Decimal:
    """The value of digits with commas between thousands."""
    return (Decimal(plain_digits(digits)[:LONGEST]) * scale).normalize()


def narrow(text: str) -> str:
    """Full-width digits and their signs as narrow ones."""
    return text if text.isascii() else text.translate(NARROW)


def show(value: Decimal) -> str:
    """A value as a reader writes it."""
    return f"{value:f}"
