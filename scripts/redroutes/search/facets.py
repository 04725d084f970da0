"""What the search page filters by, per document: whom it suits, wheelchairs, opening times, templates, kind, town.

Opening times and public holidays come from ``hours/`` in the form that the scripts of all pages read.
"""

from __future__ import annotations

from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.hours import encode_plan, make_calendar
from redroutes.records import Position, Template
from redroutes.records.base import Audience
from redroutes.records.positions import Wheelchair
from redroutes.search.documents import town_of
from redroutes.search.pieces import KIND_NUMBERS

PASSABLE = (Wheelchair.full, Wheelchair.limited)
"""Where a wheelchair gets in, at least in part."""
LARGE_GROUP = 50
"""From this number on a group is large."""


def make_facets(catalogue: Catalogue, language: str) -> dict[str, Any]:
    """Rows in the order of the documents: audiences (bits), wheelchair, schedule, templates, large groups, kind, town.

    A template suits itself. Kinds and towns are numbered as in the head of the index; without a town it is -1.
    """
    phrases = catalogue.phrases(language)
    audiences = list(Audience)
    templates = {key: number for number, key in enumerate(catalogue.templates)}
    towns: dict[str | None, int] = {town: number for number, town in enumerate(catalogue.towns)}
    schedules: dict[str, int] = {"": -1}
    rows: list[list[Any]] = []
    for kind, entries in catalogue.kinds.items():
        for entry in entries.values():
            record = entry.record
            bits = sum([1 << audiences.index(a) for a in getattr(record, "audiences", ())])
            wheels = large = 0
            schedule, fitting = "", []
            if isinstance(record, Position):
                wheels = int(any(a.wheelchair in PASSABLE for a in record.access))
                fitting = [templates[t.id] for t in catalogue.templates_for(entry)]
                hours = record.opening_hours
                schedule = encode_plan(hours if hours and hours.confirmed else None)
            if isinstance(record, Template):
                large = int(record.group_size.max >= LARGE_GROUP)
                fitting = [templates[entry.id]]
            number = schedules.setdefault(schedule, len(schedules) - 1)
            place = KIND_NUMBERS[kind], towns.get(town_of(catalogue, entry), -1)
            rows.append([bits, wheels, number, fitting, large, *place])
    return {
        "audiences": [[str(a), phrases.enum("audience", a)] for a in audiences],
        "templates": [
            [key, entry.record.name.lines.get(language, key)]
            for key, entry in catalogue.templates.items()
        ],
        "schedules": list(schedules)[1:],
        "holidays": make_calendar(catalogue.holidays),
        "rows": rows,
    }
