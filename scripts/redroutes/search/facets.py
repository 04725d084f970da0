"""What the search page filters by, per document: whom it suits, wheelchairs, opening times, templates.

Opening times and public holidays come from ``hours/`` in the form that the scripts of all pages read.
"""

from __future__ import annotations

from typing import Any

from redroutes.catalogue import Catalogue
from redroutes.hours import lay_out, make_calendar
from redroutes.phrasebook import read_phrases
from redroutes.records import Position, Template
from redroutes.records.base import Audience
from redroutes.records.places import Wheelchair
from redroutes.search.documents import Document

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
                text = lay_out(record.opening_hours.rule)
                if text and text not in schedules:
                    schedules.append(text)
                schedule = schedules.index(text) if text else -1
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
        "holidays": make_calendar(catalogue.holidays),
        "rows": rows,
    }
