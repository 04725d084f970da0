"""What browser tests of saved tours share: a server that a test may change, and the first steps of a reader."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import os
import re
import threading
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from guide_support import TOUR

STATUS = "#offline [role=status]"


class Host:
    """A server whose site a test may change: files of its own win over those of the real site."""

    def __init__(self, site: Path, own: Path) -> None:
        self.site, self.own = site, own
        self.asked: list[str] = []
        self.puts = 0
        self.broken: set[str] = set()
        """Paths that are answered with an error of the server."""
        self.gone: set[str] = set()
        """Paths on which the connection breaks."""
        handler = functools.partial(Handler, host=self, directory=str(site))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_port}/red/line/"

    @property
    def asked_by_pages(self) -> list[str]:
        """Without the worker's script: the browser looks for a newer one by itself, past emulated airplane mode."""
        return [path for path in self.asked if path != "sw.js"]

    def put(self, path: str, data: bytes) -> None:
        """Serve other bytes under a path, a second later each time: Last-Modified knows no smaller step."""
        file = self.own / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self.puts += 1
        later = time.time() + self.puts
        os.utime(file, (later, later))

    def read(self, path: str) -> bytes:
        """What is served under a path."""
        own = self.own / path
        return (own if own.is_file() else self.site / path).read_bytes()


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves below /red/line/, notes what was asked, breaks what it is told to break."""

    def __init__(self, *args: object, host: Host, **kwargs: object) -> None:
        self.host = host
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer, or break off."""
        path = self.path.partition("?")[0].removeprefix("/red/line/")
        path = f"{path}index.html" if path.endswith("/") or not path else path
        self.host.asked.append(path)
        if path in self.host.gone:
            self.connection.close()
            return
        if path in self.host.broken:
            self.send_error(503)
            return
        if not self.send_part():
            super().do_GET()

    def send_part(self) -> bool:
        """Answer a request for the rest of a file, as hosts do and Python's server does not: a player needs it."""
        file = Path(self.translate_path(self.path))
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if not asked or not file.is_file():
            return False
        size = file.stat().st_size
        first, last = int(asked[1]), min(int(asked[2] or size), size - 1)
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(file.read_bytes()[first : last + 1])
        return True

    def translate_path(self, path: str) -> str:
        """A file of the test's own, or the real site's."""
        inner = path.partition("?")[0].removeprefix("/red/line/")
        own = self.host.own / (f"{inner}index.html" if inner.endswith("/") else inner)
        return str(own if own.is_file() else self.host.site / inner)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def tour_list(host: Host, tour: str = TOUR) -> dict:
    """The tour's offline.json as it is served."""
    return json.loads(host.read(f"tours/{tour}/offline.json"))


def open_tour(host: Host, pocket: BrowserContext, folder: str = "", tour: str = TOUR) -> Page:
    """The tour's page with its block in view."""
    page = pocket.new_page()
    page.goto(f"{host.base}{folder}tours/{tour}/")
    page.locator("[data-offline-link]").click()
    return page


def save(page: Page) -> None:
    """Tap the first button of the block and wait until the tour is saved."""
    page.locator("#offline .actions button").first.click()
    expect(page.locator("#offline")).to_have_attribute("data-state", "saved")


def saved_files(page: Page) -> dict[str, int]:
    """Cache -> number of files in it."""
    return page.evaluate(
        """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (n) =>
        [n, (await (await caches.open(n)).keys()).length])))"""
    )
