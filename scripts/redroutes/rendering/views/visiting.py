"""How one gets in and there: what a position's page tells a visitor, and guide mode and the single file too."""

from __future__ import annotations

from dataclasses import dataclass, field

from redroutes.catalogue.catalogue import AREA_M, PIN_M
from redroutes.geo.datums import to_wgs84
from redroutes.geo.distances import distance_m
from redroutes.records import Position
from redroutes.records.base import SourcedText
from redroutes.records.collection import Entry
from redroutes.records.positions import Booking, Metro, Notice
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.urls import MapLinks, map_links
from redroutes.rendering.views.citations import Notes
from redroutes.rendering.views.foot import report_address
from redroutes.rendering.views.formats import format_date, format_distance, say_booking, say_phone
from redroutes.rendering.views.hours import hours_lines, hours_words, lay_out_hours


@dataclass(slots=True)
class Row:
    """One line of the strip of facts."""

    icon: str
    label: str
    value: Shown | str
    citations: tuple[int, ...] = ()
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
    """The hours as the script that says "open now" reads them; see ``hours/encode.py``."""
    ask: str | None = None
    """Where to tell what is missing: a form, filled in."""
    lines: list[str] = field(default_factory=list)
    """What is said besides, a line each."""


@dataclass(slots=True)
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


@dataclass(slots=True)
class Sourced:
    """A text with its notes."""

    text: Shown
    citations: tuple[int, ...]
    is_confirmed: bool
    date: str | None = None
    """What stands in bold before it: a year, an end, how far a wheelchair gets."""


def view_notices(context: Context, record: Position, notes: Notes) -> list[Sourced]:
    """Renovations and moves, with the dates from and until which they hold, as far as they are known."""
    return [
        Sourced(
            context.show(notice.text),
            notes.cite(notice.sources),
            notice.confirmed,
            _period(context, notice),
        )
        for notice in record.notices
    ]


def _how_to_book(context: Context, booking: Booking) -> Shown | None:
    """By what one books, and what to say; None where neither is known."""
    phrases, words = context.phrases, []
    if booking.channel:
        words.append(phrases(f"channel.{booking.channel}", name=booking.channel_name or ""))
    if booking.say:
        words.append(context.show(booking.say).text)
    return Shown(phrases("hours.join").join(words)) if words else None


def _period(context: Context, notice: Notice) -> str | None:
    """From and until when a notice holds; not from when where its own text names that year."""
    phrases, text = context.phrases, context.show(notice.text).text
    begun = notice.since if notice.since and notice.since[:4] not in text else None
    since, until = (format_date(context, x) if x else "" for x in (begun, notice.until))
    if since and until:
        return phrases("place.since_until", since=since, until=until)
    if since:
        return phrases("place.since", date=since)
    return phrases("place.until", date=until) if until else None


def view_access(context: Context, record: Position, notes: Notes) -> list[Sourced]:
    """What to know before going in, and what a group needs to know besides."""
    access = [
        Sourced(
            context.show(item.text),
            notes.cite(item.sources),
            item.confirmed,
            context.phrases.enum("wheelchair", item.wheelchair) if item.wheelchair else None,
        )
        for item in record.access
    ]
    known = (record.capacity, record.seats, *record.activities, record.toilets, record.shelter)
    return access + [_sourced(context, notes, item) for item in known if item]


def view_rows(context: Context, record: Position, notes: Notes) -> list[Row]:
    """The strip of facts for visitors."""
    phrases = context.phrases
    rows = [_hours_row(context, record, notes), _address_row(context, record, notes)]
    if record.phone:
        rows.append(
            Row(
                icon="phone",
                label=phrases("place.phone"),
                value=say_phone(context, record.phone),
                citations=notes.cite(record.phone.sources),
                href=f"tel:{record.phone.number}",
                is_confirmed=record.phone.confirmed,
            )
        )
    elif not record.openness.is_outside:
        missing = phrases("place.phone_unknown")
        rows.append(Row("phone", phrases("place.phone"), missing, is_missing=True))
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
                note=_how_to_book(context, record.booking),
                href=record.booking.url,
                is_confirmed=record.booking.confirmed,
                lines=say_booking(context, record.booking),
            )
        )
    return rows


def view_strip(context: Context, entry: Entry[Position], notes: Notes) -> list[Row]:
    """The strip of facts, the address first; where nobody knows the hours, the way to tell them."""
    hours, address, *others = view_rows(context, entry.record, notes)
    if hours.is_missing and not entry.record.openness.is_outside:
        hours.ask = report_address(context, entry, "opening_hours")
    return [address, hours, *others]


def _hours_row(context: Context, record: Position, notes: Notes) -> Row:
    phrases, hours = context.phrases, record.opening_hours
    if hours is None:
        missing = "place.hours_outside" if record.openness.is_outside else "place.hours_unknown"
        return Row("clock", phrases("place.hours"), phrases(missing), is_missing=True)
    cited = [key for item in hours.exceptions for key in item.sources]
    return Row(
        icon="clock",
        label=phrases("place.hours"),
        value=hours_words(context, hours),
        citations=notes.cite(list(dict.fromkeys([*hours.sources, *cited]))),
        note=context.show(hours.note) if hours.note else None,
        is_confirmed=hours.confirmed,
        as_of=(
            phrases("place.as_of", date=format_date(context, hours.as_of))
            if hours.as_of != "unknown"
            else None
        ),
        layout=lay_out_hours(record),
        lines=hours_lines(context, hours),
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
        copy=_local_text(context, address.text.lines),
        local=_local_address(context, address.text.lines),
    )


def _local_address(context: Context, texts: dict[str, str]) -> Shown | None:
    """The address as it stands on the signs, for a page in another language."""
    first = context.catalogue.languages[0]
    if context.language == first or first not in texts:
        return None
    return Shown(texts[first], context.tags[first])


def view_taxi(context: Context, record: Position) -> TaxiCard:
    """The card to show to a driver: name and address in the site's first language."""
    catalogue, address = context.catalogue, record.address
    if address:
        lines = [_local_text(context, address.text.lines)]
        doubt = None if address.confirmed else context.phrases("taxi.unconfirmed")
    else:
        town = catalogue.towns[record.town].name
        lines = [
            _local_text(context, catalogue.site.district.lines),
            _local_text(context, town.lines),
        ]
        doubt = context.phrases("taxi.unknown")
    phone = record.phone
    return TaxiCard(
        tag=context.tags[catalogue.languages[0]],
        name=_local_text(context, record.name.lines),
        lines=lines,
        doubt=doubt,
        phone=(phone.number, say_phone(context, phone)) if phone else None,
    )


def _local_text(context: Context, texts: dict[str, str]) -> str:
    """The text in the site's first language: what a driver on the spot reads."""
    first = context.catalogue.languages[0]
    return texts.get(first) or next(iter(texts.values()), "")


def view_maps(context: Context, record: Position) -> MapLinks:
    """Links to map apps: to the point if one is trusted, else by name and address."""
    name = _local_text(context, record.name.lines)
    address = _local_text(context, record.address.text.lines) if record.address else ""
    city = _local_text(context, context.catalogue.site.city.languages)
    point = record.point
    is_destination = point is not None and point.precision_m <= AREA_M
    return map_links(name, address, city, to_wgs84(point) if point and is_destination else None)


def view_point_note(context: Context, record: Position, notes: Notes) -> str | None:
    """What is to be said of the point: that there is none, or that it is an area; None for a pin."""
    point, phrases = record.point, context.phrases
    if point is None or point.precision_m > AREA_M:
        return phrases("place.no_point")
    notes.cite(point.sources)
    if point.precision_m > PIN_M:
        return phrases("place.area_point", n=point.precision_m)
    return None


def view_ways(context: Context, record: Position, notes: Notes) -> list[Sourced]:
    """Metro stations and other ways that sources name."""
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
        known = context.catalogue.records.stations.record.sources
        straight = context.phrases(
            "place.straight",
            distance=format_distance(context, away),
            place=record.sources[record.point.sources[0]].publisher,
            station=known[station.point.sources[0]].publisher,
        )
        return f"{words}{context.colon}{straight}"
    return words


def _sourced(context: Context, notes: Notes, item: SourcedText) -> Sourced:
    text = context.show(item.text)
    keys = item.sources
    return Sourced(text, notes.cite(keys), item.confirmed)
