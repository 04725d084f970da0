"""Sheets to print: a poster of a position or a tour, in all languages at once, and a tour's folding sheet.

What is printed cannot be corrected, so a sheet says less than a page: nothing that is missing, and on which day it was
checked. The QR code needs the site's full address; without it the sheet says so in its place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from redroutes.languages import count_han
from redroutes.records import Position, Text, Tour
from redroutes.records.collection import Entry
from redroutes.records.short_codes import short_code
from redroutes.records.tours import Leg, Stop
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.hours import describe_hours
from redroutes.rendering.qr import qr_svg
from redroutes.rendering.urls import short_path
from redroutes.rendering.views.common import (
    format_date,
    format_distance,
    format_minutes,
    format_phone,
    tour_length,
)

NAME_SIZES = ((8, "xl"), (11, "l"), (14, "m"))
"""Widths of a poster's name, in Chinese characters, up to which it is set in that size; beyond it is small."""
TEXT_SIZES = ((1300, "l"), (2250, "m"), (3450, "s"), (4700, "xs"))
"""Widths of the text of a folding sheet's page, in Latin letters, up to which it is set in that size.

Beyond the last it is not to be folded: it fills as many pages as it needs.
"""
HALF_LINE = 28
"""Letters in half a line of a folding sheet."""
STOPS_IN_ONE_COLUMN = 4
"""More stops than this stand on a tour's poster in two columns."""


@dataclass(slots=True)
class Code:
    """How a printed sheet leads to its page."""

    text: str
    """The short link in letters, without its scheme."""
    qr: Markup | None
    """None where the site does not know its own address."""


@dataclass(slots=True)
class Face:
    """What a sheet says around its contents in one language."""

    tag: str
    back: str
    """The page of the record."""
    back_word: str
    print_word: str
    site: str
    kicker: list[str]
    name: Shown
    summary: Shown
    scan: str
    """What the QR code is for, or why there is none."""
    checked: str
    note: str
    credits: list[Shown]


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


@dataclass(slots=True)
class SheetStop:
    """One stop of a folding sheet."""

    number: int
    name: Shown
    minutes: str
    openness: str | None
    """The word for who gets in, where not everybody does."""
    task: Shown
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
    stops: list[SheetStop]
    size: str


@dataclass(slots=True)
class Sheet:
    """A page a language, to be printed on both sides of a leaf and folded twice."""

    panels: list[Panel]
    code: Code
    fold: str
    sketch: Markup | None = None
    """A drawing of the tour, where one can be made."""


def view_position_poster(context: Context, entry: Entry[Position]) -> Poster:
    """The poster of a position."""
    record = entry.record

    def kicker(c: Context) -> list[str]:
        openness = record.openness
        town = c.show(c.catalogue.towns[record.town].name).text
        words = [c.phrases.enum("kind", record.kind), town]
        return [*words, *([c.phrases.enum("openness", openness)] if openness != "open" else [])]

    return _poster(context, entry, kicker, _position_rows, [])


def view_tour_poster(context: Context, entry: Entry[Tour]) -> Poster:
    """The poster of a tour."""
    record = entry.record
    stops = [context.catalogue.positions[stop.position].record.name for stop in record.stops]

    def kicker(c: Context) -> list[str]:
        count = c.phrases.count("count.stops", len(stops))
        return [c.phrases.enum("theme", record.theme), count]

    return _poster(context, entry, kicker, _tour_rows, stops)


def view_tour_sheet(context: Context, entry: Entry[Tour]) -> Sheet:
    """The folding sheet of a tour."""
    contexts = _contexts(context)
    return Sheet(
        panels=[_panel(c, entry) for c in contexts],
        code=_code(context, entry),
        fold=_join([c.phrases("paper.fold") for c in contexts]),
    )


def text_width(text: str) -> int:
    """The width of a text in Latin letters: a Chinese character takes two."""
    return len(text) + count_han(text)


def _poster(
    context: Context,
    entry: Entry[Any],
    kicker: Callable[[Context], list[str]],
    rows: Callable[[Context, Entry[Any]], list[tuple[str, Shown]]],
    stops: list[Text],
) -> Poster:
    contexts = _contexts(context)
    name = context.show(entry.record.name).text
    return Poster(
        kind=entry.kind,
        faces=[_face(c, entry, kicker(c)) for c in contexts],
        size=_size(text_width(name) / 2, NAME_SIZES, "s"),
        rows=_merge([(c, rows(c, entry)) for c in contexts]),
        stops=[_differing([_tagged(c, c.show(stop)) for c in contexts]) for stop in stops],
        is_long=len(stops) > STOPS_IN_ONE_COLUMN,
        code=_code(context, entry),
    )


def _contexts(context: Context) -> list[Context]:
    """The same page seen in each language; ``lang`` is always said, for the sheet has no language of its own."""
    return [Context(context.catalogue, x, context.depth) for x in context.catalogue.languages]


def _face(context: Context, entry: Entry[Any], kicker: list[str]) -> Face:
    record, phrases, site = entry.record, context.phrases, context.catalogue.site
    is_default = context.language == context.catalogue.languages[0]
    folder = "" if is_default else f"{context.language}/"
    return Face(
        tag=context.tags[context.language],
        back=f"{'../' * context.depth}{folder}{entry.kind}/{entry.id}/",
        back_word=phrases("paper.back"),
        print_word=phrases("template.print"),
        site=context.show(site.name).text,
        kicker=kicker,
        name=context.show(record.name),
        summary=context.show(record.summary),
        scan=phrases("paper.scan" if site.base_url else "paper.no_qr"),
        checked=f"{phrases('foot.checked')} {format_date(context, record.checked)}",
        note=phrases("footer.note"),
        credits=context.show_all(site.credits),
    )


def _code(context: Context, entry: Entry[Any]) -> Code:
    path = short_path(short_code(entry.kind, entry.id))
    base_url = context.catalogue.site.base_url
    if not base_url:
        return Code(f"/{path}", None)
    return Code(f"{base_url}{path}".partition("://")[2], qr_svg(f"{base_url}{path}"))


def _position_rows(context: Context, entry: Entry[Position]) -> list[tuple[str, Shown]]:
    record, phrases = entry.record, context.phrases
    rows = [
        (phrases("place.notices"), context.show(notice.text))
        for notice in record.notices
        if notice.confirmed
    ]
    rows += _visiting(context, record)
    stops = [
        phrases("paper.stop", n=visit.number, tour=context.show(visit.tour.record.name).text)
        for visit in context.catalogue.visits.get(entry.id, [])
    ]
    if stops:
        rows.append((phrases("paper.tour"), Shown(phrases("hours.join").join(stops))))
    return rows


def _visiting(context: Context, record: Position) -> list[tuple[str, Shown]]:
    """Address, hours and telephone, as far as they are known."""
    phrases = context.phrases
    rows = []
    if record.address:
        words = context.show(record.address.text)
        rows.append((phrases("place.address"), _marked(context, words, record.address.confirmed)))
    hours = record.opening_hours
    if hours:
        words = Shown(describe_hours(hours.rule, phrases) or hours.rule)
        if hours.as_of != "unknown":
            as_of = phrases("place.as_of", date=format_date(context, hours.as_of))
            words = Shown(phrases("paper.with", text=words.text, note=as_of))
        rows.append((phrases("place.hours"), _marked(context, words, hours.confirmed)))
    if record.phone:
        words = Shown(format_phone(record.phone.number))
        rows.append((phrases("place.phone"), _marked(context, words, record.phone.confirmed)))
    return rows


def _marked(context: Context, words: Shown, is_confirmed: bool) -> Shown:
    if is_confirmed:
        return words
    note = context.phrases("place.unconfirmed")
    return Shown(context.phrases("paper.with", text=words.text, note=note), words.tag)


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


def _panel(context: Context, entry: Entry[Tour]) -> Panel:
    record = entry.record
    count = context.phrases.count("count.stops", len(record.stops))
    kicker = [count, tour_length(context, record), context.phrases.enum("mode", record.mode)]
    stops = [_stop(context, stop, n) for n, stop in enumerate(record.stops, start=1)]
    return Panel(
        face=_face(context, entry, kicker),
        other_names=context.other_names(record.name),
        before_word=context.phrases("tour.before"),
        before=context.show_all(record.before),
        stops=stops,
        size=_size(sum(_stop_width(stop) for stop in stops), TEXT_SIZES, "long"),
    )


def _stop(context: Context, stop: Stop, number: int) -> SheetStop:
    place, phrases = context.catalogue.positions[stop.position].record, context.phrases
    return SheetStop(
        number=number,
        name=context.show(place.name),
        minutes=format_minutes(context, stop.minutes),
        openness=phrases.enum("openness", place.openness) if place.openness != "open" else None,
        task=context.show(stop.task),
        lines=[*_local(context, place), *_visiting(context, place)],
        leg=_leg(context, stop.leg) if stop.leg else None,
        leg_text=context.show(stop.leg.text) if stop.leg and stop.leg.text else None,
    )


def _local(context: Context, place: Position) -> list[tuple[str, Shown]]:
    """Name and address as a driver on the spot reads them, on a page in another language."""
    local = context.catalogue.languages[0]
    texts = [place.name, *([place.address.text] if place.address else [])]
    words = [text.languages[local] for text in texts if local in text.languages]
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


def _stop_width(stop: SheetStop) -> int:
    """How much room a stop takes, in letters; each paragraph ends with half an empty line."""
    texts = [stop.name, stop.task, *(f"{label} {value}" for label, value in stop.lines)]
    texts += [f"{stop.leg} {stop.leg_text or ''}"] if stop.leg else []
    return sum(text_width(str(text)) + HALF_LINE for text in texts)


def _merge(columns: list[tuple[Context, list[tuple[str, Shown]]]]) -> list[Row]:
    """Rows of all languages side by side; a value that is the same in all stands once."""
    merged = []
    contexts = [context for context, _ in columns]
    for cells in zip(*(rows for _, rows in columns), strict=True):
        both = list(zip(contexts, cells, strict=True))
        labels = [_tagged(context, Shown(label)) for context, (label, _) in both]
        values = [_tagged(context, value) for context, (_, value) in both]
        merged.append(Row(labels, _differing(values)))
    return merged


def _tagged(context: Context, shown: Shown) -> Shown:
    """With its language, for a place that has none of its own."""
    return Shown(shown.text, shown.tag or context.tags[context.language])


def _differing(values: list[Shown]) -> list[Shown]:
    """Without those that say the same as one before."""
    first = {value.text: value for value in reversed(values)}
    return [value for value in values if first[value.text] is value]


def _size(width: float, sizes: tuple[tuple[int, str], ...], beyond: str) -> str:
    return next((name for most, name in sizes if width <= most), beyond)


def _join(words: list[str]) -> str:
    return " · ".join(dict.fromkeys(words))
