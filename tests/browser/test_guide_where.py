"""Guide mode knows where the phone is: distance, direction, arrival, the dot, GCJ-02 phones, no needless fix."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from guide_support import NINE, open_guide, open_more
from redroutes.catalogue.catalogue import Catalogue
from redroutes.geo.datums import LatLon, gcj02_to_wgs84, wgs84_to_gcj02
from redroutes.geo.distances import EARTH_RADIUS_M, distance_m

pytestmark = pytest.mark.browser
TOUR = "battles-of-1932-and-1937"
COUNT_FIXES = """window.fixes = [];
const plain = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
navigator.geolocation.getCurrentPosition = (done, fail, options) => {
  window.fixes.push(options);
  plain(done, fail, options);
};
navigator.geolocation.watchPosition = () => { throw new Error("a fix a second empties the battery"); };
"""
SET_VISIBILITY = """value => {
  Object.defineProperty(document, "visibilityState", { value, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def move(point: LatLon, east: float, north: float) -> LatLon:
    """A point so many metres to the east and north."""
    lat = point[0] + math.degrees(north / EARTH_RADIUS_M)
    lon = point[1] + math.degrees(east / (EARTH_RADIUS_M * math.cos(math.radians(point[0]))))
    return lat, lon


def stand(context: BrowserContext, point: LatLon, accuracy: float = 10) -> None:
    context.set_geolocation({"latitude": point[0], "longitude": point[1], "accuracy": accuracy})


@pytest.fixture
def spots(real_catalogue: Catalogue) -> dict[int, LatLon]:
    """Index of a stop -> its point, of those that have one."""
    stops = real_catalogue.tours[TOUR].record.stops
    pins = real_catalogue.pins
    found = {i: pins[s.position] for i, s in enumerate(stops) if s.position in pins}
    assert len(found) >= 2
    return found


def begin(phone, folder: str = "en/") -> Page:
    """Guide mode with the position shown."""
    phone.page.context.grant_permissions(["geolocation"])
    phone.page.add_init_script(COUNT_FIXES)
    page = open_guide(phone, TOUR, folder)
    open_more(page)
    page.locator(".guide-where-am button").first.tap()
    expect(page.locator(".guide-here")).to_be_visible()
    page.locator(".guide-more").tap()
    return page


def test_it_is_off_until_somebody_asks(phone) -> None:
    """No fix, no script, no word of it before the button is tapped."""
    phone.page.add_init_script(COUNT_FIXES)
    page = open_guide(phone, TOUR)
    assert page.evaluate("fixes.length") == 0
    assert not any("guide-where" in url for url in phone.requests)
    expect(page.locator(".guide-here")).to_be_hidden()


@pytest.mark.parametrize(
    ("folder", "said"), [("en/", "300 m south-west to stop {n}"), ("", "往西南直线300米到第{n}站")]
)
def test_distance_and_direction_then_arrival(phone, spots, folder: str, said: str) -> None:
    """On the way, then there; the other stop is offered; all without a signal."""
    first = min(spots)
    stand(phone.page.context, move(spots[first], 212, 212))
    page = begin(phone, folder)
    bar = page.locator(".guide-here")
    page.evaluate("n => { location.hash = 'stop-' + n; }", first + 1)
    expect(bar).to_contain_text(said.format(n=first + 1))
    page.context.set_offline(True)
    stand(phone.page.context, move(spots[first], 3, 3))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(bar).to_contain_text(f"stop {first + 1}" if folder else f"第{first + 1}站")
    expect(bar).to_contain_text("You are at" if folder else "您在")
    expect(bar.locator("button")).to_be_hidden()
    following = min(index for index in spots if index > first)
    stand(phone.page.context, spots[following])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    bar.get_by_role("button").tap()
    expect(page.locator(f"#stop-{following + 1}")).to_be_visible()
    page.context.set_offline(False)
    assert {error for error in phone.errors if "ERR_INTERNET_DISCONNECTED" not in error} == set()
    phone.errors.clear()  # the tour is not saved, so the script of the stamps cannot come


def test_a_phone_that_gives_gcj02_is_asked_about(phone, spots) -> None:
    """Half a kilometre off the page guesses, says so, and converts from then on only if somebody confirms."""
    first = min(spots)
    shifted = wgs84_to_gcj02(spots[first])
    assert 200 < distance_m(shifted, spots[first]) < 900
    stand(phone.page.context, shifted)
    page = begin(phone)
    bar = page.locator(".guide-here")
    expect(bar).to_contain_text("GCJ-02")
    bar.get_by_role("button").tap()
    expect(bar).to_contain_text(f"You are at stop {first + 1}")
    page.reload()
    expect(bar).to_contain_text(f"You are at stop {first + 1}")
    open_more(page)
    shift = page.get_by_role("button", name="This phone's positions are in GCJ-02")
    expect(shift).to_have_attribute("aria-pressed", "true")
    shift.tap()
    expect(shift).to_have_attribute("aria-pressed", "false")
    expect(bar).to_contain_text("GCJ-02")


@pytest.mark.parametrize("point", [(31.4, 121.49), (39.9, 116.4), (22.5, 114.05)])
def test_the_conversion_is_that_of_the_program(phone, point: LatLon) -> None:
    """To a centimetre the same as ``geo/datums.py``."""
    stand(phone.page.context, point)
    page = begin(phone)
    lat, lon = page.evaluate("point => redroutes.guideWhere.toWgs84(point)", list(point))
    assert distance_m((lat, lon), gcj02_to_wgs84(point)) < 0.01


def test_the_dot_stands_where_the_stops_stand(phone, spots) -> None:
    """On the sketch the dot covers the true place of a stop; off it the page says so."""
    first = min(spots)
    stand(phone.page.context, spots[first])
    page = begin(phone)
    open_more(page)
    page.locator(".guide-sketch summary").tap()
    dot = page.locator(".guide-sketch .sk-here")
    expect(dot).to_be_visible()
    box, frame = dot.bounding_box(), page.locator(".guide-sketch svg").bounding_box()
    assert frame["x"] <= box["x"] <= frame["x"] + frame["width"]
    stand(phone.page.context, (39.9, 116.4))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".guide-outside")).to_be_visible()
    expect(dot).to_be_hidden()


def test_far_away_it_asks_rarely_and_without_full_power(phone, spots) -> None:
    """Every minute far away, every 20 seconds near, not at all while the screen is off, none after it is put off."""
    page = phone.page
    page.clock.install(time=NINE)
    stand(page.context, (30.6, 104.07))
    page = begin(phone)
    before = page.evaluate("fixes.length")
    page.clock.run_for(121_000)
    assert page.evaluate("fixes.length") - before <= 2
    assert page.evaluate("fixes.at(-1).enableHighAccuracy") is False
    page.evaluate(SET_VISIBILITY, "hidden")
    hidden = page.evaluate("fixes.length")
    page.clock.run_for(300_000)
    assert page.evaluate("fixes.length") == hidden
    page.evaluate(SET_VISIBILITY, "visible")
    assert page.evaluate("fixes.length") == hidden + 1
    open_more(page)
    page.locator(".guide-where-am button").first.tap()
    expect(page.locator(".guide-here")).to_be_hidden()
    page.clock.run_for(300_000)
    assert page.evaluate("fixes.length") == hidden + 1


def test_refusal_and_vagueness_are_said(phone, spots) -> None:
    """Denied: how to allow it, and off again. Known to a kilometre only: said with the number."""
    page = open_guide(phone, TOUR, "en/")
    open_more(page)
    page.context.clear_permissions()
    tool, status = (
        page.locator(".guide-where-am button").first,
        page.locator(".guide-where-am [role=status]"),
    )
    tool.tap()
    expect(status).to_contain_text("did not allow")
    expect(tool).to_have_attribute("aria-pressed", "false")
    stand(page.context, move(spots[min(spots)], 1500, 0), accuracy=1200)
    page.context.grant_permissions(["geolocation"])
    tool.tap()
    expect(status).to_contain_text("only to 1.2 km")
