"""A volunteer leads a group with the telephone in guide mode."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import expect

from guide_support import NINE, TOUR, WHOLE_TOUR, heading, open_guide, open_more, stop_count
from redroutes.catalogue.catalogue import Catalogue

pytestmark = pytest.mark.browser
FAKE_LOCK = """
window.locks = [];
Object.defineProperty(navigator, "wakeLock", { configurable: true, value: { request: async () => {
  const lock = new EventTarget();
  lock.release = async () => lock.dispatchEvent(new Event("release"));
  window.locks.push(lock);
  return lock;
} } });
"""
SHEETS_AND_SCRIPTS = ("site.css", "guide-mode.css", "site.js", "guide-mode.js")
NO_LOCK = "Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: undefined });"


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
    open_more(page)
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
    open_more(page)
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
    open_more(page)
    again.tap()
    expect(page.locator("#stop-1")).to_be_visible()
    expect(again).to_have_text("Undo: back to stop 3")
    again.tap()
    expect(page.locator("#stop-3")).to_be_visible()
    open_more(page)
    again.tap()
    page.reload()
    expect(page.locator(".guide.on #stop-1")).to_be_visible()
    page = phone.open(f"en/tours/{TOUR}/")
    expect(page.locator("[data-continue]")).to_be_hidden()


def test_the_plan_counts_stops_and_ways_where_all_are_known(phone) -> None:
    """60 minutes, 5 on the way, 20, 5 on the way, then the last stop."""
    phone.page.clock.install(time=NINE)
    page = open_guide(phone, WHOLE_TOUR, "en/")
    open_more(page)
    expect(page.locator(".guide-plan")).to_contain_text("1 hour 45 minutes, travel included")
    now, left = page.locator(".guide-plan-now"), page.locator(".guide-plan-left")
    page.locator(".guide-time").tap()
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
    expect(page.locator(".guide-plan")).to_contain_text("Travel is not counted")
    now, left = page.locator(".guide-plan-now"), page.locator(".guide-plan-left")
    page.locator(".guide-time").tap()
    expect(now).to_have_text(f"{first} minutes left at this stop")
    page.clock.fast_forward(f"{first + 4}:00")
    expect(now).to_have_text("4 minutes behind the plan")
    page.locator("[data-step='1']").tap()
    expect(left).to_have_text("On the way. The clock stands still until you arrive.")
    page.clock.fast_forward("40:00")
    expect(now).to_have_text("4 minutes behind the plan")
    page.get_by_role("button", name="We are here").tap()
    expect(now).to_have_text(f"{second - 4} minutes left at this stop")
    expect(left).to_contain_text("Travel is not counted.")
    expect(page.locator(".guide-clock")).to_be_hidden()


def test_yesterdays_clock_is_forgotten_and_the_place_is_not(phone) -> None:
    """A clock that was never stopped does not greet the next group."""
    phone.page.clock.install(time=NINE)
    page = open_guide(phone, TOUR, "en/")
    page.locator(".guide-time").tap()
    page.locator("[data-step='1']").tap()
    page.clock.fast_forward("26:00:00")
    page.reload()
    expect(page.locator(".guide.on #stop-2")).to_be_visible()
    expect(page.get_by_role("button", name="Start the clock")).to_have_text("Clock")


def test_the_screen_stays_on_and_the_state_is_seen(phone) -> None:
    """Asked for at once, again after the phone was put away, and let go at a tap."""
    phone.page.add_init_script(FAKE_LOCK)
    page = open_guide(phone, TOUR, "en/")
    open_more(page)
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
    open_more(page)
    expect(page.locator("[data-tool='awake']")).to_be_hidden()
    expect(page.locator(".guide-awake")).to_contain_text("cannot keep the screen on")


def test_the_buttons_change_hands(phone) -> None:
    """The large button stands right, or left for the left hand; kept."""
    page = open_guide(phone, TOUR, anchor="#stop-2")
    expect(page.locator(".guide-line .seen")).to_have_count(0)
    on, back = page.locator("[data-step='1']"), page.locator("[data-step='-1']")
    assert on.bounding_box()["x"] > back.bounding_box()["x"]
    open_more(page)
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
        open_more(page)
        expect(page.locator("h1")).to_have_count(1)
        for _ in range(stop_count(real_catalogue, tour_id)):
            assert phone.overflow == 0
            heights = page.eval_on_selector_all(
                ".guide-dock button:visible, .guide-tools button:visible, .guide-clock:visible, "
                ".guide-line a:visible, .guide-stop.here summary",
                "items => items.map(i => [i.textContent, i.getBoundingClientRect().height])",
            )
            assert [x for x in heights if x[1] < 59.5] == []
            page.keyboard.press("ArrowRight")


def test_every_guide_page_is_light(real_site: Path) -> None:
    """45 KB gzip with style and scripts on a first visit."""
    assets = [real_site / "assets" / n for n in SHEETS_AND_SCRIPTS]
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
