"""The page of a tour: stops in order with minutes and legs."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.catalogue.catalogue import Catalogue, tour_minutes
from redroutes.catalogue.dependencies import Entries, named_records
from redroutes.exports.jsonld import JsonLd
from redroutes.records import Tour
from redroutes.records.collection import Entry
from redroutes.records.tours import Stop
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.kinds import KindView, Part, view_of
from redroutes.rendering.views.cards import Card, Link, make_card
from redroutes.rendering.views.carriers import Spoken, view_passage
from redroutes.rendering.views.citations import Carrier, FactView, Notes, SourceView, view_facts
from redroutes.rendering.views.foot import Foot, view_foot
from redroutes.rendering.views.formats import format_minutes, tour_length
from redroutes.rendering.views.guide import view_guide
from redroutes.rendering.views.hours import hours_data, lay_out_hours
from redroutes.rendering.views.legs import LegView, view_leg
from redroutes.rendering.views.posters import view_tour_poster
from redroutes.rendering.views.saved import offline_words
from redroutes.rendering.views.sheets import view_tour_sheet
from redroutes.rendering.views.sketches import SketchView, view_sketch
from redroutes.rendering.views.take import Take, TourTake, view_take, view_tour_take
from redroutes.rendering.views.telling import Length, stays, view_lengths


@dataclass(slots=True)
class StopView:
    """One stop."""

    number: int
    place: Link
    emblem: str
    details: list[str]
    """Minutes, kind, town, and who may enter where it is not open to all."""
    minutes: int
    """How long the group stays."""
    leg_minutes: int | None
    """How long the way to the next stop takes, where that is known."""
    layout: str
    """Its hours as the script of the visit reads them; empty where nobody knows them."""
    is_outside: bool
    """True if it is told from the street, so that hours do not matter."""
    is_sure: bool
    """False where its hours are unconfirmed."""
    clock: str
    """Minutes since the start at which the group arrives, where every way before is known."""
    task: Shown
    fills: Shown | None
    onward: Shown | None
    stays: dict[str, int]
    """Length of the script -> minutes of the stay."""
    say: Shown | None
    stand: Shown | None
    watch: Shown | None
    leg: LegView | None


@dataclass(slots=True)
class TourView:
    """Everything that the template of a tour shows."""

    id: str
    name: Shown
    other_names: list[Shown]
    theme: str
    theme_word: str
    notice: str | None
    origin_word: str
    summary: Shown
    introduction: Markup
    details: list[tuple[str, str]]
    before: list[Shown]
    opening: tuple[Spoken, tuple[Carrier, ...]] | None
    closing: tuple[Spoken, tuple[Carrier, ...]] | None
    lengths: list[Length]
    """How long can be told at each stop; empty where there is no choice."""
    sketch: SketchView
    stops: list[StopView]
    hours: Markup | None
    """For the script that holds a visit against the hours, where a stop has hours."""
    length_note: str
    start: Link
    guide: str
    """Address of guide mode."""
    file: tuple[str, str] | None
    """Address of the single-file tour and its words with its size."""
    facts: list[FactView]
    sources: list[SourceView]
    take: Take
    files: TourTake
    foot: Foot
    offline: str
    """From the page to the list of what is saved for offline."""
    offline_words: Markup


def tour_card(context: Context, entry: Entry[Tour], *, with_summary: bool = True) -> Card:
    """A tour in a list."""
    record, phrases = entry.record, context.phrases
    return make_card(
        context,
        entry,
        emblem=f"theme-{record.theme}",
        label=phrases.enum("theme", record.theme),
        details=(
            phrases.count("count.stops", len(record.stops)),
            tour_length(context, record),
            phrases.enum("mode", record.mode),
        ),
        with_summary=with_summary,
    )


def view_tour(context: Context, entry: Entry[Tour]) -> TourView:
    """All that the page of a tour shows, in the context's language."""
    record, phrases = entry.record, context.phrases
    notes = Notes(context, record.sources)
    stops = _stops(context, entry, notes)
    at_stops, on_way, is_whole = tour_minutes(record)
    note = "tour.note_whole" if is_whole else "tour.note_stops"
    return TourView(
        id=entry.id,
        name=context.show(record.name),
        other_names=context.other_names(record.name),
        theme=record.theme,
        theme_word=phrases.enum("theme", record.theme),
        origin_word=phrases.enum("origin", record.origin),
        summary=context.show(record.summary),
        introduction=context.prose(record.introduction),
        details=_details(context, record),
        before=context.show_all(record.before),
        opening=view_passage(context, record.opening, entry),
        closing=view_passage(context, record.closing, entry),
        lengths=view_lengths(context, record),
        sketch=view_sketch(context, entry),
        stops=stops,
        hours=hours_data(context, is_visit=True) if any(s.layout for s in stops) else None,
        length_note=phrases(
            note,
            stops=format_minutes(context, at_stops),
            way=format_minutes(context, on_way) if on_way else phrases("tour.way_unknown"),
        ),
        start=stops[0].place,
        guide=context.urls.part("tours", entry.id, "guide"),
        file=_file(context, entry.id),
        facts=view_facts(context, record.facts, notes),
        sources=notes.views(),
        take=view_take(context, entry),
        files=view_tour_take(context, entry),
        foot=view_foot(context, entry),
        notice=context.notice,
        offline=context.urls.file(f"tours/{entry.id}/offline.json"),
        offline_words=offline_words(phrases),
    )


def _details(context: Context, record: Tour) -> list[tuple[str, str]]:
    phrases = context.phrases
    audiences = [phrases.enum("audience", audience) for audience in record.audiences]
    return [
        (phrases("tour.stops"), phrases.count("count.stops", len(record.stops))),
        (phrases("tour.length"), tour_length(context, record)),
        (phrases("tour.mode"), phrases.enum("mode", record.mode)),
        (phrases("tour.for"), phrases("list.comma").join(audiences)),
    ]


def _file(context: Context, tour_id: str) -> tuple[str, str] | None:
    if context.tour_kilobytes is None:
        return None
    words = context.phrases("file.link", n=context.tour_kilobytes(tour_id))
    return context.urls.file(f"tours/{tour_id}/tour.html"), words


def _stops(context: Context, entry: Entry[Tour], notes: Notes) -> list[StopView]:
    stops = []
    elapsed: int | None = 0
    for number, stop in enumerate(entry.record.stops, start=1):
        stops.append(_stop(context, entry.id, stop, number, elapsed, notes))
        way = stop.leg.minutes if stop.leg else None
        elapsed = elapsed + stop.minutes + way if elapsed is not None and way else None
    return stops


def _stop(
    context: Context, tour_id: str, stop: Stop, number: int, elapsed: int | None, notes: Notes
) -> StopView:
    place = context.catalogue.positions[stop.position].record
    phrases = context.phrases
    return StopView(
        number=number,
        place=Link(
            context.show(place.name),
            f"{context.urls.record('positions', stop.position)}?tour={tour_id}",
        ),
        emblem=place.kind,
        details=[
            format_minutes(context, stop.minutes),
            phrases.enum("kind", place.kind),
            context.show(context.catalogue.towns[place.town].name).text,
            *([phrases.enum("openness", place.openness)] if place.openness != "open" else []),
        ],
        minutes=stop.minutes,
        leg_minutes=stop.leg.minutes if stop.leg else None,
        layout=lay_out_hours(place),
        is_sure=place.opening_hours is None or place.opening_hours.confirmed,
        is_outside=place.openness.is_outside and place.opening_hours is None,
        clock=_clock(elapsed) if elapsed is not None else "",
        task=context.show(stop.task),
        fills=context.show(stop.fills) if stop.fills else None,
        onward=context.show(stop.onward) if stop.onward else None,
        stays=stays(stop, place),
        say=context.show(stop.say) if stop.say else None,
        stand=context.show(stop.stand) if stop.stand else None,
        watch=context.show(stop.watch) if stop.watch else None,
        leg=view_leg(context, stop.leg, notes) if stop.leg else None,
    )


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02d}"


def _shows(catalogue: Catalogue, entry: Entry[Tour]) -> Entries:
    yield entry
    for stop in entry.record.stops:
        yield from view_of("positions").shows(catalogue, catalogue.positions[stop.position])
    yield from named_records(catalogue, entry)


VIEW = KindView(
    template="tour.html",
    view=view_tour,
    card=tour_card,
    parts=(Part("guide", "guide.html", view_guide),),
    papers=(
        Part("poster", "poster.html", view_tour_poster),
        Part("sheet", "sheet.html", view_tour_sheet),
    ),
    shows=_shows,
    json_ld=JsonLd.tour,
    offline=lambda catalogue, tour: [tour.id],
)
