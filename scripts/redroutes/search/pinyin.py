"""Readings of the characters in names: full syllables, from which the browser also takes initials.

Read in context by pypinyin; a record's own ``pinyin`` wins (杨行 is Yang*hang*). A character that is read in two
ways in different names keeps both. How pypinyin is loaded is left to ``reader.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from redroutes.search.folding import HAN
from redroutes.search.reader import load_all_phrases, load_phrases_for, read_characters

_known: dict[str, str] = {}
"""Characters of a name -> their syllables with spaces between."""


def join_readings(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Character -> all its readings, with spaces between, from pairs of a character and one reading."""
    found: dict[str, set[str]] = {}
    for character, reading in pairs:
        found.setdefault(character, set()).add(reading)
    return {character: " ".join(sorted(found[character])) for character in sorted(found)}


def read_name(name: str, given: str | None) -> list[tuple[str, str]]:
    """Pairs of a Chinese character and its reading, for the characters of a folded name."""
    characters = "".join(HAN.findall(name))
    if not characters:
        return []
    syllables = _split_given(characters, given) or _read(characters)
    if len(syllables) != len(characters):
        return []
    return list(zip(characters, syllables, strict=True))


def read_ahead(names: Iterable[tuple[str, str | None]]) -> None:
    """Read many folded names at once, with the readings that their records give.

    ``read_name`` knows them afterwards, and only the phrases that they can have were loaded.
    """
    found = (("".join(HAN.findall(name)), given) for name, given in names)
    new = {
        characters
        for characters, given in found
        if characters and characters not in _known and not _split_given(characters, given)
    }
    load_phrases_for(new)
    _known.update((characters, read_characters(characters)) for characters in new)


def cached_readings() -> dict[str, str]:
    """All that has been read, for ``use_cached_readings`` of a later run: characters -> syllables."""
    return dict(_known)


def use_cached_readings(readings: Mapping[str, str]) -> None:
    """Take what an earlier run has read, so that pypinyin need not be loaded for it."""
    _known.update(readings)


def _split_given(characters: str, given: str | None) -> list[str]:
    """The syllables that a record gives, if it gives one a character."""
    syllables = given.lower().split() if given else []
    return syllables if len(syllables) == len(characters) else []


def _read(characters: str) -> list[str]:
    if characters not in _known:
        load_all_phrases()
        _known[characters] = read_characters(characters)
    return _known[characters].split()
