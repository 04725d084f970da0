"""A tour -> GPX 1.1 in one language: its stops as waypoints and as a route, in their order (topografix.com/GPX/1/1).

A stop without a point that one can walk to is no waypoint; the description names it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.points import destination, pick, places_of
from redroutes.exports.xml_text import escape, quote
from redroutes.geo.datums import LatLon
from redroutes.phrasebook import Phrases
from redroutes.records import Position, Text, Tour
from redroutes.records.collection import Entry
from redroutes.records.tours import Stop

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gpx version="1.1" creator="redroutes" xmlns="http://www.topografix.com/GPX/1/1">'
)


def make_gpx(
    catalogue: Catalogue, entry: Entry[Tour], language: str, root: str | None
) -> str | None:
    """The file, or None where no stop has a point; ``root`` is the full address of the language's root."""
    record = entry.record

    def say(text: Text) -> str:
        return escape(pick(catalogue, text, language))

    points, missing = [], []
    for number, (stop, place) in enumerate(
        zip(record.stops, places_of(catalogue, record), strict=True), start=1
    ):
        name = f"{number}. {say(place.name)}"
        point = destination(place)
        if point is None:
            missing.append(name)
        else:
            inner = _inner(stop, place, name, catalogue.phrases(language), say)
            link = f"{root}positions/{stop.position}/" if root else None
            points.append((point, inner, link))
    if not points:
        return None
    link = f"{root}tours/{entry.id}/" if root else None
    lines = [HEAD, _metadata(catalogue, record, language, missing, link)]
    lines += [_point("wpt", *point) for point in points]
    lines.append(f"<rte><name>{say(record.name)}</name><desc>{say(record.summary)}</desc>")
    lines += [_point("rtept", *point) for point in points]
    return "\n".join([*lines, "</rte>", "</gpx>", ""])


def _inner(
    stop: Stop, place: Position, name: str, phrases: Phrases, say: Callable[[Text], str]
) -> str:
    notes = [say(place.address.text)] if place.address else []
    if place.point:
        notes.append(escape(phrases("take.within", n=place.point.precision_m)))
    comment = escape(phrases("hours.join")).join(notes)
    minutes = phrases.count("count.minutes", stop.minutes)
    words = f"{escape(minutes + phrases('list.dot'))}{say(stop.task)}"
    return f"<name>{name}</name><cmt>{comment}</cmt><desc>{words}</desc>"


def _metadata(
    catalogue: Catalogue, record: Tour, language: str, missing: list[str], link: str | None
) -> str:
    phrases = catalogue.phrases(language)
    name, summary = (
        escape(pick(catalogue, text, language)) for text in (record.name, record.summary)
    )
    notes = [summary]
    if missing:
        names = escape(phrases("list.comma")).join(missing)
        notes.append(escape(phrases("take.without_point")).replace("[names]", names))
    notes += [escape(pick(catalogue, text, language)) for text in catalogue.site.credits]
    parts = [f"<name>{name}</name>", f"<desc>{' '.join(notes)}</desc>"]
    parts += [f"<link href={quote(link)}/>"] if link else []
    parts.append(f"<time>{record.checked}T00:00:00Z</time>")
    return f"<metadata>{''.join(parts)}</metadata>"


def _point(tag: str, point: LatLon, inner: str, link: str | None) -> str:
    lat, lon = point
    more = f"<link href={quote(link)}/>" if link else ""
    return f'<{tag} lat="{lat}" lon="{lon}">{inner}{more}</{tag}>'


@dataclass(frozen=True)
class Waypoint:
    """A point of a route that is made from no tour of one district."""

    point: LatLon
    """WGS-84."""
    name: str
    link: str | None = None


def write_gpx(name: str, description: str, points: Sequence[Waypoint]) -> str:
    """A route through points, each a waypoint too, in their order."""
    shown = [(x.point, f"<name>{escape(x.name)}</name>", x.link) for x in points]
    title = f"<name>{escape(name)}</name><desc>{escape(description)}</desc>"
    lines = [HEAD, f"<metadata>{title}</metadata>"]
    lines += [_point("wpt", *point) for point in shown]
    lines.append(f"<rte>{title}")
    lines += [_point("rtept", *point) for point in shown]
    return "\n".join([*lines, "</rte>", "</gpx>", ""])
