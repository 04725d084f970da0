"""The place card: name, one status line, four equal buttons, address and way, on the first screen of every phone."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

SET_SIZE = "size => { if (size) document.documentElement.dataset.size = size; }"
pytestmark = pytest.mark.browser

PLACE = "positions/songhu-memorial-hall/"
SCREENS = [
    (390, 844, ""),
    (320, 568, ""),
    (844, 390, ""),
    (390, 844, "large"),
    (390, 844, "largest"),
]
WITHOUT_NUMBER = "positions/baoshan-jiucun/"


def open_place(phone, path: str, screen: tuple[int, int, str]) -> Page:
    width, height, size = screen
    phone.page.set_viewport_size({"width": width, "height": height})
    phone.page.clock.set_fixed_time(datetime.fromisoformat("2026-11-25T10:00:00+08:00"))
    page = phone.open(path)
    page.evaluate(SET_SIZE, size)
    return page


def top(page: Page, selector: str) -> float:
    return float(page.locator(selector).first.evaluate("e => e.getBoundingClientRect().top"))


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", [PLACE, WITHOUT_NUMBER])
def test_the_card_stands_in_its_order(
    phone, folder: str, screen: tuple[int, int, str], path: str
) -> None:
    """Name, status, buttons, address, way, hours; the buttons are equal and high enough, the page fits."""
    page = open_place(phone, f"{folder}{path}", screen)
    order = [
        "h1",
        ".standing",
        ".place-actions",
        ".strip .row",
        "#way",
        ".strip .row:nth-of-type(3)",
    ]
    tops = [top(page, selector) for selector in order]
    assert tops == sorted(tops)
    boxes = page.eval_on_selector_all(
        ".place-actions > *",
        "all => all.map(e => [e.offsetWidth, e.offsetHeight, e.scrollWidth - e.clientWidth])",
    )
    assert len(boxes) == 4
    assert len({width for width, _, _ in boxes}) == 1
    assert min(height for _, height, _ in boxes) >= (60 if screen[2] else 44)
    assert max(over for _, _, over in boxes) <= 0
    assert phone.overflow == 0


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("screen", [(390, 844, ""), (390, 844, "large"), (320, 568, "")])
def test_status_and_buttons_stand_on_the_first_screen(
    phone, folder: str, screen: tuple[int, int, str]
) -> None:
    """Whoever opens a place sees whether it is open and can tap at once."""
    page = open_place(phone, f"{folder}{PLACE}", screen)
    for button in page.locator(".place-actions > *").all():
        expect(button).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("en/positions/songhu-memorial-hall/", "Open now, last entry 16:00, closes at 16:30"),
        ("positions/songhu-memorial-hall/", "现在开放，16:00停止入场，16:30关门"),
        ("en/positions/baoshan-jiucun/", "Whether visitors may come in, and when, is not known"),
        ("positions/baoshan-jiucun/", "能否入内、何时开放，都未查到"),
    ],
)
def test_there_is_one_status_and_it_is_true(phone, path: str, words: str) -> None:
    """No "open to the public" above "closed now"."""
    page = open_place(phone, path, SCREENS[0])
    expect(page.locator(".standing > span").first).to_have_text(words)
    expect(page.locator(".place .openness, .place .state")).to_have_count(1)


def test_where_one_books_the_status_says_so_too(phone, real_catalogue) -> None:
    """Open hours alone do not let in who has not booked."""
    place = next(
        entry.id
        for entry in real_catalogue.positions.values()
        if entry.record.openness == "booking" and entry.record.opening_hours
    )
    page = open_place(phone, f"en/positions/{place}/", SCREENS[0])
    status = page.locator(".standing .state")
    expect(status).to_contain_text("; book or register first")
    assert "state-open" not in (status.get_attribute("class") or "")


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_buttons_do_what_they_say(phone, folder: str) -> None:
    """Directions lead to the apps under the address, the number is dialled, the words are where the script begins."""
    page = open_place(phone, f"{folder}{PLACE}", SCREENS[0])
    way, call, _, tell = page.locator(".place-actions > *").all()
    way.tap()
    expect(page.locator("#way .apps a").first).to_be_in_viewport()
    assert (call.get_attribute("href") or "").startswith("tel:+86")
    tell.tap()
    expect(page.locator("#script-usual")).to_be_in_viewport()
    page = open_place(phone, f"{folder}{WITHOUT_NUMBER}", SCREENS[0])
    expect(page.locator(".place-actions a[href^='tel']")).to_have_count(0)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_no_bar_holds_a_single_button(phone, folder: str) -> None:
    """It took 76 px of every stop."""
    page = open_place(phone, f"{folder}{PLACE}", SCREENS[0])
    expect(page.locator(".thumb")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).paddingBottom") == "0px"
