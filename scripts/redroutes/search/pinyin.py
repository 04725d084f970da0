"""Readings of the characters in names: full syllables, from which the browser also takes initials.

Read in context by pypinyin; a record's own ``pinyin`` wins (石行 is Shi*hang*). A character that is read in two
ways in different names keeps both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from redroutes.languages import HAN
from redroutes.records.readings import split_reading

_readings: dict[str, str] = {}
"""Characters of a name -> their syllables with spaces between, as pypinyin gives them."""


def join_readings(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Character -> all its readings, with spaces between, from pairs of a character and one reading."""
    found: dict[str, set[str]] = {}
    for character, reading in pairs:
        found.setdefault(character, set()).add(reading)
    return {character: " ".join(sorted(found[character])) for character in sorted(found)}


def read_name(name: str, given: str | None) -> list[tuple[str, str]]:
    """Pairs of a Chinese character and its reading, for the characters of a folded name.

    ``given`` is the reading that the record gives for its name. Checks have seen that it fits the name in Chinese; a
    name in another script of Chinese, for which it is too long or too short, is read by the library.
    """
    characters = "".join(HAN.findall(name))
    if not characters:
        return []
    syllables = split_reading(given) if given else []
    if len(syllables) != len(characters):
        syllables = _read(characters).split()
    if len(syllables) != len(characters):
        return []
    return list(zip(characters, syllables, strict=True))


def read_syllables(characters: str) -> list[str]:
    """The syllables of Chinese characters, without tones."""
    return _read(characters).split()


def spellings(reading: str) -> list[str]:
    """A reading as it may be typed: ü, for which pypinyin writes ``v``, as ``v``, as ``yu``, and as a plain ``u``.

    A query in which it is typed as ``ü`` or with a tone mark is folded to the last.
    """
    return list(dict.fromkeys(reading.replace("v", one) for one in ("v", "yu", "u")))


def cached_readings() -> dict[str, str]:
    """All that pypinyin was asked, for ``use_cached_readings`` of a later run: characters -> syllables."""
    return dict(_readings)


def use_cached_readings(readings: Mapping[str, str]) -> None:
    """Take what an earlier run was given, so that pypinyin need not be loaded for it."""
    _readings.update(readings)


def load_phrases() -> None:
    """Load pypinyin with its phrases, which is else done when it is asked for the first time."""
    import pypinyin  # noqa: F401 - what is imported stays


def _read(characters: str) -> str:
    """Syllables without tones; a character that pypinyin cannot read has none."""
    if characters not in _readings:
        from pypinyin import lazy_pinyin  # loads its phrases, which a rebuild seldom needs

        _readings[characters] = " ".join(lazy_pinyin(characters, errors="ignore"))
    return _readings[characters]
