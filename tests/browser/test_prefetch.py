"""The next stop of a tour is fetched beforehand, unless the network is slow or the reader saves data."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from redroutes.catalogue.catalogue import Catalogue

pytestmark = pytest.mark.browser
IDLE = "() => new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))"


def fake_connection(phone, connection: str) -> None:
    phone.page.add_init_script(
        f"Object.defineProperty(Navigator.prototype, 'connection', {{ get: () => ({connection}) }})"
    )


def first_stop(catalogue: Catalogue) -> tuple[str, str, str]:
    """Ids of a tour and of its first two stops."""
    tour = next(iter(catalogue.tours.values()))
    return tour.id, tour.record.stops[0].position, tour.record.stops[1].position


@pytest.mark.parametrize("connection", ["{ effectiveType: '4g', saveData: false }", "undefined"])
def test_the_next_stop_is_fetched_beforehand(
    phone, real_catalogue: Catalogue, connection: str
) -> None:
    """It is the address that the link to the next stop leads to, and no other is fetched."""
    tour, first, second = first_stop(real_catalogue)
    fake_connection(phone, connection)
    wanted = f"{phone.base}positions/{second}/?tour={tour}"
    with phone.page.expect_request(wanted):
        page = phone.open(f"positions/{first}/?tour={tour}")
    links = page.locator("link[rel=prefetch]")
    expect(links).to_have_count(1)
    assert links.evaluate("link => link.href") == wanted
    assert page.locator("nav.steps:visible a[rel=next]").evaluate("a => a.href") == wanted


@pytest.mark.parametrize(
    "connection",
    ["{ effectiveType: '4g', saveData: true }", "{ effectiveType: '3g' }"],
)
def test_nothing_is_fetched_on_a_slow_network_or_to_save_data(
    phone, real_catalogue: Catalogue, connection: str
) -> None:
    """The page is idle, and no request was made beyond its own."""
    tour, first, _ = first_stop(real_catalogue)
    fake_connection(phone, connection)
    page = phone.open(f"positions/{first}/?tour={tour}")
    page.evaluate(IDLE)
    expect(page.locator("link[rel=prefetch]")).to_have_count(0)


def test_nothing_is_fetched_where_no_tour_is_walked(phone, real_catalogue: Catalogue) -> None:
    """Nobody knows where a reader goes who came from a list."""
    _, first, _ = first_stop(real_catalogue)
    fake_connection(phone, "undefined")
    page = phone.open(f"positions/{first}/")
    page.evaluate(IDLE)
    expect(page.locator("link[rel=prefetch]")).to_have_count(0)
