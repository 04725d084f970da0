"""The portal's map: a number for each district, and its points in files of their own, asked for when looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from markupsafe import Markup

from redroutes.geo.datums import LatLon
from redroutes.geo.drawing import AREA_M, PIN_M
from redroutes.geo.overview import MapNumber, Overview, draw_overview
from redroutes.phrasebook import read_phrases
from redroutes.portal.districts import address_of
from redroutes.portal.model import Portal, Spot
from redroutes.rendering.context import Shown
from redroutes.rendering.urls import Urls
from redroutes.runtime.output_files import SiteFile, text_file
from redroutes.search.pieces import to_json


@dataclass(slots=True)
class Placed:
    """A district in the list below the map."""

    id: str
    href: str
    name: Shown
    placed: str
    """How many of its positions are drawn."""
    is_placed: bool


@dataclass(slots=True)
class MapView:
    """The map's page."""

    title: str
    summary: str
    svg: Markup | None
    origin: str
    points: Markup
    """JSON for the script: where the points of each district are."""
    districts: list[Placed]
    notes: list[str]
    style: str = "map.css"


def view_map(portal: Portal, language: str, urls: Urls) -> MapView:
    """What the map shows."""
    phrases = read_phrases(language)
    overview = _draw(portal, language, urls)
    points = [
        {
            "id": site.id,
            "name": portal.show(site.name, language).text,
            "points": f"{urls.base}{points_path(site.id, language)}",
            "root": address_of(site, language, urls, "positions/"),
        }
        for site in portal.sites
        if _drawn(portal, site.id)
    ]
    text = json.dumps(points, ensure_ascii=False).replace("<", "\\u003c")
    return MapView(
        title=phrases("map.title"),
        summary=phrases("portal.map_lead"),
        svg=Markup(overview.svg) if overview else None,
        origin=",".join(f"{x:g}" for x in overview.origin) if overview else "",
        points=Markup(text),
        districts=_list(portal, language, urls),
        notes=[phrases("portal.map_note")],
    )


def make_points(portal: Portal) -> Iterator[SiteFile]:
    """``map/<district>.<language>.json``: rows of id, name, x and y in the drawing, 1 for a rough location."""
    for language in portal.languages:
        overview = _draw(portal, language, Urls(language, portal.languages[0], 1))
        if overview is None:
            return
        for site in portal.sites:
            rows = [
                [
                    spot.id,
                    spot.names.get(site.nearest_language(language), spot.names[""]),
                    *map(float, overview.ground.spot(spot.point).split()),
                    int(spot.precision_m > PIN_M),
                ]
                for spot in _drawn(portal, site.id)
            ]
            if rows:
                yield text_file(points_path(site.id, language), to_json(rows))


def points_path(site_id: str, language: str) -> str:
    """The file of a district's points, from the portal's root."""
    return f"map/{site_id}.{language}.json"


def _list(portal: Portal, language: str, urls: Urls) -> list[Placed]:
    phrases = read_phrases(language)
    found = []
    for site in portal.sites:
        total = site.index(site.nearest_language(language)).counts["positions"]
        drawn = len(_drawn(portal, site.id))
        found.append(
            Placed(
                id=site.id,
                href=address_of(site, language, urls, "map/"),
                name=portal.show(site.name, language),
                placed=phrases("portal.placed", n=drawn, total=total),
                is_placed=drawn > 0,
            )
        )
    return found


def _drawn(portal: Portal, site_id: str) -> list[Spot]:
    """The positions whose point is exact enough to be drawn."""
    return [spot for spot in portal.spots[site_id] if spot.precision_m <= AREA_M]


def _draw(portal: Portal, language: str, urls: Urls) -> Overview | None:
    phrases = read_phrases(language)
    numbers, around = [], []
    for site in portal.sites:
        points = [spot.point for spot in _drawn(portal, site.id)]
        if points:
            name = portal.show(site.name, language).text
            numbers.append(
                MapNumber(
                    id=site.id,
                    name=phrases("map.number", town=name, n=len(points)),
                    href=address_of(site, language, urls, "map/"),
                    point=_middle(points),
                    count=len(points),
                )
            )
            around += points
    if not numbers:
        return None
    return draw_overview([], [], [], [], label=phrases("map.title"), numbers=numbers, around=around)


def _middle(points: Sequence[LatLon]) -> LatLon:
    """Where most of them are: the median in each direction, which a single far point does not move."""
    return median(lat for lat, _ in points), median(lon for _, lon in points)
