"""What is looked for as a whole: telephone numbers, and addresses with a number. A query that is one finds it first.

Such a key stands among the terms of the texts, behind ``MARK``, which no text has. ``overrides/assets/search.js``
makes the key of a query in the same way, from queries with a digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from redroutes.languages import HAN
from redroutes.records.phone_areas import CHINA, split_area, split_service
from redroutes.records.positions import Address, Phone
from redroutes.search.folding import stream, words

MARK = "@"
"""Before a key, so that it is no pair of characters and no word."""
ABBREVIATIONS = {"rd": "road", "st": "street", "ave": "avenue", "no": ""}
"""Words of addresses as people shorten them."""
UNIT = re.compile(r"[^0-9]{1,5}?[省市区县镇乡]|[^0-9]{1,5}?街道")
"""A unit of administration before a street, shortest first."""
CLAUSE = re.compile(r"[^（）()，,；;。]+")
NUMBERED = re.compile(r"^[^0-9]*[^0-9区镇]{2}[0-9]+(?:弄[0-9]+)?(?:号|弄)")
"""A street with its number: 磨坊路1号, 磨坊路12弄3号."""
HOUSE = re.compile(r"(?<![0-9])(?:[0-9]+, )?(?:Lane [0-9]+,|[0-9]+)(?: [A-Z][\w’']*)+")
"""The same in Latin letters: 1 Mill Road; Lane 12, Mill Road."""
WHOLE, BEGINS, INSIDE = 3, 2, 1
"""How much of an address a key is: all but remarks on the town, its beginning, something further on."""


def exact_keys(record: Any) -> dict[str, int]:
    """Key -> ``WHOLE``, ``BEGINS`` or ``INSIDE``, for a record with a telephone number or an address."""
    keys: dict[str, int] = {}
    phone: Phone | None = getattr(record, "phone", None)
    if phone:
        keys |= dict.fromkeys(_phone_keys(phone), WHOLE)
    address: Address | None = getattr(record, "address", None)
    for text in address.text.languages.values() if address else ():
        for part, weight in _han_parts(text) if HAN.search(text) else _latin_parts(text):
            key = exact_key(part)
            keys[key] = max(weight, keys.get(key, 0))
    return keys


def exact_key(text: str) -> str:
    """A text as a key: without signs, without 号 at its end, with words of addresses written out."""
    if HAN.search(text):
        return stream(text).removesuffix("号")
    return "".join([ABBREVIATIONS.get(word, word) for word in words(text)])


def phone_texts(record: Any) -> list[str]:
    """The telephone number of a record as its page shows it, without spaces; none where there is none."""
    phone: Phone | None = getattr(record, "phone", None)
    if not phone:
        return []
    parts = split_area(phone.number) or split_service(phone.number) or (phone.number,)
    return ["-".join(parts)]


def _phone_keys(phone: Phone) -> Iterator[str]:
    """A number from abroad, from the country and within its area; with its extension as well."""
    forms = {phone.number, phone.number.replace(CHINA, "0"), phone.number.removeprefix(CHINA)}
    area = split_area(phone.number)
    forms |= {area[1]} if area else set()
    for form in forms:
        yield exact_key(form)
        if phone.extension:
            yield exact_key(form + phone.extension)


def _han_parts(text: str) -> Iterator[tuple[str, int]]:
    """Streets with their numbers, from each unit of administration on: 上灯镇磨坊路1号, 磨坊路1号."""
    for clause in CLAUSE.finditer(text):
        found = NUMBERED.match(clause[0])
        if not found:
            continue
        weight = BEGINS if clause.start() == 0 else INSIDE
        weight = WHOLE if len(found[0]) == len(text) else weight
        rest = found[0]
        yield rest, weight
        while unit := UNIT.match(rest):
            rest = rest[unit.end() :]
            if NUMBERED.match(rest):
                yield rest, weight


def _latin_parts(text: str) -> Iterator[tuple[str, int]]:
    """Houses with their street, and with all units up to each that follows: 1 Mill Road, Upper Lantern."""
    is_plain = all(part[:1].isupper() or part[:1].isdigit() for part in text.split(", "))
    for house in HOUSE.finditer(text):
        weight = BEGINS if house.start() == 0 else INSIDE
        weight = WHOLE if weight == BEGINS and is_plain and "(" not in text else weight
        units = text[house.end() :].partition("(")[0].split(",")
        yield from ((part, weight) for part in accumulate(units[1:], initial=house[0]))
