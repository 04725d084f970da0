"""Records, long texts and rules of opening hours, changed as a typing mistake or a stranger would change them.

All choices come from a ``random.Random``: the same seed gives the same texts, and Hypothesis can choose in its place.
"""

from __future__ import annotations

import random

from torture.hostile import ATTACKS

LARGEST = 200_000
"""Characters of a text; the reader refuses larger files."""
SIGNS = (
    *" \n\t:-?,[]{}#&*!|>'\"%@`\\~<=/+.()_0149aZ",
    *"一二〇零亿万年月日点半　，。：、；（）“”《》—…·１ｗ",
    *"\r\x00\x1b\x85\xa0\xad\u200b\u200d\u2028\u202e\ufeff\ufffd\ufffe\ufe0f",
    "\U0001f3ee",
    "é",
    "e\u0301",
    "İ",
    "ß",
)
PIECES = (
    ": ",
    " #",
    "\n- ",
    "\n  ",
    "\n\n",
    "- - ",
    "? ",
    "{a: ",
    "[[",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "!x ",
    "--- ",
    "...\n",
    "%YAML 1.2\n",
    "|\n",
    ">-\n",
    "|2+\n",
    '"\\u202e',
    "'",
    "null",
    "no",
    "0x1F",
    "010",
    "10:30",
    "1_000",
    ".inf",
    "1e999",
    "-0",
    "2024-02-30",
    "九百九十九万亿",
    "1.2 billion",
    "half past four",
    "**",
    "](",
    "[a](",
    "https://",
    "1. ",
    "| a |",
    "&#x3c;",
    "<b>",
    "Mo-Su ",
    "PH off; ",
    "24/7",
    "00:00-24:00+",
    "week 1-53/2 ",
    "easter -1 day ",
    "sunrise-sunset ",
    '"" || ',
    "Feb 29-30 ",
)
RULE_WORDS = (
    *(
        "Mo",
        "Tu",
        "We",
        "Th",
        "Fr",
        "Sa",
        "Su",
        "PH",
        "SH",
        "Jan",
        "Feb",
        "Mar",
        "Jun",
        "Nov",
        "Dec",
    ),
    *("off", "closed", "open", "unknown", "week", "easter", "dawn", "sunset", "24/7", "daily"),
    *(
        "2026",
        "2027+",
        "9:00",
        "09:00",
        "17:00",
        "24:00",
        "26:00",
        "08:30",
        "31",
        "30",
        "29",
        "[1]",
    ),
    *("周一", "周日", "星期三", "节假日", "闭馆", "上午", "下午", "9点", "Monday"),
)
RULE_SIGNS = (*'-,;:|+/[]()" ～—–至到、；：，', " - ", "; ", ", ", " || ", " off", "–")
MOST_CHANGES = 4
HEAVY = 0.05
"""How many of the texts that repeat something do so until they are as large as a file may be."""


def mutate(chance: random.Random, text: str) -> str:
    """The text with one to four changes."""
    for _ in range(chance.randint(1, MOST_CHANGES)):
        text = chance.choice(CHANGES)(chance, text)[:LARGEST]
    return text


def make_rule(chance: random.Random, rules: list[str]) -> str:
    """A rule of opening hours: one of those given with changes, or words and signs in any order."""
    if chance.random() < 0.5:
        text = chance.choice(rules)
        for _ in range(chance.randint(1, MOST_CHANGES)):
            text = _put(chance, text, chance.choice(RULE_WORDS + RULE_SIGNS))
            if chance.random() < 0.5:
                text = _delete(chance, text)
        return text[:500]
    words = [
        chance.choice(RULE_WORDS) + chance.choice(RULE_SIGNS) for _ in range(chance.randint(1, 12))
    ]
    return "".join(words).strip()


def make_prose(chance: random.Random, texts: list[str]) -> str:
    """A long text: one of those given with changes, or pieces of markup in any order."""
    if chance.random() < 0.7:
        return mutate(chance, chance.choice(texts))
    return "".join(chance.choice(PIECES + SIGNS) for _ in range(chance.randint(1, 60)))


def _put(chance: random.Random, text: str, piece: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + piece + text[at:]


def _span(chance: random.Random, text: str, longest: int) -> tuple[int, int]:
    at = chance.randint(0, len(text))
    return at, min(len(text), at + chance.randint(1, longest))


def _insert_sign(chance: random.Random, text: str) -> str:
    return _put(chance, text, chance.choice(SIGNS))


def _insert_piece(chance: random.Random, text: str) -> str:
    return _put(chance, text, chance.choice(PIECES))


def _insert_attack(chance: random.Random, text: str) -> str:
    return _put(chance, text, chance.choice(ATTACKS).encode("utf-8", "replace").decode())


def _insert_any(chance: random.Random, text: str) -> str:
    code = chance.randint(0, 0x10FFFF)
    return _put(chance, text, "\ufffd" if 0xD800 <= code < 0xE000 else chr(code))


def _replace_sign(chance: random.Random, text: str) -> str:
    at, end = _span(chance, text, 1)
    return text[:at] + chance.choice(SIGNS) + text[end:]


def _delete(chance: random.Random, text: str) -> str:
    at, end = _span(chance, text, 20)
    return text[:at] + text[end:]


def _cut_off(chance: random.Random, text: str) -> str:
    return text[: chance.randint(0, len(text))]


def _double(chance: random.Random, text: str) -> str:
    at, end = _span(chance, text, 200)
    return text[:end] + text[at:]


def _many(chance: random.Random, text: str) -> str:
    """A sign or a piece very often: what takes long, or nests deep."""
    most = 17 if chance.random() < HEAVY else 10
    return _put(chance, text, chance.choice(PIECES + SIGNS) * int(2 ** (chance.random() * most)))


def _many_fields(chance: random.Random, text: str) -> str:
    names = (f"\nfield{number}: a" for number in range(int(2 ** (chance.random() * 9))))
    return text.rstrip("\n") + "".join(names) + "\n"


def _lines(chance: random.Random, text: str) -> str:
    """Two lines exchanged, one doubled or left out, one further in or out."""
    lines = text.split("\n")
    one, other = chance.randint(0, len(lines) - 1), chance.randint(0, len(lines) - 1)
    way = chance.randint(0, 4)
    if way == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif way == 1:
        lines.insert(one, lines[other])
    elif way == 2:
        del lines[one]
    else:
        lines[one] = lines[one][2:] if way == 3 else " " * chance.randint(1, 4) + lines[one]
    return "\n".join(lines)


def _all_line_ends(chance: random.Random, text: str) -> str:
    return text.replace("\n", chance.choice(("\r\n", "\r", "\u2028", " \n")))


CHANGES = (
    _insert_sign,
    _insert_piece,
    _insert_attack,
    _insert_any,
    _replace_sign,
    _replace_sign,
    _delete,
    _delete,
    _cut_off,
    _double,
    _many,
    _many_fields,
    _lines,
    _lines,
    _lines,
    _all_line_ends,
)
