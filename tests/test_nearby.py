"""What is near a place is what lies nearest, wherever the places lie."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redroutes.catalogue.catalogue import NEARBY_M, Catalogue
from redroutes.geo.distances import distance_m
from support import ROOT, read_and_check

pytestmark = pytest.mark.shipped

OFFSETS = st.tuples(st.integers(-500, 500), st.integers(-500, 500))
"""Ten-thousandths of a degree from the middle."""


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    records, _ = read_and_check(ROOT / "routes")
    assert records is not None
    return Catalogue(records)


def place(shipped: Catalogue, points: list[tuple[float, float]]) -> Catalogue:
    """The shipped catalogue, its first positions moved to other points and the rest without one."""
    catalogue = Catalogue(shipped.records)
    catalogue.pins = dict(zip(catalogue.positions, points, strict=False))
    return catalogue


@pytest.mark.long
@given(
    st.sampled_from([(31.4, 121.45), (0.0, 0.0), (-33.0, 18.4), (60.2, 24.9)]),
    st.lists(OFFSETS, min_size=1, max_size=30, unique=True),
)
@example((31.4, 121.4699), [(0, 0), (0, 310)])  # 2.95 km to the east, two narrow cells away
def test_the_nearest_four_within_three_kilometres_are_near(
    shipped: Catalogue, middle: tuple[float, float], offsets: list[tuple[int, int]]
) -> None:
    """As a search through all places finds them, the nearest first."""
    points = [(middle[0] + y / 10_000, middle[1] + x / 10_000) for y, x in offsets]
    catalogue = place(shipped, points)
    for name, here in catalogue.pins.items():
        away = sorted((distance_m(here, p), x) for x, p in catalogue.pins.items() if x != name)
        wanted = [(x, metres) for metres, x in away if metres <= NEARBY_M][:4]
        found = catalogue.nearby(catalogue.positions[name])
        assert [(x.entry.id, x.distance_m) for x in found] == wanted


def test_a_place_without_a_pin_has_nothing_near(shipped: Catalogue) -> None:
    """Nothing is claimed about where it lies."""
    catalogue = place(shipped, [(31.4, 121.4)])
    unknown = list(catalogue.positions.values())[-1]
    assert catalogue.nearby(unknown) == []
