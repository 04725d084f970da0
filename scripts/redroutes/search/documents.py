"""Records -> documents: per record and language its names and all texts that its page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import choose, is_han_language
from redroutes.prose import fold_lines, plain_of
from redroutes.records import Text, Tour, Town
from redroutes.records.base import AnyText, Prose, ProseWithHeadings
from redroutes.records.collection import Entry
from redroutes.records.walk import walk_texts
from redroutes.search.exact import exact_keys, phone_texts


@dataclass(frozen=True)
class Document:
    """One page as search sees it."""

    kind: str
    id: str
    name: str
    aliases: tuple[str, ...]
    """Aliases and the names in other languages."""
    town: str | None
    """Town id."""
    texts: tuple[str, ...]
    """Every other text, in the order of the record; telephone, titles of sources and a tour's stops last."""
    keys: Mapping[str, int]
    """What it is found by as a whole: telephone numbers and addresses; see ``exact.py``."""
    entry: Entry[Any]
    """The record, for filters."""


def make_documents(catalogue: Catalogue, language: str) -> list[Document]:
    """All pages of a language, by kind and id."""
    return [
        make_document(catalogue, entry, language)
        for entries in catalogue.kinds.values()
        for entry in entries.values()
    ]


def make_document(catalogue: Catalogue, entry: Entry[Any], language: str) -> Document:
    """The page of a record."""
    record = entry.record
    aliases = list(_other_names(record.name, language))
    texts = [
        _text(catalogue, text, language) for loc, text in walk_texts(record) if loc != ("name",)
    ]
    for key, names in getattr(record, "aliases", {}).items():
        aliases += names if key == language or is_han_language(key) else []
    texts += phone_texts(record)
    texts += dict.fromkeys([source.title for source in getattr(record, "sources", {}).values()])
    if isinstance(record, Tour):
        places = records_read(catalogue, entry)
        texts += [_text(catalogue, place.record.name, language) for place in places]
    return Document(
        kind=entry.kind,
        id=entry.id,
        name=_text(catalogue, record.name, language),
        aliases=tuple(aliases),
        town=town_of(catalogue, entry),
        texts=tuple(texts),
        keys=exact_keys(record),
        entry=entry,
    )


def records_read(catalogue: Catalogue, entry: Entry[Any]) -> list[Entry[Any]]:
    """The positions that a document is made from beside its record: a tour's stops, the place of a lesson."""
    record = entry.record
    if isinstance(record, Tour):
        return [catalogue.positions[stop.position] for stop in record.stops]
    place = catalogue.positions.get(getattr(record, "position", ""))
    return [place] if place else []


def town_of(catalogue: Catalogue, entry: Entry[Any]) -> str | None:
    """The town itself, the record's, or that of its position."""
    record = entry.record
    if isinstance(record, Town):
        return record.id
    town: str | None = getattr(record, "town", None)
    if town or isinstance(record, Tour):
        return town
    return next((place.record.town for place in records_read(catalogue, entry)), None)


def _other_names(name: Text, language: str) -> tuple[str, ...]:
    """Names in Chinese characters are short and stand on signs; Latin ones would double the names' weight."""
    return tuple(
        value for key, value in name.lines.items() if key != language and is_han_language(key)
    )


def _text(catalogue: Catalogue, text: AnyText, language: str) -> str:
    """What readers see of a text, on one line: a result shows a piece of it, which must mean what the page means."""
    written = text.languages
    value = written.get(language)  # whether it is stale makes no difference here
    if value is None:
        value = choose(written, text.made_from, language, catalogue.languages).value
    if isinstance(text, Prose):
        return plain_of(value, headings=isinstance(text, ProseWithHeadings), between=" ")
    return fold_lines(value)
