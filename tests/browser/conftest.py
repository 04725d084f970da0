"""A phone with the real site: Chromium from the system, a server on this machine, nothing else reachable."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from offline_support import Host

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
"""The headless shell is the same engine without the browser's own windows: a quarter of the processor time."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BY_LANGUAGE = ("folder", "language")
"""Parameters that stand for the language of a page."""
PHONE = {"width": 390, "height": 844}
expect.set_options(timeout=30_000)
"""A busy machine makes no test fail; what is there at once costs nothing."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what ``make test`` leaves to ``make thorough``: the other rows of tests whose rows take turns.

    A test that runs in both languages is of that kind, and one that names further parameters with ``in_turn``. The
    name of the test and its other parameters choose the row, so that the rows taken are mixed, and always the same.
    """
    here = Path(__file__).parent
    groups: dict[tuple[str, str], list[pytest.Item]] = defaultdict(list)
    for item in items:
        if here in item.path.parents and isinstance(item, pytest.Function):
            groups[_turn_of(item)].append(item)
    for key, rows in groups.items():
        chosen = crc32(repr(key).encode()) % len(rows)
        for row in rows[:chosen] + rows[chosen + 1 :]:
            row.add_marker("thorough")


def _turn_of(item: pytest.Function) -> tuple[str, str]:
    """What tests have in common of which one is enough: the function, and the parameters that take no turns."""
    names = set(BY_LANGUAGE)
    for mark in item.iter_markers("in_turn"):
        names |= set(mark.args)
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    others = {name: value for name, value in parameters.items() if name not in names}
    return f"{item.path.name}::{item.originalname}", repr(sorted(others.items()))


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def server(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site in a sub-folder of a server, as on project pages."""
    root = tmp_path_factory.mktemp("served")
    (root / "some").mkdir()
    (root / "some" / "folder").symlink_to(real_site, target_is_directory=True)
    handler = functools.partial(QuietHandler, directory=str(root))
    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}/some/folder/"
    httpd.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system; none is downloaded."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI has no Chromium; .ci/run installs it")
        pytest.skip("no Chromium on this machine: the browser tests were not run")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Phone:
    """A page on a phone that remembers what went wrong."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.base = base
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )

    def open(self, path: str) -> Page:
        """Open a page of the site."""
        self.requests.clear()
        self.page.goto(f"{self.base}{path}")
        return self.page

    def add_style(self, css: str) -> None:
        """Add rules to the open page; a <style> of its own the page's policy would not allow."""
        self.page.evaluate(
            """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
              document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }""",
            css,
        )

    @property
    def foreign(self) -> list[str]:
        """Requests that left the site."""
        own = (self.base, "data:")
        return [url for url in self.requests if not url.startswith(own)]

    @property
    def overflow(self) -> int:
        """Pixels by which the page is wider than the screen."""
        return int(
            self.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Phone]:
    """A phone of 390 x 844 pixels; what went wrong on it fails the test."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    phone = Phone(context, server)
    yield phone
    assert phone.errors == []
    context.close()


@pytest.fixture
def phone_without_script(browser: Browser, server: str) -> Iterator[Phone]:
    """The same phone with script switched off."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield Phone(context, server)
    context.close()


@pytest.fixture
def host(real_site: Path, tmp_path: Path) -> Iterator[Host]:
    """The real site on a server of this test's own."""
    host = Host(real_site, tmp_path / "own")
    yield host
    host.server.shutdown()


@pytest.fixture
def pocket(browser: Browser) -> Iterator[BrowserContext]:
    """A phone with nothing saved."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    context.set_default_timeout(15_000)
    yield context
    context.close()
