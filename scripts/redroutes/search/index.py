"""Documents -> the files of an index: a head, names in chunks, shards of terms, texts.

Languages written in Chinese characters are indexed by pairs of neighbouring characters, so that any substring of
two or more is found; other languages by words, in blocks cut from the sorted list, so that a prefix lies in one
or two blocks. A posting lists document numbers: differences in base 36, in three groups by how often the term occurs.

Names are ranked and read aloud (pinyin) in the browser, over chunks of names. A small site loads all chunks; a large
one finds the chunks it needs through shards of name terms.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from redroutes.catalogue import Catalogue
from redroutes.files import SiteFile, text_file
from redroutes.languages import is_han_language
from redroutes.phrasebook import read_phrases
from redroutes.search.documents import KIND_ORDER, Document, make_documents
from redroutes.search.facets import make_facets
from redroutes.search.folding import HAN, hash_term, is_common, simplified_table, stream, words
from redroutes.search.pinyin import make_readings, read_name

SHARD_BYTES = 4096
"""Aim for the size of a shard before gzip: one to two KB over the wire."""
BLOCK_BYTES = 4096
"""Aim for a block of words."""
CHUNK = 32
"""Documents in a chunk of names."""
CHUNKS_LOADED_WHOLE = 8
"""Up to this many chunks the browser loads all names and needs no shards of name terms."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Postings = dict[str, list[int]]
"""Term -> documents in ascending order, each as ``number * 4 + how often`` (3 for more often)."""


def make_indexes(catalogue: Catalogue) -> list[SiteFile]:
    """All files of every language's index."""
    return [file for language in catalogue.languages for file in make_index(catalogue, language)]


def make_index(catalogue: Catalogue, language: str) -> Iterator[SiteFile]:
    """All files of one language's index, below ``search/<language>/``."""
    folder = f"search/{language}"
    documents = make_documents(catalogue, language)
    readings = make_readings(
        (name, _given(document)) for document in documents for name in _han_names(document)
    )
    shards: list[str] = []
    first_words: list[str] = []
    blocks: list[str] = []
    lengths: dict[int, str] = {}
    if is_han_language(language):
        shards = _hash_shards(_pair_postings(documents), len(documents))
    else:
        postings = _word_postings(documents)
        first_words, blocks = _sorted_blocks(postings, len(documents))
        lengths = _by_length(postings)
    chunks = [documents[i : i + CHUNK] for i in range(0, len(documents), CHUNK)]
    is_small = len(chunks) <= CHUNKS_LOADED_WHOLE
    name_shards = [] if is_small else _hash_shards(_name_postings(documents), len(documents))
    head = _head(catalogue, language, documents) | {
        "readings": readings,
        "documents": len(documents),
        "chunk": CHUNK,
        "shards": len(shards),
        "nameShards": len(name_shards),
        "blocks": first_words,
        "lengths": sorted(lengths),
    }
    yield text_file(f"{folder}/head.json", _json(head))
    yield text_file(f"{folder}/facets.json", _json(make_facets(catalogue, documents, language)))
    files: list[tuple[str, list[str]]] = [("p", shards), ("w", blocks), ("n", name_shards)]
    files.append(("m", [_json(_names(catalogue, chunk, language)) for chunk in chunks]))
    files.append(("d", [_json(_all(document)) for document in documents]))
    for letter, texts in files:
        for number, text in enumerate(texts):
            yield text_file(f"{folder}/{letter}{number}.json", text)
    for length, text in lengths.items():
        yield text_file(f"{folder}/v{length}.txt", text)


def _head(catalogue: Catalogue, language: str, documents: list[Document]) -> dict[str, Any]:
    phrases = read_phrases(language)
    used = {character for document in documents for text in _all(document) for character in text}
    return {
        "kinds": [[kind, phrases(f"menu.{kind}")] for kind in KIND_ORDER],
        "towns": [[town, _name_of(documents, town)] for town in catalogue.towns],
        "traditional": "".join(
            chr(old) + new
            for old, new in simplified_table().items()
            if new in used and is_common(chr(old))
        ),
    }


def _names(catalogue: Catalogue, chunk: list[Document], language: str) -> list[list[Any]]:
    """Per document: kind, id, name, aliases, town, label."""
    towns = list(catalogue.towns)
    return [
        [
            KIND_ORDER.index(document.kind),
            document.id,
            document.name,
            "|".join(document.aliases),
            towns.index(document.town) if document.town else -1,
            _label(document, language),
        ]
        for document in chunk
    ]


def _name_postings(documents: list[Document]) -> Postings:
    """Characters and pairs of names, words of names, and letters of their readings.

    ``~abc`` are three neighbouring letters of the full reading, ``=ab`` two neighbouring initials.
    """
    postings: Postings = defaultdict(list)
    for number, document in enumerate(documents):
        terms: set[str] = set()
        for name in (document.name, *document.aliases):
            characters = stream(name)
            terms.update(characters, _pairs(characters), words(name))
            syllables = [syllable for _, syllable in read_name(characters, _given(document))]
            letters = "".join(syllables)
            initials = "".join(syllable[0] for syllable in syllables)
            terms.update(f"~{letters[index : index + 3]}" for index in range(len(letters) - 2))
            terms.update(f"={pair}" for pair in _pairs(initials))
        for term in terms:
            postings[term].append(number * 4 + 1)
    return postings


def _label(document: Document, language: str) -> str:
    """The word for a position's kind and the like, which is searched as well."""
    phrases = read_phrases(language)
    record = document.entry.record if document.entry else None
    for field in ("kind", "theme", "family", "form"):
        value = getattr(record, field, None)
        if value is not None:
            return phrases.enum(field, value)
    return phrases(f"menu.{document.kind}")


def _given(document: Document) -> str | None:
    return getattr(document.entry.record, "pinyin", None) if document.entry else None


def _han_names(document: Document) -> list[str]:
    return [name for name in (document.name, *document.aliases) if HAN.search(name)]


def _name_of(documents: list[Document], town: str) -> str:
    return next(d.name for d in documents if d.kind == "towns" and d.id == town)


def _all(document: Document) -> tuple[str, ...]:
    return (document.name, *document.aliases, *document.texts)


def _pair_postings(documents: list[Document]) -> Postings:
    return _count(_pairs(" ".join(map(stream, _all(document)))) for document in documents)


def _pairs(characters: str) -> list[str]:
    return [one + two for one, two in pairwise(characters)]


def _word_postings(documents: list[Document]) -> Postings:
    return _count(words("\n".join(_all(document))) for document in documents)


def _count(terms_of_documents: Iterable[list[str]]) -> Postings:
    """Postings of the terms of each document in turn; what a space is part of is no term."""
    postings: Postings = defaultdict(list)
    for number, terms in enumerate(terms_of_documents):
        for term, count in Counter(terms).items():
            postings[term].append(number * 4 + min(count, 3))
    return {term: rows for term, rows in postings.items() if " " not in term}


def encode_postings(rows: list[int], documents: int = 0) -> str:
    """Document numbers as differences in base 36; ``|`` parts once, twice, and more often.

    A term that stands in more than a fifth of all ``documents`` says little by how often it stands there: it gets
    one group, whose small, even steps compress to a third.
    """
    is_dense = documents > 500 and len(rows) * 5 > documents
    if is_dense:
        return _differences([row >> 2 for row in rows])
    groups: list[list[int]] = [[], [], [], []]
    for row in rows:
        groups[row & 3].append(row >> 2)
    return "|".join(_differences(group) for group in groups[1:]).rstrip("|")


def _differences(numbers: list[int]) -> str:
    return " ".join(
        [_base36(number - before) for number, before in zip(numbers, [0, *numbers], strict=False)]
    )


@lru_cache(maxsize=65536)
def _base36(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
        if not number:
            return digits


def _hash_shards(postings: Postings, documents: int) -> list[str]:
    encoded = {term: encode_postings(rows, documents) for term, rows in postings.items()}
    total = sum(len(term) * 3 + len(text) + 6 for term, text in encoded.items())
    count = 1
    while count * SHARD_BYTES < total:
        count *= 2
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for term in sorted(encoded):
        shards[hash_term(term) % count][term] = encoded[term]
    return [_json(shard) for shard in shards]


def _sorted_blocks(postings: Postings, documents: int) -> tuple[list[str], list[str]]:
    first_words, blocks = [], []
    block: dict[str, str] = {}
    size = 0
    for word in sorted(postings):
        if size > BLOCK_BYTES:
            blocks.append(_json(block))
            block, size = {}, 0
        if not block:
            first_words.append(word)
        block[word] = encode_postings(postings[word], documents)
        size += len(word) + len(block[word]) + 6
    if block:
        blocks.append(_json(block))
    return first_words, blocks


def _by_length(postings: Postings) -> dict[int, str]:
    lengths: dict[int, list[str]] = defaultdict(list)
    for word in sorted(postings):
        if not word.isdigit() and len(word) >= 4:
            lengths[len(word)].append(word)
    return {length: " ".join(lengths[length]) for length in sorted(lengths)}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
