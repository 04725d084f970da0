"""Text -> the form in which it is compared: NFKC, lower case, simplified characters, letters and digits only.

The browser folds queries in the same way; ``overrides/assets/search.js`` holds the counterpart of each function.
Most texts take the fast path, ``fast_folding.py``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from redroutes.runtime import fast_paths
from redroutes.search.characters import simplified_table
from redroutes.search.fast_folding import lower_letters

ACCENTS = re.compile(r"[\u0300-\u036f]")
NOT_IN_A_STREAM = re.compile(r"[\W_\u0640]+")
"""With the stroke by which Arabic words are drawn out, which Unicode counts among the letters."""
WIDE = re.compile("[\u0370-\u1dff\u2c00-\U0003ffff]")
"""A character of another script than the Latin one, in a folded text."""
LETTERS = str.maketrans(
    dict(zip("đðħıłøŧ", "ddhilot", strict=True))
    | {chr(start + n): str(n) for start in (0x0660, 0x06F0) for n in range(10)}
)
"""Latin letters that Unicode does not take apart, and Arabic digits; the browser knows them without the table."""
POSSESSIVE = re.compile(r"[\u2018\u2019']s?\b", re.ASCII)
"""An apostrophe and what belongs to it; a word ends before a letter that is not ASCII, as in the browser."""
WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """NFKC, lower case, simplified characters, one form of Arabic letters, no accents."""
    text = unicodedata.normalize("NFKC", text).lower().translate(LETTERS)
    text = text.translate(simplified_table())
    return unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def stream(text: str) -> str:
    """The letters, digits and characters of a text without anything between them."""
    return NOT_IN_A_STREAM.sub("", _fold_letters(text))


def streams(texts: Iterable[str]) -> list[str]:
    """The streams of several texts."""
    return [stream(text) for text in texts]


def words(text: str) -> list[str]:
    """The Latin words and numbers of a text, in order; an apostrophe ends a word's stem."""
    return WORD.findall(POSSESSIVE.sub(" ", _fold_letters(text)))


def _fold_letters(text: str) -> str:
    """A folded text, in which punctuation may stay as it is."""
    lowered = lower_letters(text) if fast_paths.ENABLED else None
    return fold(text) if lowered is None else lowered


def hash_term(term: str) -> int:
    """FNV-1a, 32 bits, over UTF-16 code units, as the browser computes it."""
    value = 0x811C9DC5
    for unit in memoryview(term.encode("utf-16-le")).cast("H"):
        value = ((value ^ unit) * 0x01000193) & 0xFFFFFFFF
    return value
