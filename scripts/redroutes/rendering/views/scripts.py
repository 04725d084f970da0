"""The scripts of a position: what is told there in one, three and six minutes."""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.records import Position
from redroutes.records.collection import Entry
from redroutes.records.speech import SCRIPT_MINUTES
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.citations import Carrier, view_carriers


@dataclass(slots=True)
class ScriptView:
    """A script of one length."""

    length: str
    """``short``, ``usual`` or ``long``."""
    title: str
    paragraphs: list[Shown]
    seconds: int
    """Of speech, for the rehearsal."""
    facts: tuple[Carrier, ...]


def view_script(context: Context, entry: Entry[Position]) -> list[ScriptView]:
    """The scripts of a position, the usual length first."""
    script = entry.record.script
    lengths = sorted(SCRIPT_MINUTES, key=lambda name: name != "usual")
    return [
        ScriptView(
            length=name,
            title=context.phrases(f"script.say_{name}"),
            paragraphs=context.paragraphs(passage.text),
            seconds=SCRIPT_MINUTES[name] * 60,
            facts=view_carriers(context, passage.facts, entry),
        )
        for name in lengths
        if script and (passage := getattr(script, name))
    ]
