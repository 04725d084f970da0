"""Documents -> pieces: all that one document gives to an index, as plain values that can be kept between builds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from redroutes.catalogue import Catalogue
from redroutes.phrasebook import read_phrases
from redroutes.records import KINDS, Lesson, Tour
from redroutes.records.collection import Entry
from redroutes.search.documents import KIND_ORDER, Document, make_document, make_town_document
from redroutes.search.folding import HAN, is_common, simplified_table, stream, words
from redroutes.search.pinyin import make_readings, read_name


class Piece(NamedTuple):
    """What one document gives."""

    makings: str
    """Digests of the records from which it was made; towns change with the ground of the whole site."""
    row: str
    """JSON of its line among the names: kind, id, name, aliases, town, label."""
    texts: str
    """JSON of its names and all its texts, as the browser loads them for a snippet."""
    names: str
    """Terms by which its names are found on a large site, with spaces between."""
    readings: str
    """JSON: characters of its names -> readings."""
    simplified: str
    """Characters of its texts that a keyboard may send in a traditional form."""


def make_pieces(
    catalogue: Catalogue, language: str, known: Mapping[str, Piece]
) -> Iterator[tuple[str, Piece]]:
    """Key (``positions/mill``) and piece of every document; a known one where its makings are the same."""
    for kind in KINDS:
        for entry in catalogue.entries(kind).values():
            key, makings = f"{kind}/{entry.id}", _makings(catalogue, entry)
            piece = known.get(key)
            if piece is None or piece[0] != makings:
                document = make_document(catalogue, entry, language)
                piece = _make_piece(catalogue, document, language, makings)
            yield key, piece
    for town in catalogue.towns.values():
        document = make_town_document(catalogue, town, language)
        yield f"towns/{town.id}", _make_piece(catalogue, document, language, "")


def _makings(catalogue: Catalogue, entry: Entry[Any]) -> str:
    record = entry.record
    digests = [entry.digest]
    if isinstance(record, Tour):
        digests += [catalogue.positions[stop.position].digest for stop in record.stops]
    if isinstance(record, Lesson):
        digests.append(catalogue.positions[record.position].digest)
    return " ".join(digests)


def _make_piece(catalogue: Catalogue, document: Document, language: str, makings: str) -> Piece:
    texts = (document.name, *document.aliases, *document.texts)
    given = getattr(document.entry.record, "pinyin", None) if document.entry else None
    han = [name for name in (document.name, *document.aliases) if HAN.search(name)]
    row = [
        KIND_ORDER.index(document.kind),
        document.id,
        document.name,
        "|".join(document.aliases),
        list(catalogue.towns).index(document.town) if document.town else -1,
        _label(document, language),
    ]
    found = set(_simplified().findall("".join(texts)))
    return Piece(
        makings,
        to_json(row),
        to_json(texts),
        " ".join(sorted(_name_terms(document, given))),
        to_json(make_readings((name, given) for name in han)),
        "".join(sorted(found)),
    )


def _name_terms(document: Document, given: str | None) -> set[str]:
    """Characters and pairs of names, words of names, and letters of their readings.

    ``~abc`` are three neighbouring letters of the full reading, ``=ab`` two neighbouring initials.
    """
    terms: set[str] = set()
    for name in (document.name, *document.aliases):
        characters = stream(name)
        terms.update(characters, pairs(characters), words(name))
        syllables = [syllable for _, syllable in read_name(characters, given)]
        letters = "".join(syllables)
        initials = "".join(syllable[0] for syllable in syllables)
        terms.update(f"~{letters[index : index + 3]}" for index in range(len(letters) - 2))
        terms.update(f"={pair}" for pair in pairs(initials))
    return terms


def _label(document: Document, language: str) -> str:
    """The word for a position's kind and the like, which is searched as well."""
    phrases = read_phrases(language)
    record = document.entry.record if document.entry else None
    for field in ("kind", "theme", "family", "form"):
        value = getattr(record, field, None)
        if value is not None:
            return phrases.enum(field, value)
    return phrases(f"menu.{document.kind}")


@lru_cache(maxsize=1)
def _simplified() -> re.Pattern[str]:
    """Finds the characters that have a traditional form which a keyboard really types."""
    forms = {new for old, new in simplified_table().items() if is_common(chr(old))}
    return re.compile("[" + re.escape("".join(sorted(forms))) + "]")


def pairs(characters: str) -> list[str]:
    """Each two neighbouring characters."""
    return [one + two for one, two in pairwise(characters)]


def to_json(data: Any) -> str:
    """Compact JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
