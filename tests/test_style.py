"""The style sheet: contrast of every pair of colours that meet, no foreign loads, bytes."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess

import pytest

from redroutes.runtime.bundles import (
    BUNDLES,
    ON_EVERY_PAGE,
    VENDORED,
    make_bundle,
    minify,
    read_minified,
)
from support import ROOT

ASSETS = ROOT / "overrides" / "assets"
CSS = "".join(
    re.sub(r"/\*.*?\*/\s*", "", part.read_text("utf-8"), flags=re.DOTALL)
    for part in sorted((ASSETS / "style").glob("*.css"))
)
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


STRING = re.compile(r"""'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*\"""")
UNCLEAR = re.compile(r"`|//|/\*|/[^/\n]*['\"][^/\n]*/")
"""A line on which a quotation mark may begin no string: a template, a comment, a pattern."""


@pytest.mark.parametrize("kind", ["css", "js"])
def test_what_is_sent_says_what_was_written(kind: str) -> None:
    """No string changes, comments are gone, and blanks stay where they mean something."""
    for file in sorted(ASSETS.rglob(f"*.{kind}")):
        if file.name in VENDORED:
            assert read_minified(file) == file.read_text("utf-8")
            continue
        text = re.sub(r"/\*.*?\*/", "/**/", file.read_text("utf-8"), flags=re.DOTALL)
        lines = [line for line in text.split("\n") if not UNCLEAR.search(line)]
        strings = STRING.findall("\n".join(lines))
        sent = read_minified(file)
        assert [x for x in strings if x not in sent] == [], file.name
        assert not re.search(r"^/\*|^[ \t]", sent, re.MULTILINE), file.name
    assert minify("a {\n  b: calc(1px + 2px);\n}\n", "a.css") == "a{b:calc(1px + 2px)}\n"
    assert minify("return  a + +b;  // so\n", "a.js") == "return a+ +b;\n"


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_scripts_that_are_sent_can_be_read() -> None:
    """Each by itself, as a browser reads it."""
    names = [file.name for file in sorted(ASSETS.glob("*.js"))]
    texts = {name: read_minified(ASSETS / name) for name in names}
    texts |= {name: make_bundle(ASSETS, name) for name in BUNDLES if name.endswith(".js")}
    program = (
        "const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "for (const name of Object.keys(texts)) new (require('vm').Script)(texts[name], name);"
    )
    subprocess.run(["node", "-e", program], input=json.dumps(texts), text=True, check=True)
