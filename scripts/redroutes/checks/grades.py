"""One page is graded in one way wherever it is cited: else the same words are certain here and doubtful there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from redroutes.messages import told
from redroutes.problems import Problem
from redroutes.records.base import Source, Strength
from redroutes.records.collection import Entry, Records

Citation = tuple[Entry[Any], str, Source]
"""A record, the key of a source, and the source."""
ORDER = list(Strength)
"""From the strongest to the weakest."""


def check_grades(records: Records) -> Iterator[Problem]:
    """Wherever a page is graded more highly than in another record, that is said."""
    for citations in _by_address(records).values():
        lowest = max(citations, key=lambda c: ORDER.index(c[2].strength))
        for entry, key, source in citations:
            if source.strength is not lowest[2].strength:
                grades = {"here": str(source.strength), "there": str(lowest[2].strength)}
                message, hint = told("source.uneven", path=str(lowest[0].path), **grades)
                loc = ("sources", key, "strength")
                yield entry.problem(loc, "uneven-source", message, hint)


def _by_address(records: Records) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = defaultdict(list)
    for folder in records.folders.values():
        for entry in folder.values():
            for key, source in getattr(entry.record, "sources", {}).items():
                if source.url:
                    found[_plain(source.url)].append((entry, key, source))
    return found


def _plain(url: str) -> str:
    """An address without what does not tell two pages apart."""
    return url.partition("://")[2].removeprefix("www.").removeprefix("m.").rstrip("/")
