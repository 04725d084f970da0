"""Text -> the form in which it is compared: NFKC, small letters, simplified characters, letters and digits only.

The browser folds queries in the same way; ``overrides/assets/search.js`` holds the counterpart of each function.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
ACCENTED = re.compile(r"[\u00c0-\u06ff\u1b00-\u1fff\u2100-\u22ff\u2adc]")
"""Where all characters lie that have an accent to take off (tested over all of Unicode)."""
BETWEEN = re.compile(r"[\W_]+")
WORD = re.compile(r"[a-z0-9]+")
_BLOCK = "".join(chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)))


@lru_cache(maxsize=1)
def simplified_table() -> dict[int, str]:
    """Traditional character -> simplified, for single characters (OpenCC's t2s)."""
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
    return BETWEEN.sub("", fold(text))


def words(text: str) -> list[str]:
    """The Latin words and numbers of a text, in order; an apostrophe ends a word's stem."""
    folded = re.sub(r"[\u2018\u2019']s?\b", " ", fold(text))
    return WORD.findall(folded)


def hash_term(term: str) -> int:
    """FNV-1a, 32 bits, over UTF-16 code units, as the browser computes it."""
    value = 0x811C9DC5
    for byte in memoryview(term.encode("utf-16-le")).cast("H"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value
