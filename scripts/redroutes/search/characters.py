"""Characters that stand for another: Chinese ones that are traditional or variants, forms of Arabic letters.

There is one table. Texts are folded by it when the index is made; the browser folds queries by the part of it whose
folded character stands in the index (``traditional.py``), for no other can find anything.
"""

from __future__ import annotations

from redroutes.search.variants import VARIANTS

BLOCKS = "".join(chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)))
"""The unified ideographs of the Basic Multilingual Plane, and of its extension A."""

ARABIC = dict(
    zip("\u0622\u0623\u0625\u0671", "\u0627" * 4, strict=True)  # alef with hamza, madda, wasla
) | dict(
    # waw and yeh with hamza, yeh without dots, teh marbuta; Persian and Urdu kaf, yeh and heh
    zip(
        "\u0624\u0626\u0649\u0629\u06a9\u06cc\u06be\u06c1",
        "\u0648\u064a\u064a\u0647\u0643\u064a\u0647\u0647",
        strict=True,
    )
)
"""Letters that people type for one another -> the one to which they are folded."""
BY_HAND = {ord("○"): "零", ord("〇"): "零", ord("礮"): "炮"}
"""The zeros of a year, 二○二六 with a circle and 二〇二六; the old cannon, which OpenCC leads out of that plane."""
LAST = "\uffff"
"""The last character of the Basic Multilingual Plane."""

_simplified: dict[int, str] = {}


def simplified_table() -> dict[int, str]:
    """Traditional, Japanese or variant character -> simplified, one to one; Arabic letters too. For ``str.translate``.

    Both lie in the Basic Multilingual Plane, for the browser is given them as units of UTF-16. No character that is
    folded to is itself in the table.
    """
    if not _simplified:
        _simplified.update(_make_table())
    return _simplified


def use_cached_simplified(table: dict[int, str]) -> None:
    """Take the table that an earlier run was given, so that OpenCC need not be loaded; an empty one is none."""
    if not _simplified:
        _simplified.update(table)


def _make_table() -> dict[int, str]:
    """OpenCC's traditional characters, its Japanese forms of them, and the variants that it does not know."""
    traditional = _ask_opencc("t2s", BLOCKS)
    rest = "".join(c for c in BLOCKS if ord(c) not in traditional and not is_simplified(c))
    table = (
        _ask_opencc("jp2t", rest) | {ord(old): new for old, new in VARIANTS.items()} | traditional
    )
    table |= {ord(old): new for old, new in ARABIC.items()} | BY_HAND
    while chained := [old for old, new in table.items() if ord(new) in table]:
        table |= {old: table[ord(table[old])] for old in chained}
    return table


def _ask_opencc(name: str, characters: str) -> dict[int, str]:
    import opencc

    converted = opencc.OpenCC(name).convert("\n".join(characters)).split("\n")
    return {
        ord(old): new
        for old, new in zip(characters, converted, strict=True)
        if old != new and len(new) == 1 and new <= LAST
    }


def to_traditional(text: str) -> str:
    """A Chinese text in traditional characters, by the words in which they stand."""
    import opencc

    return str(opencc.OpenCC("s2t").convert(text))


def is_simplified(character: str) -> bool:
    """True for the 6,763 characters of GB 2312, which stand for themselves in simplified texts."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
