"""Hard words of a page with their readings, for pinyin on request and for the voice of the phone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from redroutes.catalogue.cached import cached_with_catalogue
from redroutes.catalogue.catalogue import Catalogue
from redroutes.records.collection import Entry
from redroutes.records.walk import walk_texts
from redroutes.rendering.context import Context


def view_readings(context: Context, entries: Iterable[Entry[Any]]) -> str:
    """``word|pinyin|say`` of each hard word in some records, with ``;`` between; empty where there is none."""
    catalogue, language = context.catalogue, context.language
    if not any(reading.language == language for reading in catalogue.glossary.readings):
        return ""
    rows = {row for entry in entries for row in _rows(catalogue, language, entry.kind, entry.id)}
    return ";".join(sorted(rows, key=lambda row: (-len(row.partition("|")[0]), row)))


@cached_with_catalogue(4096)
def _rows(catalogue: Catalogue, language: str, kind: str, record_id: str) -> tuple[str, ...]:
    record = catalogue.entries(kind)[record_id].record
    text = "\n".join(text.languages.get(language, "") for _, text in walk_texts(record))
    return tuple(
        f"{reading.word}|{reading.pinyin}|{reading.say or ''}"
        for reading in catalogue.glossary.readings
        if reading.language == language and reading.word in text
    )
