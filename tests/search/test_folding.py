"""The short ways of folding give what the long way gives."""

from __future__ import annotations

import re
import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from redroutes.search import folding
from redroutes.search.folding import fold, stream, streams, words

TEXTS = st.lists(
    st.text(
        st.sampled_from("aZsS0_ -'’‘，。·“》\n中沪滬行ÉéßΣ\u0301Ⅲ㎡Ａｂ①\uac00か\u3099𠀀"),
        max_size=9,
    ),
    min_size=1,
    max_size=4,
)


def long_stream(text: str) -> str:
    """Fold everything, then leave out what is no letter."""
    return re.sub(r"[\W_]+", "", fold(text))


def long_words(text: str) -> list[str]:
    """Fold everything, then find the words by a pattern."""
    return re.findall(r"[a-z0-9]+", re.sub(r"[\u2018\u2019']s?\b", " ", fold(text)))


@given(TEXTS)
def test_texts_folded_in_one_go_are_folded_as_each_alone(texts: list[str]) -> None:
    """Plain and unusual texts side by side."""
    assert streams(texts) == [long_stream(text) for text in texts]
    assert [stream(text) for text in texts] == streams(texts)
    assert words("\0".join(texts)) == [word for text in texts for word in long_words(text)]


def test_every_character_is_folded_as_the_long_way_folds_it() -> None:
    """All of Unicode but NUL, which parts texts."""
    for code in (*range(1, 0xD800), *range(0xE000, sys.maxunicode + 1)):
        text = f"a{chr(code)}"
        assert stream(text) == long_stream(text), hex(code)
        assert words(text) == long_words(text), hex(code)


def test_plain_characters_never_join_with_their_neighbours() -> None:
    """So a text of them need not be normalized."""
    joining = set()
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            joining.add(int(parts[1], 16))
    for code in range(sys.maxunicode + 1):
        if not folding._unusual().search(chr(code)):
            assert code not in joining
            assert not unicodedata.combining(chr(code))
