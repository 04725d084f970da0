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


def test_a_published_pair() -> None:
    """Test values that eviltransform publishes: WGS-84 31.1774276, 121.5272106 in Shanghai."""
    gcj = wgs84_to_gcj02((31.1774276, 121.5272106))
    assert gcj == pytest.approx((31.17530398364597, 121.531541859215), abs=1e-6)


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
