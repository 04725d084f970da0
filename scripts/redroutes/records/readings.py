"""Readings as records give them: pinyin, a syllable for each Chinese character, with or without tone marks."""

from __future__ import annotations

import unicodedata

MARKS = "\u0300\u0301\u0304\u030c"
"""The four tone marks as combining characters: grave, acute, macron, caron."""


def split_reading(given: str) -> list[str]:
    """``Lǚ háng`` -> ``["lv", "hang"]``: the syllables without tones, in small letters, with ``v`` for ü."""
    letters = unicodedata.normalize("NFD", given.lower())
    plain = unicodedata.normalize("NFC", "".join([x for x in letters if x not in MARKS]))
    return plain.replace("ü", "v").split()
