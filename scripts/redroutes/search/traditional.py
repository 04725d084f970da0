"""Texts -> the characters in them that have a traditional form which a keyboard really types.

Nearly all of them stand in the first texts, so what is left is looked for by a pattern of the missing ones only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from redroutes.search.folding import is_common, simplified_table

FIRST = 200
"""So many texts are looked through character by character."""
ASCII = bytes(range(128))


@lru_cache(maxsize=1)
def common_traditional() -> dict[str, str]:
    """Frequent traditional character -> simplified."""
    table = simplified_table().items()
    return {chr(old): new for old, new in table if is_common(chr(old))}


def find_traditional(texts: Sequence[bytes]) -> str:
    """The simplified characters with a frequent traditional form that stand in texts in UTF-8, sorted."""
    found = set("".join(_decode(texts[:FIRST]))).intersection(common_traditional().values())
    missing = set(common_traditional().values()) - found
    if missing and len(texts) > FIRST:
        pattern = re.compile("[" + "".join(sorted(missing)) + "]")
        found.update(chain.from_iterable(map(pattern.findall, _decode(texts[FIRST:]))))
    return "".join(sorted(found))


def patch_traditional(
    known: str, before: Sequence[bytes], after: Sequence[bytes], texts: Sequence[bytes]
) -> str:
    """The same after some of the ``texts`` have changed: how those were before and are now."""
    gone = set("".join(_decode(before))).intersection(known).difference("".join(_decode(after)))
    lost = {character for character in gone if not _is_in(character, texts)}
    return "".join(sorted(set(known).difference(lost).union(find_traditional(after))))


def _is_in(character: str, texts: Sequence[bytes]) -> bool:
    encoded = character.encode("utf-8")
    return any(encoded in text for text in texts)


def _decode(texts: Sequence[bytes]) -> Iterator[str]:
    """The texts without their ASCII characters, which are nearly all of an English one."""
    return (text.translate(None, ASCII).decode("utf-8") for text in texts)
