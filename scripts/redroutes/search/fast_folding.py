"""The fast path of folding: a text in which folding would only make letters small; None for any other.

That is nearly every text of a district. Normalizing it twice, as ``folding.py`` does with the others, takes five
times as long.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from redroutes.search.characters import BLOCKS, simplified_table

MARKS = "·–—‘’“”…、。《》「」『』【】〈〉！（），：；？"
"""Punctuation of plain texts. It folds to punctuation and never joins with its neighbours."""


def lower_letters(text: str) -> str | None:
    """A plain text in small letters: what ``fold`` gives but for punctuation; None for one that is not plain."""
    return None if _not_plain().search(text) else text.lower()


@lru_cache(maxsize=1)
def _not_plain() -> re.Pattern[str]:
    """Finds anything but ASCII, simplified characters and ``MARKS``.

    One class of ranges: a second class beside it, for the traditional characters, would take three times as long.
    """
    simplified = [code for code in map(ord, BLOCKS) if code not in simplified_table()]
    breaks = [i for i, (one, two) in enumerate(pairwise(simplified)) if two != one + 1]
    starts, ends = [0, *(i + 1 for i in breaks)], [*breaks, len(simplified) - 1]
    ranges = (
        f"{chr(simplified[start])}-{chr(simplified[end])}"
        for start, end in zip(starts, ends, strict=True)
    )
    return re.compile(f"[^\\x00-\\x7f{MARKS}{''.join(ranges)}]")
