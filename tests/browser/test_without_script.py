"""Every kind of page without script: readable, and nothing on it that would need script."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.kinds import LANGUAGES, find_kinds
from support import some

pytestmark = pytest.mark.browser
DEAD = """items => items.filter(e => e.checkVisibility({ visibilityProperty: true }) &&
  !(e.type === "submit" && e.form && e.form.getAttribute("action"))).map(e => e.outerHTML.slice(0, 120))"""
FIELDS = """items => items.filter(e => e.checkVisibility({ visibilityProperty: true }) &&
  !(e.form && e.form.querySelector("button[type=submit]"))).map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_kind_of_page_can_be_read_without_script(
    phone_without_script, real_site: Path, folder: str
) -> None:
    """A heading, text, and no button but those that send a form; it fits the screen."""
    phone = phone_without_script
    for kind in some(find_kinds(real_site, folder, "site")):
        page = phone.open(kind.path)
        assert page.locator("h1:visible").count() >= 1, kind.path
        assert len(page.locator("main").inner_text()) > 40, kind.path
        assert page.eval_on_selector_all("button, [role=button]", DEAD) == [], kind.path
        assert page.eval_on_selector_all("input, select, textarea", FIELDS) == [], kind.path
        assert phone.overflow == 0, kind.path
        assert phone.foreign == [], kind.path
