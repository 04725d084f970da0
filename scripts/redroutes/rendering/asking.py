"""What visitors are asked at a place: whether what its record says is still right, and what it lacks.

``assets/still.js`` asks one question at a time. A question has a name; its words are the phrases ``still.q-<name>``,
``still.yes-<name>``, ``still.no-<name>`` and ``still.tell-<name>``, where they differ from those of all. ``redroutes
answers`` makes changes of the answers.
"""

from __future__ import annotations

from typing import Any

from redroutes.phrasebook import Phrases
from redroutes.records import Position
from redroutes.records.collection import Entry
from redroutes.records.positions import Openness, PositionKind

OPEN = ("hours-new", "gate-new")
"""Questions that are answered with words; to the others ``yes`` alone is an answer."""
PLAIN = ("hours-new", "gate-new", "toilets-new", "shelter-new")
"""Questions to which ``no`` alone is an answer."""
MOST = 3
"""Questions at one place: more, and nobody answers any."""
STAYING = (PositionKind.memorial, PositionKind.heritage)
"""Kinds of places that may have gone: a stone, a wall, a house."""


def find_questions(record: Position) -> list[str]:
    """Names of the questions for a place: what may have changed, what is not sure, what is not known."""
    is_inside = not record.openness.is_outside
    hours = record.opening_hours
    lacking = [
        name
        for name, is_asked in (
            ("hours-new", is_inside and hours is None and record.openness is not Openness.unknown),
            ("toilets-new", is_inside and record.toilets is None),
            ("gate-new", is_inside and not record.access),
            ("shelter-new", record.shelter is None),
        )
        if is_asked
    ]
    unsure = [
        name
        for name in ("toilets", "shelter")
        if (item := getattr(record, name)) and not item.confirmed
    ]
    changing = ["hours"] if hours and hours.rule else []
    staying = ["there"] if record.kind in STAYING or record.openness is Openness.street else []
    return [*changing, *unsure, *staying, *lacking][:MOST]


def still_of(entry: Entry[Position]) -> str:
    """What the page's button carries: the record and the names of its questions."""
    return f"{entry.kind}/{entry.id} {','.join(find_questions(entry.record))}"


def still_words(phrases: Phrases, site: str) -> dict[str, Any]:
    """The words of all questions in a language."""
    prefix = "still."
    said = {
        key.removeprefix(prefix): phrases(key)
        for key in sorted(phrases.keys)
        if key.startswith(prefix)
    }
    said["letter"] = phrases("still.letter", site=site)
    return {**said, "open": list(OPEN), "plain": list(PLAIN)}
