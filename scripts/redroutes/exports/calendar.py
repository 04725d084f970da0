"""A tour -> an iCalendar event (RFC 5545) whose day the reader chooses.

Only the reader knows the day. So a page carries the event with the marks ``@@start@@`` and ``@@end@@``, and a script
puts the reader's start into it, in UTC, so that no time zone has to be described. ``fill_event`` does the same here.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from redroutes.catalogue.catalogue import Catalogue, tour_minutes
from redroutes.exports.points import destination, pick, places_of
from redroutes.records import Tour
from redroutes.records.collection import Entry
from redroutes.records.short_codes import short_code

LINE_BYTES = 75
"""Longer lines are folded (RFC 5545, 3.1)."""
STAMP = "%Y%m%dT%H%M%SZ"
TIMES = re.compile(r"^(UID:|DTSTART:|DTEND:)@@(start|end)@@", re.MULTILINE)
"""Where times belong; a text can hold the same signs, and keeps them."""


def make_event(catalogue: Catalogue, entry: Entry[Tour], language: str, url: str | None) -> str:
    """The calendar with its marks; ``url`` is the full address of the tour's page, where it is known."""
    record = entry.record
    code = short_code("tours", entry.id)
    places = places_of(catalogue, record)
    first = places[0]
    where = [pick(catalogue, first.name, language)]
    if first.address:
        where.append(pick(catalogue, first.address.text, language))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//redroutes//redroutes//EN",
        "BEGIN:VEVENT",
        f"UID:@@start@@-{code}@redroutes",
        f"DTSTAMP:{record.checked.replace('-', '')}T000000Z",
        "DTSTART:@@start@@",
        "DTEND:@@end@@",
        f"SUMMARY:{escape_text(pick(catalogue, record.name, language))}",
        f"LOCATION:{escape_text(catalogue.phrases(language)('paper.comma').join(where))}",
        f"DESCRIPTION:{escape_text(_describe(catalogue, record, language))}",
    ]
    point = destination(first)
    lines += [f"GEO:{point[0]};{point[1]}"] if point else []
    lines += [f"URL:{url}"] if url else []
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return "".join(f"{fold_line(line)}\r\n" for line in lines)


def event_minutes(record: Tour) -> int:
    """How long the event is: the stops and those ways whose minutes are known."""
    at_stops, on_way, _ = tour_minutes(record)
    return at_stops + on_way


def fill_event(event: str, start: datetime, minutes: int) -> str:
    """The event on a day: ``start`` is a time with its zone."""
    end = start + timedelta(minutes=minutes)
    times = {"start": start, "end": end}
    return TIMES.sub(lambda x: x[1] + times[x[2]].astimezone(UTC).strftime(STAMP), event)


def _describe(catalogue: Catalogue, record: Tour, language: str) -> str:
    phrases = catalogue.phrases(language)
    lines = [pick(catalogue, record.summary, language), ""]
    for number, (stop, place) in enumerate(
        zip(record.stops, places_of(catalogue, record), strict=True), start=1
    ):
        minutes = phrases.count("count.minutes", stop.minutes)
        name = pick(catalogue, place.name, language)
        lines.append(phrases("take.event_stop", n=number, name=name, minutes=minutes))
        if place.address:
            lines.append(f"   {pick(catalogue, place.address.text, language)}")
    if not tour_minutes(record)[2]:
        lines += ["", phrases("take.event_way")]
    return "\n".join(lines)


def escape_text(text: str) -> str:
    """A text as the value of a property (RFC 5545, 3.3.11)."""
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "\\n")


def fold_line(line: str) -> str:
    """A content line in pieces of at most 75 bytes; a continuation begins with a space. No character is cut.

    A line with marks is short enough and stays whole.
    """
    data = line.encode("utf-8")
    pieces, start, room = [], 0, LINE_BYTES
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        pieces.append(data[start:end])
        start, room = end, LINE_BYTES - 1
    return b"\r\n ".join([*pieces, data[start:]]).decode("utf-8")
