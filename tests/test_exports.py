"""GPX, GeoJSON and the calendar, each read back by a program that is not ours."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax import saxutils
from zoneinfo import ZoneInfo

import gpxpy
import icalendar
import jsonschema
import pytest

from redroutes.catalogue.catalogue import AREA_M, Catalogue
from redroutes.exports.calendar import event_minutes, fill_event, make_event
from redroutes.exports.geojson import make_positions_geojson, make_tour_geojson
from redroutes.exports.gpx import make_gpx
from redroutes.exports.xml_text import escape, quote
from redroutes.geo.datums import to_wgs84
from redroutes.geo.distances import distance_m
from redroutes.records.collection import Entry
from support import ROOT

ROOT_URL = "https://example.org/red/"
SHANGHAI = ZoneInfo("Asia/Shanghai")
POSITION = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "minItems": 2,
    "maxItems": 2,
}
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "not": {"anyOf": [{"required": [key]} for key in ("geometry", "coordinates", "crs")]},
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "not": {"anyOf": [{"required": [key]} for key in ("coordinates", "features")]},
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {
                                    "type": {"const": "Point"},
                                    "coordinates": POSITION,
                                },
                            },
                        ]
                    },
                },
            },
        },
    },
}
"""RFC 7946, sections 3.1.1, 3.1.2, 3.2, 3.3 and 7.1, as far as our files go."""


def tours(catalogue: Catalogue) -> list[Entry[Any]]:
    return list(catalogue.tours.values())


@pytest.fixture(params=["real", "tiny"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    found: Catalogue = request.getfixturevalue(f"{request.param}_catalogue")
    return found


def test_a_gpx_file_is_read_back_whole(catalogue: Catalogue) -> None:
    """Waypoints and route have the stops with a point, in their order, where the records say."""
    for entry in tours(catalogue):
        stops = [catalogue.positions[stop.position].record for stop in entry.record.stops]
        known = [s for s in stops if s.point and s.point.precision_m <= AREA_M]
        for language in catalogue.languages:
            text = make_gpx(catalogue, entry, language, ROOT_URL)
            assert (text is None) == (not known)
            if text is None:
                continue
            gpx = gpxpy.parse(text)
            assert gpx.version == "1.1"
            assert gpx.name == entry.record.name.languages[language]
            assert len(gpx.routes) == 1
            for points in (gpx.waypoints, gpx.routes[0].points):
                names = [point.name.partition(". ")[2] for point in points]
                assert names == [stop.name.languages[language] for stop in known]
                for point, stop in zip(points, known, strict=True):
                    assert stop.point is not None
                    away = distance_m((point.latitude, point.longitude), to_wgs84(stop.point))
                    assert away < 1.5
                    assert point.link.startswith(f"{ROOT_URL}positions/")


@pytest.mark.parametrize("text", ["a < b & c > d", "\"so\" said 'she'", "&amp;", "磨坊"])
def test_texts_stand_in_xml_as_they_are(text: str) -> None:
    """Between tags, and as the value of an attribute."""
    element = ElementTree.fromstring(f"<a b={quote(text)}>{escape(text)}</a>")
    assert (element.text, element.get("b")) == (text, text)
    assert escape(text) == saxutils.escape(text)


def test_a_build_starts_without_a_client_for_http() -> None:
    """Which the standard library's own escaping would load."""
    code = "import sys, redroutes.build.run; assert 'http.client' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_gpx_file_names_the_stops_that_it_has_not(catalogue: Catalogue) -> None:
    """Whoever follows the points only would miss them."""
    for entry in tours(catalogue):
        text = make_gpx(catalogue, entry, "en", None)
        for stop in entry.record.stops if text else []:
            place = catalogue.positions[stop.position].record
            if place.point is None or place.point.precision_m > AREA_M:
                assert place.name.languages["en"] in gpxpy.parse(text).description


def test_gpx_validates_against_its_order_of_elements(real_catalogue: Catalogue) -> None:
    """The schema of GPX 1.1 fixes the order of children; readers that check it refuse others."""
    from xml.etree import ElementTree

    orders = {
        "gpx": ["metadata", "wpt", "rte"],
        "metadata": ["name", "desc", "link", "time"],
        "wpt": ["name", "cmt", "desc", "link"],
        "rtept": ["name", "cmt", "desc", "link"],
        "rte": ["name", "desc", "rtept"],
    }
    text = make_gpx(
        real_catalogue, real_catalogue.tours["battles-of-1932-and-1937"], "zh", ROOT_URL
    )
    assert text is not None
    for element in ElementTree.fromstring(text).iter():
        tag = element.tag.partition("}")[2]
        children = [child.tag.partition("}")[2] for child in element]
        if tag in orders:
            places = [orders[tag].index(child) for child in children]
            assert places == sorted(places), tag


def test_a_tour_as_geojson_has_every_stop(catalogue: Catalogue) -> None:
    """A stop without a point has a null geometry; names stand in all languages."""
    for entry in tours(catalogue):
        text = make_tour_geojson(catalogue, entry)
        has_points = any(catalogue.positions[x.position].record.point for x in entry.record.stops)
        assert (text is not None) == has_points
        if text is None:
            continue
        data = json.loads(text)
        jsonschema.validate(data, GEOJSON, cls=jsonschema.Draft202012Validator)
        assert [f["properties"]["number"] for f in data["features"]] == list(
            range(1, len(entry.record.stops) + 1)
        )
        for feature, stop in zip(data["features"], entry.record.stops, strict=True):
            place = catalogue.positions[stop.position].record
            assert feature["id"] == stop.position
            names = place.name.languages
            assert feature["properties"]["name"] == names[catalogue.languages[0]]
            assert all(feature["properties"][f"name_{x}"] == names[x] for x in names)
            assert (feature["geometry"] is None) == (place.point is None)
            assert ("precision_m" in feature["properties"]) == (place.point is not None)


def test_all_positions_as_geojson(real_catalogue: Catalogue) -> None:
    """Every point of the district, in WGS-84, longitude first, with its precision and the credits."""
    data = json.loads(make_positions_geojson(real_catalogue))
    jsonschema.validate(data, GEOJSON, cls=jsonschema.Draft202012Validator)
    points = {x.id: x.record.point for x in real_catalogue.positions.values() if x.record.point}
    assert [feature["id"] for feature in data["features"]] == sorted(points)
    for feature in data["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        point = points[feature["id"]]
        assert distance_m((lat, lon), to_wgs84(point)) < 1.5
        assert feature["properties"]["precision_m"] == point.precision_m
    assert "OpenStreetMap" in data["credits"][0]["en"]


def test_an_event_is_read_back_as_the_reader_chose_it(catalogue: Catalogue) -> None:
    """Start, end, name, place and all stops; lines of at most 75 bytes; every character whole."""
    start = datetime(2026, 12, 5, 9, 30, tzinfo=SHANGHAI)
    for entry in tours(catalogue):
        minutes = event_minutes(entry.record)
        for language in catalogue.languages:
            url = f"{ROOT_URL}tours/{entry.id}/"
            text = fill_event(make_event(catalogue, entry, language, url), start, minutes)
            assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
            assert "\n" not in text.replace("\r\n", "")
            calendar = icalendar.Calendar.from_ical(text)
            (event,) = calendar.walk("VEVENT")
            assert event.errors == []
            assert event.decoded("DTSTART") == start
            assert event.decoded("DTEND") == start + timedelta(minutes=minutes)
            assert event.decoded("DTSTAMP").date() == date.fromisoformat(entry.record.checked)
            assert str(event["SUMMARY"]) == entry.record.name.languages[language].strip()
            assert str(event["URL"]) == url
            for stop in entry.record.stops:
                place = catalogue.positions[stop.position].record
                assert place.name.languages[language] in str(event["DESCRIPTION"])
                if place.address:
                    assert place.address.text.languages[language] in str(event["DESCRIPTION"])


def test_two_days_are_two_events(tiny_catalogue: Catalogue) -> None:
    """The same day twice is one; another day is another event in the calendar."""
    event = make_event(tiny_catalogue, tiny_catalogue.tours["hill-walk"], "en", None)
    days = [datetime(2026, 12, day, 9, 0, tzinfo=SHANGHAI) for day in (5, 5, 6)]
    uids = [
        str(icalendar.Event.from_ical(fill_event(event, d, 60)).walk("VEVENT")[0]["UID"])
        for d in days
    ]
    assert uids[0] == uids[1] != uids[2]


def test_files_to_take_along_are_in_the_site(real_site: Path) -> None:
    """Where a page offers a file there is one, and no file where no stop has a point."""
    for tour in sorted((ROOT / "routes" / "tours").glob("*.yml")):
        for folder in ("", "en/"):
            html = (real_site / folder / "tours" / tour.stem / "index.html").read_text("utf-8")
            is_current = (real_site / folder / "tours" / tour.stem / "tour.gpx").exists()
            assert ('href="tour.gpx"' in html) == is_current
        page = (real_site / "tours" / tour.stem / "index.html").read_text("utf-8")
        is_there = (real_site / "tours" / tour.stem / "tour.geojson").exists()
        assert is_there == ("tour.geojson" in page)
    assert (real_site / "positions.geojson").exists()
    assert {file.name for file in real_site.rglob("*.ics")} == {"year.ics"}


def test_a_text_that_looks_like_a_time_stays_a_text() -> None:
    """Only the three lines of times are filled."""
    event = (
        "UID:@@start@@-x\r\nDTSTART:@@start@@\r\nDTEND:@@end@@\r\nSUMMARY:@@start@@ UID:@@end@@\r\n"
    )
    start = datetime(2026, 12, 5, 9, 30, tzinfo=SHANGHAI)
    assert fill_event(event, start, 60) == (
        "UID:20261205T013000Z-x\r\nDTSTART:20261205T013000Z\r\nDTEND:20261205T023000Z\r\n"
        "SUMMARY:@@start@@ UID:@@end@@\r\n"
    )
