"""A date as people type it -> ISO 8601: ``2026年11月29日``, ``2026.11.29``, ``29 November 2026``, a number of Excel."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Any

FIRST_DAY = date(1899, 12, 30)
"""Day 0 of Excel, WPS and LibreOffice, for all days since March 1900."""
SERIALS = range(29_221, 73_051)
"""Numbers of days that are taken for dates: 1980 to 2099."""
LONGEST = 60
"""Characters; what is longer is no date, and is not looked at."""
LENGTH = 5
"""Digits of such a number; a text of thousands of them is none."""
YEARS = range(1840, 2101)
WRITTEN = re.compile(
    r"(\d{4})\s*[年./、,-]?\s*(?:(\d{1,2})\s*[月./、,-]?\s*(?:(\d{1,2})\s*[日号]?)?)?(?:[\sT]+\d{1,2}:[\d:.]+Z?)?"
)
WEEKDAY = re.compile(r"\s*\(?\s*(?:星期|礼拜|周)[一二三四五六日天]\s*\)?$")
DASHES = re.compile(r"[\u2010-\u2015\u2212]")
TIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
ENGLISH = re.compile(r"(?:(\d{1,2})\s+)?([a-z]{3})[a-z]*\.?\s*(?:(\d{1,2}),)?\s*(\d{4})", re.I)
DIGITS = {sign: str(n) for n, sign in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
HAN = re.compile(
    r"([零〇○一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号])?)?"
)
UNKNOWN = {"未知", "不详", "不明", "无", "unknown"}


def read_date(value: Any, *, is_loose: bool) -> str | None:
    """A day, or with ``is_loose`` also a month, a year or ``unknown``; None where it is not clear."""
    if isinstance(value, bool) or len(str(value)) > LONGEST:
        return None
    text = unicodedata.normalize("NFKC", str(value)).strip("“”‘’\"' 。，.,\u00a0")
    text = DASHES.sub("-", WEEKDAY.sub("", text))
    if is_loose and text.lower() in UNKNOWN:
        return "unknown"
    if text.isdecimal() and len(text) == LENGTH and int(text) in SERIALS:
        return (FIRST_DAY + timedelta(days=int(text))).isoformat()
    for read in (_tight, _written, _han, _english):
        parts = read(text)
        if parts:
            return _write(*parts, is_loose=is_loose)
    return None


Parts = tuple[int, int | None, int | None]


def _tight(text: str) -> Parts | None:
    match = TIGHT.fullmatch(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def _written(text: str) -> Parts | None:
    match = WRITTEN.fullmatch(text)
    if not match:
        return None
    return int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None


def _han(text: str) -> Parts | None:
    match = HAN.fullmatch(text)
    if not match:
        return None
    year = int("".join(DIGITS[sign] for sign in match[1]))
    return year, _tens(match[2]) if match[2] else None, _tens(match[3]) if match[3] else None


def _tens(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    high = (int(DIGITS[tens]) if tens else 1) * 10 if ten else 0
    return high + (int(DIGITS[ones]) if ones else 0)


def _english(text: str) -> Parts | None:
    match = ENGLISH.fullmatch(text)
    if not match or match[2].lower() not in MONTHS or (match[1] and match[3]):
        return None
    day = match[1] or match[3]
    return int(match[4]), MONTHS.index(match[2].lower()) + 1, int(day) if day else None


def _write(year: int, month: int | None, day: int | None, *, is_loose: bool) -> str | None:
    if year not in YEARS or (day is None and not is_loose):
        return None
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7] if month else whole[:4]
