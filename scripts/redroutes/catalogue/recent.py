"""What was checked last: every record that has a page, the latest first.

The only day that a record tells of itself is ``checked``, on which somebody last compared it with its sources. A record
that is new has it for the first time, one that was corrected has it anew; what was changed in it, it does not say.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records.collection import Entry


def recently_checked(catalogue: Catalogue, most: int) -> list[Entry[Any]]:
    """The latest ``most`` records; those of one day in the order of kinds and ids."""
    entries = [
        entry
        for kind in catalogue.kinds
        for entry in catalogue.entries(kind).values()
        if hasattr(entry.record, "checked")
    ]
    entries.sort(key=lambda entry: str(entry.record.checked), reverse=True)
    return entries[:most]


def by_day(entries: list[Entry[Any]]) -> list[tuple[str, list[Entry[Any]]]]:
    """The same in groups: day of the check (ISO 8601), its records."""
    return [
        (day, list(group))
        for day, group in groupby(entries, key=lambda entry: str(entry.record.checked))
    ]
