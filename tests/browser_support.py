"""Waiting for a page to come to rest."""

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
