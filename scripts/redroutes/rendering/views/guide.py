"""Guide mode of a tour: its stops one after the other, each with what a guide says and does there.

The same view serves the page ``tours/<id>/guide/`` and the single-file tour, which adds what stands on the
pages of the positions, for it has no pages to lead to.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from redroutes.catalogue.catalogue import tour_minutes
from redroutes.geo.datums import LatLon
from redroutes.records import Position, Tour
from redroutes.records.base import Prose
from redroutes.records.collection import Entry
from redroutes.records.kinds import ANY_KIND
from redroutes.rendering.asking import still_of
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.urls import MapLinks
from redroutes.rendering.views.carriers import Spoken, speak
from redroutes.rendering.views.citations import FactView, Notes, SourceView, view_facts
from redroutes.rendering.views.foot import report_elsewhere
from redroutes.rendering.views.formats import format_minutes
from redroutes.rendering.views.guide_words import guide_words, where_words
from redroutes.rendering.views.legs import LegView, view_leg
from redroutes.rendering.views.pictures import PictureView, view_first_picture
from redroutes.rendering.views.readings import view_readings
from redroutes.rendering.views.recordings import RecordingView, view_recordings
from redroutes.rendering.views.sketches import view_plane
from redroutes.rendering.views.telling import Length, view_lengths
from redroutes.rendering.views.told import Told, tell_stop
from redroutes.rendering.views.visiting import Row, Sourced, view_maps, view_notices, view_rows

PAGE_LINK = re.compile(rf'<a href="(?:{ANY_KIND})/[^"]*"[^>]*>(.*?)</a>')


@dataclass(slots=True)
class NextStop:
    """Where one goes from a stop, and how."""

    name: Shown
    way: str | None
    """Address of its directions; None in a file that has no pages to lead to."""
    leg: LegView | None
    stand: Shown | None
    """Where the group stands there."""
    notices: list[Sourced]
    """What is otherwise there than usual, before one sets out."""
    maps: MapLinks


@dataclass(slots=True)
class Related:
    """Another tour, offered at the end."""

    name: Shown
    summary: Shown
    href: str


@dataclass(slots=True)
class Whole:
    """What a stop shows besides in a file that stands alone."""

    rows: list[Row]
    maps: MapLinks | None
    """Of the first stop only: those of the others stand where one sets out for them."""
    story: Markup | None
    """None where the story is what is said here."""
    facts: list[FactView]
    sources: list[SourceView]
    picture: PictureView | None
    """The first one of the place, with its content."""


@dataclass(slots=True)
class GuideStop:
    """One stop, as the guide needs it."""

    anchor: str
    place: str | None
    """Id of the position, for its stamp; None in a file, and where the district wants no stamps."""
    at: str | None
    """Latitude and longitude in WGS-84; None without a point that may carry a distance."""
    within: int
    """Metres within which the place lies."""
    told: Told
    href: str | None
    story: Markup | None
    """Only where there is nothing else to say."""
    recordings: list[RecordingView]
    next: NextStop | None
    whole: Whole | None
    still: str
    """What visitors are asked here; empty in a file, and where the district asks nothing."""


@dataclass(slots=True)
class Introduction:
    """What the file says of the tour before its first stop."""

    text: Markup
    before: list[Shown]
    facts: list[FactView]
    sources: list[SourceView]


@dataclass(slots=True)
class GuideView:
    """Everything that the template of guide mode shows."""

    id: str
    readings: str
    """Hard words with their readings."""
    prefix: str
    """Stands before each anchor, for a file holds several languages."""
    title: str
    name: Shown
    tour: str | None
    """Address of the tour's page."""
    summary: Shown
    notice: str | None
    plan: str
    is_whole: bool
    """True where the minutes of every way are known."""
    lengths: list[Length]
    """How long can be told at each stop; empty where there is no choice."""
    opening: Spoken | None
    closing: Spoken | None
    stops: list[GuideStop]
    introduction: Introduction | None
    report: str | None
    stamps: str | None
    """Address of the tour's stamps; None in a file, and where the district wants none."""
    related: Related | None
    """The tour with the most stops in common; None where no other has one, or in a file that leads nowhere."""
    words: Markup
    """JSON with the phrases for the script."""
    where: Markup
    """The same for the script that knows where the phone is; empty in a file, and where no stop has a point."""
    plane: str
    """The ground of the tour's sketch, for the dot; empty in a file, and where the sketch is no map."""


def view_guide(context: Context, entry: Entry[Tour], *, is_file: bool = False) -> GuideView:
    """All that guide mode shows, as a page or as a part of the single-file tour."""
    record, phrases = entry.record, context.phrases
    at_stops, on_way, is_whole = tour_minutes(record)
    plan = format_minutes(context, at_stops + on_way if is_whole else at_stops)
    prefix = f"{context.language}-" if is_file else ""
    notes = Notes(context, record.sources)
    count = len(record.stops)
    stops = [_stop(context, entry, i, prefix, is_file, notes) for i in range(count)]
    return GuideView(
        id=entry.id,
        readings=view_readings(
            context, [entry, *(context.catalogue.positions[s.position] for s in record.stops)]
        ),
        prefix=prefix,
        title=phrases("guide.title", tour=context.show(record.name).text),
        name=context.show(record.name),
        tour=_href(context, context.urls.record("tours", entry.id)),
        summary=context.show(record.summary),
        plan=phrases("guide.plan_whole" if is_whole else "guide.plan_stops", plan=plan),
        is_whole=is_whole,
        lengths=view_lengths(context, record),
        opening=speak(context, record.opening, entry) if record.opening else None,
        closing=speak(context, record.closing, entry) if record.closing else None,
        stops=stops,
        introduction=_introduction(context, record, notes) if is_file else None,
        report=report_elsewhere(context, entry),
        stamps=f"{context.urls.page('stamps')}?tour={entry.id}"
        if context.catalogue.site.stamps and not is_file
        else None,
        related=_related(context, entry),
        words=guide_words(phrases),
        where=Markup("")
        if is_file or all(stop.at is None for stop in stops)
        else where_words(phrases),
        plane="" if is_file else view_plane(context, entry),
        notice=context.notice,
    )


def _stop(
    context: Context, entry: Entry[Tour], index: int, prefix: str, is_file: bool, notes: Notes
) -> GuideStop:
    stop = entry.record.stops[index]
    home = context.catalogue.positions[stop.position]
    place: Position = home.record
    told = tell_stop(context.catalogue, context.language, entry.id, index)
    context.states |= told.states
    cited = Notes(context, place.sources, told.cited)
    page = context.urls.record("positions", stop.position)
    return GuideStop(
        anchor=f"{prefix}stop-{told.number}",
        place=stop.position if context.catalogue.site.stamps and not is_file else None,
        at=",".join(f"{x:.5f}" for x in pin) if (pin := _pin(context, stop.position)) else None,
        within=place.point.precision_m if place.point else 0,
        told=told,
        href=_href(context, f"{page}?tour={entry.id}"),
        story=None if told.has_script else _prose(context, place.story),
        recordings=[] if is_file else view_recordings(context, place.recordings),
        next=_next(context, entry, index, notes),
        still="" if is_file else still_of(home, context.catalogue.site),
        whole=_whole(context, place, cited, told, is_first=index == 0) if is_file else None,
    )


def _next(context: Context, entry: Entry[Tour], index: int, notes: Notes) -> NextStop | None:
    stops = entry.record.stops
    if index + 1 == len(stops):
        return None
    leg, following = stops[index].leg, stops[index + 1]
    place: Position = context.catalogue.positions[following.position].record
    page = context.urls.record("positions", following.position)
    return NextStop(
        name=context.show(place.name),
        way=_href(context, f"{page}?tour={entry.id}#way"),
        leg=view_leg(context, leg, notes) if leg else None,
        stand=context.show(following.stand) if following.stand else None,
        notices=view_notices(context, place, Notes(context, place.sources)),
        maps=view_maps(context, place),
    )


def _related(context: Context, entry: Entry[Tour]) -> Related | None:
    """Tours that share no stop are not compared: a tour's page depends on what its stops show, and on no more."""
    visits = context.catalogue.visits
    common = Counter(
        visit.tour.id
        for position in {stop.position for stop in entry.record.stops}
        for visit in visits[position]
        if visit.tour.id != entry.id
    )
    if not common or not context.urls.root:
        return None
    chosen = min(common, key=lambda tour_id: (-common[tour_id], tour_id))
    tour = context.catalogue.tours[chosen].record
    href = context.urls.record("tours", chosen)
    return Related(context.show(tour.name), context.show(tour.summary), href)


def _whole(context: Context, place: Position, notes: Notes, told: Told, *, is_first: bool) -> Whole:
    return Whole(
        rows=view_rows(context, place, notes),
        maps=view_maps(context, place) if is_first else None,
        story=_prose(context, place.story) if told.has_script else None,
        facts=view_facts(context, place.facts, notes),
        sources=notes.views(),
        picture=view_first_picture(context, place),
    )


def _introduction(context: Context, record: Tour, notes: Notes) -> Introduction:
    return Introduction(
        text=_prose(context, record.introduction),
        before=context.show_all(record.before),
        facts=view_facts(context, record.facts, notes),
        sources=notes.views(),
    )


def _href(context: Context, address: str) -> str | None:
    """A page's address; None where the site's own is not known and the file leads nowhere."""
    return address if context.urls.root else None


def _prose(context: Context, text: Prose) -> Markup:
    """A long text; without its links to pages where a file leads nowhere."""
    html = context.prose(text)
    return html if context.urls.root else Markup(PAGE_LINK.sub(r"\1", html))


def _pin(context: Context, position_id: str) -> LatLon | None:
    """The point of a position where it is exact enough to carry a distance."""
    return context.catalogue.pins.get(position_id)
