"""Posters to print: an A4 page of a position or a tour, in all languages at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from redroutes.languages import direction_of
from redroutes.records import Position, Text, Tour
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.formats import tour_length
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
from redroutes.rendering.views.stamps import MARK

NAME_SIZES = ((8, "xl"), (11, "l"), (14, "m"))
"""Widths of a poster's name, in Chinese characters, up to which it is set in that size; beyond it is small."""
STOPS_IN_ONE_COLUMN = 4
"""More stops than this stand on a tour's poster in two columns."""


@dataclass(slots=True)
class Row:
    """One fact for visitors, in each language that says it differently."""

    labels: list[Shown]
    values: list[Shown]


@dataclass(slots=True)
class Poster:
    """An A4 page for a wall."""

    kind: str
    faces: list[Face]
    size: str
    rows: list[Row]
    stops: list[list[Shown]]
    """Names of a tour's stops, each in all languages."""
    is_long: bool
    code: Code


def view_position_poster(context: Context, entry: Entry[Position]) -> Poster:
    """The poster of a position."""
    record = entry.record

    def kicker(c: Context) -> list[str]:
        openness = record.openness
        town = c.show(c.catalogue.towns[record.town].name).text
        words = [c.phrases.enum("kind", record.kind), town]
        return [*words, *([c.phrases.enum("openness", openness)] if openness != "open" else [])]

    return make_poster(context, entry, kicker, _position_rows, [])


def view_tour_poster(context: Context, entry: Entry[Tour]) -> Poster:
    """The poster of a tour."""
    record = entry.record
    stops = [context.catalogue.positions[stop.position].record.name for stop in record.stops]

    def kicker(c: Context) -> list[str]:
        count = c.phrases.count("count.stops", len(stops))
        return [c.phrases.enum("theme", record.theme), count]

    return make_poster(context, entry, kicker, _tour_rows, stops)


def make_poster(
    context: Context,
    entry: Entry[Any],
    kicker: Callable[[Context], list[str]],
    rows: Callable[[Context, Entry[Any]], list[tuple[str, Shown]]],
    stops: list[Text],
) -> Poster:
    """A poster of any record: words above its name, lines of label and value in one language, names of stops."""
    contexts = in_each_language(context)
    name = context.show(entry.record.name).text
    return Poster(
        kind=entry.kind,
        faces=[view_face(c, entry, kicker(c)) for c in contexts],
        size=choose_size(text_width(name) / 2, NAME_SIZES, "s"),
        rows=_merge([(c, rows(c, entry)) for c in contexts]),
        stops=[_differing([_tagged(context, c, c.show(stop)) for c in contexts]) for stop in stops],
        is_long=len(stops) > STOPS_IN_ONE_COLUMN,
        code=view_code(context, entry, _fragment(context, entry)),
    )


def _fragment(context: Context, entry: Entry[Any]) -> str:
    """What marks the code of a stop's own poster, so that its page gives the stamp."""
    return f"#{MARK}" if entry.kind == "positions" and context.catalogue.site.stamps else ""


def _position_rows(context: Context, entry: Entry[Position]) -> list[tuple[str, Shown]]:
    record, phrases = entry.record, context.phrases
    rows = [
        (phrases("place.notices"), context.show(notice.text))
        for notice in record.notices
        if notice.confirmed
    ]
    rows += visiting_lines(context, record)
    stops = [
        phrases("paper.stop", n=visit.number, tour=context.show(visit.tour.record.name).text)
        for visit in context.catalogue.visits.get(entry.id, [])
    ]
    if stops:
        rows.append((phrases("paper.tour"), Shown(phrases("hours.join").join(stops))))
    return rows


def _tour_rows(context: Context, entry: Entry[Tour]) -> list[tuple[str, Shown]]:
    record, phrases = entry.record, context.phrases
    first = context.catalogue.positions[record.stops[0].position].record
    start = context.show(first.name).text
    if first.address and first.address.confirmed:
        address = context.show(first.address.text).text
        start = phrases("paper.with", text=start, note=address)
    length, mode = tour_length(context, record), phrases.enum("mode", record.mode)
    return [
        (phrases("tour.length"), Shown(phrases("list.dot").join([length, mode]))),
        (phrases("paper.start"), Shown(start)),
    ]


def _merge(columns: list[tuple[Context, list[tuple[str, Shown]]]]) -> list[Row]:
    """Rows of all languages side by side; a value that is the same in all stands once."""
    merged = []
    contexts = [context for context, _ in columns]
    page = contexts[0]
    for cells in zip(*(rows for _, rows in columns), strict=True):
        both = list(zip(contexts, cells, strict=True))
        labels = [_tagged(page, context, Shown(label)) for context, (label, _) in both]
        values = [_tagged(page, context, value) for context, (_, value) in both]
        merged.append(Row(labels, _differing(values)))
    return merged


def _tagged(page: Context, context: Context, shown: Shown) -> Shown:
    """With its language, for a place that has none of its own, and its direction where that is not the page's."""
    tag = shown.tag or context.tags[context.language]
    direction = direction_of(tag)
    turned = direction if direction != direction_of(page.tags[page.language]) else None
    return Shown(shown.text, tag, turned)


def _differing(values: list[Shown]) -> list[Shown]:
    """Without those that say the same as one before."""
    first = {value.text: value for value in reversed(values)}
    return [value for value in values if first[value.text] is value]
