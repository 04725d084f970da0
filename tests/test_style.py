"""The style sheet: contrast of every pair of colours that meet, no foreign loads, bytes."""

from __future__ import annotations

import gzip
import re

import pytest

from redroutes.runtime.bundles import (
    ON_EVERY_PAGE,
    join_parts,
    make_bundle,
    without_blanks,
    without_comments,
    without_indents,
)
from support import ROOT

ASSETS = ROOT / "overrides" / "assets"
CSS = join_parts(ASSETS, "site.css")
LEAST = {"light": 4.5, "dark": 4.5, "light, more contrast": 7, "dark, more contrast": 7}
"""Scheme -> least contrast of text in it."""
TEXT_ROLES = ("ink", "quiet", "line", "rule", "open", "soon", "closed")


ROLES = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6}|var\(--[a-z-]+\))(?=;)")


OWN_PARTS = (
    *("11-type.css", "12-bar.css", "13-page.css", "14-line.css", "15-lists.css"),
    *("40-guide.css", "50-hours.css", "60-offline.css", "60-steady.css", "60-take.css"),
)
"""Not the parts for paper, and not the one with the card for a driver, which fits its text to the screen."""
ALLOWED_SIZES = ("max(.88em, 16px)", "2rem")
"""A placeholder, and the large number before a talking point."""


def read_part(name: str) -> str:
    """One part of the style sheet."""
    return (ASSETS / "style" / name).read_text("utf-8")


def read_block(selector: str) -> dict[str, str]:
    """Colours by role in the first block of a selector."""
    return dict(ROLES.findall(CSS.partition(selector + " {")[2].partition("}")[0]))


def read_schemes() -> dict[str, dict[str, str]]:
    """Colours by role: light, dark, and more contrast in both."""
    light = read_block(":root")
    dark = light | read_block(':root[data-theme="dark"]')
    more = read_block(':root[data-contrast="more"]')
    found = {"light": light, "dark": dark}
    for name in ("light", "dark"):
        most = {role: found[name][value[6:-1]] for role, value in more.items()}
        found[f"{name}, more contrast"] = found[name] | most
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


@pytest.mark.parametrize("scheme", LEAST)
@pytest.mark.parametrize("global_digest", ["paper", "surface", "tint"])
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_text_can_be_read_on_every_ground(scheme: str, global_digest: str, role: str) -> None:
    """At least 4.5:1 as WCAG 2.2 AA wants it, with more contrast 7:1 as AAA does."""
    colours = read_schemes()[scheme]
    assert contrast(colours[role], colours[global_digest]) >= LEAST[scheme]


@pytest.mark.parametrize("scheme", LEAST)
def test_text_on_buttons_can_be_read(scheme: str) -> None:
    """The text of a filled button on its red."""
    colours = read_schemes()[scheme]
    assert contrast(colours["on-line"], colours["line"]) >= LEAST[scheme]


@pytest.mark.parametrize("scheme", ["light, more contrast", "dark, more contrast"])
@pytest.mark.parametrize("role", ["edge", "quiet", "line"])
def test_borders_can_be_seen_with_more_contrast(scheme: str, role: str) -> None:
    """At least 3:1, WCAG 2.2 AA for what is not text."""
    colours = read_schemes()[scheme]
    assert contrast(colours[role], colours["paper"]) >= 3


@pytest.mark.parametrize(
    ("choice", "system"),
    [
        (':root[data-theme="dark"]', ':root:not([data-theme="light"])'),
        (':root[data-contrast="more"]', ':root:not([data-contrast="less"])'),
    ],
)
def test_a_scheme_stands_twice_and_is_the_same(choice: str, system: str) -> None:
    """Once for the reader's choice, once for the system's."""
    assert read_block(choice)
    assert read_block(choice) == read_block(system)


def test_parts_of_the_style_sheet_take_sizes_of_text_from_roles() -> None:
    """A size in em of its surroundings falls below the norm for old eyes where two of them meet."""
    sizes = re.findall(r"font-size: ([^;}]+)", "".join(map(read_part, OWN_PARTS)))
    assert [size for size in sizes if "var(--" not in size and size not in ALLOWED_SIZES] == []


def test_style_and_script_are_light() -> None:
    """Together at most 19.2 KB gzip: the heaviest list has 18, the manifest 1, and a page 45 in all."""
    sizes = {
        name: len(gzip.compress(make_bundle(ASSETS, name).encode("utf-8")))
        for name in ON_EVERY_PAGE
    }
    assert sum(sizes.values()) <= 19_200, sizes


def test_comments_that_fill_lines_are_not_sent() -> None:
    """Whatever else stands on a line current, and what only looks like a comment within code."""
    text = """/* head
   of two lines */
a { b: c; } /* behind */
  /* one */
/* before */ d { e: f; }
g { h: "/*"; } /* two
lines */
"""
    kept = without_comments(text)
    assert kept == text.replace("/* head\n   of two lines */\n", "").replace("  /* one */\n", "")


def test_lines_that_are_sent_begin_at_the_margin() -> None:
    """An indent is for readers of the source; blanks within a line stay."""
    assert without_indents("a {\n  b: calc(1px + 2px);\n\t}\n") == "a {\nb: calc(1px + 2px);\n}\n"
    for name in ON_EVERY_PAGE:
        assert not re.search(r"^[ \t]", make_bundle(ASSETS, name), re.MULTILINE), name


def test_blanks_around_braces_are_not_sent() -> None:
    """They mean nothing: no string of a style sheet has a brace, a semicolon, or a blank behind a colon or comma."""
    text = "@media a { b > c, x { d: e f; g: h } }\n i { j: k }"
    assert without_blanks(text) == "@media a{b > c,x{d:e f;g:h}}i{j:k}"
    for file in (ASSETS / "style").glob("*.css"):
        for text in re.findall(r"'[^']*'|\"[^\"]*\"", without_comments(file.read_text("utf-8"))):
            assert not re.search(r"[{};]|[:,]\s", text), file.name


def test_no_string_of_a_script_looks_like_a_comment() -> None:
    """A text over several lines, in backticks, could have a line that begins like one, or lose its indents."""
    for file in (x for x in ASSETS.rglob("*.js") if x.name != "yaml.js"):  # another's, on one line
        for text in re.findall(r"`[^`]*`", without_comments(file.read_text("utf-8"))):
            assert "\n" not in text, file.name
