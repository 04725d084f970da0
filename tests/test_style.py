"""The style sheet: contrast of every pair of colours that meet, no foreign loads, bytes."""

from __future__ import annotations

import gzip
import re

import pytest

from redroutes.bundles import BUNDLES, join_parts
from support import ROOT

ASSETS = ROOT / "overrides" / "assets"
CSS = join_parts(ASSETS, "site.css")
TEXT_ROLES = ("ink", "quiet", "line", "rule", "open", "soon", "closed")


def read_schemes() -> dict[str, dict[str, str]]:
    """Colours by role, light and dark."""
    light, _, dark = CSS.partition(':root[data-theme="dark"]')
    found = {}
    for name, text in (("light", light.partition("@media")[0]), ("dark", dark.partition("}")[0])):
        found[name] = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})\b", text))
    return found


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(d * 2 for d in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface", "tint"])
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_text_can_be_read_on_every_ground(scheme: str, ground: str, role: str) -> None:
    """At least 4.5:1, WCAG 2.2 AA."""
    colours = read_schemes()[scheme]
    assert contrast(colours[role], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_on_buttons_can_be_read(scheme: str) -> None:
    """The text of a filled button on its red."""
    colours = read_schemes()[scheme]
    assert contrast(colours["on-line"], colours["line"]) >= 4.5


def test_the_dark_colours_stand_twice_and_are_the_same() -> None:
    """Once for the system's choice, once for the reader's."""
    blocks = re.findall(r"\{\s*(--paper: #15120f;.*?color-scheme: dark;)", CSS, re.DOTALL)
    assert len(blocks) == 2
    assert blocks[0].split() == blocks[1].split()


def test_style_and_script_are_light() -> None:
    """Together at most 20 KB gzip; a record page has 45 KB in all."""
    sizes = {name: len(gzip.compress(join_parts(ASSETS, name).encode("utf-8"))) for name in BUNDLES}
    assert sum(sizes.values()) <= 20_000, sizes
