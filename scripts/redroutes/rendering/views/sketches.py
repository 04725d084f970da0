"""The sketch of a tour with the words below it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.catalogue.cached import cached_with_catalogue
from redroutes.catalogue.catalogue import Catalogue
from redroutes.geo.datums import to_wgs84
from redroutes.geo.drawing import WIDTH
from redroutes.geo.sketch import (
    SketchLeg,
    SketchStation,
    SketchStop,
    SketchWords,
    draw_tour,
    has_map,
    near_stations,
    sketch_plane,
    wrap_svg,
)
from redroutes.geo.sketch_map import Plane
from redroutes.languages import State, has_no_spaces
from redroutes.records import Tour
from redroutes.records.collection import Entry
from redroutes.records.tours import Leg
from redroutes.rendering.context import Context
from redroutes.rendering.views.formats import format_distance


@dataclass(slots=True)
class SketchView:
    """A drawing and what must be said about it."""

    svg: Markup
    note: str
    missing: str
    """Which stops are not on it; empty where all are."""


@dataclass(frozen=True)
class Drawn:
    """A sketch in one language: the same on the page and on the folding sheet, so it is drawn once."""

    height: float
    body: str
    words: SketchWords
    note: str
    missing: str
    plane: str
    """Of a map: latitude and longitude (WGS-84) of its middle, pixels a metre, width, height; empty for an order."""
    states: frozenset[State]
    """Translation states of the texts."""


def view_sketch(context: Context, entry: Entry[Tour], *, id_prefix: str = "sketch") -> SketchView:
    """The sketch of a tour in the context's language; ``id_prefix`` keeps ids apart where two stand on a page."""
    drawn = _draw(context.catalogue, context.language, entry.id)
    context.states |= drawn.states
    svg = wrap_svg(drawn.height, drawn.body, drawn.words, id_prefix)
    return SketchView(Markup(svg), drawn.note, drawn.missing)


def view_plane(context: Context, entry: Entry[Tour]) -> str:
    """The plane of the sketch, for the dot of guide mode; empty if it is no map."""
    drawn = _draw(context.catalogue, context.language, entry.id)
    context.states |= drawn.states
    return drawn.plane


@cached_with_catalogue(16)
def _draw(catalogue: Catalogue, language: str, tour_id: str) -> Drawn:
    context, entry = Context(catalogue, language, depth=0), catalogue.tours[tour_id]
    stops = sketch_stops(context, entry)
    legs = [_leg(context, stop.leg) for stop in entry.record.stops[:-1]]
    stations = _stations(context)
    near = near_stations(stops, stations) if has_map(stops) else []
    words = _words(context, entry, stops, has_stations=bool(near))
    height, body = draw_tour(stops, legs, near or stations, words)
    missing = [stop for stop in stops if stop.spot is None] if has_map(stops) else []
    return Drawn(
        height=height,
        body=body,
        words=words,
        note=_join(context, _notes(context, stops, stations, near)),
        missing=context.phrases("sketch.unplaced", stops=_names(context, missing))
        if missing
        else "",
        plane=_plane(sketch_plane(stops, stations)),
        states=frozenset(context.states),
    )


def _plane(plane: Plane | None) -> str:
    if plane is None:
        return ""
    lat, lon = plane.middle
    return f"{lat:.6f},{lon:.6f},{plane.scale:.6f},{WIDTH},{plane.height:g}"


def sketch_stops(context: Context, entry: Entry[Tour]) -> list[SketchStop]:
    """The stops of a tour as the sketch needs them."""
    stops = []
    for number, stop in enumerate(entry.record.stops, start=1):
        place = context.catalogue.positions[stop.position].record
        stops.append(
            SketchStop(
                number=number,
                name=context.show(place.name).text,
                point=to_wgs84(place.point) if place.point else None,
                precision_m=place.point.precision_m if place.point else 0,
            )
        )
    return stops


def _leg(context: Context, leg: Leg | None) -> SketchLeg:
    if leg is None:
        return SketchLeg("")
    parts = [context.phrases("sketch.minutes", n=leg.minutes)] if leg.minutes else []
    parts += [format_distance(context, leg.distance_m)] if leg.distance_m else []
    return SketchLeg(context.phrases.enum("sketch.mode", leg.mode), " ".join(parts))


def _stations(context: Context) -> list[SketchStation]:
    return [
        SketchStation(
            context.phrases("sketch.station", name=context.show(station.name).text),
            to_wgs84(station.point),
        )
        for station in context.catalogue.stations.values()
        if station.point
    ]


def _words(
    context: Context, entry: Entry[Tour], stops: list[SketchStop], *, has_stations: bool
) -> SketchWords:
    phrases = context.phrases
    form = "map" if has_map(stops) else "order"
    about = phrases("sketch.map_about_stations" if has_stations else f"sketch.{form}_about")
    return SketchWords(
        title=phrases(f"sketch.{form}_title", tour=context.show(entry.record.name).text),
        description=_join(context, [about, _names(context, stops)]),
        north=phrases("sketch.north"),
        metres=phrases("distance.m"),
        kilometres=phrases("distance.km"),
    )


def _notes(
    context: Context,
    stops: list[SketchStop],
    stations: list[SketchStation],
    near: list[SketchStation],
) -> list[str]:
    """What the drawing does not show by itself; of the ``stations`` it shows those ``near``."""
    phrases = context.phrases
    if not has_map(stops):
        return [phrases("sketch.order")]
    notes = [phrases("sketch.lines")]
    if any(stop.spot and stop.is_area for stop in stops):
        notes.append(phrases("sketch.areas"))
    if stations:
        form = "stations" if near else "station_away"
        notes.append(phrases(f"sketch.{form}"))
    missing = [stop for stop in stops if stop.spot is None]
    placed = [stop.number for stop in stops if stop.spot]
    if any(placed[0] < stop.number < placed[-1] for stop in missing):
        notes.append(phrases("sketch.broken"))
    return notes


def _join(context: Context, sentences: list[str]) -> str:
    """Sentences one after the other; Chinese has no space between them."""
    return ("" if has_no_spaces(context.language) else " ").join(sentences)


def _names(context: Context, stops: list[SketchStop]) -> str:
    phrases = context.phrases
    names = [phrases("sketch.unplaced_stop", n=stop.number, name=stop.name) for stop in stops]
    return phrases("list.comma").join(names)
