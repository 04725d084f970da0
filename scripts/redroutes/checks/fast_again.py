"""The checks of all records together need not run again where only texts have changed that they do not compare.

They know a record by its gist and its outline: if both are the same, they find the same. Where anything else has
changed, or one of their problems stands in a changed file or speaks of it, they all run.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from redroutes.checks.last_run import LastRun
from redroutes.checks.rules import rules_of
from redroutes.checks.single import Passed, check_once
from redroutes.checks.texts import check_internal_links
from redroutes.records.base import AnyText
from redroutes.records.collection import Entry, Records

Change = tuple[Entry[Any], Entry[Any]]
"""A record before and now."""
COMPARED = ("name", "address")
"""Fields whose texts are compared with those of other records; all other texts are read through the gist alone."""


def check_again(records: Records, today: date, passed: Passed, last: LastRun) -> bool:
    """Bring the last run up to date; False where all checks have to run."""
    rules = rules_of(records.site, records.glossary)
    if last.records is None or (rules.digest, today) != (last.rules, last.today):
        return False
    changes = find_changes(last.records, records)
    if changes is None:
        return False
    fresh = [(before, now, *check_once(now, rules, passed)) for before, now in changes]
    for before, now, _, gist in fresh:
        is_same = gist[1:] == last.gists[now.kind, now.id][1:] and outline(before) == outline(now)
        if not is_same or _is_spoken_of(now, last):
            return False
    for _, now, found, gist in fresh:
        links = check_internal_links(now, gist.links, records)
        last.gists[now.kind, now.id] = gist
        last.single[now.kind, now.id] = [*found, *links]
    last.records = records
    return True


def find_changes(before: Records, now: Records) -> list[Change] | None:
    """The records that have a file of their own and have changed; None where anything else has, or is new or gone."""
    changes: list[Change] = []
    files = _pair(before.files, now.files)
    if files is None or any(one is not other for one, other in files):
        return None
    shared = ("media", "phrases", "choices", "made_from")
    if any(getattr(before, name) != getattr(now, name) for name in shared):
        return None
    for kind, entries in now.folders.items():
        pairs = _pair(before.folders[kind], entries)
        if pairs is None:
            return None
        changes += [(one, other) for one, other in pairs if one is not other]
    return changes


def outline(entry: Entry[Any]) -> Any:
    """What the checks of all records together may read of a record beside its gist; of texts, those of ``COMPARED``."""
    return [getattr(entry.record, name, None) for name in COMPARED], _outline(entry.record)


def _outline(value: Any) -> Any:
    if isinstance(value, AnyText):
        return tuple(value.languages)
    if isinstance(value, BaseModel):
        return {name: _outline(child) for name, child in vars(value).items()}
    if isinstance(value, list):
        return [_outline(child) for child in value]
    if isinstance(value, dict):
        return {key: _outline(child) for key, child in value.items()}
    return value


def _pair(before: Mapping[str, Entry[Any]], now: Mapping[str, Entry[Any]]) -> list[Change] | None:
    """The entries of two mappings side by side; None where their keys differ."""
    if list(before) != list(now):
        return None
    return list(zip(before.values(), now.values(), strict=True))


def _is_spoken_of(entry: Entry[Any], last: LastRun) -> bool:
    """Whether a problem of all records together stands in a file, whose lines may have moved, or names it."""
    return any(
        entry.path == problem.path or entry.path in f"{problem.message} {problem.hint}"
        for problem in last.crossed
    )
