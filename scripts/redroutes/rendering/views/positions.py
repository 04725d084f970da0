"""The page of a position."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.catalogue import PIN_M, Visit
from redroutes.geo.datums import to_wgs84
from redroutes.geo.distances import distance_m
from redroutes.records import Position
from redroutes.records.base import Picture, SourcedText
from redroutes.records.collection import Entry
from redroutes.records.places import Metro, TalkingPoint
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.hours import describe_hours
from redroutes.rendering.urls import MapLinks, map_links
from redroutes.rendering.views.common import (
    Card,
    Carrier,
    Citation,
    FactView,
    Foot,
    Link,
    Notes,
    SourceView,
    address_of,
    format_date,
    format_distance,
    lesson_card,
    position_card,
    programme_card,
    template_card,
    town_link,
    view_carriers,
    view_facts,
    view_foot,
)

AREA_M = 500
"""Up to this precision a point is an area, shown with the address; above it is no destination."""
TEMPLATES_SHOWN = 6
"""Suiting templates on a position's page; the rest is in the list of templates."""


@dataclass(frozen=True)
class Row:
    """One line of the strip of facts."""

    icon: str
    label: str
    value: Shown | str
    citations: tuple[Citation, ...] = ()
    note: Shown | None = None
    href: str | None = None
    is_confirmed: bool = True
    is_missing: bool = False
    as_of: str | None = None
    copy: str | None = None
    """Text for the copy button."""
    rule: str | None = None
    """The opening_hours rule, for scripts."""


@dataclass(frozen=True)
class Said:
    """A talking point with the facts that carry it."""

    text: Shown
    facts: tuple[Carrier, ...]


@dataclass(frozen=True)
class Asked:
    """A question, its answer and the facts that carry it."""

    question: Shown
    answer: Shown
    facts: tuple[Carrier, ...]


@dataclass(frozen=True)
class Ribbon:
    """A position's place on one tour."""

    tour_id: str
    tour: Link
    number: int
    total: int
    label: str
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class Sourced:
    """A text with its notes."""

    text: Shown
    citations: tuple[Citation, ...]
    is_confirmed: bool
    date: str | None = None
    """What stands in bold before it: a year, an end, how far a wheelchair gets."""


@dataclass(frozen=True)
class PictureView:
    """A picture."""

    src: str
    srcset: str
    """The picture and its smaller copies with their widths; empty where there are no copies."""
    alt: Shown
    caption: Shown | None
    credit: str
    width: int
    height: int


@dataclass(frozen=True)
class PositionView:
    """Everything that the template of a position shows."""

    id: str
    name: Shown
    other_names: list[Shown]
    kind: str
    kind_word: str
    town: Link
    openness: str
    openness_word: str
    setting_word: str | None
    notice: str | None
    ribbons: list[Ribbon]
    notices: list[Sourced]
    rows: list[Row]
    access: list[Sourced]
    summary: Shown
    story: Markup
    talking_points: list[Said]
    questions: list[Asked]
    facts: list[FactView]
    designations: list[Sourced]
    ways: list[Sourced]
    maps: MapLinks
    point_note: str | None
    templates: list[Card]
    lessons: list[Card]
    programmes: list[Card]
    related: list[Card]
    nearby: list[tuple[Card, str]]
    pictures: list[PictureView]
    sources: list[SourceView]
    foot: Foot
    not_on_tour: Shown | None


def view_position(context: Context, entry: Entry[Position]) -> PositionView:
    """All that the page of a position shows, in the context's language."""
    record, catalogue, phrases = entry.record, context.catalogue, context.phrases
    notes = Notes(context, record.sources)
    rows = _rows(context, record, notes)
    return PositionView(
        id=entry.id,
        name=context.show(record.name),
        other_names=context.other_names(record.name),
        kind=record.kind,
        kind_word=phrases.enum("kind", record.kind),
        town=town_link(context, record.town),
        openness=record.openness,
        openness_word=phrases.enum("openness", record.openness),
        setting_word=(
            phrases.enum("setting", record.setting) if record.setting != "public" else None
        ),
        ribbons=[_ribbon(context, visit) for visit in catalogue.visits.get(entry.id, [])],
        notices=[
            Sourced(
                context.show(notice.text),
                notes.cite(notice.sources),
                notice.confirmed,
                phrases("place.until", date=format_date(context, notice.until))
                if notice.until
                else None,
            )
            for notice in record.notices
        ],
        rows=rows,
        access=[
            Sourced(
                context.show(item.text),
                notes.cite(item.sources),
                item.confirmed,
                phrases.enum("wheelchair", item.wheelchair) if item.wheelchair else None,
            )
            for item in record.access
        ],
        summary=context.show(record.summary),
        story=context.prose(record.story),
        talking_points=[_said(context, point) for point in record.talking_points],
        questions=[
            Asked(context.show(q.question), context.show(q.answer), view_carriers(context, q.facts))
            for q in record.questions
        ],
        facts=view_facts(context, record.facts, notes),
        designations=[
            Sourced(
                context.show(item.title),
                notes.cite(item.sources),
                True,
                format_date(context, str(item.year)) if item.year else None,
            )
            for item in record.designations
        ],
        ways=_ways(context, record, notes),
        maps=_maps(context, record),
        point_note=_point_note(context, record, notes),
        templates=[
            template_card(context, template)
            for template in catalogue.templates_for(entry)[:TEMPLATES_SHOWN]
        ],
        lessons=[
            lesson_card(context, lesson)
            for lesson in catalogue.lessons_by_position.get(entry.id, [])
        ],
        programmes=[
            programme_card(context, programme)
            for programme in catalogue.programmes_by_position.get(entry.id, [])
        ],
        related=[
            position_card(context, catalogue.positions[other], with_summary=False)
            for other in record.related
        ],
        nearby=[
            (
                position_card(context, neighbour.entry, with_summary=False),
                format_distance(context, neighbour.distance_m),
            )
            for neighbour in catalogue.nearby(entry)
            if neighbour.entry.id not in record.related
        ],
        pictures=_pictures(context, record),
        sources=notes.views(),
        foot=view_foot(
            context, entry, address_of(catalogue, context.language, "positions", entry.id)
        ),
        not_on_tour=context.show(record.not_on_tour) if record.not_on_tour else None,
        notice=context.notice,
    )


def _rows(context: Context, record: Position, notes: Notes) -> list[Row]:
    phrases = context.phrases
    rows = [_hours_row(context, record, notes), _address_row(context, record, notes)]
    if record.phone:
        rows.append(
            Row(
                icon="phone",
                label=phrases("place.phone"),
                value=format_phone(record.phone.number),
                citations=notes.cite(record.phone.sources),
                href=f"tel:{record.phone.number}",
                is_confirmed=record.phone.confirmed,
            )
        )
    if record.admission:
        rows.append(
            Row(
                icon="ticket",
                label=phrases("place.admission"),
                value=context.show(record.admission.text),
                citations=notes.cite(record.admission.sources),
                is_confirmed=record.admission.confirmed,
            )
        )
    if record.booking:
        rows.append(
            Row(
                icon="booking",
                label=phrases("place.booking"),
                value=context.show(record.booking.text),
                citations=notes.cite(record.booking.sources),
                href=record.booking.url,
                is_confirmed=record.booking.confirmed,
            )
        )
    return rows


def _hours_row(context: Context, record: Position, notes: Notes) -> Row:
    phrases, hours = context.phrases, record.opening_hours
    if hours is None:
        missing = "place.hours_outside" if record.openness == "outside" else "place.hours_unknown"
        return Row("clock", phrases("place.hours"), phrases(missing), is_missing=True)
    words = describe_hours(hours.rule, phrases)
    return Row(
        icon="clock",
        label=phrases("place.hours"),
        value=words or hours.rule,
        citations=notes.cite(hours.sources),
        note=context.show(hours.note) if hours.note else None,
        is_confirmed=hours.confirmed,
        as_of=(
            phrases("place.as_of", date=format_date(context, hours.as_of))
            if hours.as_of != "unknown"
            else None
        ),
        rule=hours.rule,
    )


def _address_row(context: Context, record: Position, notes: Notes) -> Row:
    phrases, address = context.phrases, record.address
    if address is None:
        return Row(
            "pin", phrases("place.address"), phrases("place.address_unknown"), is_missing=True
        )
    return Row(
        icon="pin",
        label=phrases("place.address"),
        value=context.show(address.text),
        citations=notes.cite(address.sources),
        is_confirmed=address.confirmed,
        copy=_local_text(context, address.text.languages),
    )


def _local_text(context: Context, texts: dict[str, str]) -> str:
    """The text in the site's first language: what a driver on the spot reads."""
    first = context.catalogue.languages[0]
    return texts.get(first) or next(iter(texts.values()), "")


def _maps(context: Context, record: Position) -> MapLinks:
    name = _local_text(context, record.name.languages)
    address = _local_text(context, record.address.text.languages) if record.address else ""
    city = _local_text(context, context.catalogue.site.city.languages)
    point = record.point
    is_destination = point is not None and point.precision_m <= AREA_M
    return map_links(name, address, city, to_wgs84(point) if point and is_destination else None)


def _point_note(context: Context, record: Position, notes: Notes) -> str | None:
    point, phrases = record.point, context.phrases
    if point is None or point.precision_m > AREA_M:
        return phrases("place.no_point")
    notes.cite(point.sources)
    if point.precision_m > PIN_M:
        return phrases("place.area_point", n=point.precision_m)
    return None


def _ways(context: Context, record: Position, notes: Notes) -> list[Sourced]:
    ways = [
        Sourced(Shown(_metro_words(context, metro, record)), notes.cite(metro.sources), True)
        for metro in record.metro
    ]
    return ways + [_sourced(context, notes, item) for item in record.directions]


def _metro_words(context: Context, metro: Metro, record: Position) -> str:
    station = context.catalogue.stations[metro.station]
    lines = {line.id: line for line in context.catalogue.records.stations.record.lines}
    names = context.phrases("place.and").join(
        context.show(lines[line].name).text for line in station.lines
    )
    name = context.show(station.name).text
    words = context.phrases("place.station", lines=names, name=name)
    if metro.text:
        return f"{words}{context.colon}{context.show(metro.text).text}"
    if record.point and record.point.precision_m <= PIN_M and station.point:
        away = distance_m(to_wgs84(record.point), to_wgs84(station.point))
        straight = context.phrases("place.straight", distance=format_distance(context, away))
        return f"{words}{context.colon}{straight}"
    return words


def _ribbon(context: Context, visit: Visit) -> Ribbon:
    total = len(visit.tour.record.stops)
    return Ribbon(
        tour_id=visit.tour.id,
        tour=Link(
            context.show(visit.tour.record.name), context.urls.record("tours", visit.tour.id)
        ),
        number=visit.number,
        total=total,
        label=context.phrases("tour.stop_of", n=visit.number, total=total),
        previous=_stop_link(context, visit.previous_id, visit.tour.id),
        next=_stop_link(context, visit.next_id, visit.tour.id),
    )


def _stop_link(context: Context, position_id: str | None, tour_id: str) -> Link | None:
    if position_id is None:
        return None
    place = context.catalogue.positions[position_id]
    href = f"{context.urls.record('positions', position_id)}?tour={tour_id}"
    return Link(context.show(place.record.name), href)


def _said(context: Context, point: TalkingPoint) -> Said:
    return Said(context.show(point.text), view_carriers(context, point.facts))


def _sourced(context: Context, notes: Notes, item: SourcedText) -> Sourced:
    text = context.show(item.text)
    keys = item.sources
    return Sourced(text, notes.cite(keys), item.confirmed)


def _pictures(context: Context, record: Position) -> list[PictureView]:
    return [
        PictureView(
            src=context.urls.media(picture.file),
            srcset=_srcset(context, picture),
            alt=context.show(picture.alt),
            caption=context.show(picture.caption) if picture.caption else None,
            credit=context.phrases(
                "picture.credit", credit=picture.credit, licence=picture.licence
            ),
            width=picture.width,
            height=picture.height,
        )
        for picture in record.pictures
    ]


def _srcset(context: Context, picture: Picture) -> str:
    copies = context.catalogue.smaller_copies.get(picture.file, [])
    if not copies:
        return ""
    widths = [*copies, (picture.width, picture.file)]
    return ", ".join(f"{context.urls.media(name)} {width}w" for width, name in widths)


def format_phone(number: str) -> str:
    """A Chinese number as people write it, ``021-6678 6377``; others as they stand."""
    if number.startswith("+86"):
        rest = number[3:]
        for area in ("10", "20", "21", "22", "23", "24", "25", "27", "28", "29"):
            if rest.startswith(area) and len(rest) == len(area) + 8:
                local = rest[len(area) :]
                return f"0{area}-{local[:4]} {local[4:]}"
    return number
