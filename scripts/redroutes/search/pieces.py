"""Documents -> pieces: all that one document gives to an index, as plain values that can be kept between builds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import pairwise
from operator import add
from typing import Any, NamedTuple

from redroutes.catalogue.catalogue import Catalogue
from redroutes.phrasebook import read_phrases
from redroutes.records import KINDS
from redroutes.records.collection import Entry
from redroutes.search.documents import Document, make_document, records_read
from redroutes.search.folding import HAN, streams, words
from redroutes.search.pinyin import read_ahead, read_name

KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


class Piece(NamedTuple):
    """What one document gives."""

    makings: str
    """Digests of the records from which it was made."""
    row: str
    """JSON of its line among the names: kind, id, name, aliases, town, label."""
    texts: bytes
    """JSON of its names and all its texts, as the browser loads them for a snippet."""
    names: str
    """Terms by which its names are found on a large site, with spaces between."""
    readings: str
    """Characters of its names and how they are read there, as in ``行=hang``, with spaces between."""


def make_pieces(
    catalogue: Catalogue, language: str, known: Mapping[str, Piece]
) -> dict[str, Piece]:
    """Key (``positions/mill``) -> piece of every document; a known one where its makings are the same."""
    makings = _makings_of_all(catalogue)
    maker = _Maker(catalogue, language)
    new = {
        key: maker.document(key)
        for key, digest in makings.items()
        if key not in known or known[key].makings != digest
    }
    names = {key: streams(_names(document)) for key, document in new.items()}
    read_ahead((name, _given(new[key])) for key in new for name in names[key])
    return {
        key: maker.piece(new[key], names[key], digest) if key in new else known[key]
        for key, digest in makings.items()
    }


def _makings_of_all(catalogue: Catalogue) -> dict[str, str]:
    return {
        f"{kind}/{entry.id}": _makings(catalogue, entry)
        for kind, entries in catalogue.kinds.items()
        for entry in entries.values()
    }


def _makings(catalogue: Catalogue, entry: Entry[Any]) -> str:
    return " ".join([entry.digest, *(x.digest for x in records_read(catalogue, entry))])


class _Maker:
    """Makes the documents and pieces of one language."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self.catalogue = catalogue
        self.language = language
        self.towns = {town: number for number, town in enumerate(catalogue.towns)}

    def document(self, key: str) -> Document:
        """The document of a key."""
        kind, name = key.split("/")
        return make_document(self.catalogue, self.catalogue.entries(kind)[name], self.language)

    def piece(self, document: Document, names: list[str], makings: str) -> Piece:
        """What a document gives; ``names`` are the streams of its names."""
        row = [
            KIND_NUMBERS[document.kind],
            document.id,
            document.name,
            "|".join(document.aliases),
            self.towns[document.town] if document.town else -1,
            _label(document, self.language),
        ]
        terms, readings = _read_names(document, names)
        return Piece(
            makings,
            to_json(row),
            to_json((*_names(document), *document.texts)).encode("utf-8"),
            " ".join(sorted(terms)),
            " ".join(sorted(readings)),
        )


def _names(document: Document) -> tuple[str, ...]:
    return (document.name, *document.aliases)


def _given(document: Document) -> str | None:
    pinyin: str | None = getattr(document.entry.record, "pinyin", None)
    return pinyin


def _read_names(document: Document, names: list[str]) -> tuple[set[str], set[str]]:
    """Terms of the names, and their characters with readings.

    Terms are characters and pairs of names, words of names, and letters of their readings: ``~abc`` are three
    neighbouring letters of the full reading, ``=ab`` two neighbouring initials.
    """
    given = _given(document)
    terms = set(words("\0".join(_names(document))))
    readings: set[str] = set()
    for name, characters in zip(_names(document), names, strict=True):
        terms.update(characters, map(add, characters, characters[1:]))
        read = read_name(characters, given)
        if not read:
            continue
        letters = "".join([syllable for _, syllable in read])
        initials = "".join([syllable[0] for _, syllable in read])
        terms.update([f"~{letters[index : index + 3]}" for index in range(len(letters) - 2)])
        terms.update([f"={one}{two}" for one, two in pairwise(initials)])
        if HAN.search(name):
            readings.update([f"{character}={syllable}" for character, syllable in read])
    return terms, readings


def _label(document: Document, language: str) -> str:
    """The word for a position's kind and the like, which is searched as well."""
    phrases = read_phrases(language)
    field = KINDS[document.kind].type_field
    if field:
        return phrases.enum(field, getattr(document.entry.record, field))
    return phrases(f"menu.{document.kind}")


def to_json(data: Any) -> str:
    """Compact JSON."""
    return _encode(data)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
