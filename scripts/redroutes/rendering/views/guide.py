"""Guide mode of a tour: its stops one after the other, each with what a guide says and does there.

The same view serves the page ``tours/<id>/guide/`` and the single-file tour, which adds what stands on the
pages of the positions, for it has no pages to lead to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from redroutes.catalogue.catalogue import Catalogue, tour_minutes
from redroutes.languages import State, count_han, count_latin_words
from redroutes.records import Position, Tour
from redroutes.records.base import Text
from redroutes.records.collection import Entry
from redroutes.records.tours import Stop
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.urls import MapLinks
from redroutes.rendering.views.common import (
    FactView,
    Notes,
    RecordingView,
    SourceView,
    address_of,
    format_minutes,
    view_facts,
    view_foot,
    view_recordings,
)
from redroutes.rendering.views.tours import LegView, view_leg
from redroutes.rendering.views.visiting import (
    Row,
    Sourced,
    view_access,
    view_maps,
    view_notices,
    view_rows,
)

HAN_PER_MINUTE = 200
"""Chinese characters that one speaks in a minute, slowly, outdoors."""
WORDS_PER_MINUTE = 110
"""Words of other scripts."""
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
PAGE_LINK = re.compile(
    r'<a href="(?:positions|tours|templates|lessons|programmes|towns)/[^"]*"[^>]*>(.*?)</a>'
)


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
class Told:
    """What a guide says and does at a stop: the same on the page and in the file, so it is made once."""

    number: int
    label: str
    """Which stop of how many."""
    name: Shown
    emblem: str
    details: list[str]
    minutes: int
    leg_minutes: int
    """Minutes to the next stop; 0 where they are not known."""
    notices: list[Sourced]
    access: list[Sourced]
    stand: Shown | None
    watch: Shown | None
    task: Shown
    say: Shown | None
    points: list[Shown]
    aloud: str | None
    """How long it takes to say."""
    questions: list[tuple[Shown, Shown]]
    cited: list[str]
    """Keys of the sources that are cited so far, in their order."""
    states: frozenset[State]
    """Translation states of the texts."""

    @property
    def has_script(self) -> bool:
        """Whether there is more to say than the story."""
        return bool(self.say or self.points)


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
    address = address_of(context.catalogue, context.language, "tours", entry.id)
    has_report = context.urls.root or context.catalogue.site.repository
    return GuideView(
        id=entry.id,
        prefix=prefix,
        title=phrases("guide.title", tour=context.show(record.name).text),
        name=context.show(record.name),
        tour=_href(context, context.urls.record("tours", entry.id)),
        summary=context.show(record.summary),
        plan=phrases("guide.plan_whole" if is_whole else "guide.plan_stops", plan=plan),
        is_whole=is_whole,
        stops=stops,
        introduction=_introduction(context, record, notes) if is_file else None,
        report=view_foot(context, entry, address).report if has_report else None,
        words=_words(context),
        notice=context.notice,
    )


def _stop(
    context: Context, entry: Entry[Tour], index: int, prefix: str, is_file: bool, notes: Notes
) -> GuideStop:
    stop = entry.record.stops[index]
    place: Position = context.catalogue.positions[stop.position].record
    told = _tell(context.catalogue, context.language, entry.id, index)
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


@lru_cache(maxsize=128)
def _tell(catalogue: Catalogue, language: str, tour_id: str, index: int) -> Told:
    """What is told at a stop of a tour; nothing of it depends on where the page stands."""
    context = Context(catalogue, language, depth=0)
    stops = catalogue.tours[tour_id].record.stops
    stop = stops[index]
    place: Position = catalogue.positions[stop.position].record
    cited = Notes(context, place.sources)
    say = context.show(stop.say) if stop.say else None
    points = [context.show(point.text) for point in place.talking_points]
    return Told(
        number=index + 1,
        label=context.phrases("tour.stop_of", n=index + 1, total=len(stops)),
        name=context.show(place.name),
        emblem=place.kind,
        details=_details(context, stop, place),
        minutes=stop.minutes,
        leg_minutes=(stop.leg.minutes or 0) if stop.leg else 0,
        notices=view_notices(context, place, cited),
        access=view_access(context, place, cited),
        stand=context.show(stop.stand) if stop.stand else None,
        watch=context.show(stop.watch) if stop.watch else None,
        task=context.show(stop.task),
        say=say,
        points=points,
        aloud=_aloud(context, [say] if say else points),
        questions=[(context.show(q.question), context.show(q.answer)) for q in place.questions],
        cited=cited.order,
        states=frozenset(context.states),
    )


def _details(context: Context, stop: Stop, place: Position) -> list[str]:
    """Minutes, kind, town, and who may enter where it is not open to all."""
    phrases = context.phrases
    return [
        format_minutes(context, stop.minutes),
        phrases.enum("kind", place.kind),
        context.show(context.catalogue.towns[place.town].name).text,
        *([phrases.enum("openness", place.openness)] if place.openness != "open" else []),
    ]


def _aloud(context: Context, texts: list[Shown]) -> str | None:
    """How long texts take when spoken, from the number of their characters or words."""
    minutes = sum(
        count_han(text.text) / HAN_PER_MINUTE + count_latin_words(text.text) / WORDS_PER_MINUTE
        for text in texts
    )
    return context.phrases.count("guide.aloud", max(1, round(minutes))) if texts else None


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


def _prose(context: Context, text: Text) -> Markup:
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
