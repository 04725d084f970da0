"""What stands at the head of a position's page: one true sentence on whether one gets in now, and what to tap.

A position enters, a ``PlaceCard`` leaves. The script of the hours puts the moment into the sentence; the strip of facts
is left to ``visiting``.
"""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.records import Position
from redroutes.records.positions import Openness
from redroutes.records.speech import SCRIPT_MINUTES
from redroutes.rendering.context import Context
from redroutes.rendering.views.citations import Notes
from redroutes.rendering.views.formats import say_phone
from redroutes.rendering.views.hours import lay_out_hours

LIMITS = {Openness.booking: "soon", Openness.ask_first: "ask", Openness.unknown: "ask"}
"""Who does not simply walk in during the hours: the state, for its colour, that is shown in place of "open"."""


@dataclass(slots=True)
class Standing:
    """Whether one gets in: who is let in and the hours, in one sentence."""

    openness: str
    words: str
    """Without script, or where no hours are known: the whole sentence."""
    citations: tuple[int, ...]
    layout: str
    """The hours for the script; empty where there are none, or where nobody goes in."""
    is_confirmed: bool
    frame: str
    """Around what the script says of the moment, ``{now}``; empty where that is the whole sentence."""
    limit: str
    """The state shown in place of "open"; empty where anyone may come in."""


@dataclass(slots=True)
class PlaceCard:
    """The status line and the buttons."""

    standing: Standing
    call: tuple[str, str] | None
    """Number to dial and as written; None where none is known."""
    tell: str
    """Where on the page the words to tell begin."""


def view_place_card(context: Context, record: Position, notes: Notes) -> PlaceCard:
    """The head of a position's page."""
    phone = record.phone
    return PlaceCard(
        standing=view_standing(context, record, notes),
        call=(phone.number, say_phone(context, phone)) if phone else None,
        tell=_tell(record),
    )


def view_standing(context: Context, record: Position, notes: Notes) -> Standing:
    """Access and hours merged into one sentence."""
    openness, phrases = record.openness, context.phrases
    layout = "" if openness.is_outside else lay_out_hours(record)
    is_silent = not layout and not openness.is_outside
    hours = record.opening_hours
    return Standing(
        openness=openness,
        words=phrases.enum("standing" if is_silent else "openness", openness),
        citations=notes.cite(record.openness_sources),
        layout=layout,
        is_confirmed=hours is None or hours.confirmed,
        frame=phrases.enum("standing_now", openness) if layout and openness in LIMITS else "",
        limit=LIMITS.get(openness, "") if layout else "",
    )


def _tell(record: Position) -> str:
    """The script that lies open on the page, else the points to tell, else the story."""
    script = record.script
    lengths = [name for name in SCRIPT_MINUTES if script and getattr(script, name)]
    if "usual" in lengths or len(lengths) == 1:
        return f"script-{'usual' if 'usual' in lengths else lengths[0]}"
    return "say" if record.talking_points else "story"
