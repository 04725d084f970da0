"""What the page on which records are edited fetches: its data in each language, and the text of each record.

``edit/<language>/base.json`` is what any record needs, ``edit/<language>/<kind>.json`` the form of a kind.
``data/records/<kind>/<id>.yml`` is a record's file as the editors have written it, byte for byte, with its comments and
the notes on its sources; it is open data as well. Where ``site.yml`` says ``edit_form: false`` there is none of this.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from redroutes.outputs.context import OutputContext
from redroutes.records import COMMON_FILES
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context
from redroutes.rendering.edit_data import FORMS, make_base, make_kind
from redroutes.runtime.output_files import SiteFile, text_file

FOLDER = "data/records/"
DEPTH = 2
"""Of the page, from its language's root."""


def make_edit_files(context: OutputContext) -> Iterator[SiteFile]:
    """The data of the page, and the files in which all records of a kind stand together."""
    if not context.catalogue.site.edit_form:
        return
    for language in context.catalogue.languages:
        page = Context(context.catalogue, language, DEPTH)
        yield _file(f"edit/{language}/base.json", make_base(page))
        for kind in FORMS:
            yield _file(f"edit/{language}/{kind}.json", make_kind(page, kind))
    for kind in COMMON_FILES:
        yield from make_source(context, context.catalogue.records.files[kind], f"{kind}.yml")


def make_record_source(context: OutputContext, kind: str, record_id: str) -> Iterator[SiteFile]:
    """The file of one record, if it has one of its own."""
    entry = context.catalogue.entries(kind)[record_id]
    if not entry.place:
        yield from make_source(context, entry, f"{kind}/{record_id}.yml")


def make_source(context: OutputContext, entry: Entry[Any], name: str) -> Iterator[SiteFile]:
    """A file of records as it was written; nothing for one that is not there."""
    raw = entry.read_file() if context.catalogue.site.edit_form else b""
    if raw:
        yield SiteFile(f"{FOLDER}{name}", raw)


def _file(path: str, data: Any) -> SiteFile:
    return text_file(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
