"""Reading aloud with made-up voices and a real recording, and the bar for the thumb on a stop's page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from guide_support import FAKE_SPEECH, NINE, NO_SPEECH, TOUR, open_guide, with_voices
from media_support import make_silence
from redroutes.catalogue.catalogue import Catalogue
from support import TINY, run_redroutes

pytestmark = pytest.mark.browser
BATTLES = "battles-of-1932-and-1937"


def test_a_page_is_read_sentence_by_sentence(phone) -> None:
    """The sentence that is heard is marked; pause, on, back, speed; the text is whole again afterwards."""
    with_voices(phone, "[{ lang: 'zh-HK', name: 'no' }, { lang: 'zh-CN', name: 'yes' }]")
    page = phone.open("positions/songhu-memorial-hall/")
    before = page.locator(".place .lead").evaluate("item => item.innerHTML")
    height = page.evaluate("document.querySelector('.place').offsetHeight")
    page.locator("[data-speak]").tap()
    expect(page.locator(".heard.now").first).to_be_visible()
    assert page.evaluate("last.voice.name") == "yes"
    assert page.evaluate("document.querySelector('.place').offsetHeight") == height
    first = page.evaluate("spoken[0]")
    assert (before[:7], first[:7]) == (
        "专讲1932年",
        "专讲一九三二年",
    )  # years are said digit by digit
    page.evaluate("last.onend()")
    second = page.evaluate("spoken[1]")
    assert second != first
    assert "".join(page.locator(".heard.now").all_inner_texts()).strip() == second
    pause = page.locator("[data-speaker='pause']")
    pause.tap()
    assert page.evaluate("(last.onend(), spoken.length)") == 2
    page.locator("[data-speaker='play']").tap()
    assert page.evaluate("spoken") == [first, second, second]
    page.locator("[data-speaker='previous']").tap()
    assert page.evaluate("spoken[3]") == first
    page.locator("[data-speaker='speed']").tap()
    assert page.evaluate("last.rate") == 1.2
    page.locator("[data-speaker='stop']").tap()
    expect(page.locator(".speaker")).to_have_count(0)
    expect(page.locator("[data-speak]")).to_be_focused()
    assert page.locator(".place .lead").evaluate("item => item.innerHTML") == before


def test_numbers_of_notes_are_not_read(phone) -> None:
    """Read to its end, a page has said no note and no source."""
    with_voices(phone, "[{ lang: 'en-GB' }]")
    page = phone.open("en/lessons/" + next(iter_lessons(phone)))
    page.locator("[data-speak]").tap()
    expect(page.locator(".speaker")).to_be_visible()
    page.evaluate("() => { while (document.querySelector('.speaker')) last.onend(); }")
    spoken = page.evaluate("spoken")
    assert len(spoken) > 3
    assert all(re.search(r"[A-Za-z]{2}", text) for text in spoken)
    assert max(map(len, spoken)) <= 300


def iter_lessons(phone) -> Iterator[str]:
    page = phone.open("en/lessons/")
    yield (
        page.locator(".card h3 a, .card h2 a").first.get_attribute("href").rpartition("lessons/")[2]
    )


def test_a_silent_voice_does_not_stop_the_reading(phone) -> None:
    """Where a browser never says that a sentence ended, the watchdog goes on."""
    with_voices(phone, "[{ lang: 'en-GB' }]")
    phone.page.clock.install(time=NINE)
    page = open_guide(phone, TOUR, "en/")
    page.locator(".guide-stop.here [data-speak]").tap()
    expect(page.locator(".speaker")).to_be_visible()
    page.clock.run_for(120_000)
    assert page.evaluate("spoken.length") >= 2


def test_the_next_stop_ends_the_reading(phone) -> None:
    """Nobody hears the last stop at the next."""
    with_voices(phone, "[{ lang: 'en-GB' }]")
    page = open_guide(phone, TOUR, "en/")
    page.locator(".guide-stop.here [data-speak]").tap()
    expect(page.locator(".speaker")).to_be_visible()
    page.locator("[data-step='1']").tap()
    expect(page.locator(".speaker")).to_have_count(0)
    expect(page.locator(".heard")).to_have_count(0)


@pytest.mark.parametrize("voices", ["[]", "[{ lang: 'en-US' }]", None])
def test_without_a_voice_of_the_language_there_is_no_button(phone, voices: str | None) -> None:
    """No voice, a voice of another language, or no speech at all."""
    phone.page.add_init_script(FAKE_SPEECH.replace("VOICES", voices) if voices else NO_SPEECH)
    page = phone.open(f"positions/songhu-memorial-hall/?tour={BATTLES}")
    expect(page.locator(".thumb")).to_be_visible()
    expect(page.locator("[data-speak]")).to_be_hidden()
    expect(page.locator("[data-listen]")).to_be_hidden()


def test_a_voice_that_comes_late_brings_the_button(phone) -> None:
    """Browsers tell their voices some time after the page has loaded."""
    with_voices(phone, "window.late || []")
    page = phone.open(f"positions/songhu-memorial-hall/?tour={BATTLES}")
    expect(page.locator("[data-speak]")).to_be_hidden()
    page.evaluate("(window.late = [{ lang: 'zh_CN' }], voicesCame())")
    expect(page.locator("[data-speak]")).to_be_visible()
    expect(page.locator("[data-listen]")).to_be_visible()


@pytest.fixture(scope="module")
def recorded_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny district with a recording of the mill in English."""
    folder = tmp_path_factory.mktemp("recorded")
    routes = Path(shutil.copytree(TINY, folder / "routes"))
    (routes / "media").mkdir()
    (routes / "media" / "mill-en.mp3").write_bytes(make_silence(2))
    mill = routes / "positions" / "old-mill.yml"
    recording = "recordings:\n  - {file: mill-en.mp3, language: en, credit: Example Museum, licence: CC0, minutes: 1}\n"
    mill.write_text(mill.read_text("utf-8").replace("related:", f"{recording}related:"), "utf-8")
    result = run_redroutes("build", "--routes", str(routes), "--site-dir", str(folder / "site"))
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


def test_a_recording_wins_over_a_voice(phone, recorded_site: Path) -> None:
    """In its language the file is played; in the other the voice is offered."""
    with_voices(phone, "[{ lang: 'en-GB' }, { lang: 'zh-CN' }]")
    page = phone.page
    page.goto((recorded_site / "positions" / "old-mill" / "index.html").as_uri())
    audio = page.locator(".recording audio")
    expect(audio).to_be_visible()
    expect(page.locator("[data-speak]")).to_have_count(0)
    expect(page.locator(".recording")).to_contain_text("Example Museum, CC0")
    page.locator(".recording audio").evaluate("audio => { audio.play(); }")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0")
    assert page.evaluate("spoken.length") == 0
    page.goto((recorded_site / "zh" / "positions" / "old-mill" / "index.html").as_uri())
    expect(page.locator("audio")).to_have_count(0)
    expect(page.locator("[data-speak]")).to_be_visible()
    guide = (recorded_site / "tours" / "hill-walk" / "guide" / "index.html").read_text("utf-8")
    assert guide.count("<audio") == 1


def test_the_thumb_reaches_what_works_here(phone) -> None:
    """Guide mode at this stop and the next stop where it was reached from a tour; no bar for one button alone."""
    with_voices(phone, "[]")
    page = phone.open("en/positions/songhu-memorial-hall/")
    expect(page.locator(".thumb")).to_be_hidden()
    page = phone.open(f"en/positions/songhu-memorial-hall/?tour={BATTLES}")
    bar = page.locator(".thumb")
    expect(bar.locator(":scope > :visible")).to_have_text(["Guide mode", "Next stop"])
    assert min(page.eval_on_selector_all(".thumb a", "x => x.map(i => i.offsetHeight)")) >= 44
    following = page.locator("nav.steps:visible a[rel=next]").get_attribute("href")
    assert bar.get_by_text("Next stop").get_attribute("href") == following
    guide = bar.get_by_text("Guide mode").get_attribute("href")
    assert page.locator("[data-tell]").get_attribute("href") == guide
    bar.get_by_text("Guide mode").tap()
    expect(page.locator(".guide.on #stop-1")).to_be_visible()


def test_the_last_stop_has_no_bar_for_guide_mode_alone(phone, real_catalogue: Catalogue) -> None:
    """It comes when there is a voice to listen to."""
    last = real_catalogue.tours[BATTLES].record.stops[-1].position
    with_voices(phone, "window.late || []")
    page = phone.open(f"en/positions/{last}/?tour={BATTLES}")
    expect(page.locator(".thumb")).to_be_hidden()
    page.evaluate("(window.late = [{ lang: 'en-GB' }], voicesCame())")
    expect(page.locator(".thumb > :visible")).to_have_text(["Listen", "Guide mode"])


def test_the_bar_hides_nothing_and_nowhere_else_is_one(phone, phone_without_script) -> None:
    """The foot can be scrolled free of it; not without script, not on a wide screen, not on paper."""
    page = phone.open(f"positions/songhu-memorial-hall/?tour={BATTLES}")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    foot = page.locator(".site-foot p").last.bounding_box()
    assert foot["y"] + foot["height"] <= page.locator(".thumb").bounding_box()["y"]
    page.emulate_media(media="print")
    expect(page.locator(".thumb")).to_be_hidden()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1000, "height": 800})
    expect(page.locator(".thumb")).to_be_hidden()
    page = phone_without_script.open("positions/songhu-memorial-hall/")
    expect(page.locator(".thumb")).to_be_hidden()
