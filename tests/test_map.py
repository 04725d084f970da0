"""The overview map as values and words: what is drawn where, in which datum, and what the page says of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.geo.datums import LatLon, to_wgs84, wgs84_to_gcj02
from redroutes.geo.distances import distance_m
from redroutes.geo.mercator import to_pixels
from redroutes.geo.overview import ZOOM
from redroutes.rendering.context import Context
from redroutes.rendering.pages import Renderer
from redroutes.rendering.views.map import MapView, view_map
from support import ROOT, read_and_check

TEMPLATES = ROOT / "overrides" / "records"
TILES = """
map_tiles:
  url: "https://tiles.example.org/{z}/{x}/{y}.png"
  attribution: {en: Example tiles, zh: 示例瓦片}
  datum: %s
"""


def with_tiles(routes: Path, datum: str) -> Catalogue:
    site = routes / "site.yml"
    site.write_text(site.read_text("utf-8") + TILES % datum, "utf-8")
    records, problems = read_and_check(routes)
    assert problems == []
    assert records is not None
    return Catalogue(records)


def drawn(catalogue: Catalogue) -> tuple[MapView, dict[str, tuple[float, float]]]:
    """The view, and world pixels of each place on the drawing."""
    view = view_map(Context(catalogue, catalogue.languages[0], 1))
    left, top = map(float, view.origin.split(","))
    spots = {}
    for link in ET.fromstring(str(view.svg)).iter("a"):
        x, y = re.findall(r"translate\(([\d.]+) ([\d.]+)\)", link[0].get("transform", ""))[0]
        spots[link.get("data-id", "")] = (left + float(x), top + float(y))
    return view, spots


def test_zoom_0_is_one_tile_and_each_level_doubles() -> None:
    """Greenwich on the equator is the middle; published corner of Web Mercator: 85.0511 degrees."""
    assert to_pixels((0, 0), 0) == pytest.approx((128, 128))
    assert to_pixels((85.05112878, -180), 0) == pytest.approx((0, 0), abs=1e-4)
    assert to_pixels((31.4, 121.5), 5)[0] == 2 * to_pixels((31.4, 121.5), 4)[0]


@pytest.mark.long
def test_places_stand_where_their_points_are(real_catalogue: Catalogue) -> None:
    """Every trusted point to 500 m is drawn, no other; in WGS-84 where there are no tiles."""
    _, spots = drawn(real_catalogue)
    points = {
        entry.id: to_wgs84(entry.record.point)
        for entry in real_catalogue.positions.values()
        if entry.record.point and entry.record.point.precision_m <= 500
    }
    assert set(spots) == set(points)
    for place, point in points.items():
        assert spots[place] == pytest.approx(to_pixels(point, ZOOM), abs=0.06)


@pytest.mark.parametrize("datum", ["wgs84", "gcj02"])
def test_points_are_shifted_to_the_datum_of_the_tiles(tiny_copy: Path, datum: str) -> None:
    """Tiles in GCJ-02 get points in GCJ-02, and the script learns the shift for the reader's own place."""
    catalogue = with_tiles(tiny_copy, datum)
    view, spots = drawn(catalogue)
    record = catalogue.positions["old-mill"].record
    assert record.point is not None
    point = to_wgs84(record.point)
    shown = wgs84_to_gcj02(point) if datum == "gcj02" else point
    assert spots["old-mill"] == pytest.approx(to_pixels(shown, ZOOM), abs=0.06)
    here, there = to_pixels(point, ZOOM), to_pixels(shown, ZOOM)
    shift = tuple(map(float, view.shift.split(",")))
    assert shift == pytest.approx((there[0] - here[0], there[1] - here[1]), abs=0.1)


def test_tiles_stand_in_the_page_only_where_the_site_has_them(
    tiny_copy: Path, real_catalogue: Catalogue
) -> None:
    """The default site names no tile host."""
    page = Renderer(with_tiles(tiny_copy, "gcj02"), TEMPLATES).render_single("map", "en").body
    assert 'data-tiles="https://tiles.example.org/{z}/{x}/{y}.png" data-zooms="10,17"' in page
    assert "Example tiles" in page
    for language in real_catalogue.languages:
        body = Renderer(real_catalogue, TEMPLATES).render_single("map", language).body
        assert "data-tiles" not in body
        assert not re.search(r"https?://", body)


def test_a_tile_address_needs_its_numbers(tiny_copy: Path) -> None:
    """An address without {z} would ask for one picture for ever."""
    site = tiny_copy / "site.yml"
    text = (TILES % "wgs84").replace("/{z}", "")
    site.write_text(site.read_text("utf-8") + text, "utf-8")
    _, problems = read_and_check(tiny_copy)
    assert [problem.code for problem in problems] == ["wrong-value"]


def test_every_position_is_in_the_list_and_those_without_a_point_say_so(
    real_catalogue: Catalogue,
) -> None:
    """A card each; the words "not on the map" as often as a point is missing."""
    renderer = Renderer(real_catalogue, TEMPLATES)
    body = renderer.render_single("map", "en").body
    placed = len(re.findall(r'<a href="\.\./positions/[a-z0-9-]+/" data-id=', body))
    assert body.count('<li class="card"') == len(real_catalogue.positions)
    assert body.count("not on the map") == len(real_catalogue.positions) - placed
    assert body.count("data-at=") == placed
    assert f"{placed} of {len(real_catalogue.positions)} positions" in body


def test_metro_pieces_join_neighbours_and_are_broken_over_unknown_stations(
    real_catalogue: Catalogue,
) -> None:
    """Line 18 passes stations without points: its piece is broken; Line 3 has nine whole pieces."""
    view, _ = drawn(real_catalogue)
    paths = {}
    name = ""
    for element in reversed(list(ET.fromstring(str(view.svg)))):
        if element.get("class") == "at line-name":
            name = "".join(element.itertext())
        if (element.get("class") or "").startswith("metro"):
            paths[name, element.get("class")] = element.get("d", "").count("M")
    assert paths["3号线", "metro"] == 9
    assert paths["18号线", "metro broken"] == 1
    assert ("18号线", "metro") not in paths


def is_inside(point: LatLon, ring: list[LatLon]) -> bool:
    inside = False
    for (y1, x1), (y2, x2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > point[0]) != (y2 > point[0]):
            inside ^= point[1] < (x2 - x1) * (point[0] - y1) / (y2 - y1) + x1
    return inside


def test_no_place_and_no_station_stands_in_the_water(real_catalogue: Catalogue) -> None:
    """The bank is coarse, but it is on the right side of everything that we know."""
    points = [to_wgs84(e.record.point) for e in real_catalogue.positions.values() if e.record.point]
    points += [to_wgs84(s.point) for s in real_catalogue.stations.values() if s.point]
    for water in real_catalogue.records.waters.record.waters:
        ring = [(lat, lon) for lat, lon in [*water.line, *water.cut]]
        assert not water.cut or not any(is_inside(point, ring) for point in points)
        gaps = zip(water.line, water.line[1:], strict=False)
        assert all(distance_m((a[0], a[1]), (b[0], b[1])) < 3000 for a, b in gaps)


def test_the_page_says_where_waters_come_from_or_that_there_are_none(tiny_copy: Path) -> None:
    """Never a bank line without its source."""
    records, _ = read_and_check(tiny_copy)
    assert records is not None
    body = Renderer(Catalogue(records), TEMPLATES).render_single("map", "en").body
    assert "Example Office, CC0" in body
    (tiny_copy / "waters.yml").unlink()
    records, problems = read_and_check(tiny_copy)
    assert records is not None
    assert problems == []
    body = Renderer(Catalogue(records), TEMPLATES).render_single("map", "en").body
    assert "no reliable data on rivers" in body
    assert 'class="bank"' not in body


def test_a_district_without_points_has_a_list_and_no_drawing(tiny_copy: Path) -> None:
    """An empty frame would promise something."""
    for file in (tiny_copy / "positions").glob("*.yml"):
        text = re.sub(r"\npoint:.*(\n  .*)*", "", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    records, _ = read_and_check(tiny_copy)
    assert records is not None
    body = Renderer(Catalogue(records), TEMPLATES).render_single("map", "en").body
    assert "<svg" not in body
    assert body.count('<li class="card"') == len(records.positions)


SECOND = """  - id: weir
    name: {en: Weir, zh: 水坝}
    lines: [line-1]
    point: {lat: 31.41, lon: 121.49, datum: wgs84, precision_m: 100, sources: [S1]}
sources:"""


def said(routes: Path, language: str = "en") -> tuple[str, str]:
    """The map page, and the page of a tour with its sketch."""
    records, problems = read_and_check(routes)
    assert problems == []
    assert records is not None
    renderer = Renderer(Catalogue(records), TEMPLATES)
    tour = renderer.render_record("tours", "hill-walk", language).body
    return renderer.render_single("map", language).body, tour


def test_lines_are_spoken_of_only_where_some_are_drawn(tiny_copy: Path) -> None:
    """One station alone is a point; two of one line are a line."""
    drawing = "Metro stations are joined by straight lines"
    body, tour = said(tiny_copy)
    assert 'class="metro"' not in body
    assert drawing not in body
    assert "arrow at the edge points to the nearest metro station" in tour
    assert "metro stations near them" not in tour
    stations = tiny_copy / "stations.yml"
    stations.write_text(stations.read_text("utf-8").replace("sources:\n", f"{SECOND}\n"), "utf-8")
    body, tour = said(tiny_copy)
    assert 'class="metro"' in body
    assert drawing in body
    assert "metro stations near them" in tour


@pytest.mark.parametrize(("language", "word"), [("en", "metro"), ("zh", "地铁")])
def test_a_district_without_stations_speaks_of_none(
    tiny_copy: Path, language: str, word: str
) -> None:
    """Neither the map nor a sketch promises what is not there."""
    (tiny_copy / "stations.yml").unlink()
    for file in (tiny_copy / "positions").glob("*.yml"):
        text = re.sub(r"\nmetro:(\n( .*|-.*))*", "", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    for body in said(tiny_copy, language):
        assert "<svg" in body
        words = re.sub(r"<[^>]*>", " ", body).lower()
        assert word not in words
