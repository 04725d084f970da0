"""Queries drawn from the records themselves, each with the documents that a plain scan of the text finds."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import HAN
from redroutes.search.documents import Document, make_documents
from redroutes.search.folding import stream, words
from redroutes.search.pinyin import read_name

SEED = 20261122


@dataclass(frozen=True)
class Query:
    """One query and its truth."""

    group: str
    text: str
    truth: frozenset[str]
    """``kind/id`` of every document that a plain scan finds."""


def draw_queries(
    catalogue: Catalogue, *, han: int = 300, pinyin: int = 100, english: int = 100
) -> dict[str, list[Query]]:
    """Language -> queries: substrings of Chinese text, readings of names, English words."""
    documents = {x: make_documents(catalogue, x) for x in catalogue.languages}
    return draw_from(documents, han=han, pinyin=pinyin, english=english)


def draw_from(
    all_documents: Mapping[str, list[Document]], *, han: int, pinyin: int, english: int
) -> dict[str, list[Query]]:
    """The same from documents by language; a document is known by its kind and id."""
    rng = random.Random(SEED)
    drawn: dict[str, list[Query]] = {}
    for language, documents in all_documents.items():
        if language.startswith("zh"):
            queries = _draw_substrings(rng, documents, han) + _draw_readings(rng, documents, pinyin)
        else:
            queries = _draw_words(rng, documents, english)
        drawn[language] = queries
    return drawn


def _all(document: Document) -> list[str]:
    return [document.name, *document.aliases, *document.texts]


def _key(document: Document) -> str:
    return f"{document.kind}/{document.id}"


def _draw_substrings(rng: random.Random, documents: list[Document], count: int) -> list[Query]:
    """Runs of 2-6 Chinese characters from anywhere in any text; truth by scanning every text."""
    streams = {_key(d): [stream(text) for text in _all(d)] for d in documents}
    queries: dict[str, Query] = {}
    texts_of = [_all(d) for d in documents]
    while len(queries) < count:
        text = stream(rng.choice(rng.choice(texts_of)))
        length = rng.randint(2, 6)
        start = rng.randint(0, max(0, len(text) - length))
        piece = text[start : start + length]
        if len(piece) == length and all(HAN.match(character) for character in piece):
            truth = frozenset(k for k, texts in streams.items() if any(piece in t for t in texts))
            queries[piece] = Query("substring", piece, truth)
    return list(queries.values())


def _draw_readings(rng: random.Random, documents: list[Document], count: int) -> list[Query]:
    """Full readings and initials of 3-5 neighbouring characters of names; truth by scanning all readings."""
    read = {}
    for document in documents:
        given = getattr(document.entry.record, "pinyin", None) if document.entry else None
        names = [n for n in (document.name, *document.aliases) if HAN.search(n)]
        read[_key(document)] = [[s for _, s in read_name(stream(n), given)] for n in names]
    full = {k: ["".join(name) for name in names] for k, names in read.items()}
    first = {k: ["".join(s[0] for s in name) for name in names] for k, names in read.items()}
    pools = [name for names in read.values() for name in names if len(name) >= 3]
    queries: dict[str, Query] = {}
    while len(queries) < count:
        name = rng.choice(pools)
        length = rng.randint(3, min(5, len(name)))
        start = rng.randint(0, len(name) - length)
        syllables = name[start : start + length]
        is_full = len(queries) % 2 == 0
        text = "".join(syllables) if is_full else "".join(s[0] for s in syllables)
        truth = _starts_at_syllable(read, syllables) if is_full else set()
        if not is_full:
            truth = {k for k, names in first.items() if any(text in n for n in names)}
        assert not is_full or truth <= {k for k, ns in full.items() if any(text in n for n in ns)}
        queries[text] = Query("pinyin" if is_full else "initials", text, frozenset(truth))
    return list(queries.values())


def _starts_at_syllable(read: dict[str, list[list[str]]], wanted: list[str]) -> set[str]:
    return {
        key
        for key, names in read.items()
        if any(
            name[i : i + len(wanted)] == wanted
            for name in names
            for i in range(len(name) - len(wanted) + 1)
        )
    }


def _draw_words(rng: random.Random, documents: list[Document], count: int) -> list[Query]:
    """Whole words, beginnings, plurals and words with one slip; truth by scanning for the word's beginning."""
    tokens = {_key(d): {w for text in _all(d) for w in words(text)} for d in documents}
    pool = sorted({w for found in tokens.values() for w in found if len(w) >= 5 and w.isalpha()})
    queries: dict[str, Query] = {}
    while len(queries) < count:
        word = rng.choice(pool)
        group = ("word", "prefix", "plural", "slip")[len(queries) % 4]
        text, start = word, word
        if group == "prefix":
            text = start = word[: max(4, len(word) - 2)]
        elif group == "plural":
            if word.endswith("s"):
                continue
            text = f"{word}s"
        elif group == "slip":
            place = rng.randint(1, len(word) - 2)
            text = word[:place] + word[place + 1 :]
            if any(t.startswith(text) for found in tokens.values() for t in found):
                continue  # the slip is a word of its own
        truth = frozenset(k for k, found in tokens.items() if _has(found, start, group == "slip"))
        queries[text] = Query(group, text, truth)
    return list(queries.values())


def _has(found: set[str], start: str, is_whole: bool) -> bool:
    return start in found if is_whole else any(word.startswith(start) for word in found)
