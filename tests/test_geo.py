"""Datums and distances: round trips, published pairs, known lengths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redroutes.geo.datums import (
    bd09_to_gcj02,
    gcj02_to_bd09,
    gcj02_to_wgs84,
    to_wgs84,
    wgs84_to_gcj02,
)
from redroutes.geo.distances import distance_m
from redroutes.records import Point

CHINA = st.tuples(st.floats(20, 50), st.floats(75, 132))


@given(CHINA)
def test_wgs84_and_gcj02_are_inverse(point: tuple[float, float]) -> None:
    """There and back is the same place within a millimetre or so."""
    assert distance_m(gcj02_to_wgs84(wgs84_to_gcj02(point)), point) < 0.01


@given(CHINA)
def test_gcj02_and_bd09_are_inverse_within_a_metre(point: tuple[float, float]) -> None:
    """Baidu's published formulas are each other's inverse only roughly."""
    assert distance_m(bd09_to_gcj02(gcj02_to_bd09(point)), point) < 1.5


# WGS-84 -> GCJ-02. The first three stand in the tests of eviltransform (python/eviltransform test suite), the last
# in the README of the npm package coordtransform 2.1.2. All follow one formula, so the tolerance is a centimetre.
PAIRS = [
    ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
    ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
    ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
    ((39.915, 116.404), (39.91640428150164, 116.41024449916938)),
]
# GCJ-02 -> BD-09: README of coordtransform 2.1.2.
BAIDU = ((39.915, 116.404), (39.92133699351021, 116.41036949371029))
# WGS-84 -> BD-09: README of the npm package gcoord 1.0.7.
WHOLE = ((39.914266, 116.403988), (39.92196580126834, 116.41661560068297))
# Two places in the district, surveyed by different people in different datums (WGS-84, BD-09): a park in a table of
# parks and in a running route, a metro station in a table of stations and in an encyclopedia. Not formula against
# formula: a wrong datum would be 900 m off, so 60 m hold the formula against the global_digest.
GROUND = [
    ((31.399104, 121.504521), (31.402995, 121.515535)),
    ((31.346389, 121.368056), (31.35041, 121.37919)),
]


@pytest.mark.parametrize(("wgs84", "gcj02"), PAIRS)
def test_published_pairs_of_wgs84_and_gcj02(
    wgs84: tuple[float, float], gcj02: tuple[float, float]
) -> None:
    """Both ways, within a centimetre."""
    assert distance_m(wgs84_to_gcj02(wgs84), gcj02) < 0.01
    assert distance_m(gcj02_to_wgs84(gcj02), wgs84) < 0.01


def test_a_published_pair_of_gcj02_and_bd09() -> None:
    """There within a centimetre, back within a metre: Baidu's formulas are no exact inverse."""
    assert distance_m(gcj02_to_bd09(BAIDU[0]), BAIDU[1]) < 0.01
    assert distance_m(bd09_to_gcj02(BAIDU[1]), BAIDU[0]) < 1


def test_a_published_pair_of_wgs84_and_bd09() -> None:
    """The whole chain, there within a centimetre and back within a metre."""
    wgs84, bd09 = WHOLE
    assert distance_m(gcj02_to_bd09(wgs84_to_gcj02(wgs84)), bd09) < 0.01
    assert distance_m(gcj02_to_wgs84(bd09_to_gcj02(bd09)), wgs84) < 1


@pytest.mark.parametrize(("wgs84", "bd09"), GROUND)
def test_one_place_in_two_datums_is_one_place(
    wgs84: tuple[float, float], bd09: tuple[float, float]
) -> None:
    """What two surveys say of one place comes together after conversion, and only then."""
    assert distance_m(gcj02_to_wgs84(bd09_to_gcj02(bd09)), wgs84) < 60
    assert distance_m(bd09, wgs84) > 900


def test_the_shift_at_baoshan_is_about_476_m() -> None:
    """426 m to the east and 213 m to the south, as measured for the field notes."""
    here = (31.41, 121.49)
    there = wgs84_to_gcj02(here)
    assert distance_m(here, there) == pytest.approx(476, abs=15)
    assert there[0] < here[0]
    assert there[1] > here[1]


@pytest.mark.parametrize("datum", ["wgs84", "gcj02", "bd09"])
def test_a_point_states_its_datum(datum: str) -> None:
    """The same numbers in another datum are another place."""
    point = Point.model_validate_json(
        f'{{"lat":31.41,"lon":121.49,"datum":"{datum}","precision_m":50,"sources":["S1"]}}'
    )
    away = distance_m(to_wgs84(point), (31.41, 121.49))
    assert {"wgs84": away < 0.01, "gcj02": 400 < away < 550, "bd09": 900 < away < 1700}[datum]


def test_a_degree_of_latitude_is_111_km() -> None:
    """The length that every seaman knows: 60 nautical miles."""
    assert distance_m((31, 121), (32, 121)) == pytest.approx(60 * 1852, rel=0.002)
