"""The national norm for old eyes in numbers, measured on every kind of page: sizes, gaps, targets, nothing cut.

Norm: main text at least 18 CSS px and 30 in the largest setting, line height at least 1.3, gaps between paragraphs at
least 1.3 times the gap between lines, targets 60 x 60 px in the large views and 44 x 44 in the normal one.
"""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from browser.kinds import LANGUAGES, find_kinds
from support import some

pytestmark = pytest.mark.browser

MEASURE = (Path(__file__).parent / "measures.js").read_text("utf-8").partition("*/")[2]
SECONDARY = (
    ".quiet, .details, .kicker, .tags, .other-name, sup, .flag, .carried, .clock, .leg, .sources, .record-foot, "
    ".state small, figcaption, blockquote .quiet, .filters label, .step span, .step.end, table, .ribbon, .dot, .copy, "
    "form p"
)
"""What is not main text: labels, notes, sources. It keeps to the least size of 18 px, and lines follow closely."""
COMMON = {
    "secondary": SECONDARY,
    "freeSize": "",  # no exception: note numbers and numbers in circles are 18 px, too
    "freeLine": "sup, .dot",  # a raised number and a number in a circle stand alone
    "scrolls": ".wide-table, [data-scrolls]",  # tables and maps that scroll in a box of their own
}
VIEWS: dict[str, dict[str, float]] = {
    "": {"text": 11, "main": 15, "target": 44},
    "large": {"text": 18, "main": 22, "target": 60},
    "largest": {"text": 18, "main": 30, "target": 60},
}
LISTS = ("small", "main", "tight", "gaps", "targets", "overlaps", "clipped")
OPEN_ALL = "document.querySelectorAll('main details').forEach(d => d.open = true)"
SET_SIZE = """s => { const root = document.documentElement;
  if (s) root.dataset.size = s; else delete root.dataset.size; }"""


def find_faults(measured: dict[str, Any], where: str) -> list[str]:
    """What is outside the norm, one line a place."""
    found = [f"{where} {name}: {item}" for name in LISTS for item in measured[name]]
    if measured["overflow"]:
        found.append(f"{where} wider than the screen by {measured['overflow']} px")
    if measured["bar"] > 130:
        found.append(f"{where} the bar is {measured['bar']} px high")
    return found


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_kind_of_page_keeps_the_norm(phone, real_site: Path, folder: str) -> None:
    """Normal, large and largest; on a phone, and on 320 px, which is also a screen of 640 px at 200 %."""
    found: list[str] = []
    for kind in some(find_kinds(real_site, folder, "site")):
        for address in kind.states:
            page = phone.open(address)
            page.evaluate(OPEN_ALL)
            for width, (size, least) in itertools.product((390, 320), VIEWS.items()):
                page.set_viewport_size({"width": width, "height": 844})
                page.evaluate(SET_SIZE, size)
                measured = page.evaluate(MEASURE, {**COMMON, **least})
                found += find_faults(measured, f"{address} [{size or 'normal'} {width}]")
    assert found == []


@pytest.mark.parametrize("width", [390, 320])
def test_a_long_flag_wraps_on_a_page_that_is_reached_without_a_tour(phone, width: int) -> None:
    """A place whose story rests on facts that are not confirmed, in the large views: nothing is cut at the side."""
    phone.page.set_viewport_size({"width": width, "height": 844})
    page = phone.open("en/positions/tongji-wusong-site/")
    assert page.locator(".flag").count() > 2
    for size in ("large", "largest"):
        page.evaluate(SET_SIZE, size)
        assert phone.overflow <= 0, size
