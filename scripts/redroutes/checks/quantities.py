"""What the numbers of a text come to: those in digits, which every language must have, and those in words.

The most used patterns begin with a digit, and look back from behind it: ``re`` passes over all else at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"\d(?:\d{0,2}(?:,\d{3})+(?!\d)|\d*)(?:\.\d+)?")
AMOUNT = r"(\d(?<![\d.,].)(?:[\d,]{0,38}\d)?(?:\.\d{1,20})?)"
"""A number with nothing of a number before it."""
LONGEST = 40
"""Digits of a number that are compared; what is longer is no number that a reader could read."""
ZERO = Decimal(0)
SHORT_YEARS = re.compile(r"(?<![\d-])((?:1\d|20)\d\d)年?(?:[-–—]|至|到)(\d\d)(?![\d:–-])")
"""1937–45."""
PER_MILLE = re.compile(r"(?<![\d.,])(\d{1,4}(?:\.\d{1,9})?)\s?‰")
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
    also: dict[Decimal, set[Decimal]] = field(default_factory=dict)
    """Other numbers by which one may be told: 3 -> 30,000 in 3-5万."""

    @cached_property
    def words(self) -> set[Decimal]:
        """Written in words; the other language may have them."""
        return self.read_words()

    def lost_in(self, there: Quantities) -> set[Decimal]:
        """The numbers in digits that another text of the same meaning has not."""
        if self.digits <= there.digits:
            return set()
        known = there.digits | there.words | set().union(*there.also.values())
        late = set(there.late.values())
        return {
            number
            for number in self.digits - known - {ZERO}
            if self.late.get(number) not in known
            and not self.also.get(number, set()) & known
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
        """Add every number of digits, and the years of 1937–45 whole."""
        self.digits |= {to_decimal(number) for number in NUMBER.findall(text)}
        for first, last in SHORT_YEARS.findall(text):
            if last > first[2:]:
                self.tell(Decimal(last), Decimal(first[:2] + last))

    def tell_per_mille(self, text: str) -> None:
        """5‰ is 0.5 per cent."""
        for number in PER_MILLE.findall(text):
            self.tell(Decimal(number), Decimal(number) / 10)

    def tell(self, number: Decimal, other: Decimal) -> None:
        """A number may be told by another one."""
        self.also.setdefault(number, set()).add(other)


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


def show(value: Decimal) -> str:
    """A value as a reader writes it."""
    return f"{value:f}"
