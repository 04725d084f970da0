"""The words of an index by their length, in which the browser looks for what a slip may have meant.

Where no word is or begins with the one that was typed, those of its length and of one letter more or less are loaded.
Of a large site these are tens of thousands: their lists are cut, by how the words begin and once more by how they end.
``overrides/assets/search.js`` has the counterpart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from redroutes.search.folding import WORD, hash_term

SHORTEST = 4
"""Letters of a word that is looked for."""
WHOLE_BYTES = 16_384
"""A list that is longer is cut."""
PARTS = 26
"""Into so many files by the first letter, and into as many by the last three: one slip changes one of them at most."""


class SlipLists:
    """All lists of an index."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.lists = group_by_length(terms)
        self.cut = [length for length, text in self.lists.items() if len(text) > WHOLE_BYTES]

    def head(self) -> dict[str, object]:
        """What the head of the index says of them."""
        return {"lengths": list(self.lists), "cut": self.cut, "parts": PARTS}

    def files(self) -> Iterator[tuple[str, str]]:
        """Name and text of each file: ``v6.txt``, or ``v6a0.txt`` for beginnings and ``v6z0.txt`` for ends."""
        for length, text in self.lists.items():
            if length not in self.cut:
                yield f"v{length}.txt", text
                continue
            words = text.split(" ")
            for letter, keys in (("a", [x[:1] for x in words]), ("z", [x[-3:] for x in words])):
                parts: list[list[str]] = [[] for _ in range(PARTS)]
                for word, key in zip(words, keys, strict=True):
                    parts[hash_term(key) % PARTS].append(word)
                for number, part in enumerate(parts):
                    yield f"v{length}{letter}{number}.txt", " ".join(part)


def group_by_length(terms: Iterable[str]) -> dict[int, str]:
    """Length -> the words of that length."""
    lengths: dict[int, list[str]] = defaultdict(list)
    for word in sorted(terms):
        if len(word) >= SHORTEST and not word.isdigit() and WORD.fullmatch(word):
            lengths[len(word)].append(word)
    return {length: " ".join(lengths[length]) for length in sorted(lengths)}
