"""A tapped note, a direct link to a source and a link to a section land where the reader can see them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from support import is_thorough

pytestmark = pytest.mark.browser

PAGES = (
    "positions/songhu-memorial-hall/",
    "en/positions/baosteel-first-pile/",
    "tours/wusong-century/",
    "en/tours/half-day-by-line-3/",
    "en/templates/commemorating-martyrs/",
)
SIZES = ("", "large", "largest")
SEEN = """id => new Promise(done => {
  const target = document.getElementById(id);
  let last = NaN, same = 0;
  (function look() {
    const box = target.getBoundingClientRect();
    same = box.top === last ? same + 1 : 0;
    last = box.top;
    if (same < 6) return requestAnimationFrame(look);
    const bar = document.querySelector('.bar').getBoundingClientRect().bottom;
    done(box.top >= Math.min(bar, 0) - 1 && box.top < innerHeight - 24);
  })();
})"""
"""Whether the top of a target stands on the screen, when it has come to rest."""


def notes_of(page: Page) -> list[str]:
    """Ids of the sources to which the notes of a page lead, each once."""
    addresses = page.eval_on_selector_all(
        "sup a", "links => links.map(link => link.getAttribute('href').slice(1))"
    )
    return list(dict.fromkeys(addresses))


@pytest.mark.in_turn("size")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", PAGES)
def test_every_note_lands_on_its_source(phone, path: str, size: str) -> None:
    """Tapped one after the other from wherever the page stands; larger text goes there at once, without motion.

    In ``make test`` every third note.
    """
    page = phone.open(path)
    if size:
        page.emulate_media(reduced_motion="reduce")
        page.evaluate("size => document.documentElement.dataset.size = size", size)
    notes = notes_of(page) if is_thorough() else notes_of(page)[::3]
    assert notes, path
    missed = []
    for note in notes:
        page.locator(f'sup a[href="#{note}"]').first.evaluate("link => link.click()")
        if not page.evaluate(SEEN, note):
            missed.append(note)
    assert missed == []


@pytest.mark.parametrize("path", PAGES)
def test_a_direct_link_to_a_source_lands_on_it(phone, path: str) -> None:
    """As in a message that somebody passes on."""
    note = notes_of(phone.open(path))[-1]
    page = phone.open(f"{path}?from=message#{note}")
    assert page.evaluate(SEEN, note)
