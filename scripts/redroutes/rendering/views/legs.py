"""The ways between the stops of a tour."""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.records.tours import Leg
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.citations import Notes
from redroutes.rendering.views.formats import format_distance, format_minutes


@dataclass(slots=True)
class LegView:
    """The way to the next stop."""

    mode: str
    mode_word: str
    length: str | None
    """Minutes and distance, with the word for an estimate where it is one."""
    text: Shown | None
    citations: tuple[int, ...]


def view_leg(context: Context, leg: Leg, notes: Notes) -> LegView:
    """The way to the next stop, its sources numbered in ``notes``."""
    parts = []
    if leg.minutes:
        parts.append(format_minutes(context, leg.minutes))
    if leg.distance_m:
        parts.append(format_distance(context, leg.distance_m))
    if parts and leg.estimate:
        parts.append(context.phrases("tour.estimate"))
    return LegView(
        mode=leg.mode,
        mode_word=context.phrases.enum("mode", leg.mode),
        length=context.phrases("list.dot").join(parts) or None,
        text=context.show(leg.text) if leg.text else None,
        citations=notes.cite(leg.sources),
    )
