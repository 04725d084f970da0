"""Views: size, light and contrast are chosen in one place and kept; the system's choices hold without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.kinds import LANGUAGES, find_kinds

pytestmark = pytest.mark.browser
PLACE = "positions/songhu-memorial-hall/"
MENU = ".menu:not(.find) > summary"


def body_size(page: Page) -> str:
    """The size of main text."""
    return str(page.evaluate("getComputedStyle(document.body).fontSize"))


def colours(page: Page) -> list[str]:
    """Ground and text of the page."""
    return list(
        page.evaluate(
            "(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))",
        )
    )


@pytest.mark.parametrize(("folder", "name"), [("", "大字"), ("en/", "Aa")])
def test_one_tap_makes_the_text_large_and_it_stays_so(phone, folder: str, name: str) -> None:
    """Large, largest, normal again; kept on the next page and in the menu."""
    page = phone.open(f"{folder}{PLACE}")
    step = page.locator("button.aa")
    expect(step).to_have_text(name)
    for size in ("22px", "30px", "17px", "22px"):
        step.tap()
        assert body_size(page) == size
    page = phone.open(f"{folder}tours/")
    assert body_size(page) == "22px"
    page.locator(MENU).tap()
    expect(page.locator('[data-size-value="large"]')).to_have_attribute("aria-pressed", "true")
    page.locator('[data-size-value="largest"]').tap()
    assert body_size(page) == "30px"


def test_more_contrast_is_kept_and_goes_with_dark(phone) -> None:
    """Black on white, white on black; links are underlined."""
    page = phone.open(PLACE)
    page.locator(MENU).tap()
    page.locator('[data-contrast-value="more"]').tap()
    assert colours(page) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    page.locator('[data-theme-value="dark"]').tap()
    page = phone.open("positions/")
    assert colours(page) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    lines = page.eval_on_selector_all(
        ".card a", "links => links.map(a => getComputedStyle(a).textDecorationLine)"
    )
    assert set(lines) == {"underline"}


def test_the_systems_choices_hold_without_script(phone_without_script) -> None:
    """Dark and more contrast come from the system; the settings, which need script, are not shown."""
    page = phone_without_script.open(PLACE)
    page.emulate_media(color_scheme="dark", contrast="more")
    assert colours(page) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    expect(page.locator(".aa")).to_be_hidden()


def test_forced_colours_leave_lines_and_emblems_to_be_seen(phone) -> None:
    """Windows' contrast themes take the grounds away; what is drawn with grounds is drawn in the text's colour."""
    page = phone.open("tours/wusong-century/")
    page.emulate_media(forced_colors="active")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    drawn = page.evaluate(
        """() => [[".emblem", null], [".line > li", "::before"]].map(
        ([s, part]) => getComputedStyle(document.querySelector(s), part).backgroundColor)"""
    )
    assert ground not in drawn


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_guide_follows_the_view(phone, real_site: Path, folder: str) -> None:
    """Hand-written pages take size, light and contrast from the same settings, and have the button, too."""
    kind = find_kinds(real_site, folder, "guide")[0]
    phone.page.add_init_script(
        """if (!localStorage.view) localStorage.view = '{"theme":"dark","size":"large"}'"""
    )
    page = phone.open(kind.path)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    size = "getComputedStyle(document.querySelector('.md-typeset p')).fontSize"
    assert page.evaluate(size) == "22px"
    assert phone.overflow == 0
    page.locator("button.aa").tap()
    assert page.evaluate(size) == "30px"
    assert phone.overflow == 0
    page = phone.open(f"{folder}tours/")
    assert body_size(page) == "30px"


def test_nothing_moves_by_itself(phone) -> None:
    """No animation and no transition; scrolling glides only for those who have not asked for less motion."""
    page = phone.open(PLACE)
    page.emulate_media(reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(e => { const s = getComputedStyle(e);
        return s.scrollBehavior === "smooth" || s.animationName !== "none" || parseFloat(s.transitionDuration) > 0; })
        .map(e => e.outerHTML.slice(0, 60))"""
    )
    assert moving == []
