"""The map of all positions, and the list beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from redroutes.catalogue.catalogue import PIN_M
from redroutes.exports.points import destination
from redroutes.geo.datums import to_wgs84
from redroutes.geo.overview import (
    MapLine,
    MapNumber,
    MapPlace,
    MapStation,
    MapWater,
    Overview,
    draw_overview,
)
from redroutes.records import Position
from redroutes.records.collection import Entry
from redroutes.records.points import Datum
from redroutes.records.stations import Line
from redroutes.records.waters import WaterForm
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.cards import Card, link_to
from redroutes.rendering.views.lists import Filter, Section
from redroutes.rendering.views.long_lists import Lines, has_many_positions, spot_of, town_cards
from redroutes.rendering.views.position_lists import filter_data, position_card, position_filters


@dataclass(slots=True)
class Tiles:
    """A tile service for the script."""

    url: str
    attribution: Shown
    min_zoom: int
    max_zoom: int


@dataclass(slots=True)
class MapView:
    """Everything that the map's page shows."""

    title: str
    summary: str
    notice: str | None
    svg: Markup | None
    """None where no position has a point."""
    origin: str
    shift: str
    tiles: Tiles | None
    notes: list[str]
    unplaced: list[Lines]
    """Positions that are not on the map, by town; empty where towns are drawn."""
    unplaced_title: str
    filters: list[Filter]
    sections: list[Section]
    is_towns: bool
    """Whether towns with their numbers are drawn and listed in place of positions."""
    count: str
    found_one: str
    found_other: str
    style: str = "map.css"
    """Its own style sheet, so that no other page pays for it."""


def view_map(context: Context) -> MapView:
    """What the map shows, in the context's language."""
    phrases, catalogue = context.phrases, context.catalogue
    places = _places(context)
    is_towns = has_many_positions(catalogue)
    lines = _lines(context)
    overview = _draw(context, places, lines, is_towns=is_towns) if places else None
    filters = ("kind",) if is_towns else ("kind", "town")
    found = "count.found_towns" if is_towns else "count.found"
    unplaced = [] if is_towns else _unplaced(context, {place.id for place in places})
    missing = sum(len(part.links) for part in unplaced)
    return MapView(
        title=phrases("map.title"),
        summary=phrases("map.lead_towns" if is_towns else "map.lead"),
        svg=Markup(overview.svg) if overview else None,
        origin=_pair(overview.origin) if overview else "",
        shift=_pair(overview.shift) if overview else "",
        tiles=_tiles(context),
        notes=_notes(context, places, lines, is_towns=is_towns),
        unplaced=unplaced,
        unplaced_title=phrases.count("count.unplaced", missing),
        filters=[x for x in position_filters(context) if x.name in filters],
        sections=(
            [Section("all", "", None, "", _town_cards(context))]
            if is_towns
            else _sections(context, {place.id for place in places})
        ),
        is_towns=is_towns,
        count=phrases.count("count.positions", len(catalogue.positions)),
        found_one=phrases.form(found, 1),
        found_other=phrases.form(found, 2),
        notice=context.notice,
    )


def _places(context: Context) -> list[MapPlace]:
    return [
        MapPlace(
            id=entry.id,
            name=context.show(entry.record.name).text,
            href=context.urls.record("positions", entry.id),
            point=point,
            is_area=entry.record.point.precision_m > PIN_M,
        )
        for entry in context.catalogue.positions.values()
        if (point := destination(entry.record)) and entry.record.point
    ]


def _numbers(context: Context) -> list[MapNumber]:
    """How many positions each town has, in the middle of those with a trusted point."""
    catalogue = context.catalogue
    return [
        MapNumber(
            id=town.id,
            name=context.phrases("map.number", town=context.show(town.name).text, n=len(places)),
            href=context.urls.record("towns", town.id),
            point=middle,
            count=len(places),
        )
        for town in catalogue.towns.values()
        if (places := catalogue.positions_by_town.get(town.id, []))
        and (middle := spot_of(town, places))
    ]


def _draw(
    context: Context, places: list[MapPlace], lines: list[MapLine], *, is_towns: bool
) -> Overview:
    stations = context.catalogue.stations.values()
    tiles = context.catalogue.site.map_tiles
    return draw_overview(
        [] if is_towns else places,
        [
            MapStation(context.show(station.name).text, to_wgs84(station.point))
            for station in stations
            if station.point
        ],
        lines,
        [
            MapWater(
                name=context.show(water.name).text,
                is_bank=water.form is WaterForm.bank,
                line=[(lat, lon) for lat, lon in water.line],
                cut=[(lat, lon) for lat, lon in water.cut],
                label=(water.label[0], water.label[1]) if water.label else None,
            )
            for water in context.catalogue.records.waters.record.waters
        ],
        label=context.phrases("map.title"),
        is_gcj02=tiles is not None and tiles.datum is Datum.gcj02,
        numbers=_numbers(context) if is_towns else [],
    )


def _lines(context: Context) -> list[MapLine]:
    """Metro lines of which something can be drawn: two stations with points."""
    lines = [_line(context, line) for line in context.catalogue.records.stations.record.lines]
    return [line for line in lines if line.pieces]


def _line(context: Context, line: Line) -> MapLine:
    """The line's pieces; stations without a point are passed over, and the piece says so."""
    stations = context.catalogue.stations
    ids = line.order or [s.id for s in stations.values() if line.id in s.lines]
    known = [(i, to_wgs84(p)) for i, key in enumerate(ids) if (p := stations[key].point)]
    pieces = [(here, there, j > i + 1) for (i, here), (j, there) in pairwise(known)]
    return MapLine(context.show(line.name).text, pieces)


def _tiles(context: Context) -> Tiles | None:
    tiles = context.catalogue.site.map_tiles
    if tiles is None:
        return None
    return Tiles(tiles.url, context.show(tiles.attribution), tiles.min_zoom, tiles.max_zoom)


def _notes(
    context: Context, places: list[MapPlace], lines: list[MapLine], *, is_towns: bool
) -> list[str]:
    """What the drawing is, what it leaves out, and where its waters come from."""
    phrases, catalogue = context.phrases, context.catalogue
    waters = catalogue.records.waters.record
    ending = "_towns" if is_towns else ""
    notes = [phrases(f"map.placed{ending}", n=len(places), total=len(catalogue.positions))]
    notes.append(phrases(f"map.schematic{ending}"))
    if lines:
        notes.append(phrases("map.metro"))
    if waters.waters:
        notes.append(phrases("map.waters", licence=waters.licence or ""))
    else:
        notes.append(phrases("map.no_waters"))
    return notes


def _town_cards(context: Context) -> list[Card]:
    """Towns; those without a number on the map say so."""
    unplaced = context.phrases("map.unplaced")
    return [
        card if "id" in card.data else replace(card, details=(*card.details, unplaced))
        for card in town_cards(context)
    ]


def _sections(context: Context, placed: set[str]) -> list[Section]:
    """All positions by town; those that are not on the map say so."""
    catalogue = context.catalogue
    return [
        Section(
            id=town.id,
            title=context.show(town.name),
            href=context.urls.record("towns", town.id),
            count=str(len(entries)),
            cards=[_card(context, entry, entry.id in placed) for entry in entries],
        )
        for town in catalogue.towns.values()
        if (entries := catalogue.positions_by_town.get(town.id, []))
    ]


def _unplaced(context: Context, placed: set[str]) -> list[Lines]:
    """What has no reliable location, by town."""
    catalogue = context.catalogue
    return [
        Lines(town.id, context.show(town.name).text, [link_to(context, entry) for entry in missing])
        for town in catalogue.towns.values()
        if (
            missing := [
                e for e in catalogue.positions_by_town.get(town.id, []) if e.id not in placed
            ]
        )
    ]


def _card(context: Context, entry: Entry[Position], is_placed: bool) -> Card:
    card = position_card(context, entry, with_summary=False, with_town=False)
    read = filter_data(entry.record)
    data = {key: read[key] for key in ("town", "kind", "names")}
    data |= {"at": read["at"], "id": entry.id} if is_placed else {}
    details = card.details if is_placed else (*card.details, context.phrases("map.unplaced"))
    return replace(card, details=details, data=data)


def _pair(values: tuple[float, float]) -> str:
    return f"{values[0]},{values[1]}"
