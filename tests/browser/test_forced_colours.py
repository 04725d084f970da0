"""Every kind of page in the contrast themes of a system, which take all grounds away (CSS Color Adjustment, 3).

What is drawn with a ground or in an SVG must be drawn in a colour of the theme, and what is chosen must still differ
from what is not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.kinds import LANGUAGES, find_kinds
from support import some

pytestmark = pytest.mark.browser
OPEN_ALL = "document.querySelectorAll('main details').forEach(d => d.open = true)"
MEASURE = (Path(__file__).parent / "forced-colours.js").read_text("utf-8").partition("*/")[2]


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_kind_of_page_keeps_its_drawings_in_a_contrast_theme(
    phone, real_site: Path, folder: str
) -> None:
    """On a light ground and on a dark one, against what the reader has chosen on the page."""
    page = phone.page
    found: list[str] = []
    for kind in some(find_kinds(real_site, folder, "site")):
        for address in kind.states:
            phone.open(address)
            page.evaluate(OPEN_ALL)
            for scheme, chosen in (("light", "dark"), ("dark", "light")):
                page.emulate_media(forced_colors="active", color_scheme=scheme)
                page.evaluate(
                    "(theme) => { document.documentElement.dataset.theme = theme; }", chosen
                )
                found += [f"{address} {scheme}: {fault}" for fault in page.evaluate(MEASURE)]
    assert found == []
