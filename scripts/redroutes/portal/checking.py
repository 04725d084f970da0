"""``city.yml`` -> its problems, before any site is looked at: texts, ids, languages."""

from __future__ import annotations

from collections.abc import Iterator

from redroutes.checks.languages import check_texts
from redroutes.checks.names import check_devices, check_language_ids
from redroutes.checks.site_languages import check_language_tags
from redroutes.messages import told
from redroutes.problems import Problem
from redroutes.records.city import City
from redroutes.records.collection import Entry
from redroutes.records.walk import walk_texts

LISTS = ("languages", "districts", "tours")


def check_city(entry: Entry[City], languages: list[str]) -> Iterator[Problem]:
    """All problems of the file itself; ``languages`` are those of the portal."""
    yield from check_texts(entry, list(walk_texts(entry.record)), languages)
    yield from check_language_ids(entry)
    yield from check_language_tags(entry)
    yield from check_devices(entry, "tours")
    for name in LISTS:
        seen: set[str] = set()
        for number, item in enumerate(getattr(entry.record, name)):
            if item.id in seen:
                message, hint = told("reference.twice", id=item.id)
                yield entry.problem((name, number, "id"), "duplicate-id", message, hint)
            seen.add(item.id)
