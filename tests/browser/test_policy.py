"""Content-Security-Policy of each kind of page, in a browser: nothing of ours is stopped, a stranger's script is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import PHONE
from browser.kinds import LANGUAGES, find_kinds
from support import some

pytestmark = pytest.mark.browser
COUNT = (
    "window.violations = []; document.addEventListener('securitypolicyviolation', (event) => "
    "window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"
)
PRESS = """() => {
  window.print = () => {};
  document.querySelectorAll("details").forEach((item) => { item.open = true; });
  document.querySelectorAll("button[data-theme-value], button[data-size-value], .aa, nav.tools button, [data-toggle]")
    .forEach((button) => button.click());
}"""
INJECT = """() => document.body.insertAdjacentHTML("beforeend",
  '<img src="x:" onerror="window.ran = 1"><p style="color:red">a</p>')"""


def find_pages(site: Path, folder: str) -> list[str]:
    """Addresses of a page of each kind, with those that only lead elsewhere and the one for what is not there."""
    kinds = find_kinds(site, folder, "site", "guide", "document", "redirect")
    addresses = [state for kind in kinds for state in kind.states]
    return addresses if folder else [*addresses, "404.html"]


def violations(page: Page) -> list[str]:
    """What the policy has stopped so far."""
    found: list[str] = page.evaluate("window.violations || []")
    return found


@pytest.mark.parametrize("folder", LANGUAGES)
def test_no_policy_stops_anything_of_ours(
    browser: Browser, server: str, real_site: Path, folder: str
) -> None:
    """No violation on any kind of page, opened and used; an injected handler and style are stopped on each."""
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(COUNT)
    faults = []
    for path in some(find_pages(real_site, folder)):
        page = context.new_page()
        page.goto(f"{server}{path}", wait_until="load")
        page.wait_for_timeout(150)
        page.evaluate(PRESS)
        page.wait_for_timeout(50)
        faults += [f"{path}: {violation}" for violation in violations(page)]
        page.evaluate("window.violations = []")
        page.evaluate(INJECT)
        page.wait_for_timeout(100)
        stopped = {violation.split()[0] for violation in violations(page)}
        if not {"script-src-attr", "style-src-attr"} <= stopped:
            faults.append(f"{path}: a stranger's code was not stopped, only {stopped}")
        if page.evaluate("window.ran"):
            faults.append(f"{path}: a stranger's code has run")
        page.close()
    context.close()
    assert faults == []


def test_a_site_on_disk_works_under_its_policy(browser: Browser, real_site: Path) -> None:
    """Opened from a folder or out of the zip, style and script are loaded: ``'self'`` is the folder's own scheme."""
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(COUNT)
    for path in ("index.html", "en/about/index.html", "en/contribute/fields/index.html"):
        page = context.new_page()
        page.goto((real_site / path).as_uri(), wait_until="load")
        assert violations(page) == []
        assert page.evaluate("document.styleSheets.length") > 0
        page.close()
    context.close()
