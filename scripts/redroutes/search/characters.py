"""Chinese characters: which are traditional, what they are simplified to, which of them a keyboard really types."""

from __future__ import annotations

import re

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
BLOCKS = "".join(chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)))
"""All characters that ``HAN`` matches."""

LAST = "\uffff"
"""The last character of the Basic Multilingual Plane."""

_simplified: dict[int, str] = {}


def simplified_table() -> dict[int, str]:
    """Traditional character -> simplified, for single characters (OpenCC's t2s); for ``str.translate``.

    Both lie in the Basic Multilingual Plane, for the browser is given the pairs as units of UTF-16.
    """
    if not _simplified:
        _simplified.update(_ask_opencc())
    return _simplified


def use_cached_simplified(table: dict[int, str]) -> None:
    """Take the table that an earlier run was given, so that OpenCC need not be loaded; an empty one is none."""
    if not _simplified:
        _simplified.update(table)


def _ask_opencc() -> dict[int, str]:
    import opencc

    converted = opencc.OpenCC("t2s").convert("\n".join(BLOCKS)).split("\n")
    return {
        ord(old): new
        for old, new in zip(BLOCKS, converted, strict=True)
        if old != new and len(new) == 1 and new <= LAST
    }


def is_common(character: str) -> bool:
    """True for the 5,401 frequent traditional characters, level 1 of Big5: what a keyboard really types."""
    try:
        encoded = character.encode("big5")
    except UnicodeEncodeError:
        return False
    return len(encoded) == 2 and 0xA4 <= encoded[0] <= 0xC6
