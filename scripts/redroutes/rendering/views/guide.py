"""Guide mode of a tour: its stops one after the other, each with what a guide says and does there.

The same view serves the page ``tours/<id>/guide/`` and the single-file tour, which adds what stands on the
pages of the positions, for it has no pages to lead to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from redroutes.catalogue.catalogue import tour_minutes
from redroutes.records import Position, Tour
from redroutes.records.base import Prose
from redroutes.records.collection import Entry
from redroutes.records.kinds import ANY_KIND
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.urls import MapLinks
from redroutes.rendering.views.carriers import Spoken, speak
from redroutes.rendering.views.citations import FactView, Notes, SourceView, view_facts
from redroutes.rendering.views.foot import view_foot
from redroutes.rendering.views.formats import format_minutes
from redroutes.rendering.views.legs import LegView, view_leg
from redroutes.rendering.views.readings import view_readings
from redroutes.rendering.views.recordings import RecordingView, view_recordings
from redroutes.rendering.views.telling import Length, view_lengths
from redroutes.rendering.views.told import Told, tell_stop
from redroutes.rendering.views.visiting import Row, view_maps, view_rows

WORDS = (
    *(
        "start",
        "arrived",
        "on_way",
        "plan_whole",
        "plan_stops",
        "on_plan",
        "now",
        "behind",
        "ahead",
    ),
    *("left_whole", "left_stops", "took", "took_stops", "kept", "again", "again_done", "undo"),
    *("awake_on", "awake_off", "awake_denied", "awake_missing", "finish"),
)
"""Phrases of ``[guide]`` that the script needs."""
PAGE_LINK = re.compile(rf'<a href="(?:{ANY_KIND})/[^"]*"[^>]*>(.*?)</a>')


@dataclass(slots=True)
class NextStop:
    """Where one goes from a stop, and how."""

    name: Shown
    way: str | None
    """Address of its directions; None in a file that has no pages to lead to."""
    leg: LegView | None


@dataclass(slots=True)
class Whole:
    """What a stop shows besides in a file that stands alone."""

    rows: list[Row]
    maps: MapLinks
    story: Markup | None
    """None where the story is what is said here."""
    facts: list[FactView]
    sources: list[SourceView]


@dataclass(slots=True)
class GuideStop:
    """One stop, as the guide needs it."""

    anchor: str
    told: Told
    href: str | None
    story: Markup | None
    """Only where there is nothing else to say."""
    recordings: list[RecordingView]
    next: NextStop | None
    whole: Whole | None


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
    words: dict[str, Any]
    """Phrases for the script."""


def view_guide(context: Context, entry: Entry[Tour], *, is_file: bool = False) -> GuideView:
    """All that guide mode shows, as a page or as a part of the single-file tour."""
    record, phrases = entry.record, context.phrases
    at_stops, on_way, is_whole = tour_minutes(record)
    plan = format_minutes(context, at_stops + on_way if is_whole else at_stops)
    prefix = f"{context.language}-" if is_file else ""
    notes = Notes(context, record.sources)
    count = len(record.stops)
    stops = [_stop(context, entry, i, prefix, is_file, notes) for i in range(count)]
    has_report = context.urls.root or context.catalogue.site.repository
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
        report=view_foot(context, entry).report if has_report else None,
        words=_words(context),
        notice=context.notice,
    )


def _stop(
    context: Context, entry: Entry[Tour], index: int, prefix: str, is_file: bool, notes: Notes
) -> GuideStop:
    stop = entry.record.stops[index]
    place: Position = context.catalogue.positions[stop.position].record
    told = tell_stop(context.catalogue, context.language, entry.id, index)
    context.states |= told.states
    cited = Notes(context, place.sources, told.cited)
    story = _prose(context, place.story)
    page = context.urls.record("positions", stop.position)
    return GuideStop(
        anchor=f"{prefix}stop-{told.number}",
        told=told,
        href=_href(context, f"{page}?tour={entry.id}"),
        story=None if told.has_script else story,
        recordings=[] if is_file else view_recordings(context, place.recordings),
        next=_next(context, entry, index, notes),
        whole=_whole(context, place, cited, story if told.has_script else None)
        if is_file
        else None,
    )


def _next(context: Context, entry: Entry[Tour], index: int, notes: Notes) -> NextStop | None:
    stops = entry.record.stops
    if index + 1 == len(stops):
        return None
    leg, following = stops[index].leg, stops[index + 1].position
    page = context.urls.record("positions", following)
    return NextStop(
        name=context.show(context.catalogue.positions[following].record.name),
        way=_href(context, f"{page}?tour={entry.id}#way"),
        leg=view_leg(context, leg, notes) if leg else None,
    )


def _whole(context: Context, place: Position, notes: Notes, story: Markup | None) -> Whole:
    return Whole(
        rows=view_rows(context, place, notes),
        maps=view_maps(context, place),
        story=story,
        facts=view_facts(context, place.facts, notes),
        sources=notes.views(),
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


def _words(context: Context) -> dict[str, Any]:
    """Phrases for the script, with the forms of minutes and hours."""
    phrases = context.phrases
    words: dict[str, Any] = {name: phrases(f"guide.{name}") for name in WORDS}
    for unit in ("minutes", "hours"):
        words[unit] = [phrases.form(f"count.{unit}", n) for n in (1, 2)]
    return words
