"""Records -> the same records, in which a translation that is older than its original says so.

What ``made-from.txt`` says of a text is put where the text's own ``made_from`` would stand; pages, checks and counts
know that one alone. A record with a stale text gets a digest of its own, so that its pages are made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from redroutes.problems import Loc
from redroutes.reading.cache import RecordCache, Stale
from redroutes.records.collection import Entry, Records
from redroutes.records.made_from import MadeFrom, Standing, translations_of
from redroutes.records.walk import walk_texts


def mark_stale(records: Records, made_from: MadeFrom, cached: RecordCache) -> Records:
    """The records with their stale translations marked; what ``cached`` has is not compared again."""
    if not made_from.marks:
        return records
    languages = [language.id for language in records.site.record.languages]

    def mark(entries: Mapping[str, Entry[Any]]) -> dict[str, Entry[Any]]:
        return {id_: _mark(entry, made_from, languages, cached) for id_, entry in entries.items()}

    folders = {kind: mark(entries) for kind, entries in records.folders.items()}
    return replace(records, files=mark(records.files), folders=folders, made_from=made_from)


def _mark(
    entry: Entry[Any], made_from: MadeFrom, languages: list[str], cached: RecordCache
) -> Entry[Any]:
    key = (f"{entry.kind}/{entry.digest}", made_from.digest)
    stale = cached.stale.get(key)
    if stale is None:
        stale = cached.stale[key] = _find_stale(entry, made_from, languages)
    if not stale:
        return entry
    record = entry.record.model_copy(deep=True)
    for loc, language, original in stale:
        text = _at(record, loc)
        noted = {**text.__dict__, "made_from": {**text.made_from, language: original}}
        object.__setattr__(
            text, "__dict__", noted
        )  # models are frozen, and texts share their fields
    digest = hashlib.sha256(repr((entry.digest, stale)).encode()).hexdigest()
    return replace(entry, record=record, digest=digest)


def _find_stale(entry: Entry[Any], made_from: MadeFrom, languages: list[str]) -> Stale:
    found: Stale = []
    for one in translations_of(walk_texts(entry.record), languages):
        known = made_from.originals.get((one.mark.language, one.mark.translation))
        if known and made_from.standing(one) is Standing.stale:
            found.append((one.loc, one.language, min(known)))
    return found


def _at(record: Any, loc: Loc) -> Any:
    for part in loc:
        is_key = isinstance(record, (list, dict))
        record = record[part] if is_key else getattr(record, str(part))
    return record
