"""Texts -> their traditional variants: what a keyboard may send for characters that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from redroutes.search.characters import is_common, simplified_table


@lru_cache(maxsize=1)
def common_traditional() -> dict[str, str]:
    """Frequent traditional character -> simplified."""
    table = simplified_table().items()
    return {chr(old): new for old, new in table if is_common(chr(old))}


def find_traditional(texts: Iterable[bytes]) -> str:
    """The traditional characters, sorted, for which something is found in texts in UTF-8.

    These are the frequent ones whose simplified form stands there, and all that stand there themselves.
    """
    found = _characters(texts)
    table = simplified_table()
    traditional = {character for character in found if ord(character) in table}
    found.update([table[ord(character)] for character in traditional])
    frequent = {old for old, new in common_traditional().items() if new in found}
    return "".join(sorted(traditional | frequent))


def patch_traditional(
    cached: str, before: Sequence[bytes], after: Sequence[bytes], texts: Sequence[bytes]
) -> str:
    """The same after some of the ``texts`` have changed, from the ``cached`` result and the changed ones alone."""
    gone = _characters(before) - _characters(after)
    table = simplified_table()
    gone = {character for character in gone if ord(character) in table} | (
        gone & set(table.values())
    )
    if not all(_is_in(character, texts) for character in gone):
        return find_traditional(texts)
    return "".join(sorted({*cached, *find_traditional(after)}))


def _characters(texts: Iterable[bytes]) -> set[str]:
    return set().union(*(text.decode("utf-8") for text in texts))


def _is_in(character: str, texts: Sequence[bytes]) -> bool:
    encoded = character.encode("utf-8")
    return any(encoded in text for text in texts)
