"""Pictures on a phone: the width that the screen needs, offline with a saved tour, in a tour's single file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.conftest import PHONE
from media_support import make_noted_picture, put_picture
from offline_support import Host, open_tour, save
from support import TINY, run_redroutes

pytestmark = pytest.mark.browser
IMAGE = ".pictures img"
SHOWN = """async image => { await image.decode();
  const shown = await createImageBitmap(await (await fetch(image.currentSrc)).blob());
  return [image.currentSrc.split('/').pop().split('-').pop(), shown.width]; }"""
"""The end of the address that the browser has chosen, and the width of what it got."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny district's site, with a picture of its mill."""
    folder = tmp_path_factory.mktemp("pictures")
    routes = Path(shutil.copytree(TINY, folder / "routes"))
    put_picture(routes, "mill.jpg", make_noted_picture("JPEG", "HERE"))
    site = folder / "site"
    result = run_redroutes("build", "--no-cache", "--routes", str(routes), "--site-dir", str(site))
    assert result.returncode == 0, result.stdout
    return site


@pytest.fixture
def pictured(site: Path, tmp_path: Path) -> Iterator[Host]:
    """The site on a server."""
    host = Host(site, tmp_path / "own")
    yield host
    host.server.shutdown()


def phone_of(browser: Browser, dots: int) -> BrowserContext:
    """A phone with so many dots for each pixel of a style sheet."""
    return browser.new_context(viewport=PHONE, device_scale_factor=dots, has_touch=True)


def shown_on(page: Page) -> list[object]:
    """What the browser has chosen and got for the picture of the mill."""
    page.locator(IMAGE).scroll_into_view_if_needed()
    found: list[object] = page.locator(IMAGE).evaluate(SHOWN)
    return found


@pytest.mark.parametrize(("dots", "width"), [(1, 480), (2, 800), (3, 1200)])
def test_a_phone_fetches_the_width_that_its_screen_needs(
    browser: Browser, pictured: Host, dots: int, width: int
) -> None:
    """One file of the four, WebP, and not before the reader comes near it; the page does not jump."""
    context = phone_of(browser, dots)
    page = context.new_page()
    page.goto(f"{pictured.base}positions/old-mill/")
    before = page.locator(IMAGE).bounding_box()
    assert shown_on(page) == [f"{width}.webp", width]
    after = page.locator(IMAGE).bounding_box()
    assert before is not None
    assert after is not None
    assert before["height"] == after["height"] > 200
    assert {path for path in pictured.asked if path.startswith("media/")} == {
        page.locator(IMAGE).evaluate("image => image.currentSrc").removeprefix(pictured.base)
    }
    found = Axe().run(page, context=".pictures")
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_a_saved_tour_shows_its_pictures_without_a_network(
    browser: Browser, pictured: Host
) -> None:
    """Whatever width the browser asks for, it gets the one that was saved."""
    context = phone_of(browser, 3)
    page = open_tour(pictured, context, tour="hill-walk")
    save(page)
    assert [x.rpartition("-")[2] for x in pictured.asked if x.startswith("media/")] == ["800.webp"]
    context.set_offline(True)
    page.goto(f"{pictured.base}zh/positions/old-mill/?tour=hill-walk")
    assert shown_on(page) == ["1200.webp", 800]
    context.close()


def test_the_single_file_shows_its_picture(browser: Browser, site: Path) -> None:
    """From the disk, under the file's own policy, with its text."""
    context = phone_of(browser, 2)
    page = context.new_page()
    page.goto((site / "tours" / "hill-walk" / "tour.html").as_uri())
    image = page.locator("figure img:visible").first
    expect(image).to_have_attribute("alt", "A mill")
    assert (
        image.evaluate("async image => { await image.decode(); return image.naturalWidth; }") == 480
    )
    context.close()
