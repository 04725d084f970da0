"""The fast path of Markdown gives what the slow path gives, or nothing."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from redroutes.catalogue.catalogue import Catalogue
from redroutes.rendering.fast_markdown import convert_plain
from redroutes.rendering.markdown import convert_any, render_markdown

SPACES = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
"""White space of any width, the full-width space of Chinese paragraphs among it."""
SAMPLE = {
    (unicodedata.category(character), unicodedata.east_asian_width(character)): character
    for character in map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x20000)])
}
"""Category and width -> a character that has them."""
PIECES = [
    *"a字1.*-+=:# \n“’\"'&)([]e\u3000\u2003",
    *("\n\n", "- ", "**", "[b](positions/c)", "1. "),
]
PLACES = [
    "a\n\n{}b",
    "a\n\n{}\n\nb",
    "a{}\n\nb",
    "a{}b",
    "- a\n- {}b",
    "- a{}\n- b",
    "a **{}b** c",
    "a **b{}** c",
    "a{}**b**{}c",
    "a [{}b](positions/c)",
    "a{}[b](positions/c){}d",
    "a\n\n{}- b",
    "a\n\n{}1. b",
    "a\n\n{}    b",
]
"""Where a character may mean something that it does not mean elsewhere."""


def check(text: str) -> None:
    fast = convert_plain(text)
    assert fast is None or fast == convert_any(text)


@settings(max_examples=1500)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join).map(str.strip).filter(bool))
@example("**粗体**后面")
@example("a **b** **c d**\n\ne")
@example("1932年1月28日")
@example("****a****")
@example("** a**")
@example("a\n\n- b\n- c **d**\n\ne [f](https://x.org/a-b?c=d)")
@example("- a\n\n- b")
@example("- a\nb")
@example("- - a")
def test_made_up_texts_are_converted_alike(text: str) -> None:
    """Whatever stands in a text."""
    check(text)


@settings(max_examples=500)
@given(
    st.from_regex(r"https?://[A-Za-z0-9./_%?=:@-]+|[a-z]+/[a-z0-9-]+", fullmatch=True)
    | st.from_regex(r"https?://([a-z0-9-]{1,4}\.){0,4}[a-z0-9]{1,3}[/?]?", fullmatch=True)
)
@example("http://%")
@example("http://1.2.3.4.5")
@example("https://a.0x1")
@example("https://xn--a.cn")
@example("https://a.cn/%zz?b=/c")
def test_addresses_are_converted_alike(address: str) -> None:
    """All that may stand behind a link."""
    check(f"a [b]({address}) c")


@pytest.mark.parametrize("place", PLACES)
def test_unusual_characters_are_converted_alike(place: str) -> None:
    """All white space, and one character of each category of Unicode and of each kind of width."""
    for character in [*SPACES, *SAMPLE.values()]:
        check(place.replace("{}", character).strip())


def test_a_paragraph_may_begin_with_a_full_width_space() -> None:
    """As Chinese paragraphs are indented; the space is not shown, whichever way is taken."""
    html = render_markdown("　　一段。\n\n　　二段。", "./")
    assert html == "<p>一段。</p>\n<p>二段。</p>"


def test_the_fast_path_is_taken_for_what_editors_write(real_catalogue: Catalogue) -> None:
    """Nearly every story of the shipped records."""
    stories = [e.record.story.languages["zh"].strip() for e in real_catalogue.positions.values()]
    assert sum(convert_plain(story) is not None for story in stories) > 0.9 * len(stories)
