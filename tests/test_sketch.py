"""Sketches of tours: what is drawn and what is not, words that do not collide, the same bytes, a small size."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redroutes.catalogue.catalogue import Catalogue
from redroutes.geo.labels import Box, make_label, text_width, wrap
from redroutes.geo.sketch import (
    SketchLeg,
    SketchStation,
    SketchStop,
    SketchWords,
    has_map,
    sketch_tour,
)
from redroutes.rendering.context import Context
from redroutes.rendering.views.sketches import view_sketch

WORDS = SketchWords("Title & more", "1 A, 2 B", "N", "{n} m", "{n} km")
HERE = (31.41, 121.49)


def stop(number: int, north_m: float | None, precision_m: int = 50, name: str = "") -> SketchStop:
    point = (HERE[0] + north_m / 111_195, HERE[1]) if north_m is not None else None
    return SketchStop(number, name or f"Stop {number}", point, precision_m)


def draw(stops: list[SketchStop], legs: int | None = None, stations: bool = True) -> ET.Element:
    ways = [SketchLeg("walk", "5 min")] * (len(stops) - 1 if legs is None else legs)
    near = [SketchStation("Mill Road", (HERE[0] + 0.002, HERE[1] + 0.003))] if stations else []
    return ET.fromstring(sketch_tour(stops, ways, near, WORDS))


def circles(svg: ET.Element) -> list[ET.Element]:
    return [c for c in svg.iter("circle") if float(c.get("r", "0")) in (11, 12)]


def texts(svg: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in svg.iter("text")]


def labels(svg: ET.Element) -> list[tuple[str, Box]]:
    """Every line of text with its box, by the widths that the drawing itself reckons with."""
    found = []
    for group in svg.iter("g"):
        size = float(group.get("font-size", "0"))
        for text in group.findall("text") if size else []:
            anchor = text.get("text-anchor") or group.get("text-anchor", "start")
            y = float(text.get("y", "0"))
            lines = text.findall("tspan") or [text]
            for line in lines:
                y += float(line.get("dy", "0"))
                label = make_label(line.text or "", float(line.get("x", "0")), y, anchor, size)
                found.append((label.text, label.box))
    return found


def all_sketches(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [
        (f"{tour}.{language}", str(view_sketch(Context(catalogue, language, 2), entry).svg))
        for tour, entry in catalogue.tours.items()
        for language in catalogue.languages
    ]


def test_a_map_needs_two_points_and_half_of_the_stops() -> None:
    """Too few points would show another tour than the one that is walked."""
    assert has_map([stop(1, 0), stop(2, 500)])
    assert has_map([stop(1, 0), stop(2, 500), stop(3, None), stop(4, None)])
    assert not has_map([stop(1, 0), stop(2, 500), stop(3, None), stop(4, None), stop(5, None)])
    assert not has_map([stop(1, 0)])
    assert not has_map([stop(1, 0, 501), stop(2, 500, 2000)])


def test_it_has_a_role_a_name_and_a_description() -> None:
    """Who does not see it hears its title and the order of the stops."""
    svg = draw([stop(1, 0), stop(2, 500)])
    assert svg.get("role") == "img"
    ids = {element.get("id"): element.text for element in svg if element.get("id")}
    assert [ids[i] for i in (svg.get("aria-labelledby") or "").split()] == [
        "Title & more",
        "1 A, 2 B",
    ]


def test_pins_are_full_and_areas_are_hollow_and_as_large_as_they_are() -> None:
    """250 m is a pin, 251 m an area, drawn to scale."""
    svg = draw([stop(1, 0, 250), stop(2, 1000, 251)], stations=False)
    groups = [g for g in svg.iter("g") if any(c in circles(svg) for c in g.findall("circle"))]
    assert sorted(g.get("class", "") for g in groups) == ["sk-full", "sk-hollow"]
    soft = [c for c in svg.iter("circle") if c not in circles(svg)]
    assert len(soft) == 1
    ys = sorted(float(c.get("cy", "0")) for c in circles(svg))
    assert float(soft[0].get("r", "0")) == pytest.approx((ys[1] - ys[0]) * 0.251, abs=0.3)


def test_a_stop_without_a_trusted_point_is_not_placed_and_breaks_the_line() -> None:
    """The line to the next known stop is dashed; no circle stands for the one between."""
    svg = draw([stop(1, 0), stop(2, None), stop(3, 800)])
    assert [t for t in texts(svg) if t.isdigit()] == ["1", "3"]
    assert len(circles(svg)) == 2
    assert [p.get("d") for p in svg.iter("path") if p.get("stroke-dasharray") == "3 5"]


def test_the_order_diagram_shows_every_stop_and_no_scale() -> None:
    """No north and no scale where nothing is known of the global_digest."""
    names = [f"A rather long name of the place number {i}" for i in range(1, 8)]
    stops = [stop(i, None, name=name) for i, name in enumerate(names, start=1)]
    svg = draw(stops)
    assert len(circles(svg)) == 7
    said = " ".join(texts(svg))
    assert all("".join(name.split()) in "".join(said.split()) for name in names)
    assert "N" not in texts(svg)
    assert not any(re.search(r"\d k?m\b", text) for text in texts(svg))


def test_north_is_up_and_the_scale_is_true() -> None:
    """The bar is as long as the metres beside it."""
    svg = draw([stop(1, 0), stop(2, 1000)], stations=False)
    south, north = sorted((float(c.get("cy", "0")) for c in circles(svg)), reverse=True)
    bar = next(p for p in svg.iter("path") if "v5h" in p.get("d", ""))
    width = float(re.findall(r"v5h([\d.]+)v", bar.get("d", ""))[0])
    metres = int(re.findall(r"(\d+) m\b", " ".join(texts(svg)))[0])
    assert width / metres == pytest.approx((south - north) / 1000, rel=0.02)
    assert "N" in texts(svg)


def test_a_station_outside_is_pointed_at_with_its_distance() -> None:
    """No station is near: an arrow at the edge leads to the nearest."""
    stops = [stop(1, 0), stop(2, 200)]
    far = [SketchStation("Far Road", (HERE[0], HERE[1] - 0.03))]
    svg = sketch_tour(stops, [SketchLeg("walk")], far, WORDS)
    assert "Far Road 2.8 km" in svg
    assert "rotate(" in svg


@pytest.mark.parametrize("spread", [0, 1, 15, 40])
def test_numbers_of_neighbours_do_not_cover_one_another(spread: float) -> None:
    """Places a few metres apart are moved apart, with a thin line to the true place."""
    svg = draw([stop(i, i * spread) for i in range(1, 6)])
    spots = [(float(c.get("cx", "0")), float(c.get("cy", "0"))) for c in circles(svg)]
    for (x1, y1), (x2, y2) in itertools.combinations(spots, 2):
        assert ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 >= 22


POINTS = st.one_of(
    st.none(),
    st.tuples(st.integers(-4000, 4000), st.integers(-4000, 4000), st.sampled_from([30, 200, 400])),
)
NAMES = st.sampled_from(
    ["磨坊", "一个名字很长很长的红色阵地（旧址）", "Mill", "The House of the " * 4]
)


@given(st.lists(st.tuples(POINTS, NAMES), min_size=1, max_size=9))
def test_no_words_collide_and_none_leaves_the_drawing(places: list) -> None:
    """Whatever the tour is: labels keep off one another and off the numbers."""
    stops = [
        SketchStop(
            i,
            name,
            (HERE[0] + p[0] / 111_195, HERE[1] + p[1] / 95_000) if p else None,
            p[2] if p else 0,
        )
        for i, (p, name) in enumerate(places, start=1)
    ]
    svg = draw(stops)
    check_words(svg)


def check_words(svg: ET.Element) -> None:
    width, height = map(float, svg.get("viewBox", "").split()[2:])
    found = labels(svg)
    for text, box in found:
        assert box.is_inside(Box(-1, -1, width + 1, height + 1)), text
    rings = [
        Box.around(float(c.get("cx", "0")), float(c.get("cy", "0")), 9.5) for c in circles(svg)
    ]
    for (one, a), (other, b) in itertools.combinations(found, 2):
        assert not a.hits([b]) or (one.isdigit() and other.isdigit()), (one, other)
    for text, box in found:
        if not text.isdigit():
            assert not box.hits(rings), text


def test_real_sketches_are_whole_small_and_their_words_do_not_collide(
    real_catalogue: Catalogue,
) -> None:
    """Both languages of every tour: 3.5 KB at most, type of 11 px and more, nothing from elsewhere."""
    for name, text in all_sketches(real_catalogue):
        svg = ET.fromstring(text)
        check_words(svg)
        assert len(text.encode()) <= 3500 + 2 * sum(ord(c) > 127 for c in text), name
        sizes = [float(x) for x in re.findall(r'font-size="([\d.]+)"', text)]
        assert min(sizes) >= 11, name
        assert not re.search(r"https?:|url\(|<image|<use|href", text), name
        assert not re.search(r"\d\.\d\d", text.split("<rect")[-1].split("<path d=")[-1]), name


def test_real_sketches_have_the_same_bytes_each_time(real_catalogue: Catalogue) -> None:
    """Nothing depends on the order of a set or on the clock."""
    assert all_sketches(real_catalogue) == all_sketches(real_catalogue)


def test_the_page_says_which_stops_are_not_on_the_sketch(tiny_catalogue: Catalogue) -> None:
    """The tiny tour's third stop has no point."""
    view = view_sketch(Context(tiny_catalogue, "en", 2), tiny_catalogue.tours["hill-walk"])
    assert view.missing == (
        "Not on the sketch, because we have no reliable location: 3 Lantern Hill."
    )


def test_names_break_between_words_and_end_in_an_ellipsis() -> None:
    """Latin between words, Chinese before no closing sign; lines are of about the same length."""
    assert wrap("Memorial Hall for the War", 12, 90, 3) == ["Memorial Hall", "for the War"]
    assert wrap("罗泾农家风情展示馆", 12, 100, 3) == ["罗泾农家风", "情展示馆"]
    assert not any(line.startswith("）") for line in wrap("大中华纱厂（旧址）公园", 12, 97, 4))
    long = wrap("one two three four five six seven eight", 12, 60, 2)
    assert len(long) == 2
    assert long[-1].endswith("…")
    assert all(text_width(line, 12) <= 60 for line in long)
