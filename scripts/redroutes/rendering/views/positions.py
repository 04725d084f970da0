"""The page of a position."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from redroutes.catalogue.catalogue import Catalogue, Visit
from redroutes.catalogue.dependencies import Entries, named_records, position_entries
from redroutes.exports.jsonld import JsonLd
from redroutes.records import Position
from redroutes.records.collection import Entry
from redroutes.records.positions import Designation, Setting
from redroutes.records.speech import SCRIPT_MINUTES
from redroutes.rendering.asking import still_of
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.kinds import KindView, Part
from redroutes.rendering.urls import MapLinks
from redroutes.rendering.views.cards import (
    Card,
    Link,
    cards_of,
    link_to,
    links_to,
    position_cards,
    town_link,
)
from redroutes.rendering.views.carriers import Statement
from redroutes.rendering.views.citations import (
    Asked,
    Carrier,
    FactView,
    Notes,
    SourceView,
    view_carriers,
    view_facts,
    view_questions,
)
from redroutes.rendering.views.foot import Foot, view_foot
from redroutes.rendering.views.formats import format_date, format_distance
from redroutes.rendering.views.hours import hours_data
from redroutes.rendering.views.pictures import PictureView, view_pictures
from redroutes.rendering.views.place_card import PlaceCard, view_place_card
from redroutes.rendering.views.position_lists import position_card, view_positions
from redroutes.rendering.views.posters import view_position_poster
from redroutes.rendering.views.readings import view_readings
from redroutes.rendering.views.recordings import RecordingView, view_recordings
from redroutes.rendering.views.stamps import stamp_words
from redroutes.rendering.views.stories import view_story
from redroutes.rendering.views.take import Take, view_take
from redroutes.rendering.views.visiting import (
    Row,
    Sourced,
    TaxiCard,
    view_access,
    view_maps,
    view_notices,
    view_point_note,
    view_strip,
    view_taxi,
    view_ways,
)

TEMPLATES_SHOWN = 6
"""Suiting templates on a position's page; the rest is in the list of templates."""


@dataclass(slots=True)
class ScriptView:
    """A script of one length."""

    length: str
    """``short``, ``usual`` or ``long``."""
    title: str
    paragraphs: list[Shown]
    seconds: int
    """Of speech, for the rehearsal."""
    facts: tuple[Carrier, ...]


@dataclass(slots=True)
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


@dataclass(slots=True)
class Near:
    """Another position near by."""

    place: Link
    emblem: str
    distance: str


@dataclass(slots=True)
class PositionView:
    """Everything that the template of a position shows."""

    id: str
    readings: str
    """Hard words with their readings."""
    name: Shown
    other_names: list[Shown]
    kind: str
    kind_word: str
    town: Link
    card: PlaceCard
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
    script: list[ScriptView]
    """What is told in three minutes first, then the shorter and the longer one, as far as they are there."""
    talking_points: list[Statement]
    questions: list[Asked]
    facts: list[FactView]
    designations: list[Sourced]
    ways: list[Sourced]
    maps: MapLinks
    taxi: TaxiCard
    point_note: str | None
    templates: list[Link]
    lessons: list[Card]
    programmes: list[Link]
    related: list[Card]
    nearby: list[Near]
    pictures: list[PictureView]
    recordings: list[RecordingView]
    sources: list[SourceView]
    stamp: Markup | None
    """Words for the stamp that is given here; None where the district wants none."""
    take: Take
    foot: Foot
    not_on_tour: Shown | None


def view_position(context: Context, entry: Entry[Position]) -> PositionView:
    """All that the page of a position shows, in the context's language."""
    record, catalogue, phrases = entry.record, context.catalogue, context.phrases
    notes = Notes(context, record.sources)
    card = view_place_card(context, record, notes)
    return PositionView(
        id=entry.id,
        readings=view_readings(context, [entry]),
        name=context.show(record.name),
        other_names=context.other_names(record.name),
        kind=record.kind,
        kind_word=phrases.enum("kind", record.kind),
        town=town_link(context, record.town),
        card=card,
        setting_word=_setting(context, record),
        ribbons=[_ribbon(context, visit) for visit in catalogue.visits.get(entry.id, [])],
        notices=view_notices(context, record, notes),
        rows=view_strip(context, entry, notes),
        ways=view_ways(context, record, notes),
        hours=hours_data(context) if card.standing.layout else None,
        access=view_access(context, record, notes),
        summary=context.show(record.summary),
        story=view_story(context, entry, notes),
        script=view_script(context, entry),
        talking_points=_talking_points(context, entry),
        questions=view_questions(context, record.questions, entry),
        facts=view_facts(context, record.facts, notes),
        designations=[_designation(context, item, notes) for item in record.designations],
        maps=view_maps(context, record),
        taxi=view_taxi(context, record),
        point_note=view_point_note(context, record, notes),
        templates=links_to(context, catalogue.templates_for(entry)[:TEMPLATES_SHOWN]),
        lessons=cards_of(context, catalogue.lessons_by_position.get(entry.id, [])),
        programmes=links_to(context, catalogue.programmes_by_position.get(entry.id, [])),
        related=position_cards(context, record.related),
        nearby=_nearby(context, entry),
        pictures=view_pictures(context, record),
        recordings=view_recordings(context, record.recordings),
        sources=notes.views(),
        stamp=stamp_words(phrases) if catalogue.site.stamps else None,
        take=view_take(context, entry),
        foot=replace(view_foot(context, entry), still=still_of(entry, catalogue.site)),
        not_on_tour=context.show(record.not_on_tour) if record.not_on_tour else None,
        notice=context.notice,
    )


def _setting(context: Context, record: Position) -> str | None:
    """Inside what it stands; nothing for a public place."""
    if record.setting is Setting.public:
        return None
    return context.phrases.enum("setting", record.setting)


def _talking_points(context: Context, entry: Entry[Position]) -> list[Statement]:
    return [
        Statement(context.show(point.text), view_carriers(context, point.facts, entry))
        for point in entry.record.talking_points
    ]


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


def _nearby(context: Context, entry: Entry[Position]) -> list[Near]:
    """What is near and not named as related."""
    return [
        Near(
            place=link_to(context, neighbour.entry),
            emblem=neighbour.entry.record.kind,
            distance=format_distance(context, neighbour.distance_m),
        )
        for neighbour in context.catalogue.nearby(entry)
        if neighbour.entry.id not in entry.record.related
    ]


def _designation(context: Context, item: Designation, notes: Notes) -> Sourced:
    year = format_date(context, str(item.year)) if item.year else None
    return Sourced(context.show(item.title), notes.cite(item.sources), item.confirmed, year)


def view_script(context: Context, entry: Entry[Position]) -> list[ScriptView]:
    """The scripts of a position, the usual length first."""
    script = entry.record.script
    lengths = sorted(SCRIPT_MINUTES, key=lambda name: name != "usual")
    return [
        ScriptView(
            length=name,
            title=context.phrases(f"script.say_{name}"),
            paragraphs=context.paragraphs(passage.text),
            seconds=SCRIPT_MINUTES[name] * 60,
            facts=view_carriers(context, passage.facts, entry),
        )
        for name in lengths
        if script and (passage := getattr(script, name))
    ]


def _shows(catalogue: Catalogue, entry: Entry[Position]) -> Entries:
    yield entry
    yield from named_records(catalogue, entry)
    for visit in catalogue.visits.get(entry.id, []):
        yield visit.tour
        yield from position_entries(catalogue, [stop.position for stop in visit.tour.record.stops])
    yield from catalogue.templates_for(entry)
    yield from catalogue.lessons_by_position.get(entry.id, [])
    yield from catalogue.programmes_by_position.get(entry.id, [])
    near = [neighbour.entry.id for neighbour in catalogue.nearby(entry)]
    yield from position_entries(catalogue, [*entry.record.related, *near])


VIEW = KindView(
    template="position.html",
    view=view_position,
    card=position_card,
    list_view=view_positions,
    papers=(Part("poster", "poster.html", view_position_poster),),
    shows=_shows,
    json_ld=JsonLd.position,
    offline=lambda catalogue, tour: [stop.position for stop in tour.record.stops],
)
