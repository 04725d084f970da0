"""Tours across districts: their stops found in the sites, their pages, their GPX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from markupsafe import Markup

from redroutes.exports.gpx import Waypoint, write_gpx
from redroutes.geo.datums import LatLon
from redroutes.geo.drawing import AREA_M, SketchLeg, SketchStop, SketchWords
from redroutes.geo.sketch import has_map, sketch_tour
from redroutes.messages import Message, told
from redroutes.phrasebook import read_phrases
from redroutes.portal.districts import address_of
from redroutes.portal.model import Portal, Spot, Stop
from redroutes.portal.sites import BuiltSite
from redroutes.problems import Problem, did_you_mean
from redroutes.records.city import City, CityTour
from redroutes.records.collection import Entry
from redroutes.rendering.context import Shown
from redroutes.rendering.urls import Urls
from redroutes.runtime.output_files import SiteFile, text_file

LEADING = re.compile(r"positions/[a-z0-9-]+|s/[a-z0-9]+")
LINK = re.compile(r'<a href="(?:\.\./)*(positions/[a-z0-9-]+)/"')
"""The first link of a page that leads on."""


@dataclass(slots=True)
class StopView:
    """A stop on a tour's page."""

    number: int
    href: str
    name: Shown
    details: list[Shown | str]
    note: Shown | None


@dataclass(slots=True)
class TourView:
    """The page of a tour."""

    id: str
    title: Shown
    summary: Shown
    details: list[str]
    svg: Markup
    note: str
    stops: list[StopView]
    gpx: str
    """Empty where no stop has a point."""


def find_stops(
    entry: Entry[City], sites: list[BuiltSite]
) -> tuple[list[tuple[CityTour, list[Stop]]], list[Problem]]:
    """The stops of all tours in their sites, and a problem for each address that is none."""
    tours: list[tuple[CityTour, list[Stop]]] = []
    problems: list[Problem] = []
    for number, tour in enumerate(entry.record.tours):
        found: list[Stop] = []
        for index, stop in enumerate(tour.stops):
            loc = ("tours", number, "stops", index, "address")
            known = find_position(stop.address, sites, entry.record.base_url)
            if known:
                found.append(Stop(stop, *known))
                continue
            message, _ = told("join.address", address=stop.address)
            tail = _tail_of(stop.address, sites, entry.record.base_url)
            hint = _hint(tail, sites)
            problems.append(entry.problem(loc, "unknown-position", message, hint))
        tours.append((tour, found))
    return tours, problems


def find_position(
    address: str, sites: list[BuiltSite], base_url: str | None
) -> tuple[BuiltSite, str] | None:
    """The site and ``positions/<id>`` of an address: a path in the portal, or a public one, in any language."""
    tail = _tail_of(address, sites, base_url)
    for site in sites:
        if tail.startswith(f"{site.id}/"):
            parts = tail.removeprefix(f"{site.id}/").split("/")
            if parts[0] in site.languages:
                parts = parts[1:]
            path = "/".join(parts)
            index = site.index(next(iter(site.languages)))
            if path.startswith("positions/") and path in index.by_address:
                return site, path
    return None


def _hint(tail: str, sites: list[BuiltSite]) -> str:
    """Where an old address or a short code of a site leads now, else the nearest address."""
    for site in sites:
        path = tail.removeprefix(f"{site.id}/")
        parts = path.split("/")
        path = "/".join(parts[1:] if parts[0] in site.languages else parts)
        final = _leads_to(site, path) if path != tail else None
        if final:
            address = f"{site.id}/{final}/"
            is_old = path.startswith("positions/")
            return (
                Message("address.hint.moved", final=address)
                if is_old
                else did_you_mean(address, [address])
            )
    return did_you_mean(tail, _all_addresses(sites))


def _leads_to(site: BuiltSite, path: str) -> str | None:
    """``positions/<id>`` to which the page of a former address or of a short code leads; None if it leads nowhere."""
    if not LEADING.fullmatch(path):
        return None
    try:
        page = site.files.read(f"{path}/index.html").decode("utf-8", "replace")
    except KeyError:
        return None
    found = LINK.search(page)
    known = site.index(next(iter(site.languages))).by_address
    return found[1] if found and found[1] in known else None


def _tail_of(address: str, sites: list[BuiltSite], base_url: str | None) -> str:
    """The path in the portal, without query, fragment and slashes at its ends."""
    plain = address.strip().partition("#")[0].partition("?")[0]
    for site in sites:
        if site.base_url and plain.startswith(site.base_url):
            plain = f"{site.id}/{plain.removeprefix(site.base_url)}"
    if base_url:
        plain = plain.removeprefix(base_url)
    return unquote(plain).removesuffix("index.html").strip("/")


def _all_addresses(sites: list[BuiltSite]) -> Iterator[str]:
    for site in sites:
        for path in site.index(next(iter(site.languages))).by_address:
            if path.startswith("positions/"):
                yield f"{site.id}/{path}/"


def view_tour(
    portal: Portal, tour: CityTour, stops: list[Stop], language: str, urls: Urls
) -> TourView:
    """What a tour's page shows."""
    phrases = read_phrases(language)
    minutes = [stop.wanted.minutes for stop in stops]
    details = [phrases.count("count.stops", len(stops))]
    if all(minutes):
        details.append(phrases.count("count.minutes", sum(filter(None, minutes))))
    marks = [_mark(portal, stop, n, language) for n, stop in enumerate(stops, start=1)]
    form = "map" if has_map(marks) else "order"
    words = SketchWords(
        title=phrases(f"sketch.{form}_title", tour=portal.show(tour.name, language).text),
        description=phrases(f"sketch.{form}_about"),
        north=phrases("sketch.north"),
        metres=phrases("distance.m"),
        kilometres=phrases("distance.km"),
    )
    legs = [SketchLeg("")] * (len(marks) - 1)
    return TourView(
        id=tour.id,
        title=portal.show(tour.name, language),
        summary=portal.show(tour.summary, language),
        details=details,
        svg=Markup(sketch_tour(marks, legs, [], words)),
        note=phrases("sketch.lines" if form == "map" else "sketch.order"),
        stops=[_stop(portal, stop, n, language, urls) for n, stop in enumerate(stops, start=1)],
        gpx=f"{urls.base}{gpx_path(tour, language)}" if any(x.spot for x in marks) else "",
    )


def _stop(portal: Portal, stop: Stop, number: int, language: str, urls: Urls) -> StopView:
    phrases = read_phrases(language)
    own = stop.site.nearest_language(language)
    row = stop.row(language)
    tag = portal.tags.get(own) if own != language else None
    town = stop.site.index(own).town_of(row)
    details: list[Shown | str] = [portal.show(stop.site.name, language)]
    details += [Shown(town, tag)] if town else []
    if stop.wanted.minutes:
        details.append(phrases.count("count.minutes", stop.wanted.minutes))
    return StopView(
        number=number,
        href=address_of(stop.site, language, urls, f"{stop.address}/"),
        name=Shown(row[2], tag),
        details=details,
        note=portal.show(stop.wanted.note, language) if stop.wanted.note else None,
    )


def _mark(portal: Portal, stop: Stop, number: int, language: str) -> SketchStop:
    spot = _spot_of(portal, stop)
    point, precision = (spot.point, spot.precision_m) if spot else (None, 0)
    return SketchStop(number, stop.row(language)[2], point, precision)


def _spot_of(portal: Portal, stop: Stop) -> Spot | None:
    own = stop.address.removeprefix("positions/")
    return next((spot for spot in portal.spots[stop.site.id] if spot.id == own), None)


def gpx_path(tour: CityTour, language: str) -> str:
    """The file of a tour for navigation apps, from the portal's root."""
    return f"tours/{tour.id}/{tour.id}.{language}.gpx"


def make_gpx_files(portal: Portal) -> Iterator[SiteFile]:
    """The stops that have a point one can walk to, a file a tour and language."""
    for language in portal.languages:
        for tour, stops in portal.tours:
            points = [
                Waypoint(point, f"{number}. {stop.row(language)[2]}", _link(portal, stop, language))
                for number, stop in enumerate(stops, start=1)
                if (point := _point_of(portal, stop))
            ]
            if points:
                name, summary = (portal.show(x, language).text for x in (tour.name, tour.summary))
                yield text_file(gpx_path(tour, language), write_gpx(name, summary, points))


def _point_of(portal: Portal, stop: Stop) -> LatLon | None:
    spot = _spot_of(portal, stop)
    return spot.point if spot and spot.precision_m <= AREA_M else None


def _link(portal: Portal, stop: Stop, language: str) -> str | None:
    base = portal.city.base_url
    folder = stop.site.folder(stop.site.nearest_language(language))
    return f"{base}{folder}{stop.address}/" if base else None
