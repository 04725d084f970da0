"""pypinyin with no more phrases than are needed: Chinese characters -> their syllables.

All its 47,000 phrases take 0.1 s to load, three times as long as the library without them. So it starts without
(``PYPINYIN_NO_PHRASES``), and is given the phrases that can stand in the names at hand (``load_phrases_dict``).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

PHRASES = "phrases_dict.json"
"""pypinyin's own file of phrases, beside its modules: ``{"银行": [["yín"], ["háng"]], …}``."""


def read_characters(characters: str) -> str:
    """The syllables of Chinese characters with spaces between, without tones; those without a reading have none."""
    _load_library()
    from pypinyin.seg.mmseg import seg

    return " ".join(filter(None, map(_read_phrase, seg.cut(characters))))


def load_phrases_for(names: Iterable[str]) -> None:
    """Load the phrases that can stand in some names, or begin at their end, where pypinyin looks for them too."""
    starts = {one + two for name in names for one, two in pairwise(name)}
    if starts:
        _give(find_phrases(starts))


@cache
def load_all_phrases() -> None:
    """Load all phrases, for names that nobody has announced."""
    _load_library()
    from pypinyin.phrases_dict import phrases_dict

    _give(phrases_dict)


def find_phrases(starts: set[str]) -> dict[str, list[list[str]]]:
    """The library's phrases whose first two characters are among ``starts``, with their readings.

    Only these are parsed: to parse the whole file takes five times as long.
    """
    text = (Path(_load_library().__file__).parent / PHRASES).read_text("utf-8")
    parts = text.split('": ')
    found = {}
    for before, after in pairwise(parts):
        phrase = before[before.rindex('"') + 1 :]
        if phrase[:2] in starts:
            found[phrase] = json.loads(after[: after.rfind("]") + 1])
    return found


def _give(phrases: dict[str, list[list[str]]]) -> None:
    _load_library().load_phrases_dict(phrases)


@cache
def _read_phrase(phrase: str) -> str:
    return " ".join(_load_library().lazy_pinyin([phrase], errors="ignore"))


@cache
def _load_library() -> Any:
    """pypinyin with its single characters only."""
    before = os.environ.get("PYPINYIN_NO_PHRASES")
    os.environ["PYPINYIN_NO_PHRASES"] = "1"
    try:
        import pypinyin
    finally:
        if before is None:
            del os.environ["PYPINYIN_NO_PHRASES"]
    return pypinyin
