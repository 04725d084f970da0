"""Pieces -> the files of an index: a head, names in chunks, shards of terms, texts.

Languages in Latin letters are indexed by words, in blocks cut from the sorted list, so that a prefix lies in one or two
blocks; all others by pairs of neighbouring characters, so that any substring of two or more is found.

Names are ranked and read aloud (pinyin) in the browser, over chunks of names. A small site loads all chunks; a large
one finds the chunks it needs through shards of name terms.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import is_cut_by_pairs
from redroutes.records import KINDS
from redroutes.runtime.output_files import SiteFile, text_file
from redroutes.search.characters import simplified_table, use_cached_simplified
from redroutes.search.exact import MARK
from redroutes.search.facets import make_facets
from redroutes.search.pieces import SPOKEN, Piece, make_pieces, to_json
from redroutes.search.pinyin import (
    cached_readings,
    join_readings,
    load_phrases,
    use_cached_readings,
)
from redroutes.search.postings import (
    MOST_CHANGED,
    Counts,
    count_terms,
    cut_by_hash,
    cut_by_order,
    encode_all,
    encode_changed,
)
from redroutes.search.slips import SlipLists
from redroutes.search.traditional import encode_table, find_traditional, patch_traditional

INDEX_FORMAT = 3
"""Counts up when the files of an index change so that indexes of two versions cannot be searched together."""
CHUNK = 32
"""Documents in a chunk of names, which a small site loads all."""
CHUNK_OF_MANY = 16
"""The same on a large one, which loads a chunk for nearly every result."""
CHUNKS_LOADED_WHOLE = 8
"""Up to this many chunks the browser loads all names and needs no shards of name terms."""
COMMON_BYTES = 2048
"""A posting of three neighbouring letters that is longer says little; others of a reading are asked for first."""
TEXTS = 2
"""Documents whose texts stand in one file on a larger site, where files are what a host runs out of first."""


@dataclass
class PreviousIndex:
    """What an index was made of; plain values, to be kept between builds."""

    pieces: dict[str, Piece] = field(default_factory=dict)
    """Key -> piece, in the order of the documents' numbers."""
    terms: dict[str, str] = field(default_factory=dict)
    """Term of the texts -> posting."""
    names: dict[str, str] = field(default_factory=dict)
    """Term of the names -> posting; empty on a small site."""
    traditional: str = ""
    """The part of the folding table that a query may need."""
    readings: dict[str, str] = field(default_factory=dict)
    """Cached readings: characters of a name -> their syllables."""
    simplified: dict[int, str] = field(default_factory=dict)
    """The folding table."""


Change = tuple[int, Piece, Piece]
"""Number of a document, its piece before and now."""


def load_tables() -> None:
    """Load what every language's index is made with, for the processes that are forked afterwards."""
    simplified_table()
    load_phrases()


def make_indexes(catalogue: Catalogue) -> list[SiteFile]:
    """All files of every language's index."""
    return [file for language in catalogue.languages for file in make_index(catalogue, language)]


def make_index(catalogue: Catalogue, language: str) -> list[SiteFile]:
    """All files of one language's index, below ``search/<language>/``."""
    return list(update_index(catalogue, language, PreviousIndex())[0])


def update_index(
    catalogue: Catalogue, language: str, previous: PreviousIndex
) -> tuple[Iterator[SiteFile], PreviousIndex]:
    """All files of one language's index, each made when it is asked for, and what they are made of.

    What has not changed since the previous index is reused.
    """
    use_cached_simplified(previous.simplified)
    use_cached_readings(previous.readings)
    tag = catalogue.tags[language]
    pieces = make_pieces(catalogue, language, previous.pieces)
    changes = _find_changes(pieces, previous.pieces)
    made = PreviousIndex(
        pieces,
        _postings(pieces, previous.terms, changes, lambda p: _text_counts(p, tag)),
        {} if _is_small(pieces) else _postings(pieces, previous.names, changes, _name_counts),
        _traditional(pieces, previous.traditional, changes),
        cached_readings(),
        simplified_table(),
    )
    return _files(catalogue, language, made), made


def _find_changes(pieces: dict[str, Piece], previous: dict[str, Piece]) -> list[Change] | None:
    """What has changed, where the documents are the same and few have changed; else None."""
    if list(pieces) != list(previous):
        return None
    changes = [
        (number, previous[key], piece)
        for number, (key, piece) in enumerate(pieces.items())
        if piece is not previous[key]
    ]
    return changes if len(changes) * MOST_CHANGED <= len(pieces) else None


def _postings(
    pieces: dict[str, Piece],
    cached: dict[str, str],
    changes: list[Change] | None,
    count: Callable[[Piece], Counts],
) -> dict[str, str]:
    """Postings of all pieces: the cached ones patched, where that is less work."""
    if cached and changes is not None:
        counts = {number: (count(before), count(after)) for number, before, after in changes}
        patched = encode_changed(cached, counts, len(pieces))
        if patched is not None:
            return patched
    return encode_all(map(count, pieces.values()), len(pieces))


def _traditional(pieces: dict[str, Piece], cached: str, changes: list[Change] | None) -> str:
    texts = [piece.texts for piece in pieces.values()]
    if changes is None:
        return find_traditional(texts)
    before, after = [old.texts for _, old, _ in changes], [new.texts for _, _, new in changes]
    return patch_traditional(cached, before, after, texts)


def _text_counts(piece: Piece, tag: str) -> Counts:
    """Terms of the texts, and the keys by which the page is found as a whole."""
    keys = (item.rpartition("=") for item in piece.keys.split())
    counts = dict(count_terms(json.loads(piece.texts), tag))
    return counts | {f"{MARK}{key}": int(weight) for key, _, weight in keys}


def _name_counts(piece: Piece) -> Counts:
    return dict.fromkeys(piece.names.split(" "), 1)


def _files(catalogue: Catalogue, language: str, made: PreviousIndex) -> Iterator[SiteFile]:
    pieces = list(made.pieces.values())
    shards: list[str] = []
    beginnings: list[str] = []
    blocks: list[str] = []
    slips = SlipLists(())
    if is_cut_by_pairs(catalogue.tags[language]):
        shards = cut_by_hash(made.terms)
    else:
        beginnings, blocks = cut_by_order(made.terms)
        slips = SlipLists(made.terms)
    name_shards = cut_by_hash(made.names) if made.names else []
    chunk = CHUNK if _is_small(pieces) else CHUNK_OF_MANY
    texts = 1 if _is_small(pieces) else TEXTS
    head = {
        **_head(catalogue, language, made),
        "format": INDEX_FORMAT,
        "documents": len(pieces),
        "chunk": chunk,
        "texts": texts,
        "shards": len(shards),
        "nameShards": len(name_shards),
        "common": common_letters(made.names),
        "blocks": beginnings,
        **slips.head(),
    }
    folder = f"search/{language}"
    yield text_file(f"{folder}/head.json", to_json(head))
    yield text_file(f"{folder}/t.json", to_json(encode_table(made.traditional)))
    yield text_file(f"{folder}/r.json", to_json(_join_readings(made.pieces.values())))
    yield text_file(f"{folder}/facets.json", to_json(make_facets(catalogue, language)))
    for letter, parts in (
        ("p", shards),
        ("w", blocks),
        ("n", name_shards),
        ("m", _join([piece.row for piece in pieces], chunk)),
        ("d", _join([piece.texts.decode("utf-8") for piece in pieces], texts)),
    ):
        for number, text in enumerate(parts):
            yield text_file(f"{folder}/{letter}{number}.json", text)
    for name, text in slips.files():
        yield text_file(f"{folder}/{name}", text)


def _is_small(pieces: Sized) -> bool:
    """Whether the browser loads the names of all documents."""
    return len(pieces) <= CHUNK * CHUNKS_LOADED_WHOLE


def _join(rows: Sequence[str], count: int) -> list[str]:
    """So many rows of JSON after one another in a file."""
    return [f"[{','.join(rows[i : i + count])}]" for i in range(0, len(rows), count)]


def common_letters(names: Mapping[str, str]) -> str:
    """Three neighbouring letters of readings that many names have, with spaces between."""
    long = sorted(term for term, text in names.items() if len(text) > COMMON_BYTES)
    return " ".join(term[1:] for term in long if term.startswith(SPOKEN))


def _head(catalogue: Catalogue, language: str, made: PreviousIndex) -> dict[str, Any]:
    phrases = catalogue.phrases(language)
    towns = {town: json.loads(made.pieces[f"towns/{town}"].row)[2] for town in catalogue.towns}
    return {
        "kinds": [[kind, phrases(f"menu.{kind}")] for kind in KINDS],
        "towns": [[town, name] for town, name in towns.items()],
    }


def _join_readings(pieces: Iterable[Piece]) -> dict[str, str]:
    """Character -> its readings in all names; most names share most of them."""
    items = set(" ".join(piece.readings for piece in pieces).split())
    return join_readings((item[0], item[2:]) for item in items)
