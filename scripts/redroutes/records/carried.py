"""Which facts carry what is told: every list of fact references in a record, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.problems import Loc
from redroutes.records.speech import SCRIPT_MINUTES

Carried = tuple[Loc, list[str]]
"""Where a list of fact references stands, and the references."""


def carried_by(record: Any) -> Iterator[Carried]:
    """Every list of fact references in a record of any kind, with its place."""
    for name in ("talking_points", "questions", "parts", "quiz"):
        for index, item in enumerate(getattr(record, name, ())):
            references = getattr(item, "facts", None)
            if references:
                yield (name, index, "facts"), references
    script = getattr(record, "script", None)
    for name in SCRIPT_MINUTES if script else ():
        passage = getattr(script, name)
        if passage:
            yield ("script", name, "facts"), passage.facts
    for name in ("opening", "closing", "for_members"):
        passage = getattr(record, name, None)
        if passage:
            yield (name, "facts"), passage.facts
