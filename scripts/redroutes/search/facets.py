"""What the search page filters by, per document: whom it suits, wheelchairs, opening times, templates.

Opening times are laid out over a week without public holidays by the library that checks the rules, so that the
browser needs no parser of its own.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from redroutes.catalogue import Catalogue
from redroutes.phrasebook import read_phrases
from redroutes.records import Position, Template
from redroutes.records.base import Audience
from redroutes.records.places import Wheelchair
from redroutes.search.documents import Document

MONDAY = datetime(2026, 3, 2)
"""Start of the week that schedules are laid out over; no rule here depends on the season."""
LARGE_GROUP = 50
"""From this number on a group is large."""


def make_facets(catalogue: Catalogue, documents: list[Document], language: str) -> dict[str, Any]:
    """Rows in the order of the documents: audiences (bits), wheelchair, schedule, templates, large groups."""
    phrases = read_phrases(language)
    audiences = list(Audience)
    templates = list(catalogue.templates)
    schedules: list[str] = []
    rows = []
    for document in documents:
        record = document.entry.record if document.entry else None
        bits = sum(1 << audiences.index(a) for a in getattr(record, "audiences", []))
        schedule = -1
        wheels = large = 0
        fitting: list[int] = []
        if isinstance(record, Position) and document.entry is not None:
            wheels = int(
                any(a.wheelchair in (Wheelchair.full, Wheelchair.limited) for a in record.access)
            )
            fitting = [templates.index(t.id) for t in catalogue.templates_for(document.entry)]
            if record.opening_hours:
                text = lay_out_week(record.opening_hours.rule)
                if text not in schedules:
                    schedules.append(text)
                schedule = schedules.index(text)
        if isinstance(record, Template):
            large = int(record.group_size.max >= LARGE_GROUP)
        rows.append([bits, wheels, schedule, fitting, large])
    return {
        "audiences": [[str(a), phrases.enum("audience", a)] for a in audiences],
        "templates": [
            [key, entry.record.name.languages.get(language, key)]
            for key, entry in catalogue.templates.items()
        ],
        "schedules": schedules,
        "rows": rows,
    }


@lru_cache(maxsize=1024)
def lay_out_week(rule: str) -> str:
    """Open minutes of a week as ``from-to`` from Monday 0:00, with spaces between; empty if unknown."""
    from opening_hours import OpeningHours

    spans = []
    end = MONDAY + timedelta(days=7)
    for start, stop, state, _ in OpeningHours(rule).intervals(MONDAY, end):
        if str(state) == "open":
            begin, finish = (
                int((t - MONDAY).total_seconds() // 60) for t in (start, min(stop, end))
            )
            spans.append(f"{max(begin, 0)}-{finish}")
    return " ".join(spans)
