"""Markdown from strangers leaves as harmless HTML; phrases are complete."""

from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redroutes.phrasebook import FOLDER, read_phrases
from redroutes.prose import plain_of, render_prose
from redroutes.rendering.views.formats import format_phone
from support import ROOT

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](https://example.org/x.png)",
    '[x](https://example.org "onmouseover=alert(1)")',
    "<a href='jav&#x61;script:alert(1)'>x</a>",
    "<iframe src=//example.org></iframe>",
    "<svg/onload=alert(1)>",
    "<style>*{display:none}</style>",
    '"><script>alert(1)</script>',
    "<base href=//evil.test/>",
    "<form action=//evil.test><input name=q></form>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_leaves_as_plain_text(text: str) -> None:
    """Only tags and attributes of the allow-list leave, and only their safe links."""
    html = render_prose(text, "../../")
    tags = set(re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", html))
    assert tags <= {"p", "strong", "ul", "ol", "li", "a", "h2", "h3"}
    assert not re.search(r"<[^>]*\son\w+\s*=", html)
    assert not re.search(r'href="(?!https?:|mailto:|tel:|\.\./)', html)


@given(st.text(max_size=200))
def test_any_text_can_be_rendered(text: str) -> None:
    """No text makes rendering fail or lets a script through."""
    assert "<script" not in render_prose(text, "./").lower()


def test_internal_links_become_relative() -> None:
    """positions/<id> leads there from any depth."""
    html = render_prose("[mill](positions/old-mill)", "../../")
    assert html == '<p><a href="../../positions/old-mill/" rel="noreferrer">mill</a></p>'


def test_plain_text_keeps_words_only() -> None:
    """For descriptions."""
    assert plain_of("**A** [mill](positions/old-mill) & more\n\n- one") == "A mill & more one"


def test_telephone_numbers_are_written_as_people_write_them() -> None:
    """E.164 in the record, the local form on the page."""
    assert format_phone("+862166786377") == "021-6678 6377"
    assert format_phone("+14155550100") == "+14155550100"


def test_every_language_has_the_same_phrases() -> None:
    """The same keys and the same places for values, plural forms aside."""
    tables = {}
    for file in FOLDER.glob("*.toml"):
        tomllib.loads(file.read_text("utf-8"))
        phrases = read_phrases(file.stem)
        tables[file.stem] = {
            key: set(re.findall(r"\{(\w+)\}", phrases(key)))
            for key in phrases.keys
            if not key.endswith(".one")
        }
    assert len(tables) >= 2
    first = next(iter(tables.values()))
    for table in tables.values():
        assert table == first


def test_every_phrase_that_is_asked_for_exists_and_none_is_left_over() -> None:
    """Templates and code ask for phrases by their keys; enumerations by their names."""
    sources = [
        *(ROOT / "overrides").rglob("*.html"),
        *(ROOT / "scripts" / "redroutes").rglob("*.py"),
    ]
    text = "\n".join(file.read_text("utf-8") for file in sources)
    asked = set(re.findall(r"""(?:\bt|phrases)\(\s*f?["']([a-z_.]+)["']""", text))
    keys = read_phrases("en").keys
    assert asked <= keys | {k.rpartition(".")[0] for k in keys}
    strings = set(re.findall(r"""["']([a-z_.]+)["']""", text))
    enums = set(re.findall(r"""enum\(\s*["'](\w+)["']""", text))
    groups = set(re.findall(r"""(?:t|phrases)\(\s*f["']([a-z_.]+)\.?\{""", text))
    prefixes = set(re.findall(r"""["']([a-z]+)\.["']""", text))
    """Of words that go to a script all together: it asks for them by the rest of their keys."""
    scripts = "\n".join(f.read_text("utf-8") for f in (ROOT / "overrides" / "assets").rglob("*.js"))
    for key in keys:
        group, _, rest = key.partition(".")
        word = re.sub(r"^(?:q|yes|no|tell)-", "", rest)
        if group in prefixes and re.search(rf"[\"'. ]{re.escape(word)}\b", scripts + text):
            continue
        is_enum = key.partition(".")[0] in enums
        is_built = any(key.startswith(group) for group in groups)
        assert key in strings or is_enum or is_built, f"nobody asks for {key}"
