"""Waiting for a page to come to rest, and for what it has stored."""

from __future__ import annotations

from playwright.sync_api import Page

SETTLED = """async () => {
  const count = () => document.readyState === "complete" ? performance.getEntriesByType("resource").length : -1;
  for (let before = -2; before !== count() || before < 0;) {
    before = count();
    await new Promise((go) => setTimeout(go, 300));
  }
}"""


def settle(page: Page) -> None:
    """Wait until the page is loaded and nothing more has come for 0.3 s.

    Playwright's ``networkidle`` (1.65) sometimes never comes on a busy machine, however long one waits.
    """
    page.evaluate(SETTLED)


def reload(page: Page) -> None:
    """Load the page again, a moment after it has stored something.

    Chromium hands what a page stores to another process and does not wait for it: once, on a busy machine, a page that
    was loaded again in the same instant read what had been stored before.
    """
    page.wait_for_timeout(500)
    page.reload()
