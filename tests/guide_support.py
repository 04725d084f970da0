"""What browser tests of guide mode, reading aloud and the single file share: a tour, made-up voices, first steps."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from redroutes.catalogue.catalogue import Catalogue

TOUR, WHOLE_TOUR = "wusong-forts", "barrier-free-songhu"
"""A tour with ways of unknown length, and one whose every way has its minutes."""
NINE = "2026-11-22T09:00:00+08:00"
TEN = "2026-11-22T10:00:00+08:00"
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


FIRST_WORDS = """() => {
  const told = [...document.querySelectorAll(".guide-stop.here .spoken")].find(e => e.checkVisibility());
  const walker = document.createTreeWalker(told, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (walker.nextNode() && !walker.currentNode.data.trim());
  range.selectNodeContents(walker.currentNode);
  return range.getClientRects()[0].top;
}"""
"""Where on the screen the first line of what is said begins, in CSS px."""


def stop_count(catalogue: Catalogue, tour_id: str) -> int:
    return len(catalogue.tours[tour_id].record.stops)


def open_guide(phone: Any, tour_id: str, folder: str = "", anchor: str = "") -> Page:
    page: Page = phone.open(f"{folder}tours/{tour_id}/guide/{anchor}")
    expect(page.locator(".guide.on")).to_be_visible()
    return page


def open_more(page: Page) -> None:
    """Unfold what guide mode folds away: the bar of the site, the stops, the plan, the settings."""
    page.locator(".guide-more:visible").tap()
    expect(page.locator(".guide-panel.open")).to_be_visible()


def with_voices(phone: Any, voices: str) -> None:
    phone.page.add_init_script(FAKE_SPEECH.replace("VOICES", voices))


def stop_names(catalogue: Catalogue, tour_id: str, language: str) -> list[str]:
    """Names of a tour's stops in order."""
    stops = catalogue.tours[tour_id].record.stops
    places = [catalogue.positions[stop.position].record for stop in stops]
    return [place.name.languages[language] for place in places]


def heading(page: Page) -> str:
    return page.locator(".guide-stop:visible h2").inner_text()


def lead_to_end(page: Page, stops: int) -> list[str]:
    """Tap the large button from the first stop to the end; the headings that were seen, the end's left out."""
    seen = []
    for _ in range(stops):
        expect(page.locator(".guide-stop:visible")).to_have_count(1)
        seen.append(heading(page))
        page.locator("[data-step='1']:visible").tap()
    expect(page.locator(".guide-end:visible")).to_have_count(1)
    expect(page.locator("[data-step='1']:visible")).to_have_count(0)
    return seen
