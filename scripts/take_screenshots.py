"""Takes the README's pictures from the built site: a phone of 390 x 844 pixels, in both languages.

Run by ``make screenshot``. Needs Chromium on the machine and the development packages.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "own" / "pictures"
PICTURES = {
    "home": "",
    "tour": "en/tours/battles-of-1932-and-1937/",
    "stop": "positions/songhu-memorial-hall/?tour=battles-of-1932-and-1937",
    "guide": "tours/wusong-century/guide/",
    "map": "en/map/",
}
"""Name of the picture -> page."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def take_screenshots() -> None:
    """Write one PNG a picture below ``docs/own/pictures/``."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("No Chromium on this machine; install the package chromium.")
    handler = functools.partial(QuietHandler, directory=str(ROOT / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        for name, path in PICTURES.items():
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            page.screenshot(path=TARGET / f"{name}.png")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    take_screenshots()
