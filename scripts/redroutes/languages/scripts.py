"""In which script a text is written, by the names of its letters, and whether that is the script of a language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from redroutes.languages.tags import script_of

NAMES: dict[str, tuple[str, ...]] = {
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Hebr": ("HEBREW",),
    "Jpan": ("HIRAGANA", "KATAKANA", "CJK"),
    "Khmr": ("KHMER",),
    "Kore": ("HANGUL", "CJK"),
    "Laoo": ("LAO",),
    "Latn": ("LATIN",),
    "Mong": ("MONGOLIAN",),
    "Mymr": ("MYANMAR",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Thaa": ("THAANA",),
    "Thai": ("THAI",),
    "Tibt": ("TIBETAN",),
    "Yiii": ("YI",),
}
"""Script (ISO 15924) -> how the names of its letters begin, the one that tells it from others first."""
WORDS = 3
"""A name can have fewer words in Latin letters in any language."""
WORD = re.compile(r"[^\W\d_]{2,}")
ENOUGH = 12
"""So many letters of a Japanese or Korean text cannot all be Chinese characters; names of institutions can."""
SENTENCE = 24
"""The same in Japanese, where the names of institutions are long."""


@cache
def _script_name(character: str) -> str:
    if not character.isalpha():
        return ""
    return unicodedata.name(character, "").split(" ")[0].split("-")[0]


def count_scripts(text: str) -> Counter[str]:
    """How many letters a text has, by the first word of their names: ``LATIN``, ``CJK``, ``ARABIC``."""
    counts = Counter(map(_script_name, text))
    del counts[""]
    return counts


def is_in_script_of(text: str, tag: str) -> bool:
    """False for a text that cannot be in a language, by its letters; names and quotations from others may stand in it.

    Always true for languages whose script is not known here.
    """
    script = script_of(tag)
    expected = NAMES.get(script)
    if not expected:
        return True
    counts = count_scripts(text)
    own = sum(counts[name] for name in expected)
    if counts.keys() == {"LATIN"} and "LATIN" not in expected:
        return len(WORD.findall(text)) < WORDS
    if script in ("Jpan", "Kore"):
        return _is_more_than_chinese(text, counts, script) and (counts.total() < ENOUGH or own > 0)
    if script == "Hant" and _is_simplified(text):
        return False
    weight = {"CJK": 3}  # a character says as much as a few letters
    others = sum(n * weight.get(name, 1) for name, n in counts.items() if name not in expected)
    return others < ENOUGH or own * weight.get(expected[0], 1) * 2 >= others


def has_letters_of(text: str, tag: str) -> bool:
    """Whether a text has letters of the script of a language, and can be in it."""
    counts = count_scripts(text)
    expected = NAMES.get(script_of(tag), ())
    return any(counts[name] for name in expected) and is_in_script_of(text, tag)


def _is_more_than_chinese(text: str, counts: Counter[str], script: str) -> bool:
    """Whether a text of Chinese characters can be Japanese or Korean: with kana or hangul, or as short as a name."""
    if sum(counts[name] for name in NAMES[script] if name != "CJK"):
        return True
    if script == "Kore":
        return counts["CJK"] < ENOUGH
    return counts["CJK"] < SENTENCE and all(_is_in(c, "shift_jis_2004") for c in text)


def _is_simplified(text: str) -> bool:
    """Whether a text for readers of traditional characters is in simplified ones: a quarter of them, and three."""
    han = [c for c in text if _script_name(c) == "CJK"]
    strange = [c for c in han if not _is_in(c, "big5hkscs") and _is_in(c, "gb2312")]
    return len(strange) >= 3 and len(strange) * 4 >= len(han)


@cache
def _is_in(character: str, encoding: str) -> bool:
    if not character.isalpha():
        return True
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
