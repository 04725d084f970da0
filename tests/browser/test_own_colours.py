"""The style file of the guide gives a district its own colour in every view of the reader's."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from redroutes.runtime.bundles import make_bundle
from support import ROOT

GUIDE = ROOT / "docs" / "contribute" / "another-district.en.md"
LIGHT, DARK, MOST, MOST_DARK = "#00529b", "#8ec5ff", "#003a70", "#ffb3a7"


def guide_css() -> str:
    found = re.search(r"```css\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_both_guides_show_the_same_file() -> None:
    """What is tried here is what either reader copies."""
    assert guide_css() in GUIDE.with_name("another-district.zh.md").read_text("utf-8")


def test_an_own_file_stands_behind_the_programs(tmp_path: Path) -> None:
    """In the bundle that every page loads."""
    assets = ROOT / "overrides" / "assets"
    shutil.copytree(assets / "style", tmp_path / "style")
    (tmp_path / "style" / "99-own.css").write_text(guide_css(), "utf-8")
    before, after = make_bundle(assets, "site.css"), make_bundle(tmp_path, "site.css")
    assert after.startswith(before.rstrip())
    assert LIGHT in after[len(before) - 1 :]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("chosen", "in_light", "in_dark"),
    [
        ({}, LIGHT, DARK),
        ({"theme": "light"}, LIGHT, LIGHT),
        ({"theme": "dark"}, DARK, DARK),
        ({"theme": "light", "contrast": "more"}, MOST, MOST),
        ({"theme": "dark", "contrast": "more"}, MOST_DARK, MOST_DARK),
        ({"contrast": "more"}, MOST, MOST_DARK),
    ],
)
def test_each_view_has_its_colour(
    phone, scheme: str, chosen: dict[str, str], in_light: str, in_dark: str
) -> None:
    """Light, dark and more contrast, by the system's wish and by the reader's choice."""
    phone.page.emulate_media(color_scheme=scheme)
    page = phone.open("en/")
    phone.add_style(guide_css())
    page.evaluate("all => Object.assign(document.documentElement.dataset, all)", chosen)
    value = "getComputedStyle(document.documentElement).getPropertyValue('--line').trim()"
    assert page.evaluate(value) == (in_light if scheme == "light" else in_dark)
