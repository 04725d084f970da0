"""Scripts in the lengths that there are, and how long the stays of a tour are with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redroutes.catalogue.catalogue import tour_minutes
from redroutes.catalogue.speech import full, script_minutes
from redroutes.records import Position, Tour
from redroutes.records.collection import Entry
from redroutes.records.speech import SCRIPT_MINUTES
from redroutes.records.tours import Stop
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.carriers import Spoken, speak
from redroutes.rendering.views.formats import format_minutes
from redroutes.spoken import count_spoken


@dataclass(slots=True)
class Scripted:
    """A script in one length."""

    length: str
    title: str
    seconds: int
    spoken: Spoken


@dataclass(slots=True)
class Length:
    """A choice of how long is told at each stop."""

    id: str
    name: str
    total: str
    """What the tour then takes."""


def view_scripts(context: Context, entry: Entry[Position]) -> list[Scripted]:
    """The scripts of a position, the shortest first."""
    script = entry.record.script
    return [
        Scripted(
            length=length,
            title=context.phrases(f"script.{length}"),
            seconds=minutes * 60,
            spoken=speak(context, passage, entry),
        )
        for length, minutes in SCRIPT_MINUTES.items()
        if script and (passage := getattr(script, length))
    ]


def usual_of(scripts: Sequence[Scripted]) -> str | None:
    """The length that is told where nobody chose: the usual, else the next shorter, else the shortest."""
    known = [script.length for script in scripts]
    fitting = [length for length in known if length in ("short", "usual")]
    return fitting[-1] if fitting else next(iter(known), None)


def stays(stop: Stop, place: Position) -> dict[str, int]:
    """Length -> minutes of a stay in which so much is told; the tour's own minutes are those of the usual length."""
    usual = script_minutes(place, "usual")
    own = {length: 0 if stop.say else script_minutes(place, length) for length in SCRIPT_MINUTES}
    return {
        length: max(stop.minutes + told - usual, told) if told else stop.minutes
        for length, told in own.items()
    }


def view_lengths(context: Context, tour: Tour) -> list[Length]:
    """The choices of a tour whose stops have scripts of more than one length; none for others."""
    places = [context.catalogue.positions[stop.position].record for stop in tour.stops]
    known = [stays(stop, place) for stop, place in zip(tour.stops, places, strict=True)]
    if all(len(set(stay.values())) == 1 for stay in known):
        return []
    _, on_way, is_whole = tour_minutes(tour)
    way = on_way if is_whole else 0
    return [
        Length(
            id=length,
            name=context.phrases(f"script.{length}"),
            total=format_minutes(context, sum(stay[length] for stay in known) + way),
        )
        for length in SCRIPT_MINUTES
    ]


def aloud(context: Context, texts: Sequence[Shown]) -> str | None:
    """How long texts take when spoken, at the middle of the district's rate; None where there is nothing to say."""
    rate = full(context.language, context.catalogue.site.speech)
    minutes = sum(count_spoken(text.text, context.language) for text in texts) / rate
    return context.phrases.count("guide.aloud", max(1, round(minutes))) if texts else None
