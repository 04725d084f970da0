"""What a reader can take along from a page: sheets to print, files, the short link, an entry in the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from redroutes.exports.calendar import event_minutes, make_event
from redroutes.exports.points import destination, places_of
from redroutes.records import Tour
from redroutes.records.collection import Entry
from redroutes.records.short_codes import short_code
from redroutes.rendering.context import Context
from redroutes.rendering.kinds import view_of
from redroutes.rendering.urls import short_path
from redroutes.rendering.views.foot import address_of


@dataclass(slots=True)
class Take:
    """What every record offers."""

    poster: str | None
    """None where the kind has none."""
    short: str
    """The way to the short link from this page."""
    short_text: str
    copy: str
    """Its full address, where the site knows its own; a script fills it in where it does not."""
    plan: str | None
    """To the page on which an activity is planned, with this record filled in; None where it cannot begin with it."""


@dataclass(slots=True)
class TourTake:
    """What a tour offers beside that."""

    sheet: str
    gpx: str | None
    """None where no stop has a point."""
    geojson: str | None
    note: str | None
    """How many stops are missing in the GPX file."""
    event: Markup
    """The calendar event with its marks, as text of a script element."""
    minutes: int
    timezone: str


def view_take(context: Context, entry: Entry[Any]) -> Take:
    """What every record offers."""
    path = short_path(short_code(entry.kind, entry.id))
    base_url = context.catalogue.site.base_url
    has_poster = any(paper.name == "poster" for paper in view_of(entry.kind).papers)
    return Take(
        poster=context.urls.paper(entry.kind, entry.id, "poster/") if has_poster else None,
        short=context.urls.short(entry.kind, entry.id),
        short_text=f"/{path}",
        copy=f"{base_url}{path}" if base_url else "",
        plan=_plan(context, entry),
    )


def _plan(context: Context, entry: Entry[Any]) -> str | None:
    """The planning page for a position, a tour's stops, a lesson at its place, a template, a programme with its own."""
    found = _filled_in(context, entry)
    return f"{context.urls.page('plan')}?{urlencode(found)}" if found else None


def _filled_in(context: Context, entry: Entry[Any]) -> list[tuple[str, str]]:
    """What of a record the planning page is told: names and values of its address."""
    record, kind = entry.record, entry.kind
    if kind == "positions":
        return [("place", entry.id)]
    if kind == "templates":
        return [("template", entry.id)]
    if kind == "tours":
        places = dict.fromkeys(stop.position for stop in record.stops)
        return [("place", name) for name in places]
    if kind == "lessons":
        suits = [x.id for x in context.catalogue.templates_by_lesson.get(entry.id, [])][:1]
        found = [("template", name) for name in suits]
        return [*found, ("place", record.position), ("lesson", entry.id)]
    if kind == "programmes":
        found = [("template", name) for name in record.templates[:1]]
        found += [("place", name) for name in record.positions[:1]]
        return [*found, ("title", context.show(record.name).text)]
    return []


def view_tour_take(context: Context, entry: Entry[Tour]) -> TourTake:
    """Files and the calendar of a tour."""
    catalogue, phrases = context.catalogue, context.phrases
    total = len(entry.record.stops)
    known = sum(destination(place) is not None for place in places_of(catalogue, entry.record))
    has_points = any(place.point for place in places_of(catalogue, entry.record))
    note = phrases("take.some_points", n=known, total=total) if known < total else None
    is_public = catalogue.site.base_url is not None
    url = address_of(catalogue, context.language, "tours", entry.id) if is_public else None
    event = make_event(catalogue, entry, context.language, url)
    return TourTake(
        sheet=context.urls.paper("tours", entry.id, "sheet/"),
        gpx="tour.gpx" if known else None,
        geojson=context.urls.paper("tours", entry.id, "tour.geojson") if has_points else None,
        note=note if known else phrases("take.no_points"),
        event=Markup(event.replace("\r\n", "\n").replace("<", "\\u003c")),
        minutes=event_minutes(entry.record),
        timezone=catalogue.site.timezone,
    )
