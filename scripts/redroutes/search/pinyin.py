"""Readings of the characters in names: full syllables, from which the browser also takes initials.

Read in context by pypinyin; a record's own ``pinyin`` wins (杨行 is Yang*hang*). A character that is read in two
ways in different names keeps both.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from redroutes.search.folding import HAN, fold


def make_readings(names: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """Character -> its readings, with spaces between.

    ``names`` are pairs of a name and the reading that its record gives, if it gives one.
    """
    found: dict[str, set[str]] = {}
    for name, given in names:
        for character, reading in read_name(fold(name), given):
            found.setdefault(character, set()).add(reading)
    return {character: " ".join(sorted(found[character])) for character in sorted(found)}


def read_name(name: str, given: str | None) -> list[tuple[str, str]]:
    """Pairs of a Chinese character and its reading, for the characters of a name."""
    characters = "".join(HAN.findall(name))
    syllables = given.lower().split() if given else []
    if len(syllables) != len(characters):
        syllables = _read(characters)
    if len(syllables) != len(characters):
        return []
    return list(zip(characters, syllables, strict=True))


@lru_cache(maxsize=65536)
def _read(characters: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(characters, errors="ignore") if characters else []
