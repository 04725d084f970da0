"""The page of a position."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.catalogue import AREA_M, PIN_M, Visit
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
    RecordingView,
    SourceView,
    address_of,
    format_date,
    format_distance,
    format_phone,
    lesson_card,
    position_card,
    programme_card,
    template_card,
    town_link,
    view_carriers,
    view_facts,
    view_foot,
    view_recordings,
)
from redroutes.rendering.views.hours import hours_data, lay_out_hours
from redroutes.rendering.views.take import Take, view_take

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
    local: Shown | None = None
    """The value in the site's first language, where the page is in another."""
    layout: str = ""
    """The hours as the script that says "open now" reads them; see ``hours/layout.py``."""


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
class TaxiCard:
    """What a driver is shown, in the language that is read on the spot."""

    tag: str
    """BCP 47."""
    name: str
    lines: list[str]
    """The address, or city and town where none is known."""
    doubt: str | None
    """That the address is not known, or not confirmed; for the passenger, in the page's language."""
    phone: tuple[str, str] | None
    """Number as stored and as written."""


@dataclass(frozen=True)
class Ribbon:
    """A position's place on one tour."""

    tour_id: str
    tour: Link
    number: int
    total: int
    label: str
    guide: str
    """Address of the tour's guide mode at this stop."""
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
    hours: Markup | None
    """For the script that says "open now", where the hours have a layout."""
    access: list[Sourced]
    summary: Shown
    story: Markup
    talking_points: list[Said]
    questions: list[Asked]
    facts: list[FactView]
    designations: list[Sourced]
    ways: list[Sourced]
    maps: MapLinks
    taxi: TaxiCard
    point_note: str | None
    templates: list[Card]
    lessons: list[Card]
    programmes: list[Card]
    related: list[Card]
    nearby: list[tuple[Card, str]]
    pictures: list[PictureView]
    recordings: list[RecordingView]
    sources: list[SourceView]
    take: Take
    foot: Foot
    not_on_tour: Shown | None


def view_position(context: Context, entry: Entry[Position]) -> PositionView:
    """All that the page of a position shows, in the context's language."""
    record, catalogue, phrases = entry.record, context.catalogue, context.phrases
    notes = Notes(context, record.sources)
    rows = view_rows(context, record, notes)
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
        notices=view_notices(context, record, notes),
        rows=rows,
        hours=hours_data(context) if rows[0].layout else None,
        access=view_access(context, record, notes),
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
        maps=view_maps(context, record),
        taxi=_taxi(context, record),
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
        recordings=view_recordings(context, record.recordings),
        sources=notes.views(),
        take=view_take(context, entry),
        foot=view_foot(
            context, entry, address_of(catalogue, context.language, "positions", entry.id)
        ),
        not_on_tour=context.show(record.not_on_tour) if record.not_on_tour else None,
        notice=context.notice,
    )


def view_notices(context: Context, record: Position, notes: Notes) -> list[Sourced]:
    """Renovations and moves, with the date on which they end."""
    phrases = context.phrases
    return [
        Sourced(
            context.show(notice.text),
            notes.cite(notice.sources),
            notice.confirmed,
            phrases("place.until", date=format_date(context, notice.until))
            if notice.until
            else None,
        )
        for notice in record.notices
    ]


def view_access(context: Context, record: Position, notes: Notes) -> list[Sourced]:
    """What to know before going in."""
    return [
        Sourced(
            context.show(item.text),
            notes.cite(item.sources),
            item.confirmed,
            context.phrases.enum("wheelchair", item.wheelchair) if item.wheelchair else None,
        )
        for item in record.access
    ]


def view_rows(context: Context, record: Position, notes: Notes) -> list[Row]:
    """The strip of facts for visitors."""
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
        layout=lay_out_hours(record),
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
        local=_local_address(context, address.text.languages),
    )


def _local_address(context: Context, texts: dict[str, str]) -> Shown | None:
    """The address as it stands on the signs, for a page in another language."""
    first = context.catalogue.languages[0]
    if context.language == first or first not in texts:
        return None
    return Shown(texts[first], context.tags[first])


def _taxi(context: Context, record: Position) -> TaxiCard:
    catalogue, address = context.catalogue, record.address
    if address:
        lines = [_local_text(context, address.text.languages)]
        doubt = None if address.confirmed else context.phrases("taxi.unconfirmed")
    else:
        town = catalogue.towns[record.town].name
        lines = [
            _local_text(context, catalogue.site.district.languages),
            _local_text(context, town.languages),
        ]
        doubt = context.phrases("taxi.unknown")
    phone = record.phone.number if record.phone else None
    return TaxiCard(
        tag=context.tags[catalogue.languages[0]],
        name=_local_text(context, record.name.languages),
        lines=lines,
        doubt=doubt,
        phone=(phone, format_phone(phone)) if phone else None,
    )


def _local_text(context: Context, texts: dict[str, str]) -> str:
    """The text in the site's first language: what a driver on the spot reads."""
    first = context.catalogue.languages[0]
    return texts.get(first) or next(iter(texts.values()), "")


def view_maps(context: Context, record: Position) -> MapLinks:
    """Links to map apps: to the point if one is trusted, else by name and address."""
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
        guide=f"{context.urls.part('tours', visit.tour.id, 'guide')}#stop-{visit.number}",
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
