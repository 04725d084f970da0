"""Terms -> postings: in which documents a term stands, encoded as compactly as possible, and cut into files.

A posting lists document numbers: differences in base 36, in three groups by how often the term occurs. Where few
documents have changed since the last build, only the postings of their terms are written anew.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from operator import add, sub

from redroutes.languages import is_cut_by_pairs
from redroutes.search.folding import WIDE, hash_term, stream, streams, words
from redroutes.search.pieces import to_json

SHARD_BYTES = 2048
"""Aim for the size of a shard before gzip: about one KB over the wire."""
BLOCK_BYTES = 2048
"""Aim for a block of words."""
BLOCKS = 1000
"""With more blocks than this the head, which names their beginnings, would weigh more than larger blocks do ..."""
LARGEST_BLOCK = 6144
"""... up to this size."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MOST_CHANGED = 20
"""If more than one document in this many has changed, all postings are encoded again."""

Counts = Mapping[str, int]
"""Term -> how often it stands in one document."""


def count_terms(texts: list[str], tag: str) -> Counts:
    """The terms of a document's texts in a language: pairs of characters, in Latin letters words.

    What is not in Latin letters stands among the words as pairs.
    """
    if not is_cut_by_pairs(tag):
        wide = filter(WIDE.search, texts)
        return Counter(chain(words("\0".join(texts)), *map(_wide_pairs, wide)))
    pairs_of_each = [map(add, text, text[1:]) for text in streams(texts)]
    return Counter(chain.from_iterable(pairs_of_each))


def _wide_pairs(text: str) -> list[str]:
    """The pairs with a character that is no Latin letter or digit, in a text of words."""
    characters = stream(text)
    return [pair for pair in map(add, characters, characters[1:]) if WIDE.search(pair)]


def encode_all(documents: Iterable[Counts], number_of: int) -> dict[str, str]:
    """Term -> its posting, from the terms of each document in turn."""
    rows: dict[str, list[int]] = defaultdict(list)
    for number, counts in enumerate(documents):
        first = number * 4
        most = max(counts.values(), default=0)
        row_of = [first, first + 1, first + 2, *[first + 3] * most]
        for found, count in zip(map(rows.__getitem__, counts), counts.values(), strict=True):
            found.append(row_of[count])
    return {term: encode_posting(found, number_of) for term, found in rows.items()}


def encode_changed(
    postings: dict[str, str], changes: Mapping[int, tuple[Counts, Counts]], number_of: int
) -> dict[str, str] | None:
    """The postings after some documents have changed: number -> its old and its new terms.

    None where that cannot be told from the old postings alone (a term that was in too many documents to say how
    often it stands there, and no longer is).
    """
    moved: dict[str, dict[int, int]] = defaultdict(dict)
    for number, (old, new) in changes.items():
        for term in old.keys() | new.keys():
            before, after = min(old.get(term, 0), 3), min(new.get(term, 0), 3)
            if before != after:
                moved[term][number] = after
    changed = dict(postings)
    for term, counts in moved.items():
        rows = decode_posting(changed.get(term, ""))
        was_dense = _is_dense(len(rows), number_of)
        rows.update(counts)
        kept = [number * 4 + count for number, count in sorted(rows.items()) if count]
        if was_dense and not _is_dense(len(kept), number_of):
            return None
        changed[term] = encode_posting(kept, number_of)
        if not kept:
            del changed[term]
    return changed


def encode_posting(rows: list[int], documents: int = 0) -> str:
    """Documents in ascending order, each as ``number * 4 + how often`` -> a posting; ``|`` separates the groups.

    A term that stands in more than a fifth of all ``documents`` says little by how often it stands there: it gets
    one group, whose small, even steps compress to a third.
    """
    if len(rows) == 1:
        return _ALONE[rows[0]]
    if _is_dense(len(rows), documents):
        return encode_steps([row >> 2 for row in rows])
    groups: list[list[int]] = [[], [], [], []]
    for row in rows:
        groups[row & 3].append(row >> 2)
    return "|".join([encode_steps(group) if group else "" for group in groups[1:]]).rstrip("|")


def decode_posting(text: str) -> dict[int, int]:
    """Document number -> how often (1 to 3; 1 where the posting does not say)."""
    rows: dict[int, int] = {}
    for count, group in enumerate(text.split("|"), start=1):
        number = 0
        for step in group.split():
            number += int(step, 36)
            rows[number] = count
    return rows


def cut_by_hash(postings: Mapping[str, str], aim: int = SHARD_BYTES) -> list[str]:
    """Shards of about ``aim`` bytes, each with the terms whose hash leads there."""
    total = sum(len(term) * 3 + len(text) + 6 for term, text in postings.items())
    count = count_shards(total / aim)
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for term in sorted(postings):
        shards[hash_term(term) % count][term] = postings[term]
    return [to_json(shard) for shard in shards]


def count_shards(wanted: float) -> int:
    """How many files to cut into where so many would do: in steps of a fifth, so that a small change keeps them."""
    step = 0
    while 2 ** (step / 4) < wanted:
        step += 1
    return math.ceil(2 ** (step / 4))


def cut_by_order(postings: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Where the blocks of a sorted list begin, and the blocks.

    The beginning of a block is as much of its first word as tells it from the last word of the block before.
    """
    total = sum(len(word) + len(text) + 6 for word, text in postings.items())
    aim = min(max(BLOCK_BYTES, total // BLOCKS), LARGEST_BLOCK)
    beginnings, blocks = [], []
    block: dict[str, str] = {}
    size, last = 0, ""
    for word in sorted(postings):
        if size > aim:
            blocks.append(to_json(block))
            block, size = {}, 0
        if not block:
            beginnings.append(_tell_apart(last, word))
        block[word] = postings[word]
        size += len(word) + len(block[word]) + 6
        last = word
    if block:
        blocks.append(to_json(block))
    return beginnings, blocks


def _tell_apart(last: str, word: str) -> str:
    """The shortest beginning of a word that is sorted behind another one."""
    return next(word[:end] for end in range(1, len(word) + 1) if word[:end] > last)


def _is_dense(count: int, documents: int) -> bool:
    return documents > 500 and count * 5 > documents


def encode_steps(numbers: list[int]) -> str:
    """Ascending numbers -> the steps between them in base 36, with spaces between."""
    return " ".join(map(_BASE36.__getitem__, map(sub, numbers, [0, *numbers])))


class _Base36(dict[int, str]):
    """Number -> its digits, each computed once."""

    def __missing__(self, number: int) -> str:
        high, low = divmod(number, 36)
        self[number] = (self[high] if high else "") + DIGITS[low]
        return self[number]


_BASE36 = _Base36()


class _Alone(dict[int, str]):
    """A document, as ``encode_posting`` has it -> the posting of all terms that stand in it alone; most terms do."""

    def __missing__(self, row: int) -> str:
        self[row] = "|" * ((row & 3) - 1) + _BASE36[row >> 2]
        return self[row]


_ALONE = _Alone()
