"""Every kind of page at 400 % zoom: a window of 1280 x 1024 is then 320 x 256 pixels (WCAG 1.4.10, 1.4.4, 2.4.11).

Nothing is scrolled sideways but tables, maps and code in boxes of their own, and what stays at the edge of the window
while the page is scrolled leaves room to read and never covers what has the focus.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.kinds import LANGUAGES, find_kinds
from support import some

pytestmark = pytest.mark.browser
WINDOW = {"width": 320, "height": 256}
MOST = 0.45
"""Share of the window's height that may be covered while one reads."""
OPEN_ALL = (
    "document.querySelectorAll('main details, .md-content details').forEach(d => d.open = true)"
)
MEASURE = """() => {
  window.scrollTo(0, document.documentElement.scrollHeight / 2);
  const rows = new Set();
  for (const item of document.querySelectorAll("body *")) {
    const style = getComputedStyle(item);
    if (style.position !== "fixed" && style.position !== "sticky") continue;
    if (style.visibility === "hidden" || style.opacity === "0" || style.pointerEvents === "none") continue;
    const box = item.getBoundingClientRect();
    if (box.width < 160 || box.right <= 0 || box.left >= innerWidth) continue;
    if (box.bottom <= 0 || box.top >= innerHeight) continue;
    const stuck = style.position === "fixed" || Math.abs(box.top - parseFloat(style.top || "NaN")) < 2
      || Math.abs(innerHeight - box.bottom - parseFloat(style.bottom || "NaN")) < 2;
    if (!stuck) continue;
    for (let y = Math.max(0, Math.round(box.top)); y < Math.min(innerHeight, Math.round(box.bottom)); y++) rows.add(y);
  }
  return { covered: rows.size / innerHeight };
}"""
FOCUS = """() => {
  document.documentElement.style.scrollBehavior = "auto";
  const hidden = [];
  const items = document.querySelectorAll("main a[href], main button, main input, main summary, main select");
  for (const item of items) {
    if (!item.getClientRects().length || item.closest("[hidden], dialog:not([open]), svg")) continue;
    item.focus();
    if (document.activeElement !== item) continue;
    const boxes = [...item.getClientRects()].filter((box) => box.width && box.height);
    const seen = boxes.some((box) => [0.2, 0.5, 0.8].some((x) => [0.2, 0.5, 0.8].some((y) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      const labels = [...(item.labels || [])];
      return top && (item.contains(top) || top.contains(item) || labels.some((label) => label.contains(top)));
    })));
    if (!seen) hidden.push(item.outerHTML.slice(0, 90));
  }
  return hidden;
}"""


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_kind_of_page_can_be_read_at_four_times_its_size(
    phone, real_site: Path, folder: str
) -> None:
    """No page is wider than the window; bars leave half of it; what the keyboard reaches is seen.

    Marks on a map are left out: where places are close, they lie on one another, with or without a bar.
    """
    found: list[str] = []
    phone.page.set_viewport_size(WINDOW)
    for kind in some(find_kinds(real_site, folder, "site", "guide")):
        for address in kind.states:
            page = phone.open(address)
            page.evaluate(OPEN_ALL)
            if phone.overflow:
                found.append(f"{address} is wider than the window by {phone.overflow} px")
            covered = page.evaluate(MEASURE)["covered"]
            if covered > MOST:
                found.append(f"{address}: {covered:.0%} of the window is covered")
            found += [f"{address}: the focus is covered: {item}" for item in page.evaluate(FOCUS)]
    assert found == []
