"""The folding sheet of a tour, a page a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from redroutes.records import Position, Tour
from redroutes.records.collection import Entry
from redroutes.records.tours import Leg, Stop
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.formats import format_distance, format_minutes, tour_length
from redroutes.rendering.views.papers import (
    Code,
    Face,
    choose_size,
    in_each_language,
    text_width,
    view_code,
    view_face,
    visiting_lines,
)
from redroutes.rendering.views.sheet_words import SpokenSide, view_spoken_side

TEXT_SIZES = ((1300, "l"), (2250, "m"), (3450, "s"), (4700, "xs"))
"""Widths of the text of a folding sheet's page, in Latin letters, up to which it is set in that size.

Beyond the last it is not to be folded: it fills as many pages as it needs.
"""
HALF_LINE = 28
"""Letters in half a line of a folding sheet."""


@dataclass(slots=True)
class SheetStop:
    """One stop of a folding sheet."""

    number: int
    name: Shown
    minutes: str
    openness: str | None
    """The word for who gets in, where not everybody does."""
    task: Shown
    fills: Shown | None
    onward: Shown | None
    lines: list[tuple[str, Shown]]
    """Label and value: address, name and address in the local language, hours, telephone."""
    leg: str | None
    leg_text: Shown | None


@dataclass(slots=True)
class Panel:
    """One page of a folding sheet, in one language."""

    face: Face
    other_names: list[Shown]
    before_word: str
    before: list[Shown]
    opening: list[Shown]
    """Paragraphs; none where the tour has no opening."""
    closing: list[Shown]
    stops: list[SheetStop]
    size: str
    left_out: str | None
    """Says where opening, closing and other words stand that the leaf does not hold."""


@dataclass(slots=True)
class Sheet:
    """Two pages a language, to be printed on both sides of a leaf and folded twice."""

    panels: list[Panel]
    """What one needs on the way."""
    spoken: list[SpokenSide]
    """What is said; in the order of the panels."""
    code: Code
    fold: str


def view_tour_sheet(context: Context, entry: Entry[Tour]) -> Sheet:
    """The folding sheet of a tour."""
    contexts = in_each_language(context)
    return Sheet(
        panels=[_panel(c, entry) for c in contexts],
        spoken=[view_spoken_side(c, entry) for c in contexts],
        code=view_code(context, entry),
        fold=_join([c.phrases("paper.fold") for c in contexts]),
    )


def _panel(context: Context, entry: Entry[Tour]) -> Panel:
    record = entry.record
    count = context.phrases.count("count.stops", len(record.stops))
    kicker = [count, tour_length(context, record), context.phrases.enum("mode", record.mode)]
    stops = [_stop(context, stop, n) for n, stop in enumerate(record.stops, start=1)]
    opening, closing = (
        context.paragraphs(passage.text) if passage else []
        for passage in (record.opening, record.closing)
    )
    panel = Panel(
        face=view_face(context, entry, kicker),
        other_names=context.other_names(record.name),
        before_word=context.phrases("tour.before"),
        before=context.show_all(record.before),
        opening=opening,
        closing=closing,
        stops=stops,
        size="",
        left_out=None,
    )
    fitting = (
        p for p in _shorter_and_shorter(panel, context) if _panel_width(p) <= TEXT_SIZES[-1][0]
    )
    panel = next(fitting, panel)
    return replace(panel, size=choose_size(_panel_width(panel), TEXT_SIZES, "long"))


def _shorter_and_shorter(panel: Panel, context: Context) -> Iterator[Panel]:
    """The whole; then without opening and closing, what is said on the way, what fills the stays, the way in words.

    Each step leaves out what the ones before it did as well; distance and minutes of a way always stay.
    """
    yield panel
    panel = replace(panel, opening=[], closing=[], left_out=context.phrases("paper.left_out"))
    yield panel
    panel = replace(panel, stops=[replace(stop, onward=None) for stop in panel.stops])
    yield panel
    panel = replace(panel, stops=[replace(stop, fills=None) for stop in panel.stops])
    yield panel
    yield replace(panel, stops=[replace(stop, leg_text=None) for stop in panel.stops])


def _stop(context: Context, stop: Stop, number: int) -> SheetStop:
    place, phrases = context.catalogue.positions[stop.position].record, context.phrases
    return SheetStop(
        number=number,
        name=context.show(place.name),
        minutes=format_minutes(context, stop.minutes),
        openness=phrases.enum("openness", place.openness) if place.openness != "open" else None,
        task=context.show(stop.task),
        fills=context.show(stop.fills) if stop.fills else None,
        onward=context.show(stop.onward) if stop.onward else None,
        lines=[*_local(context, place), *visiting_lines(context, place)],
        leg=_leg(context, stop.leg) if stop.leg else None,
        leg_text=context.show(stop.leg.text) if stop.leg and stop.leg.text else None,
    )


def _local(context: Context, place: Position) -> list[tuple[str, Shown]]:
    """Name and address as a driver on the spot reads them, on a page in another language."""
    local = context.catalogue.languages[0]
    texts = [place.name, *([place.address.text] if place.address else [])]
    words = [text.lines[local] for text in texts if local in text.languages]
    if local == context.language or not words:
        return []
    comma = Context(context.catalogue, local, context.depth).phrases("paper.comma")
    return [(context.phrases("paper.driver"), Shown(comma.join(words), context.tags[local]))]


def _leg(context: Context, leg: Leg) -> str:
    parts = [context.phrases.enum("mode", leg.mode)]
    if leg.minutes:
        parts.append(format_minutes(context, leg.minutes))
    if leg.distance_m:
        parts.append(format_distance(context, leg.distance_m))
    if len(parts) > 1 and leg.estimate:
        parts.append(context.phrases("tour.estimate"))
    return context.phrases("list.dot").join(parts)


def _panel_width(panel: Panel) -> int:
    texts = [*panel.opening, *panel.closing, *([panel.left_out] if panel.left_out else [])]
    width = sum(text_width(str(text)) + HALF_LINE for text in texts)
    return width + sum(map(_stop_width, panel.stops))


def _stop_width(stop: SheetStop) -> int:
    """How much room a stop takes, in letters; each paragraph ends with half an empty line."""
    texts: list[Shown | str] = [
        stop.name,
        stop.task,
        *(f"{label} {value}" for label, value in stop.lines),
    ]
    texts += [f"{stop.leg} {stop.leg_text or ''}"] if stop.leg else []
    texts += [text for text in (stop.openness, stop.fills, stop.onward) if text]
    return sum(text_width(str(text)) + HALF_LINE for text in texts)


def _join(words: list[str]) -> str:
    return " · ".join(dict.fromkeys(words))
