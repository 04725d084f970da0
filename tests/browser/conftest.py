"""A phone with the real site: Chromium from the system, a server on this machine, nothing else reachable."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

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
PHONE = {"width": 390, "height": 844}
expect.set_options(timeout=30_000)
"""A busy machine makes no test fail; what is there at once costs nothing."""


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
