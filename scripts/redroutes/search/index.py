"""Pieces -> the files of an index: a head, names in chunks, shards of terms, texts.

Languages written in Chinese characters are indexed by pairs of neighbouring characters, so that any substring of
two or more is found; other languages by words, in blocks cut from the sorted list, so that a prefix lies in one
or two blocks.

Names are ranked and read aloud (pinyin) in the browser, over chunks of names. A small site loads all chunks; a large
one finds the chunks it needs through shards of name terms.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from redroutes.catalogue import Catalogue
from redroutes.files import SiteFile, text_file
from redroutes.languages import is_han_language
from redroutes.phrasebook import read_phrases
from redroutes.search.documents import KIND_ORDER
from redroutes.search.facets import make_facets
from redroutes.search.folding import is_common, simplified_table
from redroutes.search.pieces import Piece, make_pieces, to_json
from redroutes.search.postings import (
    MOST_CHANGED,
    Counts,
    count_terms,
    cut_by_hash,
    cut_by_order,
    encode_all,
    encode_changed,
    group_by_length,
)

CHUNK = 32
"""Documents in a chunk of names."""
CHUNKS_LOADED_WHOLE = 8
"""Up to this many chunks the browser loads all names and needs no shards of name terms."""


@dataclass
class Past:
    """What an index was made of; plain values, to be kept between builds."""

    pieces: dict[str, Piece] = field(default_factory=dict)
    """Key -> piece, in the order of the documents' numbers."""
    terms: dict[str, str] = field(default_factory=dict)
    """Term of the texts -> posting."""
    names: dict[str, str] = field(default_factory=dict)
    """Term of the names -> posting; empty on a small site."""


def make_indexes(catalogue: Catalogue) -> list[SiteFile]:
    """All files of every language's index."""
    return [file for language in catalogue.languages for file in make_index(catalogue, language)]


def make_index(catalogue: Catalogue, language: str) -> list[SiteFile]:
    """All files of one language's index, below ``search/<language>/``."""
    return remake_index(catalogue, language, Past())[0]


def remake_index(catalogue: Catalogue, language: str, past: Past) -> tuple[list[SiteFile], Past]:
    """All files of one language's index and what they were made of; what has not changed since is taken over."""
    pieces = dict(make_pieces(catalogue, language, past.pieces))
    is_small = len(pieces) <= CHUNK * CHUNKS_LOADED_WHOLE
    terms = _postings(
        pieces, past, past.terms, lambda p: count_terms(json.loads(p.texts), language)
    )
    names = {} if is_small else _postings(pieces, past, past.names, _name_counts)
    made = Past(pieces, terms, names)
    return _files(catalogue, language, made), made


def _postings(
    pieces: dict[str, Piece], past: Past, known: dict[str, str], count: Callable[[Piece], Counts]
) -> dict[str, str]:
    """Postings of all pieces: the known ones mended, where documents are the same and few have changed."""
    if known and list(pieces) == list(past.pieces):
        changes = {
            number: (count(past.pieces[key]), count(piece))
            for number, (key, piece) in enumerate(pieces.items())
            if piece is not past.pieces[key] and piece != past.pieces[key]
        }
        if len(changes) * MOST_CHANGED <= len(pieces):
            mended = encode_changed(known, changes, len(pieces))
            if mended is not None:
                return mended
    return encode_all(map(count, pieces.values()), len(pieces))


def _name_counts(piece: Piece) -> Counts:
    return dict.fromkeys(piece.names.split(" "), 1)


def _files(catalogue: Catalogue, language: str, made: Past) -> list[SiteFile]:
    pieces = list(made.pieces.values())
    shards: list[str] = []
    first_words: list[str] = []
    blocks: list[str] = []
    lengths: dict[int, str] = {}
    if is_han_language(language):
        shards = cut_by_hash(made.terms)
    else:
        first_words, blocks = cut_by_order(made.terms)
        lengths = group_by_length(made.terms)
    name_shards = cut_by_hash(made.names) if made.names else []
    rows = [piece.row for piece in pieces]
    chunks = [f"[{','.join(rows[i : i + CHUNK])}]" for i in range(0, len(rows), CHUNK)]
    head = _head(catalogue, language, made) | {
        "documents": len(pieces),
        "chunk": CHUNK,
        "shards": len(shards),
        "nameShards": len(name_shards),
        "blocks": first_words,
        "lengths": sorted(lengths),
    }
    folder = f"search/{language}"
    files = [
        text_file(f"{folder}/head.json", to_json(head)),
        text_file(f"{folder}/facets.json", to_json(make_facets(catalogue, language))),
    ]
    texts = [piece.texts for piece in pieces]
    for letter, parts in (
        ("p", shards),
        ("w", blocks),
        ("n", name_shards),
        ("m", chunks),
        ("d", texts),
    ):
        files += [text_file(f"{folder}/{letter}{n}.json", text) for n, text in enumerate(parts)]
    return files + [text_file(f"{folder}/v{length}.txt", text) for length, text in lengths.items()]


def _head(catalogue: Catalogue, language: str, made: Past) -> dict[str, Any]:
    phrases = read_phrases(language)
    used = {character for piece in made.pieces.values() for character in piece.simplified}
    towns = {town: json.loads(made.pieces[f"towns/{town}"].row)[2] for town in catalogue.towns}
    return {
        "kinds": [[kind, phrases(f"menu.{kind}")] for kind in KIND_ORDER],
        "towns": [[town, name] for town, name in towns.items()],
        "traditional": "".join(
            chr(old) + new
            for old, new in simplified_table().items()
            if new in used and is_common(chr(old))
        ),
        "readings": _join_readings(made.pieces.values()),
    }


def _join_readings(pieces: Any) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for piece in pieces:
        for character, readings in json.loads(piece.readings).items():
            found.setdefault(character, set()).update(readings.split(" "))
    return {character: " ".join(sorted(found[character])) for character in sorted(found)}
