"""Text as it is spoken: numbers in Chinese read out, and how much there is to say.

Years are read digit by digit (1937年: 一九三七年), other numbers as numbers (2244人: 两千二百四十四人).
"""

from __future__ import annotations

import re

from redroutes.languages import (
    count_han,
    has_no_spaces,
    is_han_language,
    is_spoken_by_characters,
)

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
GROUPS = ("", "万", "亿", "万亿")
YEAR = re.compile(
    r"(?:1[0-9]|20)(?<![\d.]..)[0-9][0-9](?=(?:[至到—–、-](?:1[0-9]|20)[0-9][0-9])?年)"
)
"""1937年; both of 1937至1945年."""
CODE = re.compile(r"\d(?<!\d.)(?:\d*(?:-\d+)+(?!\d)|(?<=0)\d+|(?<![.,].)\d{8,}(?!\d))")
"""Telephone numbers and the like, read digit by digit."""
PERCENT = re.compile(r"(?<![\d,.])(\d[\d,]*(?:\.\d+)?)\s*[%％]")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
WORD = re.compile(r"[^\W_]")
"""A letter or a digit."""
REST = re.compile(r"[^\W_]\S*")
"""A word from its first letter on."""
KANA = re.compile(r"[\u3041-\u30ff]")
"""Two of them say about as much as a Chinese character, by estimate."""
LETTERS_OF_A_WORD = 5
"""In languages with neither spaces nor Chinese characters, by estimate."""
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def count_spoken(text: str, language: str) -> int:
    """How much one says: characters of Chinese and Japanese as spoken, words of other languages."""
    plain = LINK.sub(r"\1", text)
    if not is_spoken_by_characters(language):
        if has_no_spaces(language):
            return len(WORD.findall(plain)) // LETTERS_OF_A_WORD
        return len(REST.findall(plain))
    spoken = read_numbers(plain)
    if not is_han_language(language):
        return count_han(spoken) + len(KANA.findall(spoken)) // 2 + 2 * len(LATIN.findall(spoken))
    return count_han(spoken) + 2 * len(LATIN.findall(spoken))


def read_numbers(text: str) -> str:
    """A Chinese text with its Arabic numbers written as they are read."""
    text = YEAR.sub(lambda match: read_digits(match[0]), text)
    text = CODE.sub(lambda match: read_digits(match[0]), text)
    if "%" in text or "％" in text:
        text = PERCENT.sub(lambda match: f"百分之{_read(match[1])}", text)
    return NUMBER.sub(lambda match: _read(match[0]), text)


def read_digits(text: str) -> str:
    """Each digit by itself: 1937 is 一九三七; what is no digit is left out."""
    return "".join(DIGITS[int(digit)] for digit in text if digit.isdecimal())


def read_number(number: int) -> str:
    """A whole number from 0 to less than 10 to the 16th as it is read: 2244 is 两千二百四十四."""
    if number == 0:
        return DIGITS[0]
    text = ""
    rest = number
    for group in GROUPS:
        rest, part = divmod(rest, 10_000)
        if part:
            gap = DIGITS[0] if rest and part < 1000 else ""
            text = f"{gap}{_read_group(part)}{group}{text}"
        elif text and not text.startswith(DIGITS[0]):
            text = DIGITS[0] + text
    text = text.lstrip(DIGITS[0])
    if text.startswith("一十"):
        return text[1:]
    return re.sub(r"^二(?=[千万亿])|(?<=[万亿])二(?=千)", "两", text)


def _read(number: str) -> str:
    whole, _, decimals = number.replace(",", "").partition(".")
    text = read_number(int(whole)) if len(whole) <= 16 else read_digits(whole)
    return f"{text}点{read_digits(decimals)}" if decimals else text


def _read_group(number: int) -> str:
    """A number below 10,000: 2004 is 二千零四."""
    text, has_gap = "", False
    for position in (3, 2, 1, 0):
        digit = number // 10**position % 10
        if digit:
            text += (DIGITS[0] if has_gap else "") + DIGITS[digit] + UNITS[position]
            has_gap = False
        else:
            has_gap = bool(text)
    return text
