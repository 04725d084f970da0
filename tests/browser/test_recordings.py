"""The player of recordings: one at a time, the place kept on the device, quiet at the next stop."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from media_support import make_silence
from offline_support import Host
from support import TINY, run_redroutes

pytestmark = pytest.mark.browser
ROWS = """recordings:
  - {{file: {id}-1.mp3, language: en, credit: Example Museum, licence: CC0, minutes: 1}}
  - {{file: {id}-2.mp3, language: en, credit: Example Archive, licence: CC0, minutes: 1}}
"""
PLAY = "audio => audio.play()"
SOUND = "document.querySelectorAll('.recording audio')[{}]"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The tiny district with two recordings of a minute at each of two stops, behind a server."""
    folder = tmp_path_factory.mktemp("recordings")
    routes = Path(shutil.copytree(TINY, folder / "routes"))
    (routes / "media").mkdir()
    for name in ("old-mill", "mill-pond"):
        for number in (1, 2):
            (routes / "media" / f"{name}-{number}.mp3").write_bytes(make_silence(60))
        file = routes / "positions" / f"{name}.yml"
        file.write_text(file.read_text("utf-8") + ROWS.format(id=name), "utf-8")
    result = run_redroutes("build", "--routes", str(routes), "--site-dir", str(folder / "site"))
    assert result.returncode == 0, result.stdout + result.stderr
    host = Host(folder / "site", folder / "own")
    yield host
    host.server.shutdown()


@pytest.fixture
def page(browser: Browser, recorded: Host) -> Iterator[Page]:
    """A phone on the mill's page."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    page.goto(f"{recorded.base}positions/old-mill/")
    yield page
    context.close()


def start(page: Page, number: int) -> None:
    """Play a recording and wait until it is heard and looked after."""
    page.locator(".recording audio").nth(number).evaluate(PLAY)
    page.wait_for_function(f"() => {SOUND.format(number)}.currentTime > 0 && redroutes.recording")


def kept(page: Page) -> dict[str, int]:
    """What the device remembers."""
    found: dict[str, int] = page.evaluate(
        "JSON.parse(localStorage[redroutes.key('listening')] || '{}')"
    )
    return found


def test_a_recording_goes_on_where_it_was_left(page: Page) -> None:
    """Also in the next visit; what was heard to its end begins anew."""
    start(page, 0)
    page.evaluate(f"{SOUND.format(0)}.currentTime = 30")
    page.wait_for_function(f"() => {SOUND.format(0)}.currentTime > 30")
    page.evaluate(f"{SOUND.format(0)}.pause()")
    page.wait_for_function("() => localStorage[redroutes.key('listening')]")
    assert list(kept(page)) == ["media/old-mill-1"]
    assert 30 <= kept(page)["media/old-mill-1"] <= 33
    page.reload()
    start(page, 0)
    page.wait_for_function(f"() => {SOUND.format(0)}.currentTime >= 30")
    page.evaluate(f"{SOUND.format(0)}.currentTime = {SOUND.format(0)}.duration - 0.3")
    page.wait_for_function(f"() => {SOUND.format(0)}.ended")
    page.wait_for_function("() => localStorage[redroutes.key('listening')] === '{}'")
    page.reload()
    start(page, 0)
    assert page.evaluate(f"{SOUND.format(0)}.currentTime") < 20


def test_one_recording_plays_at_a_time(page: Page) -> None:
    """The one that is started stops the other."""
    start(page, 0)
    start(page, 1)
    page.wait_for_function(f"() => {SOUND.format(0)}.paused")
    assert not page.evaluate(f"{SOUND.format(1)}.paused")
    start(page, 0)
    page.wait_for_function(f"() => {SOUND.format(1)}.paused")


def test_the_next_stop_is_quiet(page: Page, recorded: Host) -> None:
    """In guide mode the recording of a stop pauses where the group goes on, and is kept."""
    page.goto(f"{recorded.base}tours/hill-walk/guide/")
    stop = page.locator(".guide-stop.here")
    expect(stop.locator("audio").first).to_be_visible()
    sound = "document.querySelector('.guide-stop.here audio')"
    page.evaluate(f"(window.sound = {sound}).play()")
    page.wait_for_function("() => window.sound.currentTime > 0 && redroutes.recording")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => window.sound.paused")
