"""Characters that a keyboard may send in a traditional variant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redroutes.search.traditional import common_traditional, find_traditional, patch_traditional

TEXTS = st.lists(
    st.text(st.sampled_from("沪战馆国一a，滬㑯㑔"), max_size=5), min_size=1, max_size=8
)


def encode(texts: list[str]) -> list[bytes]:
    """As pieces keep them."""
    return [text.encode("utf-8") for text in texts]


def test_variants_are_frequent_or_stand_in_a_text() -> None:
    """Characters that are the same in both have none; a rare one counts where it stands itself."""
    assert find_traditional(encode(["沪上 one", "一国"])) == "國滬"
    assert find_traditional(encode(["滬"])) == "滬"
    assert find_traditional(encode(["侖", "𠀀"])) == "侖崙"
    assert common_traditional()["滬"] == "沪"
    assert "㑯" not in common_traditional()
    assert find_traditional(encode(["㑔"])) == ""
    assert find_traditional(encode(["㑯"])) == "㑯"


@given(
    TEXTS,
    st.lists(st.tuples(st.integers(0, 7), st.text("沪战馆国一滬㑯㑔", max_size=4)), max_size=3),
)
def test_patched_variants_are_those_of_all_texts(
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
