"""What is told rests on facts that exist: scripts, points, answers, lessons, openings of tours, quiz questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.problems import Loc, Problem, did_you_mean
from redroutes.records.carried import carried_by
from redroutes.records.collection import Entry, Records


def check_facts(records: Records) -> Iterator[Problem]:
    """Whatever is told may only rest on facts that exist."""
    for kind in ("positions", "tours", "templates", "lessons"):
        for entry in records.by_kind(kind).values():
            own = _own_facts(entry, records)
            for loc, references in carried_by(entry.record):
                if not own.issuperset(references):
                    yield from _check_fact_ids(entry, loc, references, own, records)


def _own_facts(entry: Entry[Any], records: Records) -> set[str]:
    """Ids that a record may use without naming another: its own facts, a lesson those of its position."""
    home = records.positions.get(entry.record.position) if entry.kind == "lessons" else entry
    return {fact.id for fact in getattr(home.record, "facts", ())} if home else set()


def _check_fact_ids(
    entry: Entry[Any], loc: Loc, references: list[str], own: set[str], records: Records
) -> Iterator[Problem]:
    for index, reference in enumerate(references):
        place_id, _, fact_id = reference.rpartition(".")
        place = records.positions.get(place_id)
        if place_id and place is None:
            message = f"no position has the id '{place_id}'"
            hint = did_you_mean(place_id, records.positions)
            yield entry.problem((*loc, index), "unknown-position", message, hint)
            continue
        allowed = {fact.id for fact in place.record.facts} if place else own
        if fact_id not in allowed:
            message = f"there is no fact '{reference}'"
            hint = did_you_mean(fact_id, allowed)
            yield entry.problem((*loc, index), "unknown-fact", message, hint)
