"""What a first visit of each kind of page really fetches, counted over the answers that came to the browser."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from browser.conftest import PHONE
from browser.kinds import LANGUAGES, find_kinds
from browser_support import settle
from redroutes.audit.budgets import FIRST_BYTES, FIRST_REQUESTS
from support import some

pytestmark = pytest.mark.browser
TOOLS = {"map": 6, "saved": 6, "search": 6, "plan": 12}
"""Kind -> requests of a page that is a tool and no record: its scripts and data are fetched as it opens."""
BYTES = {"plan": 60_000}
"""Kind -> bytes of a page with a budget of its own: rules, places and a template, from which a whole plan is made."""


def first_visit(browser: Browser, address: str) -> tuple[dict[str, int], list[str]]:
    """Address -> bytes with gzip of all that the page fetched by itself, and what was fetched for the next page."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 -- playwright marks its handlers
    page.goto(address)
    settle(page)
    context.new_cdp_session(page).send(
        "Page.getAppManifest"
    )  # as a browser with an address bar does
    settle(page)
    ahead = [a for a in answers if "prefetch" in a.request.all_headers().get("sec-purpose", "")]
    own = {a.url: len(gzip.compress(a.body(), 6)) for a in answers if a not in ahead}
    context.close()
    return own, [answer.url for answer in ahead]


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_kind_of_page_is_light_on_a_first_visit(
    browser: Browser, server: str, real_site: Path, folder: str
) -> None:
    """45 KB gzip and 5 answers, with all that scripts load by themselves; at most the next stop beforehand."""
    faults = []
    for kind in some(find_kinds(real_site, folder, "site")):
        if kind.path.endswith("/tour.html"):
            continue  # everything in one file, with a limit of its own
        own, ahead = first_visit(browser, f"{server}{kind.path}")
        faults += [url for url in [*own, *ahead] if not url.startswith(server)]
        if len(own) > TOOLS.get(kind.name, FIRST_REQUESTS) or len(ahead) > 1:
            faults.append(f"{kind.path}: {[*own, *ahead]}")
        if sum(own.values()) > BYTES.get(kind.name, FIRST_BYTES):
            faults.append(f"{kind.path}: {sum(own.values())} bytes: {own}")
    assert faults == []
