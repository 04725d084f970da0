"""Characters that a keyboard may send in a traditional form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redroutes.search import traditional
from redroutes.search.traditional import common_traditional, find_traditional, patch_traditional

TEXTS = st.lists(st.text(st.sampled_from("沪战馆国一a，滬"), max_size=5), min_size=1, max_size=8)


def encode(texts: list[str]) -> list[bytes]:
    """As pieces keep them."""
    return [text.encode("utf-8") for text in texts]


def test_only_simplified_characters_with_a_frequent_form_are_found() -> None:
    """Characters that are the same in both, and traditional ones, are not."""
    assert find_traditional(encode(["沪上 one", "一国", "滬"])) == "国沪"
    assert common_traditional()["滬"] == "沪"


@given(TEXTS)
def test_later_texts_are_looked_through_for_what_the_first_have_not(texts: list[str]) -> None:
    """The way that is quick on a large site finds the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(traditional, "FIRST", 1)
        assert find_traditional(encode(texts)) == "".join(
            sorted(set("".join(texts)) & set("沪战馆国"))
        )


@given(TEXTS, st.lists(st.tuples(st.integers(0, 7), st.text("沪战馆国一", max_size=4)), max_size=3))
def test_mended_forms_are_those_of_all_texts(
    texts: list[str], edits: list[tuple[int, str]]
) -> None:
    """What only an old text had is gone; what another text has stays."""
    after = list(texts)
    for number, text in edits:
        after[number % len(after)] = text
    changed = [n for n, (one, two) in enumerate(zip(texts, after, strict=True)) if one != two]
    old, new = encode(texts), encode(after)
    patched = patch_traditional(
        find_traditional(old), [old[n] for n in changed], [new[n] for n in changed], new
    )
    assert patched == find_traditional(new)
