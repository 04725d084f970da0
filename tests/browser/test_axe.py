"""axe-core on every kind of page, in both languages and in every view: no violation, no exception.

axe comes with the package axe-playwright-python (4.12.1 in 0.1.8). All rules of WCAG 2.0 to 2.2 A and AA and the best
practices run on the page as it opens; rules that look at colour and size run again in each further view.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from browser.kinds import LANGUAGES, Kind, find_kinds
from browser_support import settle
from support import is_thorough

pytestmark = pytest.mark.browser

EVERYTHING = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"),
]
CONTRAST = ["color-contrast", "link-in-text-block"]
"""Rules whose answer depends on the colours."""
ENHANCED = ["color-contrast-enhanced", "link-in-text-block"]
"""7:1 as WCAG's level AAA wants it, which holds more than the plain rule."""
SIZES = ["target-size", "scrollable-region-focusable"]
"""Rules whose answer depends on the size of the text."""
PARTS = 4
"""Of the kinds of pages, so that idle workers can help."""
VIEWS: dict[str, tuple[dict[str, str], list[str], list[str]]] = {
    "dark": ({"theme": "dark"}, CONTRAST, []),
    "large": ({"theme": "light", "size": "large"}, [], SIZES),
    "more contrast": ({"theme": "light", "contrast": "more"}, ENHANCED, []),
    "largest, dark, more contrast": (
        {"theme": "dark", "size": "largest", "contrast": "more"},
        ENHANCED,
        SIZES,
    ),
}
"""View -> its settings, rules of colour and rules of size. Colours are those of the light view in the large one, and
larger text needs no more contrast; they are the same in every language, so they are looked at in the first.
"""
SHOW = """view => {
  for (const name of ["theme", "size", "contrast"]) delete document.documentElement.dataset[name];
  Object.assign(document.documentElement.dataset, view);
  const guide = document.body.dataset;
  if (guide.mdColorScheme) guide.mdColorScheme = view.theme === "dark" ? "slate" : "default";
}"""
OPEN_ALL = (
    "document.querySelectorAll('main details, .md-content details').forEach(d => d.open = true)"
)
RUN = """async options => (await axe.run(document, { ...options, resultTypes: ["violations"] })).violations.flatMap(
  v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")}  ${n.any.concat(n.all, n.none).map(c => c.message)[0]}`))"""


def find_faults(page: Page, run_only: dict[str, Any], rules: list[str] | None = None) -> list[str]:
    """What axe finds, one line a place."""
    extra = {"rules": {name: {"enabled": True} for name in rules or ()}}
    return list(page.evaluate(RUN, {"runOnly": run_only, **extra}))


def rules_of(view: str, folder: str) -> list[str]:
    """What is looked at in a view, in a language."""
    _, colours, sizes = VIEWS[view]
    return sizes if folder else [*colours, *sizes]


def views_of(kind: Kind) -> dict[str, dict[str, str]]:
    """The further views in which a kind's page is looked at: in turn one of them, all in ``make thorough``.

    Sheets have one view. The pages of the guide are drawn by the theme: its further views are looked at on the first.
    """
    if kind.layout != "site" and kind.name != "contribute":
        return {}
    views = {name: view for name, (view, *_) in VIEWS.items()}
    if is_thorough():
        return views
    chosen = list(views)[crc32(kind.name.encode()) % len(views)]
    return {chosen: views[chosen]}


def check_page(phone, address: str, kind: Kind) -> list[str]:
    """All faults of a page in its views, each with its view; those of colours alone in the first language."""
    page = phone.open(address)
    settle(page)
    phone.add_style("* { transition: none !important }")  # Material fades its colours
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE_SCRIPT)
    found = [("light", f) for f in find_faults(page, {"type": "tag", "values": EVERYTHING})]
    for name, view in views_of(kind).items():
        rules = rules_of(name, "en/" if address.startswith("en/") else "")
        if rules:
            page.evaluate(SHOW, view)
            found += [
                (name, f) for f in find_faults(page, {"type": "rule", "values": rules}, rules)
            ]
    return [f"{address} [{view}] {fault}" for view, fault in found]


@pytest.mark.parametrize(
    ("part", "where"),
    [
        pytest.param(part, where, marks=pytest.mark.thorough if (part < 2) == bool(where) else ())
        for where in LANGUAGES
        for part in range(PARTS)
    ],
)
def test_axe_finds_nothing_on_any_kind_of_page(
    phone, real_site: Path, where: str, part: int
) -> None:
    """Light, dark, large, largest and with more contrast; folded parts are open. Half of the kinds in each language."""
    found = []
    kinds = find_kinds(real_site, where)
    assert len(kinds) > PARTS
    for kind in kinds[part::PARTS]:
        for address in kind.states:
            found += check_page(phone, address, kind)
    assert found == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_axe_finds_nothing_in_the_open_menu_and_the_open_search(phone, folder: str) -> None:
    """The sheets under the bar, in every view."""
    page = phone.open(f"{folder}tours/")
    page.evaluate(AXE_SCRIPT)
    for box in ("details.menu.find", "details.menu:not(.find)"):
        page.locator(f"{box} > summary").click()
        for name, (view, *_) in VIEWS.items():
            rules = rules_of(name, folder)
            if rules:
                page.evaluate(SHOW, view)
                assert find_faults(page, {"type": "rule", "values": rules}, rules) == []
        assert find_faults(page, {"type": "tag", "values": EVERYTHING}) == []
        page.keyboard.press("Escape")
