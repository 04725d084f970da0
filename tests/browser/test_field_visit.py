"""A whole visit in airplane mode with simulated positions: saved, led from stop to stop, arrived, ended, recorded."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from guide_support import open_more
from offline_support import Host, open_tour, save
from redroutes.catalogue.catalogue import Catalogue

pytestmark = pytest.mark.browser
TOUR = "battles-of-1932-and-1937"
LOOK = "document.dispatchEvent(new Event('visibilitychange'))"


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_visit_in_airplane_mode_with_positions(
    host: Host, pocket: BrowserContext, real_catalogue: Catalogue, folder: str
) -> None:
    """At each stop with a point the page says so; where none is known it says that; the record has every stop."""
    stops = real_catalogue.tours[TOUR].record.stops
    page = open_tour(host, pocket, tour=TOUR)
    save(page)
    pocket.grant_permissions(["geolocation"])
    pocket.set_geolocation({"latitude": 31.42, "longitude": 121.5, "accuracy": 10})
    pocket.set_offline(True)
    host.asked.clear()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{host.base}{folder}tours/{TOUR}/guide/")
    expect(page.locator(".guide.on")).to_be_visible()
    page.locator(".guide-time").tap()
    open_more(page)
    page.locator(".guide-where-am button").first.tap()
    bar, words = page.locator(".guide-here"), page.locator(".guide-where-am [role=status]")
    expect(bar).to_be_visible()
    for number, stop in enumerate(stops, start=1):
        pin = real_catalogue.pins.get(stop.position)
        if pin:
            pocket.set_geolocation({"latitude": pin[0], "longitude": pin[1], "accuracy": 10})
            page.evaluate(LOOK)
            said = f"You are at stop {number}:" if folder else f"您在第{number}站："
            expect(bar).to_contain_text(said)
        else:
            pocket.set_geolocation({"latitude": 31.2, "longitude": 121.2, "accuracy": 10})
            page.evaluate(LOOK)
            expect(words).not_to_contain_text("You are at stop" if folder else "您在第")
        page.locator("[data-step='1']").tap()
    expect(page.locator("#end")).to_be_visible()
    expect(page.locator(".guide-record textarea")).not_to_have_value("")
    record = page.locator(".guide-record textarea").input_value()
    place = [real_catalogue.positions[stop.position].record.name.languages for stop in stops]
    assert all(name["en" if folder else "zh"] in record for name in place)
    assert (errors, host.asked_by_pages) == ([], [])
