"""What stands in place of a list that is too long for a phone: towns with their numbers, names alone, a cut list.

A catalogue enters, parts of views leave. Short lists are left to the views themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.points import destination
from redroutes.geo.datums import LatLon, to_wgs84
from redroutes.records import Position, Town
from redroutes.records.collection import Entry
from redroutes.records.positions import PositionKind
from redroutes.rendering.context import Context
from redroutes.rendering.views.cards import Card, Link, card_of, link_to
from redroutes.rendering.views.formats import format_spot
from redroutes.rendering.views.lists import LONG_LIST

FIRST = 40
"""So many records of a list that is cut are shown."""


@dataclass(slots=True)
class Lines:
    """A part of a long list: names alone, under a heading with an address of its own."""

    id: str
    title: str
    links: list[Link]


@dataclass(slots=True)
class CutList:
    """The records behind a figure, or the first of them."""

    links: list[Link]
    total: int
    more: str
    """What is said of the others; empty where none was left out."""


def has_many_positions(catalogue: Catalogue) -> bool:
    """Whether pages about all positions show towns instead."""
    return len(catalogue.positions) > LONG_LIST


def town_cards(context: Context) -> list[Card]:
    """The towns that have positions, with how many, and what filters and sorting by distance read."""
    catalogue = context.catalogue
    return [
        replace(card_of(context, town, with_summary=False), data=_filter_data(town.record, places))
        for town in catalogue.entries("towns").values()
        if (places := catalogue.positions_by_town.get(town.id, []))
    ]


def _filter_data(town: Town, places: list[Entry[Position]]) -> dict[str, str]:
    kinds = {place.record.kind for place in places}
    data = {
        "kind": " ".join(kind for kind in PositionKind if kind in kinds),
        "names": " ".join(town.name.lines.values()).lower(),
    }
    if point := spot_of(town, places):
        data |= {"at": format_spot(point), "id": town.id}
    return data


def spot_of(town: Town, places: Sequence[Entry[Position]]) -> LatLon | None:
    """Where a town lies for sorting and for its number on the map: its own point, else the middle of its places."""
    return to_wgs84(town.point) if town.point else find_middle(places)


def find_middle(places: Sequence[Entry[Position]]) -> LatLon | None:
    """The median of the trusted points, in WGS-84; None where there is none."""
    points = [point for place in places if (point := destination(place.record))]
    if not points:
        return None
    return median(lat for lat, _ in points), median(lon for _, lon in points)


def group_by_kind(context: Context, places: Sequence[Entry[Position]]) -> list[Lines]:
    """Names of positions, by kind."""
    return [
        Lines(kind, context.phrases.enum("kind", kind), [link_to(context, p) for p in found])
        for kind in PositionKind
        if (found := [place for place in places if place.record.kind is kind])
    ]


def cut_list(context: Context, entries: Sequence[Entry[Any]]) -> CutList:
    """Links to all records, or to the first ones where the site has many positions."""
    many = has_many_positions(context.catalogue) and len(entries) > FIRST
    shown = entries[:FIRST] if many else entries
    more = context.phrases("status.more", n=len(entries) - len(shown)) if many else ""
    return CutList([link_to(context, entry) for entry in shown], len(entries), more)
