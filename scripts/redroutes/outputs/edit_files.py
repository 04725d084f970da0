"""What the page on which records are edited fetches: its data in each language, and the text of each record.

``edit/<language>/base.json`` is what any record needs, ``edit/<language>/<kind>.json`` the form of a kind.
``data/records/<kind>/<name>.json`` has the file of a record as the editors have written it, with comments and the notes
on sources, on larger sites those of a few: id -> text; it is open data as well. ``group_sources`` gives the names.
Where ``site.yml`` says ``edit_form: false`` there is none of this.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from redroutes.outputs.context import OutputContext
from redroutes.records import COMMON_FILES, FOLDERS
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context
from redroutes.rendering.edit_data import group_sources, make_base, make_kind
from redroutes.runtime.output_files import SiteFile, text_file

FOLDER = "data/records/"
DEPTH = 2
"""Of the page, from its language's root."""


def make_edit_files(context: OutputContext) -> Iterator[SiteFile]:
    """What the page needs for any record."""
    for page in _pages(context):
        yield _file(f"edit/{page.language}/base.json", make_base(page))


def make_edit_forms(context: OutputContext, kind: str) -> Iterator[SiteFile]:
    """The form of a kind, and the file in which all its records stand together, if there is one."""
    for page in _pages(context):
        yield _file(f"edit/{page.language}/{kind}.json", make_kind(page, kind))
    if context.catalogue.site.edit_form and kind in COMMON_FILES:
        raw = context.catalogue.records.files[kind].read_file()
        if raw:
            yield SiteFile(f"{FOLDER}{kind}.yml", raw)


def _pages(context: OutputContext) -> Iterator[Context]:
    """The page in each language; none where records are not edited in forms."""
    catalogue = context.catalogue
    if catalogue.site.edit_form:
        yield from (Context(catalogue, language, DEPTH) for language in catalogue.languages)


def find_sources(context: OutputContext) -> dict[str, Sequence[Entry[Any]]]:
    """Path -> the records whose files stand there together."""
    if not context.catalogue.site.edit_form:
        return {}
    return {
        f"{FOLDER}{kind}/{name}.json": entries
        for kind in FOLDERS
        for name, entries in group_sources(context.catalogue, kind).items()
    }


def make_sources(path: str, entries: Sequence[Entry[Any]]) -> SiteFile:
    """The files of some records as they were written."""
    return _file(path, {entry.id: entry.read_file().decode("utf-8-sig") for entry in entries})


def _file(path: str, data: Any) -> SiteFile:
    return text_file(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
