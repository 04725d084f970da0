"""Text -> the form in which it is compared: NFKC, small letters, simplified characters, letters and digits only.

The browser folds queries in the same way; ``overrides/assets/search.js`` holds the counterpart of each function.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
ACCENTED = re.compile(r"[\u00c0-\u06ff\u1b00-\u1fff\u2100-\u22ff\u2adc]")
"""Where all characters lie that have an accent to take off (tested over all of Unicode)."""
NOT_A_LETTER = re.compile(r"[^\w\x00]+")
"""What a stream leaves out, with ``_``; NUL, which no text has, stays and parts the texts of a page."""
POSSESSIVE = re.compile(r"[\u2018\u2019']s?\b")
MARKS = "·–—‘’“”…、。《》「」『』【】〈〉！（），：；？"
"""Punctuation of plain texts. It folds to punctuation and never joins with its neighbours."""
_BLOCK = "".join(chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)))
_WORDS_ONLY = bytes(
    code if chr(code) in "0123456789abcdefghijklmnopqrstuvwxyz" else 32 for code in range(256)
)

_table: dict[int, str] = {}


def simplified_table() -> dict[int, str]:
    """Traditional character -> simplified, for single characters (OpenCC's t2s)."""
    if not _table:
        _table.update(_ask_opencc())
    return _table


def use_cached_simplified(table: dict[int, str]) -> None:
    """Take the table that an earlier run was given, so that OpenCC need not be loaded; an empty one is none."""
    if not _table:
        _table.update(table)


def _ask_opencc() -> dict[int, str]:
    import opencc

    converted = opencc.OpenCC("t2s").convert("\n".join(_BLOCK)).split("\n")
    return {
        ord(old): new
        for old, new in zip(_BLOCK, converted, strict=True)
        if old != new and len(new) == 1
    }


def is_common(character: str) -> bool:
    """True for the 5,401 frequent traditional characters, level 1 of Big5: what a keyboard really types."""
    try:
        encoded = character.encode("big5")
    except UnicodeEncodeError:
        return False
    return len(encoded) == 2 and 0xA4 <= encoded[0] <= 0xC6


@lru_cache(maxsize=1)
def _traditional() -> re.Pattern[str]:
    """Finds whether a text has any traditional character: far quicker than translating one that has none."""
    return re.compile("[" + "".join(map(chr, sorted(simplified_table()))) + "]")


@lru_cache(maxsize=1)
def _unusual() -> re.Pattern[str]:
    """Finds what folding does more with than make letters small: anything but ASCII, simplified characters, MARKS.

    One class of ranges: a second class beside it, for the traditional characters, would take three times as long.
    """
    simplified = [code for code in map(ord, _BLOCK) if code not in simplified_table()]
    breaks = [i for i, (one, two) in enumerate(pairwise(simplified)) if two != one + 1]
    starts, ends = [0, *(i + 1 for i in breaks)], [*breaks, len(simplified) - 1]
    ranges = (
        f"{chr(simplified[start])}-{chr(simplified[end])}"
        for start, end in zip(starts, ends, strict=True)
    )
    return re.compile(f"[^\\x00-\\x7f{MARKS}{''.join(ranges)}]")


def fold(text: str) -> str:
    """NFKC, small letters, accents off Latin letters, simplified characters."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).lower()
    if _traditional().search(text):
        text = text.translate(simplified_table())
    if not ACCENTED.search(text):
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", re.sub(r"[\u0300-\u036f]", "", decomposed))


def stream(text: str) -> str:
    """The letters, digits and characters of a text without anything between them."""
    return streams([text])[0]


def streams(texts: Iterable[str]) -> list[str]:
    """The streams of several texts, folded in one go."""
    folded = _fold_letters("\0".join(texts)).replace("_", " ")
    return NOT_A_LETTER.sub("", folded).split("\0")


def words(text: str) -> list[str]:
    """The Latin words and numbers of a text, in order; an apostrophe ends a word's stem."""
    folded = POSSESSIVE.sub(" ", _fold_letters(text))
    # in bytes, for that takes half the time of finding the words by a pattern
    letters = folded.encode("ascii", "replace").translate(_WORDS_ONLY)
    return letters.decode("ascii").split()


def _fold_letters(text: str) -> str:
    """Fold, but punctuation may stay as it is: normalizing it takes three times as long as all the rest."""
    if not _unusual().search(text):
        return text.lower()
    parts = text.split("\0")
    return "\0".join(fold(part) if _unusual().search(part) else part.lower() for part in parts)


def hash_term(term: str) -> int:
    """FNV-1a, 32 bits, over UTF-16 code units, as the browser computes it."""
    value = 0x811C9DC5
    for byte in memoryview(term.encode("utf-16-le")).cast("H"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value
