"""What is left out before the patterns of texts are asked changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redroutes.checks import texts

PIECES = [
    *("<b>", "&amp;", "&", "[a](x)", "[a]: x", "![", "](", "<a:b>", "<<a:b>c", "\u200b"),
    *("\ufeff", "\n", "\x07", "字", " a"),
]
TEXTS = st.lists(st.sampled_from(PIECES)).map("".join) | st.text()


@given(TEXTS)
def test_every_link_is_found(text: str) -> None:
    """All three ways to write one."""
    patterns = (texts.LINK, texts.REFERENCE, texts.AUTOLINK)
    assert texts._targets(text) == [x for pattern in patterns for x in pattern.findall(text)]


@given(TEXTS)
def test_html_is_found_beside_links(text: str) -> None:
    """A link in angle brackets is no HTML, and takes none away."""
    assert bool(texts.find_html(text)) == bool(texts.HTML.search(texts.AUTOLINK.sub("", text)))
