"""A volunteer leads a group with the telephone: guide mode, reading aloud, the bar for the thumb, the single file."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from redroutes.catalogue import Catalogue
from support import TINY, run_redroutes

pytestmark = pytest.mark.browser
TOUR, WHOLE_TOUR = "wusong-forts", "barrier-free-songhu"
"""A tour with ways of unknown length, and one whose every way has its minutes."""
NINE = "2026-11-22T09:00:00+08:00"
FILE_BYTES = 300_000

FAKE_SPEECH = """
window.spoken = []; window.cancelled = 0;
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => VOICES,
  speak(utterance) { window.spoken.push(utterance.text); window.last = utterance; },
  cancel() { window.cancelled += 1; },
  addEventListener(name, act) { if (name === "voiceschanged") window.voicesCame = act; },
} });
"""
NO_SPEECH = """
delete window.SpeechSynthesisUtterance;
Object.defineProperty(window, "speechSynthesis", { value: undefined });
"""
FAKE_LOCK = """
window.locks = [];
Object.defineProperty(navigator, "wakeLock", { configurable: true, value: { request: async () => {
  const lock = new EventTarget();
  lock.release = async () => lock.dispatchEvent(new Event("release"));
  window.locks.push(lock);
  return lock;
} } });
"""
NO_LOCK = "Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: undefined });"


def stop_count(catalogue: Catalogue, tour_id: str) -> int:
    return len(catalogue.tours[tour_id].record.stops)


def open_guide(phone, tour_id: str, folder: str = "", anchor: str = "") -> Page:
    page: Page = phone.open(f"{folder}tours/{tour_id}/guide/{anchor}")
    expect(page.locator(".guide.on")).to_be_visible()
    return page


def heading(page: Page) -> str:
    return page.locator(".guide-stop:visible h2").inner_text()


def test_a_tour_is_led_to_its_end_by_keys(phone, real_catalogue: Catalogue) -> None:
    """One stop at a time; the heading has the focus and the count is said."""
    page = open_guide(phone, TOUR, "en/")
    count = stop_count(real_catalogue, TOUR)
    seen = [heading(page)]
    for number in range(2, count + 1):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".guide-stop:visible")).to_have_count(1)
        expect(page.locator(".guide-stop:visible h2")).to_be_focused()
        expect(page.locator(".guide-heard")).to_have_text(f"Stop {number} of {count}")
        assert page.url.endswith(f"#stop-{number}")
        seen.append(heading(page))
    assert len(set(seen)) == count
    page.keyboard.press("ArrowRight")
    expect(page.locator("#end")).to_be_visible()
    expect(page.locator(".guide-line .seen")).to_have_count(count)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#end")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    assert heading(page) == seen[-1]
    assert phone.foreign == []


def test_a_tour_is_led_to_its_end_by_taps(phone, real_catalogue: Catalogue) -> None:
    """The large button leads on and names the next stop; a circle leads back."""
    page = open_guide(phone, TOUR)
    on = page.locator("[data-step='1']")
    expect(page.locator("[data-step='-1']")).to_be_hidden()
    for _ in range(stop_count(real_catalogue, TOUR) - 1):
        following = on.locator("b").inner_text()
        on.tap()
        assert heading(page) == following
    on.tap()
    expect(page.locator("#end")).to_be_visible()
    expect(on).to_be_hidden()
    page.locator(".guide-line li").nth(1).tap()
    expect(page.locator("#stop-2")).to_be_visible()
    expect(page.locator(".guide-line li.here")).to_have_count(1)


def test_a_swipe_leads_on_and_scrolling_does_not(phone) -> None:
    """Across and far is a swipe; down is reading."""
    page = open_guide(phone, TOUR)
    swipe = """([x, y]) => {
      const target = document.querySelector(".guide-stop.here p");
      const at = (a, b) => new Touch({ identifier: 1, target, clientX: a, clientY: b });
      const fire = (name, touch, touches) => touch.target.dispatchEvent(
        new TouchEvent(name, { bubbles: true, touches, changedTouches: [touch] }));
      const from = at(300, 500), to = at(300 + x, 500 + y);
      fire("touchstart", from, [from]); fire("touchend", to, []);
    }"""
    page.evaluate(swipe, [-120, 200])
    expect(page.locator("#stop-1")).to_be_visible()
    page.evaluate(swipe, [-160, 10])
    expect(page.locator("#stop-2")).to_be_visible()
    page.evaluate(swipe, [160, 10])
    expect(page.locator("#stop-1")).to_be_visible()


def test_the_place_is_kept(phone) -> None:
    """Across a reload, after closing, on the tour's page and in the other language."""
    page = open_guide(phone, TOUR)
    page.locator("[data-step='1']").tap()
    page.locator("[data-step='1']").tap()
    page.reload()
    expect(page.locator("#stop-3")).to_be_visible()
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".guide.on #stop-3")).to_be_visible()
    page = open_guide(phone, TOUR, "en/")
    expect(page.locator("#stop-3")).to_be_visible()
    expect(page.locator(".guide-heard")).to_have_text("You are back where you stopped.")
    page = phone.open(f"en/tours/{TOUR}/")
    page.get_by_role("link", name="Continue at stop 3").click()
    expect(page.locator(".guide.on #stop-3")).to_be_visible()
    again = page.locator("[data-tool='again']")
    again.tap()
    expect(page.locator("#stop-1")).to_be_visible()
    expect(again).to_have_text("Undo: back to stop 3")
    again.tap()
    expect(page.locator("#stop-3")).to_be_visible()
    again.tap()
    page.reload()
    expect(page.locator(".guide.on #stop-1")).to_be_visible()
    page = phone.open(f"en/tours/{TOUR}/")
    expect(page.locator("[data-continue]")).to_be_hidden()


def test_the_plan_counts_stops_and_ways_where_all_are_known(phone) -> None:
    """60 minutes, 5 on the way, 20, 5 on the way, then the last stop."""
    phone.page.clock.install(time=NINE)
    page = open_guide(phone, WHOLE_TOUR, "en/")
    expect(page.locator(".guide-plan")).to_contain_text("1 hour 45 minutes, with the ways")
    now, left = page.locator(".guide-plan-now"), page.locator(".guide-plan-left")
    page.get_by_role("button", name="Start the clock").tap()
    expect(now).to_have_text("60 minutes left at this stop")
    page.clock.fast_forward("50:00")
    expect(now).to_have_text("10 minutes left at this stop")
    expect(left).to_contain_text("55 minutes left in all")
    page.clock.fast_forward("22:00")
    expect(now).to_have_text("12 minutes behind the plan")
    expect(left).to_contain_text("45 minutes left in all")
    page.reload()
    expect(now).to_have_text("12 minutes behind the plan")
    page.keyboard.press("ArrowRight")
    expect(now).to_have_text("13 minutes left at this stop")
    page.keyboard.press("ArrowRight")
    expect(now).to_have_text("18 minutes ahead of the plan")
    page.clock.fast_forward("38:00")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".guide-took")).to_have_text(
        "It took 1 hour 50 minutes; the plan was 1 hour 45 minutes."
    )


def test_the_plan_counts_stops_alone_where_ways_are_unknown(phone, real_catalogue) -> None:
    """The clock stands still on the way, and the page says so."""
    first, second = (s.minutes for s in real_catalogue.tours[TOUR].record.stops[:2])
    phone.page.clock.install(time=NINE)
    page = open_guide(phone, TOUR, "en/")
    expect(page.locator(".guide-plan")).to_contain_text("The ways are not counted")
    now, left = page.locator(".guide-plan-now"), page.locator(".guide-plan-left")
    page.get_by_role("button", name="Start the clock").tap()
    expect(now).to_have_text(f"{first} minutes left at this stop")
    page.clock.fast_forward(f"{first + 4}:00")
    expect(now).to_have_text("4 minutes behind the plan")
    page.locator("[data-step='1']").tap()
    expect(left).to_have_text("On the way. The clock stands still until you are here.")
    page.clock.fast_forward("40:00")
    expect(now).to_have_text("4 minutes behind the plan")
    page.get_by_role("button", name="We are here").tap()
    expect(now).to_have_text(f"{second - 4} minutes left at this stop")
    expect(left).to_contain_text("The ways are not counted.")
    expect(page.locator(".guide-clock")).to_be_hidden()


def test_yesterdays_clock_is_forgotten_and_the_place_is_not(phone) -> None:
    """A clock that was never stopped does not greet the next group."""
    phone.page.clock.install(time=NINE)
    page = open_guide(phone, TOUR, "en/")
    page.get_by_role("button", name="Start the clock").tap()
    page.locator("[data-step='1']").tap()
    page.clock.fast_forward("26:00:00")
    page.reload()
    expect(page.locator(".guide.on #stop-2")).to_be_visible()
    expect(page.get_by_role("button", name="Start the clock")).to_be_visible()


def test_the_screen_stays_on_and_the_state_is_seen(phone) -> None:
    """Asked for at once, again after the phone was put away, and let go at a tap."""
    phone.page.add_init_script(FAKE_LOCK)
    page = open_guide(phone, TOUR, "en/")
    tool, told = page.locator("[data-tool='awake']"), page.locator(".guide-awake [role=status]")
    expect(told).to_have_text("The screen stays on.")
    expect(tool).to_have_attribute("aria-pressed", "true")
    page.evaluate("locks[0].release()")
    expect(told).to_have_text("The screen may go dark.")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(told).to_have_text("The screen stays on.")
    assert page.evaluate("locks.length") == 2
    tool.tap()
    expect(tool).to_have_attribute("aria-pressed", "false")
    page.reload()
    expect(told).to_have_text("The screen may go dark.")
    assert page.evaluate("locks.length") == 0


def test_without_a_wake_lock_there_is_no_dead_button(phone) -> None:
    """The page says what to do instead."""
    phone.page.add_init_script(NO_LOCK)
    page = open_guide(phone, TOUR, "en/")
    expect(page.locator("[data-tool='awake']")).to_be_hidden()
    expect(page.locator(".guide-awake")).to_contain_text("cannot keep the screen on")


def test_the_buttons_change_hands(phone) -> None:
    """The large button stands right, or left for the left hand; kept."""
    page = open_guide(phone, TOUR, anchor="#stop-2")
    expect(page.locator(".guide-line .seen")).to_have_count(0)
    on, back = page.locator("[data-step='1']"), page.locator("[data-step='-1']")
    assert on.bounding_box()["x"] > back.bounding_box()["x"]
    page.locator("[data-tool='hand']").tap()
    assert on.bounding_box()["x"] < back.bounding_box()["x"]
    page.reload()
    expect(page.locator(".guide.on")).to_have_attribute("data-hand", "left")
    assert on.bounding_box()["x"] < back.bounding_box()["x"]


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("view", ["{}", '{"theme":"dark"}', '{"size":"large"}'])
def test_guide_mode_fits_a_phone_and_its_buttons_a_thumb(
    phone, real_catalogue: Catalogue, folder: str, view: str
) -> None:
    """No wider than the screen, buttons of 60 px, one heading of the first rank, few requests."""
    phone.page.add_init_script(f"localStorage.setItem('view', {view!r})")
    for tour_id in (TOUR, "wusong-century"):
        page = open_guide(phone, tour_id, folder)
        assert len(phone.requests) <= 5, phone.requests
        expect(page.locator("h1")).to_have_count(1)
        for _ in range(stop_count(real_catalogue, tour_id)):
            assert phone.overflow == 0
            heights = page.eval_on_selector_all(
                ".guide-dock button:visible, .guide-tools button:visible, .guide-clock:visible, "
                ".guide-line a, .guide-stop.here summary",
                "items => items.map(i => [i.textContent, i.getBoundingClientRect().height])",
            )
            assert [x for x in heights if x[1] < 59.5] == []
            page.keyboard.press("ArrowRight")


def test_every_guide_page_is_light(real_site: Path) -> None:
    """45 KB gzip with style and scripts on a first visit."""
    assets = [real_site / "assets" / n for n in ("site.css", "site.js", "guide-mode.js")]
    shared = sum(len(gzip.compress(file.read_bytes())) for file in assets)
    for file in real_site.glob("**/guide/index.html"):
        assert shared + len(gzip.compress(file.read_bytes())) <= 45_000, file


def test_without_script_it_is_one_long_page(phone_without_script, real_catalogue) -> None:
    """All stops in order, a list of them that leads there, no button that does nothing."""
    page = phone_without_script.open(f"en/tours/{TOUR}/guide/")
    count = stop_count(real_catalogue, TOUR)
    expect(page.locator(".guide-stop:visible")).to_have_count(count + 1)
    expect(page.locator(".guide-line a:visible")).to_have_count(count)
    expect(page.locator(".guide button:visible")).to_have_count(0)
    page.locator(".guide-line a").nth(2).click()
    assert page.url.endswith("#stop-3")


def test_on_paper_all_stops_are_printed(phone) -> None:
    """Guide mode shows one stop on the screen and all on paper, without its buttons."""
    page = open_guide(phone, TOUR)
    page.emulate_media(media="print")
    assert page.locator(".guide-stop:visible").count() > 3
    expect(page.locator(".guide-dock")).to_be_hidden()


# --- reading aloud ---


def with_voices(phone, voices: str) -> None:
    phone.page.add_init_script(FAKE_SPEECH.replace("VOICES", voices))


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
    assert before.startswith(first[:6])
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
    page = phone.open("positions/songhu-memorial-hall/")
    expect(page.locator(".thumb")).to_be_visible()
    expect(page.locator("[data-speak]")).to_be_hidden()
    expect(page.locator("[data-listen]")).to_be_hidden()


def test_a_voice_that_comes_late_brings_the_button(phone) -> None:
    """Browsers tell their voices some time after the page has loaded."""
    with_voices(phone, "window.late || []")
    page = phone.open("positions/songhu-memorial-hall/")
    expect(page.locator("[data-speak]")).to_be_hidden()
    page.evaluate("(window.late = [{ lang: 'zh_CN' }], voicesCame())")
    expect(page.locator("[data-speak]")).to_be_visible()
    expect(page.locator("[data-listen]")).to_be_visible()


def make_silence(seconds: int) -> bytes:
    """A valid MP3: frames of MPEG-1 Layer III, 128 kbit/s, 44.1 kHz, whose every coefficient is zero."""
    frame = bytes([0xFF, 0xFB, 0x90, 0xC4]) + bytes(413)
    return frame * (seconds * 39)


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
    page.locator("[data-listen]").tap()
    page.wait_for_function("document.querySelector('audio').currentTime > 0")
    assert page.evaluate("spoken.length") == 0
    page.goto((recorded_site / "zh" / "positions" / "old-mill" / "index.html").as_uri())
    expect(page.locator("audio")).to_have_count(0)
    expect(page.locator("[data-speak]")).to_be_visible()
    guide = (recorded_site / "tours" / "hill-walk" / "guide" / "index.html").read_text("utf-8")
    assert guide.count("<audio") == 1


# --- the bar for the thumb ---


def test_the_thumb_reaches_what_works_here(phone) -> None:
    """Directions always; guide mode at this stop and the next stop when it was reached from a tour."""
    with_voices(phone, "[]")
    page = phone.open("en/positions/songhu-memorial-hall/")
    expect(page.locator(".thumb > :visible")).to_have_count(1)
    tour = "battles-of-1932-and-1937"
    page = phone.open(f"en/positions/songhu-memorial-hall/?tour={tour}")
    bar = page.locator(".thumb")
    expect(bar.locator(":scope > :visible")).to_have_text(["Directions", "Guide mode", "Next stop"])
    assert min(page.eval_on_selector_all(".thumb a", "x => x.map(i => i.offsetHeight)")) >= 44
    bar.get_by_text("Directions").tap()
    assert page.url.endswith("#way")
    following = page.locator("nav.steps:visible a[rel=next]").get_attribute("href")
    assert bar.get_by_text("Next stop").get_attribute("href") == following
    bar.get_by_text("Guide mode").tap()
    expect(page.locator(".guide.on #stop-1")).to_be_visible()


def test_the_bar_hides_nothing_and_nowhere_else_is_one(phone, phone_without_script) -> None:
    """The foot can be scrolled free of it; not without script, not on a wide screen, not on paper."""
    page = phone.open("positions/songhu-memorial-hall/")
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


# --- the single file ---


@pytest.fixture
def pocket(browser: Browser) -> Iterator[BrowserContext]:
    """A telephone without network."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, locale="zh-CN"
    )
    context.set_offline(True)
    yield context
    context.close()


def test_the_single_file_leads_a_tour_from_a_file_manager(
    pocket: BrowserContext, real_site: Path, real_catalogue: Catalogue
) -> None:
    """Opened from the disk without network: both languages, guide mode to the end, the place kept."""
    page = pocket.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((real_site / "tours" / TOUR / "tour.html").as_uri())
    expect(page.locator(".edition:visible")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.locator("[data-step='1']:visible").tap()
    expect(page.locator("#zh-stop-2")).to_be_visible()
    page.get_by_role("link", name="English").tap()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#en-stop-2")).to_be_visible()
    expect(page.get_by_role("button", name="Large")).to_be_visible()
    page.reload()
    expect(page.locator("#en-stop-2")).to_be_visible()
    for _ in range(stop_count(real_catalogue, TOUR)):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#en-end")).to_be_visible()
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) == 0
    assert errors == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert len({url.partition("#")[0] for url in requests}) == 1


def test_the_single_file_can_be_read_without_script(browser: Browser, real_site: Path) -> None:
    """All languages one after the other, each marked as its own."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((real_site / "tours" / TOUR / "tour.html").as_uri())
    expect(page.locator(".edition:visible")).to_have_count(2)
    expect(page.locator(".edition[lang='en'] .guide-stop").first).to_be_visible()
    expect(page.locator("button:visible")).to_have_count(0)
    context.close()


def test_every_single_file_is_small_and_whole(real_site: Path, real_catalogue: Catalogue) -> None:
    """Under 300 KB, with every fact of every stop, and no link that leads to a page beside it."""
    sizes = {}
    for tour_id, entry in real_catalogue.tours.items():
        html = (real_site / "tours" / tour_id / "tour.html").read_text("utf-8")
        sizes[tour_id] = len(html.encode("utf-8"))
        for stop in entry.record.stops:
            place = real_catalogue.positions[stop.position].record
            for text in [fact.text for fact in place.facts] + [place.name]:
                for words in text.languages.values():
                    assert words.strip()[:12].split("'")[0].split('"')[0] in html
        for href in re.findall(r'<a [^>]*href="([^"]*)"', html):
            assert href.startswith(("#", "http", "tel:", "mailto:")), href
        kilobytes = -(-sizes[tour_id] // 1000)
        page = (real_site / "en" / "tours" / tour_id / "index.html").read_text("utf-8")
        assert f"One file for WeChat and the like, {kilobytes} KB" in page
    print(f"largest: {max(sizes.values())} bytes of {FILE_BYTES}")
    assert max(sizes.values()) < FILE_BYTES, sizes
