"""What the search page filters by, per document: whom it suits, wheelchairs, opening times, templates.

Opening times and public holidays come from ``hours/`` in the form that the scripts of all pages read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from redroutes.catalogue import Catalogue
from redroutes.hours import lay_out, make_calendar
from redroutes.phrasebook import read_phrases
from redroutes.records import KINDS, Position, Template
from redroutes.records.base import Audience
from redroutes.records.places import Wheelchair

PASSABLE = (Wheelchair.full, Wheelchair.limited)
"""Where a wheelchair gets in, at least in part."""
LARGE_GROUP = 50
"""From this number on a group is large."""


def lay_out_all(catalogue: Catalogue, known: Mapping[str, str]) -> dict[str, str]:
    """Rule of opening times -> its layout, of all positions; what is known is not laid out again."""
    records = (entry.record for entry in catalogue.positions.values())
    rules = {record.opening_hours.rule for record in records if record.opening_hours}
    return {rule: known[rule] if rule in known else lay_out(rule) for rule in sorted(rules)}


def make_facets(
    catalogue: Catalogue, language: str, schedule_of: Mapping[str, str]
) -> dict[str, Any]:
    """Rows in the order of the documents: audiences (bits), wheelchair, schedule, templates, large groups.

    ``schedule_of`` are the layouts of all rules.
    """
    phrases = read_phrases(language)
    bits_of = {audience: 1 << number for number, audience in enumerate(Audience)}
    templates = {key: number for number, key in enumerate(catalogue.templates)}
    schedules: dict[str, int] = {"": -1}
    rows: list[list[Any]] = []
    for kind in KINDS:
        for entry in catalogue.entries(kind).values():
            record = entry.record
            bits = sum([bits_of[a] for a in getattr(record, "audiences", ())])
            wheels = large = 0
            schedule, fitting = "", []
            if isinstance(record, Position):
                wheels = int(any(a.wheelchair in PASSABLE for a in record.access))
                fitting = [templates[t.id] for t in catalogue.templates_for(entry)]
                schedule = schedule_of[record.opening_hours.rule] if record.opening_hours else ""
            if isinstance(record, Template):
                large = int(record.group_size.max >= LARGE_GROUP)
            number = schedules.setdefault(schedule, len(schedules) - 1)
            rows.append([bits, wheels, number, fitting, large])
    rows += [[0, 0, -1, [], 0] for _ in catalogue.towns]
    return {
        "audiences": [[str(a), phrases.enum("audience", a)] for a in Audience],
        "templates": [
            [key, entry.record.name.languages.get(language, key)]
            for key, entry in catalogue.templates.items()
        ],
        "schedules": list(schedules)[1:],
        "holidays": make_calendar(catalogue.holidays),
        "rows": rows,
    }
