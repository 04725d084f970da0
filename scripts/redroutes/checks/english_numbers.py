"""Numbers of an English text: digits, scales, clock times and decades; words, ordinals, months, Roman numerals."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from redroutes.checks.quantities import DIGIT, Quantities, cut_out, to_decimal

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
    "half": (2, 50, 30),
    "halves": (2,),
}
OTHERS |= {"quarter": (4, 15, 25), "quarters": (4, 45, 75)}
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
ROMANS = {
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
ROMAN = re.compile(r"\b[IVX]{1,4}\b")
WORD = re.compile(r"[a-z]+|[^a-z\s-]+")
AMOUNT = r"(?<![\d.,])(\d[\d,]{0,39}(?:\.\d{1,20})?)"
SCALED = re.compile(
    rf"{AMOUNT}[\s-]+(hundred|thousand|million|billion|trillion|dozen)(?![a-z])", re.IGNORECASE
)
TIME = r"(?<![\d:.,])(\d{1,2})(?:[:.](\d\d))?(?![\d,]*\d)"
PART = (
    r"(?:\s?(?P<half>[ap])(?:\.\s?m\b\.?|m\b)"
    r"|\s(?:o'clock\s)?(?:in\sthe\s(?P<part>morning|afternoon|evening)|at\s(?P<night>night)))"
)
CLOCK = re.compile(rf"(?:{TIME}\s?(?:to|until|and|or|[-–—])\s?)?{TIME}{PART}", re.IGNORECASE)
SHORT_DECADE = re.compile(r"(?<![\d])['’]?([1-9]0)s\b")


def read_english(text: str) -> Quantities:
    """The numbers of a text."""
    found = Quantities(lambda: _words(text.lower()) | _romans(text))
    if not DIGIT.search(text):
        return found
    clocks = list(CLOCK.finditer(text))
    for match in clocks:
        _take_clock(found, match)
    rest = cut_out(clocks, text)
    rest = found.take(SCALED, rest, lambda m: to_decimal(m[1], SCALE_WORDS[m[2].lower()]))
    rest = found.take(SHORT_DECADE, rest, lambda m: Decimal(1900 + int(m[1])))
    found.take_digits(rest)
    return found


def _romans(text: str) -> set[Decimal]:
    return {Decimal(ROMANS[word]) for word in ROMAN.findall(text) if word in ROMANS}


def _take_clock(found: Quantities, match: re.Match[str]) -> None:
    """One time or a range; of a range both ends are in the same half of the day, unless it passes noon."""
    first, first_minutes, last, last_minutes = match.groups()[:4]
    is_late = (match["half"] or "").lower() == "p" or match["part"] in ("afternoon", "evening")
    is_late = is_late or bool(match["night"])
    found.add_time(int(last) % 12 if not is_late else int(last), int(last_minutes or 0), is_late)
    if first:
        passes_noon = is_late and int(first) % 12 > int(last) % 12
        found.add_time(int(first), int(first_minutes or 0), is_late and not passes_noon)


def _words(text: str) -> set[Decimal]:
    """Every number in words, each as a whole: two hundred and ten is 210 and neither 200 nor 10."""
    found: set[Decimal] = set()
    run: list[int] = []
    kinds: list[str] = []
    words = WORD.findall(text)
    for index, word in enumerate([*words, ""]):
        single = word.removesuffix("s") if word.removesuffix("s") in SCALE_WORDS else word
        before = words[max(index - 2, 0) : index]
        if single in SCALES and before in (["half", "a"], ["half", "an"]):
            found.add(Decimal(SCALES[single]) / 2)
            continue
        begins = before[-1:] in (["a"], ["an"]) or single.endswith("th")
        if word in SMALL or (single in SCALE_WORDS and (run or begins)):
            run.append(SMALL.get(word, SCALE_WORDS.get(single, 0)))
            kinds.append("small" if word in SMALL else "scale")
            continue
        if (
            word == "and"
            and kinds[-1:] == ["scale"]
            and words[index + 1 : index + 2]
            and words[index + 1] in SMALL
        ):
            continue
        if run:
            found |= _read_run(run, kinds)
            run, kinds = [], []
        found |= {Decimal(value) for value in OTHERS.get(word, ())}
        if word in DECADES:
            found |= {Decimal(DECADES[word]), Decimal(1900 + DECADES[word])}
    if "half" in words:
        found |= {value + Decimal("0.5") for value in found}
    return found


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
