"""What an earlier catalogue has worked out -> a new one of the same site, as far as its records are the same.

Records are the same where their entries are: an entry whose file has not changed is never made anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records.collection import Entry

WORKED_OUT = {
    "visits": ("tours",),
    "positions_by_town": ("positions",),
    "lessons_by_position": ("lessons",),
    "templates_by_position": ("templates",),
    "templates_by_kind": ("templates",),
    "templates_by_lesson": ("templates", "lessons"),
    "lessons_by_template": ("templates", "lessons"),
    "programmes_by_position": ("programmes",),
    "programmes_by_town": ("programmes",),
}
"""What a catalogue works out when it is first asked -> the kinds whose records it is worked out from."""
OF_POINTS = ("pins", "_cells", "_cell_width")
"""The same of the positions' points alone."""


def take_over(catalogue: Catalogue, before: Catalogue) -> None:
    """Give a catalogue what an earlier one has worked out and would be the same."""
    if catalogue.tags == before.tags and catalogue.records.phrases == before.records.phrases:
        catalogue.phrases = before.phrases
    changed = {x: find_changed(catalogue.kinds[x], before.kinds[x]) for x in catalogue.kinds}
    same = {kind for kind, ids in changed.items() if ids == []}
    names = [name for name, kinds in WORKED_OUT.items() if same.issuperset(kinds)]
    ids = changed["positions"]
    if ids is not None and all(_point(catalogue, x) == _point(before, x) for x in ids):
        names += OF_POINTS
    known = vars(before)
    vars(catalogue).update((name, known[name]) for name in names if name in known)


def find_changed(
    now: Mapping[str, Entry[Any]], before: Mapping[str, Entry[Any]]
) -> list[str] | None:
    """Ids of records that are others than before; None where some have come or gone."""
    if list(now) != list(before):
        return None
    pairs = zip(now.items(), before.values(), strict=True)
    return [key for (key, entry), other in pairs if entry is not other]


def _point(catalogue: Catalogue, record_id: str) -> Any:
    return catalogue.positions[record_id].record.point
