"""One form for numbers that both languages write in several: before anything is read, the text is evened out.

Fractions in one sign, thousands parted by narrow blanks, dates with points, telephone numbers; and Roman numerals.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

NARROW = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1B), 0xFF05, 0xFF0E)} | {
    0x200A: " ",
    0xA0: " ",
    0x2236: ":",
    0x2044: "/",
}
NARROW |= {0x2160 + number: str(number + 1) for number in range(12)}
"""Full-width digits, colon, point and percent sign, Roman numerals of one sign; a full-width comma parts numbers."""
THOUSANDS = re.compile(
    r"(?<![\d.,])\d{1,3}(?:(?:[\u00a0\u2009\u202f’]\d{3})+|(?:[ ]\d{3}){2,})(?![\d ])"
)
"""1 234 567."""
FRACTIONS = {"½": ("1/2", ".5"), "¼": ("1/4", ".25"), "¾": ("3/4", ".75")}
FRACTIONS |= {"⅓": ("1/3", ""), "⅔": ("2/3", "")}
FRACTION = re.compile(r"(\d{1,15})?\s?([½¼¾⅓⅔])")
"""2½."""
TELEPHONE = re.compile(
    r"(?<![\d(（+])(?:[(（]?\+86[)）]?[\s-]?[(（]?0?(\d{2,3})[)）]?|[(（]?0(\d{2,3})[)）]?)[\s-]?(\d{3,4})[\s-]?(\d{4})(?!\d)"
)
HOTLINE = re.compile(r"(?<!\d)([48]00)[ -]?(?:(\d{3})[ -]?(\d{4})|(\d{4})[ -](\d{3}))(?!\d)")

ROMAN = re.compile(
    r"(?<![A-Za-z])(?=[IVXL]{2}|[VX](?![A-Za-z]))"
    r"(X[LX]{0,3}|L?X{0,3})(IX|IV|V?I{0,3})(?![A-Za-z]|\.\s?[A-Z])"
)
ROMAN_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50}
DOTTED_DATE = re.compile(r"(?<![\d.])((?:1[89]|20)\d\d)\.(\d{1,2})\.(\d{1,2})(?![\d.])")
"""1937.8.13."""
DOTTED_MONTH = re.compile(r"(?<![\d.])((?:1[89]|20)\d\d)\.(0[1-9]|1[0-2])(?![\d.])")
"""2024.05."""


STARS = re.compile(r"(?<![A-Za-z])A{2,5}(?![A-Za-z0-9])")
"""AAAA: the grade of a sight, 4A."""
SIGN = re.compile("[½¼¾⅓⅔\u200a\u00a0\u2160-\u216b\uff10-\uff1a\uff05\uff0e∶⁄+]")
SOMEWHERE = re.compile(r"\d(?:[ \u2009\u202f’]\d{3}|\d{3}\.\d|(?<!\d.)(?:(?<=0)\d\d|(?<=[48])00))")
"""Every form has a sign or this; most texts have none and stay as they are."""


@lru_cache(maxsize=8192)
def even_out(text: str) -> str:
    """The text with each such number in one form."""
    if "AA" in text:
        text = STARS.sub(lambda m: f"{len(m[0])}A", text)
    if not (SIGN.search(text) or SOMEWHERE.search(text)):
        return text
    text = THOUSANDS.sub(lambda m: re.sub(r"\D", "", m[0]), text)
    if not text.isascii():
        text = FRACTION.sub(_write_fraction, text).translate(NARROW)
    text = DOTTED_DATE.sub(r"\1-\2-\3", text)
    text = DOTTED_MONTH.sub(r"\1-\2", text)
    text = TELEPHONE.sub(lambda m: f"0{m[1] or m[2]}{m[3]}{m[4]}", text)
    return HOTLINE.sub(lambda m: "".join(filter(None, m.groups())), text)


def _write_fraction(match: re.Match[str]) -> str:
    """``½`` as 1/2, ``2½`` as 2.5."""
    alone, behind = FRACTIONS[match[2]]
    if match[1] and behind:
        return match[1] + behind
    return f"{match[1] or ''} {alone}" if match[1] else alone


def find_romans(text: str) -> set[Decimal]:
    """Roman numerals; a single I is a person."""
    found: set[Decimal] = set()
    for tens, ones in ROMAN.findall(text):
        signs = [ROMAN_SIGNS[sign] for sign in tens + ones]
        following = [*signs[1:], 0]
        pairs = zip(signs, following, strict=True)
        found.add(Decimal(sum(-sign if sign < after else sign for sign, after in pairs)))
    return found
