"""axe-core on one page of each kind, in the machine's own Chromium: barriers for readers, as ``page: what``."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from redroutes.messages import Message

BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "msedge",
    "chrome",
)
PHONE: Any = {"width": 390, "height": 844}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BAR = "header.bar, .md-header"
RUN = """async tags => (await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]}))
  .violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")}`))"""
OPEN_ALL = "document.querySelectorAll('main details').forEach(d => d.open = true)"


def find_obstacle() -> str | None:
    """Why axe cannot run here, as a sentence; None if it can."""
    missing = [x for x in ("playwright", "axe_playwright_python") if find_spec(x) is None]
    if missing:
        return Message("audit.libraries")
    return None if _browser() else Message("audit.browser")


def check_axe(site: Path, paths: Iterable[str]) -> list[str]:
    """What axe finds on some pages of a site, folded parts open, and which of them are wider than a phone."""
    from axe_playwright_python.base import AXE_SCRIPT
    from playwright.sync_api import sync_playwright

    faults: list[str] = []
    with _served(site) as base, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=_browser(), args=arguments)
        for path in paths:
            page = browser.new_page(viewport=PHONE)
            page.goto(f"{base}{path}", wait_until="load")
            page.evaluate(OPEN_ALL)
            page.evaluate(AXE_SCRIPT)
            faults += [f"{path}: {fault}" for fault in page.evaluate(RUN, RULES)]
            if page.locator(BAR).count():  # not a sheet to print
                faults += _too_wide(page, path)
            page.close()
        browser.close()
    return faults


def _too_wide(page: Any, path: str) -> Iterator[str]:
    """A page that has to be pushed sideways on a phone."""
    root = "document.documentElement"
    wide = int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))
    if wide > 0:
        yield Message("audit.wide", page=path, n=wide)


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_QuietHandler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
