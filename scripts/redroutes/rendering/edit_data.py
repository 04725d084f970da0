"""The data of the page on which records are edited: what every record needs, and each kind by itself.

``make_base`` gives ``messages`` (of the checks that a browser can make), ``kinds`` (id, name, whether all its records
stand in one file), ``records`` (id and name of each record, by kind, and of the stations), ``languages``, ``edit`` and
``new`` (patterns of addresses); ``make_kind`` gives the kind's form and which translations are stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from redroutes.catalogue.cached import cached_with_catalogue
from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import is_han_language, text_hash
from redroutes.messages import read_messages
from redroutes.records import COMMON_FILES, FOLDERS, KINDS
from redroutes.records.collection import Entry
from redroutes.records.walk import walk_texts
from redroutes.rendering.context import Context
from redroutes.rendering.forges import edit_pattern, new_pattern
from redroutes.rendering.form_spec import make_form
from redroutes.search.folding import hash_term
from redroutes.search.postings import count_shards

SECTIONS = ("form", "value", "hint", "joined", "reference", "language", "day", "typed", "text")
"""Of the catalogue of messages those that the page takes whole."""
MORE = (
    *("source.unknown", "source.unused", "source.openness", "source.weak", "source.listings"),
    *("source.url", "source.url-end", "source.story-none", "source.story-count", "new.no-id"),
)
HOURS = ("hours", "month")
"""Phrases with which opening hours are said."""
FORMS = {**FOLDERS, **COMMON_FILES}
"""Kind -> model of the file in which its records stand."""
EACH_ALONE = 256
"""Up to so many records of a kind each has a file of its own: files are what larger sites run out of."""
TOGETHER = 3
"""Beyond that so many stand in one file on average; whoever opens one in the form fetches its neighbours with it."""


def make_base(context: Context) -> dict[str, Any]:
    """What the page needs for any record."""
    catalogue, phrases = context.catalogue, context.phrases
    repository = catalogue.site.repository
    return {
        "messages": pick_messages(context.language),
        "hours": {k: phrases(k) for k in sorted(phrases.keys) if k.split(".")[0] in HOURS},
        "kinds": [[kind, phrases(f"menu.{kind}"), kind in COMMON_FILES] for kind in KINDS],
        "nouns": {kind.id: kind.noun for kind in KINDS.values()} | {"stations": "station"},
        "records": {kind: _names(context, kind) for kind in KINDS}
        | {"stations": [[x.id, context.show(x.name).text] for x in catalogue.stations.values()]},
        "sources": {kind: count_sources(catalogue, kind) for kind in FOLDERS},
        "languages": [
            [one.id, one.tag, one.name, is_han_language(one.id)] for one in catalogue.site.languages
        ],
        "site": context.show(catalogue.site.name).text,
        "page": catalogue.site.base_url or "",
        "edit": edit_pattern(repository) if repository else "",
        "new": new_pattern(repository) if repository else "",
    }


def make_kind(context: Context, kind: str) -> dict[str, Any]:
    """The form of a kind, and the stale translations of its records."""
    return {
        "form": make_form(FORMS[kind], context.language),
        "stale": find_stale(context.catalogue, kind),
    }


def pick_messages(language: str) -> dict[str, str]:
    """Key -> sentence, of those that the page can need."""
    catalogue = read_messages(language)
    hints = {f"{key.rpartition('.')[0]}.hint.{key.rpartition('.')[2]}" for key in MORE}
    found = {
        key: catalogue(key)
        for key in catalogue.keys
        if key.split(".")[0] in SECTIONS
        or key in MORE
        or key in hints
        or key.startswith(("source.hint.better", "source.hint.url"))
    }
    return dict(sorted(found.items()))


def count_sources(catalogue: Catalogue, kind: str) -> int:
    """In how many files the records of a kind stand as they were written; 0 where each has its own."""
    number = len(catalogue.records.folders[kind])
    return count_shards(number / TOGETHER) if number > EACH_ALONE else 0


def group_sources(catalogue: Catalogue, kind: str) -> dict[str, list[Entry[Any]]]:
    """Name of a file -> the records in it, by a hash of their ids, so that a new record changes one file."""
    count = count_sources(catalogue, kind)
    groups: dict[str, list[Entry[Any]]] = {}
    for entry in catalogue.records.folders[kind].values():
        name = str(hash_term(entry.id) % count) if count else entry.id
        groups.setdefault(name, []).append(entry)
    return groups


@cached_with_catalogue(16)
def find_stale(catalogue: Catalogue, kind: str) -> dict[str, list[list[Any]]]:
    """Record -> places of the texts that are older than their originals, with the language at their end."""
    first = catalogue.languages[0]
    entries: Mapping[str, Entry[Any]] = (
        {kind: catalogue.records.files[kind]}
        if kind in COMMON_FILES
        else catalogue.records.folders[kind]
    )
    found: dict[str, list[list[Any]]] = {}
    for entry in entries.values():
        for loc, text in walk_texts(entry.record):
            original = text.languages.get(first) if text.made_from else None
            for language, digest in text.made_from.items():
                if original and language in text.languages and digest != text_hash(original):
                    found.setdefault(entry.id, []).append([*loc, language])
    return found


def _names(context: Context, kind: str) -> list[list[str]]:
    entries = context.catalogue.kinds[kind]
    return [[entry.id, context.show(entry.record.name).text] for entry in entries.values()]
