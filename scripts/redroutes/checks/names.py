"""Ids that would be a name which no system takes, or the address of something else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.messages import told
from redroutes.problems import Loc, Problem
from redroutes.records import COMMON_FILES
from redroutes.records.base import RESERVED
from redroutes.records.collection import Entry, Records

TAKEN = frozenset({"map", "own"})
"""Folders at the site's root with as many letters as a language can have."""


def check_names(records: Records) -> Iterator[Problem]:
    """No id is a name of Windows' devices; no language takes a folder of the site or differs in case alone."""
    for entry, loc, value in _ids(records):
        if value in RESERVED:
            yield entry.problem(loc, "reserved-name", *told("address.device", id=value))
    seen: dict[str, str] = {}
    for index, language in enumerate(records.site.record.languages):
        first = seen.setdefault(language.id.lower(), language.id)
        if first != language.id:
            message, hint = told("address.capitals", language=language.id, first=first)
            yield records.site.problem(("languages", index, "id"), "reserved-name", message, hint)
        if language.id in TAKEN:
            message, hint = told("address.folder", language=language.id)
            yield records.site.problem(("languages", index, "id"), "reserved-name", message, hint)


def _ids(records: Records) -> Iterator[tuple[Entry[Any], Loc, str]]:
    """Ids that become folders and stand in a file with others; files' own names are looked at when they are listed."""
    for kind in COMMON_FILES:
        file = records.files[kind]
        for index, record in enumerate(getattr(file.record, kind)):
            yield file, (kind, index, "id"), record.id
    for index, language in enumerate(records.site.record.languages):
        yield records.site, ("languages", index, "id"), language.id
