"""Records -> documents: per record and language its names and all texts that its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import choose, is_han_language
from redroutes.records import KINDS, Position, Text, Tour, Town
from redroutes.records.collection import Entry
from redroutes.records.walk import walk_texts

KIND_ORDER = (*KINDS, "towns")
"""Kinds in the order in which results are grouped."""


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
    """Every other text, in the order of the record."""
    entry: Entry[Any] | None
    """The record, for filters; None for towns."""


def make_documents(catalogue: Catalogue, language: str) -> list[Document]:
    """All pages of a language, by kind and id."""
    documents = [
        make_document(catalogue, entry, language)
        for kind in KINDS
        for entry in catalogue.entries(kind).values()
    ]
    towns = catalogue.towns.values()
    return documents + [make_town_document(catalogue, town, language) for town in towns]


def make_town_document(catalogue: Catalogue, town: Town, language: str) -> Document:
    """The page of a town."""
    return Document(
        "towns",
        town.id,
        _text(catalogue, town.name, language),
        _other_names(town.name, language),
        town.id,
        (_text(catalogue, town.summary, language),) if town.summary else (),
        None,
    )


def make_document(catalogue: Catalogue, entry: Entry[Any], language: str) -> Document:
    """The page of a record."""
    record = entry.record
    aliases = list(_other_names(record.name, language))
    texts = [
        _text(catalogue, text, language) for loc, text in walk_texts(record) if loc != ("name",)
    ]
    if isinstance(record, Position):
        for key, names in record.aliases.items():
            aliases += names if key == language or is_han_language(key) else []
    if isinstance(record, Tour):
        places = (catalogue.positions[stop.position] for stop in record.stops)
        texts += [_text(catalogue, place.record.name, language) for place in places]
    return Document(
        kind=entry.kind,
        id=entry.id,
        name=_text(catalogue, record.name, language),
        aliases=tuple(aliases),
        town=getattr(record, "town", None) or _town_of_place(catalogue, record),
        texts=tuple(texts),
        entry=entry,
    )


def _town_of_place(catalogue: Catalogue, record: Any) -> str | None:
    place = catalogue.positions.get(getattr(record, "position", ""))
    return place.record.town if place else None


def _other_names(name: Text, language: str) -> tuple[str, ...]:
    """Names in Chinese characters are short and stand on signs; Latin ones would double the names' weight."""
    return tuple(
        value for key, value in name.languages.items() if key != language and is_han_language(key)
    )


def _text(catalogue: Catalogue, text: Text, language: str) -> str:
    texts = text.languages
    if language in texts:  # what choose() takes as well, without asking whether it is stale
        return texts[language]
    return choose(texts, text.made_from, language, catalogue.languages).value
