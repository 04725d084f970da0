"""Documents -> pieces: what one document contributes to an index, as plain values that are kept between builds."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import add
from typing import Any, NamedTuple

from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import HAN, is_han_language
from redroutes.phrasebook import Phrases
from redroutes.records import KINDS
from redroutes.records.collection import Entry
from redroutes.search.documents import Document, make_document, records_read
from redroutes.search.folding import WIDE, stream, words
from redroutes.search.pinyin import read_name, read_syllables, spellings

SPOKEN = "~"
"""Stands before three neighbouring letters of a reading."""
Pair = tuple[str, str]
"""A character and its reading."""
KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


class Piece(NamedTuple):
    """What one document contributes to the index."""

    inputs_digest: str
    """Digests of the records from which it was made, with spaces between."""
    row: str
    """JSON of its line among the names: kind, id, name, aliases, town, label."""
    texts: bytes
    """JSON of its names and all its texts, as the browser loads them for a snippet."""
    names: str
    """Terms by which its names are found on a large site, with spaces between."""
    keys: str
    """What it is found by as a whole, each with its weight, as in ``磨坊路1=3``, with spaces between."""
    readings: str
    """Characters of its names and how they are read there, as in ``行=hang``, with spaces between."""


def make_pieces(
    catalogue: Catalogue, language: str, cached: Mapping[str, Piece]
) -> dict[str, Piece]:
    """Key (``positions/mill``) -> piece of every document; a cached one where its inputs digest is unchanged."""
    town_numbers = {town: number for number, town in enumerate(catalogue.towns)}
    pieces = {}
    for kind, entries in catalogue.kinds.items():
        for entry in entries.values():
            key, inputs_digest = f"{kind}/{entry.id}", _inputs_digest(catalogue, entry)
            piece = cached.get(key)
            if piece is None or piece.inputs_digest != inputs_digest:
                document = make_document(catalogue, entry, language)
                piece = _make_piece(
                    document, catalogue.phrases(language), town_numbers, inputs_digest
                )
            pieces[key] = piece
    return pieces


def _inputs_digest(catalogue: Catalogue, entry: Entry[Any]) -> str:
    return " ".join([entry.digest, *(x.digest for x in records_read(catalogue, entry))])


def _make_piece(
    document: Document, phrases: Phrases, town_numbers: Mapping[str, int], inputs_digest: str
) -> Piece:
    row = [
        KIND_NUMBERS[document.kind],
        document.id,
        document.name,
        "|".join(document.aliases),
        town_numbers[document.town] if document.town else -1,
        _label(document, phrases),
    ]
    terms, readings = _read_names(document)
    return Piece(
        inputs_digest,
        to_json(row),
        to_json((*_names(document), *document.texts)).encode("utf-8"),
        " ".join(sorted(terms)),
        " ".join(f"{key}={weight}" for key, weight in sorted(document.keys.items())),
        " ".join(sorted(readings)),
    )


def _names(document: Document) -> tuple[str, ...]:
    return (document.name, *document.aliases)


def _read_names(document: Document) -> tuple[set[str], set[str]]:
    """Terms of the names, and their characters with readings.

    Terms are characters and pairs of names, words of names, and letters of their readings: ``~abc`` are three
    neighbouring letters of the full reading, ``=ab`` two neighbouring initials. The reading that a record gives is
    that of its name alone, not of its aliases.
    """
    given: str | None = getattr(document.entry.record, "pinyin", None)
    own = [v for k, v in document.entry.record.name.lines.items() if is_han_language(k)]
    terms = set(words("\0".join(_names(document))))
    readings: set[str] = set()
    for name in _names(document):
        characters = stream(name)
        terms.update(runs(characters))
        read = read_name(characters, given if name in own else None)
        if not read:
            continue
        written = _read_as_written(name, read)
        for pairs in (read, written):
            terms.update(spoken_terms([syllable for _, syllable in pairs]))
            readings.update([f"{character}={syllable}" for character, syllable in pairs])
        readings.update(
            [f"{one}={syllable}" for (one, _), (_, syllable) in zip(written, read, strict=False)]
        )
    return terms, readings


def _read_as_written(name: str, read: Sequence[Pair]) -> list[Pair]:
    """The readings of a name of which folding changes a character: 瞭望 is read *liao*, and folded to 了望.

    A query in letters loads no folding table, so the browser meets the name as it is written. Nothing where no
    character changes.
    """
    written = HAN.findall(unicodedata.normalize("NFKC", name))
    if written == [character for character, _ in read] or len(written) != len(read):
        return []
    syllables = read_syllables("".join(written))
    return list(zip(written, syllables, strict=True)) if len(syllables) == len(written) else []


def runs(characters: str) -> list[str]:
    """The characters of a folded name and its neighbouring pairs; a letter by itself would stand in every name."""
    return [*filter(WIDE.match, characters), *map(add, characters, characters[1:])]


def spoken_terms(syllables: Sequence[str]) -> set[str]:
    """Terms of a name that is read aloud: three neighbouring letters, ``~abc``, and two neighbouring initials."""
    terms = set()
    for spelled in spellings("".join(syllables)):
        terms.update([f"{SPOKEN}{spelled[index : index + 3]}" for index in range(len(spelled) - 2)])
    initials = "".join([syllable[0] for syllable in syllables])
    terms.update([f"={one}{two}" for one, two in pairwise(initials)])
    return terms


def _label(document: Document, phrases: Phrases) -> str:
    """The word for a position's kind and the like, which is searched as well."""
    field = KINDS[document.kind].type_field
    if field:
        return phrases.enum(field, getattr(document.entry.record, field))
    return phrases(f"menu.{document.kind}")


def to_json(data: Any) -> str:
    """Compact JSON."""
    return _encode(data)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
