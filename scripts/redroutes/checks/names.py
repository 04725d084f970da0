"""Ids that would be a name which no system takes, or the address of something else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.messages import told
from redroutes.problems import Problem
from redroutes.records import COMMON_FILES
from redroutes.records.base import RESERVED
from redroutes.records.collection import Entry, Records

TAKEN = frozenset({"map", "own"})
"""Folders at the site's root with as many letters as a language can have."""


def check_names(records: Records) -> Iterator[Problem]:
    """No id is a name of Windows' devices; no language takes a folder of the site or differs in case alone."""
    for kind in COMMON_FILES:
        yield from check_devices(records.files[kind], kind)
    yield from check_language_ids(records.site)


def check_devices(entry: Entry[Any], field: str) -> Iterator[Problem]:
    """No id of a list is a name of Windows' devices, for each becomes a folder."""
    for index, item in enumerate(getattr(entry.record, field)):
        if item.id in RESERVED:
            message, hint = told("address.device", id=item.id)
            yield entry.problem((field, index, "id"), "reserved-name", message, hint)


def check_language_ids(entry: Entry[Any]) -> Iterator[Problem]:
    """No language of a site or a portal takes a folder of it, or differs from another in case alone."""
    yield from check_devices(entry, "languages")
    seen: dict[str, str] = {}
    for index, language in enumerate(entry.record.languages):
        first = seen.setdefault(language.id.lower(), language.id)
        if first != language.id:
            message, hint = told("address.capitals", language=language.id, first=first)
            yield entry.problem(("languages", index, "id"), "reserved-name", message, hint)
        if language.id in TAKEN:
            message, hint = told("address.folder", language=language.id)
            yield entry.problem(("languages", index, "id"), "reserved-name", message, hint)
