"""Telephone numbers as offices write them -> a number as a record has it; None where none can be understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redroutes.importing.texts import plain

CHINA = 86
"""Of telephone numbers."""
EXTENSION = re.compile(r"(?:转|分机号?|ext\.?|x)[:\s]*(\d{1,6})\b", re.IGNORECASE)
OF_THE_SAME = re.compile(r"[,;、]\s*(?=转|分机|ext)", re.IGNORECASE)
"""A comma before an extension parts no numbers."""
BEHIND_A_DASH = re.compile(r"(.*\d{7})\s*[-*#]\s*(\d{3,5})")
"""``0512-65123456-801``; fewer digits may be the last ones of a second number."""
SEPARATORS = re.compile(r"[/、;,\n|]|或|\band\b|\bor\b")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−~～", "-"))
REMARK = re.compile(r"\((?:\D*|[^()]*\d:\d\d[^()]*)\)")
"""Words or hours in brackets beside a number."""
NO_NUMBER = re.compile(r"\d\.?\d*e\+?\d|\*\*|\d[x×]{2,}|\d:\d\d\b", re.IGNORECASE)
"""A number that a spreadsheet has rounded, or of which somebody has covered a part; a time."""
BESIDE_HOTLINE = re.compile(
    r"(?:[\s:()-]|市民|咨询|政务|文旅|旅游|公共|投诉|预约|服务|热线|电话|拨打?|致电|请|tel|phone|call|hotline)*",
    re.IGNORECASE,
)
"""What may stand beside three to six digits that are a hotline, and no year or room."""
HOTLINE = re.compile(r"[19]\d{2,5}")
"""Of China: 110, 12345, 95598, 96123. Others with so few digits are extensions within a house."""


@dataclass(frozen=True)
class PhoneNumber:
    """A telephone number as a record has it."""

    number: str
    """E.164, or a hotline."""
    extension: str | None = None
    is_mobile: bool = False
    """A mobile phone is often a person's own."""


def read_phone(text: str, country: str, area_code: str = "") -> PhoneNumber | None:
    """The first number of a cell, a mobile phone's only if there is no other.

    ``area_code`` stands before local numbers that have none.
    """
    shown = REMARK.sub(" ", OF_THE_SAME.sub(" ", plain(text).translate(DASHES)))
    if NO_NUMBER.search(shown):
        return None
    found: list[PhoneNumber] = []
    for part in SEPARATORS.split(shown):
        number = _read_part(part, country, area_code)
        found += [number] if number else _read_each(part, country, area_code)
    offices = [number for number in found if not number.is_mobile]
    return next(iter(offices or found), None)


def area_code_of(number: str) -> str:
    """The area code of a number in E.164 as one dials it within the country, ``0512``; empty where it has none."""
    import phonenumbers

    parsed = phonenumbers.parse(number)
    length = phonenumbers.length_of_geographical_area_code(parsed)
    national = phonenumbers.national_significant_number(parsed)
    return f"0{national[:length]}" if length and parsed.country_code == CHINA else ""


def _read_each(part: str, country: str, area_code: str) -> Iterator[PhoneNumber]:
    """Several numbers with nothing but blanks between them."""
    pieces = part.split()
    for piece in pieces if len(pieces) > 1 else []:
        number = _read_part(piece, country, area_code)
        if number and len(number.number) > len("123456"):
            yield number


def _read_part(part: str, country: str, area_code: str) -> PhoneNumber | None:
    extension = EXTENSION.search(part)
    rest = EXTENSION.sub("", part)
    digits = re.sub(r"\D", "", rest)
    if 3 <= len(digits) <= 6 and not digits.startswith("0"):
        is_hotline = country != "CN" or HOTLINE.fullmatch(digits)
        beside = re.sub(r"\d", "", rest)
        return PhoneNumber(digits) if is_hotline and BESIDE_HOTLINE.fullmatch(beside) else None
    number = _parse(rest, country, area_code)
    behind = None if extension or number else BEHIND_A_DASH.fullmatch(rest.strip())
    if behind:
        number, extension = _parse(behind[1], country, area_code), behind
    if number is None:
        return None
    dialled = extension[extension.re.groups] if extension else None
    return PhoneNumber(number.number, dialled, number.is_mobile)


def _parse(text: str, country: str, area_code: str) -> PhoneNumber | None:
    import phonenumbers
    from phonenumbers import PhoneNumberType

    digits = re.sub(r"\D", "", text)
    for candidate in (text, f"{area_code}{digits}" if area_code else ""):
        try:
            number = phonenumbers.parse(candidate, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            form = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            return PhoneNumber(
                form, None, phonenumbers.number_type(number) == PhoneNumberType.MOBILE
            )
    return None
