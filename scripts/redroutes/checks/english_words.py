"""Numbers in words of an English text: whole runs of words, ordinals, months, and words such as both or a dozen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        (["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]),
        strict=True,
    )
}
SMALL = {word: value for words in (UNITS, ORDINALS) for value, word in enumerate(words)}
SMALL |= TENS | {f"{word[:-1]}ieth": value for word, value in TENS.items()}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
SCALE_WORDS = SCALES | {f"{word}th": value for word, value in SCALES.items()} | {"dozen": 12}
BEGINNINGS = frozenset([*SMALL, *SCALE_WORDS, *(f"{word}s" for word in SCALE_WORDS)])
"""What a number in words can begin with."""
SCALE_PARTS = ("illion", "thousand", "hundred", "dozen")
"""A text in small letters without one of these has no scale."""
OTHERS: dict[str, tuple[int, ...]] = {
    "once": (1,),
    "twice": (2,),
    "thrice": (3,),
    "both": (2,),
    "double": (2,),
    "pair": (2,),
    "couple": (2,),
}
OTHERS |= {
    "sept": (9,),
    "dozen": (12,),
    "noon": (12,),
    "midnight": (24,),
    "single": (1,),
    "half": (1, 2, 50, 30),
    "halves": (2,),
}
OTHERS |= {"quarter": (4, 15, 25), "quarters": (4, 45, 75)}
OTHERS |= {f"{word}s": (value,) for value, word in enumerate(ORDINALS) if value > 2}
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
OTHERS |= {month: (number,) for number, month in enumerate(MONTHS, 1)}
OTHERS |= {month[:3]: (number,) for number, month in enumerate(MONTHS, 1)}
DECADES = {f"{word[:-1]}ies": value for word, value in TENS.items()}
WORD = re.compile(r"[a-z]+|[^a-z\s-]+")
LEAST = 11
"""Smaller numbers in words are too often no counts: one of them, the first thing."""


def read_words(text: str) -> set[Decimal]:
    """Every number in words, each as a whole: two hundred and ten is 210 and neither 200 nor 10."""
    words = WORD.findall(text.lower())
    found: set[Decimal] = set().union(*_runs(words))
    said = set(words)
    found |= {Decimal(value) for word in said & OTHERS.keys() for value in OTHERS[word]}
    for word in said & DECADES.keys():
        found |= {Decimal(DECADES[word]), Decimal(1900 + DECADES[word])}
    if "half" in said:
        found |= {value + Decimal("0.5") for value in found}
    return found


def read_counts(text: str) -> list[set[Decimal]]:
    """What each larger number in words can mean."""
    runs = _runs(WORD.findall(text.lower()))
    return [values for values in runs if max(values) >= LEAST]


def _runs(words: list[str]) -> Iterator[set[Decimal]]:
    run: list[int] = []
    kinds: list[str] = []
    for index, word in enumerate([*words, ""]):
        if not run and word not in BEGINNINGS:
            continue
        single = word.removesuffix("s") if word.removesuffix("s") in SCALE_WORDS else word
        before = words[max(index - 2, 0) : index]
        if single in SCALES and before in (["half", "a"], ["half", "an"]):
            yield {Decimal(SCALES[single]) / 2}
            continue
        begins = before[-1:] in (["a"], ["an"], ["the"]) or single.endswith("th")
        if word in SMALL or (single in SCALE_WORDS and (run or begins)):
            run.append(SMALL.get(word, SCALE_WORDS.get(single, 0)))
            kinds.append("small" if word in SMALL else "scale")
        elif word == "oh" and run:  # nineteen oh five
            run.append(0)
            kinds.append("small")
        elif not _goes_on(words, index, kinds) and run:
            yield _read_run(run, kinds)
            run, kinds = [], []


def _goes_on(words: list[str], index: int, kinds: list[str]) -> bool:
    """Whether an "and" stands within a number: two hundred and ten."""
    following = words[index + 1 : index + 2]
    is_joint = words[index : index + 1] == ["and"] and kinds[-1:] == ["scale"]
    return is_joint and bool(following) and following[0] in SMALL


def _read_run(run: list[int], kinds: list[str]) -> set[Decimal]:
    """Words of numbers side by side: one number, or several where they do not go together."""
    values: list[int] = []
    total = current = 0
    is_open = False
    for value, kind in zip(run, kinds, strict=True):
        if kind == "scale":
            current = (current or 1) * value
            if value > 100:
                total, current = total + current, 0
        elif is_open and (
            current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and 0 < value < 10)
        ):
            current += value
        else:
            if is_open:
                values.append(total + current)
            total, current = 0, value
        is_open = True
    values.append(total + current)
    found = set(values)
    for first, second in pairwise(values):
        if 10 <= first <= 20 and second < 100:  # a year: nineteen thirty-two
            found.add(first * 100 + second)
    return {Decimal(value) for value in found}
