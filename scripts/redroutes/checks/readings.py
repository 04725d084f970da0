"""Readings of names: a ``pinyin`` that does not fit its name would hide the place from whoever types it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.checks.rules import Rules
from redroutes.languages import HAN, is_han_language
from redroutes.messages import Joined, Message, told
from redroutes.problems import Loc, Problem
from redroutes.records.base import Text
from redroutes.records.collection import Entry
from redroutes.records.readings import split_reading
from redroutes.records.walk import Walk


def check_readings(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """A given reading has a syllable for each Chinese character of the name, and each is one of its readings."""
    for loc, model in walk.models:
        fields = vars(model)
        given: str | None = fields.get("pinyin")
        name: Text | None = fields.get("name")
        if not given or name is None:
            continue
        names = [x for key, x in name.languages.items() if is_han_language(key) and HAN.search(x)]
        faults = [list(_faults(entry, (*loc, "pinyin"), given, x)) for x in names]
        if not names:
            yield entry.problem((*loc, "pinyin"), "wrong-reading", *told("pinyin.no-chinese"))
        elif all(faults):
            yield from faults[0]


def _faults(entry: Entry[Any], loc: Loc, given: str, name: str) -> Iterator[Problem]:
    characters, syllables = HAN.findall(name), split_reading(given)
    if len(characters) != len(syllables):
        counts = {
            "syllables": Message("pinyin.syllables", n=len(syllables)),
            "characters": Message("pinyin.characters", n=len(characters)),
        }
        right = " ".join(_readings(character)[0] for character in characters)
        message, hint = told("pinyin.count", name="".join(characters), right=right, **counts)
        yield entry.problem(loc, "wrong-reading", message, hint)
        return
    for character, syllable in zip(characters, syllables, strict=True):
        known = _readings(character)
        if syllable not in known:
            readings = Joined(tuple(Message("value.word", value=x) for x in known), "or")
            where = {"syllable": syllable, "character": character, "name": name}
            message, hint = told("pinyin.wrong", readings=readings, **where)
            yield entry.problem(loc, "wrong-reading", message, hint)


def _readings(character: str) -> list[str]:
    """All readings that the library knows of a character, the usual one first; of one that it does not know, itself."""
    from pypinyin import Style, pinyin  # loads its dictionaries, which few records need

    (readings,) = pinyin(character, style=Style.NORMAL, heteronym=True)
    return list(dict.fromkeys(readings))
