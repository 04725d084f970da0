"""A number as people type it, with its unit -> the number in the unit of its field: ``2小时`` is 120 minutes.

A unit that the field does not count in, and words that make a number of hundreds or thousands, are left to the editor.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

FACTORS: dict[str, dict[str, int]] = {
    "minutes": {
        "分": 1,
        "分钟": 1,
        "min": 1,
        "小时": 60,
        "个小时": 60,
        "钟头": 60,
        "个钟头": 60,
        "h": 60,
    },
    "m": {"米": 1, "m": 1, "公尺": 1, "公里": 1000, "千米": 1000, "km": 1000},
    "days": {"天": 1, "日": 1, "个工作日": 1, "工作日": 1, "周": 7, "星期": 7, "个星期": 7},
    "degrees": {"°": 1, "度": 1},
    "": {
        "人": 1,
        "名": 1,
        "位": 1,
        "个": 1,
        "人次": 1,
        "年": 1,
        "元": 1,
        "层": 1,
        "级": 1,
        "处": 1,
        "站": 1,
        "字": 1,
    },
}
"""What a field counts in -> units and how many of the field's own they are."""
FIELDS = {
    "minutes": "minutes",
    "speech": "minutes",
    "doing": "minutes",
    "lat": "degrees",
    "lon": "degrees",
}
"""Field -> what it counts in; others say it at the end of their name, or count things."""
NUMBER = re.compile(r"约?\s*(-?(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,18})(?:\.\d{1,17})?)\s*(\D{0,6})")
DECIMAL_COMMA = re.compile(r"(?<![\d,.])(\d{1,3}),(\d{1,2}|\d{4,8})(?![\d,.])")
"""1,5 as some languages write 1.5; 1,500 is a thousand and a half."""
DIGIT = "[一二两三四五六七八九]"
HAN_NUMBER = re.compile(
    rf"({DIGIT}百(?:零{DIGIT}|{DIGIT}?十{DIGIT}?)?|{DIGIT}?十{DIGIT}?|{DIGIT}|零)\s*(\D{{0,6}})"
)
"""Only what is one number: 五六十 is fifty to sixty, 一百二 is said and not written."""
HALF = re.compile(r"(?:(\d{1,4}|[一二两三四五六七八九十])个)?半个?(小时|钟头)")
HOURS = re.compile(r"(\d{1,4})个?(?:小时|时|h)(\d{1,2})(?:分钟|分|min)?", re.IGNORECASE)
DEGREES = re.compile(
    r"(?P<word>[北南]纬|[东西]经|[NSEW])?\s*(?P<degrees>\d{1,3}(?:\.\d+)?)\s*(?:[°度]\s*"
    r"(?:(?P<minutes>\d{1,2}(?:\.\d+)?)\s*['′分]\s*(?:(?P<seconds>\d{1,2}(?:\.\d+)?)\s*(?:[\"″秒]|''|′′)\s*)?)?)?"
    r"(?P<side>[NSEW])?",
    re.IGNORECASE,
)
SIDES = {"lat": "N北S南", "lon": "E东W西"}
DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"两": 2}


def unit_of(name: str) -> str:
    """What a field counts in, by its name; empty for things and people."""
    if name in FIELDS:
        return FIELDS[name]
    return "m" if name.endswith("_m") else "days" if name.startswith("days") else ""


def read_number(value: str, name: str, *, is_whole: bool) -> int | float | None:
    """The number that a field takes; None where it is not clear."""
    unit = unit_of(name)
    text = unicodedata.normalize("NFKC", value).strip(" \t\n\u00a0“”‘’。，、；;,")
    text = text if unit == "degrees" else text.strip("\"'")
    text = DECIMAL_COMMA.sub(r"\1.\2", text)
    found = _read_degrees(text, name) if unit == "degrees" else _read_counted(text, unit)
    if found is None or (is_whole and found != found.to_integral_value()):
        return None
    return int(found) if is_whole or found == found.to_integral_value() else float(found)


def _read_counted(text: str, unit: str) -> Decimal | None:
    factors = FACTORS[unit]
    if unit == "minutes":
        half, hours = HALF.fullmatch(text), HOURS.fullmatch(text)
        if half:
            return Decimal(60 * _han(half[1] or "零") + 30)
        if hours:
            return Decimal(60 * int(hours[1]) + int(hours[2]))
    match = NUMBER.fullmatch(text)
    number = Decimal(match[1].replace(",", "")) if match else None
    if match is None:
        match = HAN_NUMBER.fullmatch(text)
        number = Decimal(_han(match[1])) if match else None
    word = match[2].strip().lower() if match else ""
    factor = factors.get(word, 0) if word else 1
    return number * factor if number is not None and factor else None


def _han(text: str) -> int:
    """``三十五`` and ``35`` as a number; up to 999."""
    if text.isdecimal():
        return int(text)
    total, last = 0, 0
    for sign in text:
        if sign in "十百":
            total += (last or 1) * (10 if sign == "十" else 100)
            last = 0
        else:
            last = DIGITS[sign]
    return total + last


def _read_degrees(text: str, name: str) -> Decimal | None:
    match = DEGREES.fullmatch(text) or DEGREES.fullmatch(text.strip("\"'"))
    if match is None:
        number = re.fullmatch(r"-?\d{1,3}(?:\.\d+)?", text)
        return Decimal(number[0]) if number else None
    side = (match["word"] or match["side"] or SIDES[name][0])[0].upper()
    if side not in SIDES[name]:
        return None
    parts = (Decimal(match[key] or 0) for key in ("degrees", "minutes", "seconds"))
    degrees = sum((part / 60**n for n, part in enumerate(parts)), Decimal(0))
    return round(-degrees if side in SIDES[name][2:] else degrees, 6)
