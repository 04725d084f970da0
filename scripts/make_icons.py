"""Makes the app's icons from the favicon: PNG in the sizes that phones ask for, one that may be cut round, one SVG.

Run by ``make icons`` after the favicon has changed; the icons are committed. Needs Chromium on the machine.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ASSETS = Path(__file__).parent.parent / "overrides" / "assets"
TARGET = ASSETS / "icons"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PLAIN = {"icon-192": 192, "icon-512": 512}
"""Name -> pixels of icons with the favicon's own round corners."""
FULL = {"maskable-512": (512, 0.72), "touch-180": (180, 0.84)}
"""Name -> pixels, and how much of the width the drawing takes: the ground reaches the edges, the phone cuts it."""


def make_icons() -> None:
    """Write all icons below ``overrides/assets/icons/``."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("No Chromium on this machine; install the package chromium.")
    svg = (ASSETS / "favicon.svg").read_text("utf-8").strip()
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "icon.svg").write_text(f"{svg}\n", "utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page()
        for name, size in PLAIN.items():
            take(page, svg, name, size)
        for name, (size, part) in FULL.items():
            take(page, fill_ground(svg, part), name, size)
        browser.close()


def fill_ground(svg: str, part: float) -> str:
    """The favicon with square corners, its drawing made smaller around the middle."""
    ground, drawing = re.findall(r"<(?:rect|path|circle)[^>]*/>", svg)[0], svg.partition("/>")[2]
    square = re.sub(r'\srx="[^"]*"', "", ground)
    move = 16 * (1 - part)
    inner = drawing.replace("</svg>", "</g></svg>")
    group = f'<g transform="translate({move:.2f} {move:.2f}) scale({part})">'
    return f"{svg.partition('<rect')[0]}{square}{group}{inner}"


def take(page: Page, svg: str, name: str, size: int) -> None:
    """One picture of the SVG, with a transparent ground."""
    page.set_viewport_size({"width": size, "height": size})
    style = "<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>"
    page.set_content(f"{style}{svg}")
    page.screenshot(path=TARGET / f"{name}.png", omit_background=True)


if __name__ == "__main__":
    make_icons()
