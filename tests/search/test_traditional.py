"""The part of the folding table that a query may need."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redroutes.search.traditional import encode_table, find_traditional, patch_traditional

TEXTS = st.lists(
    st.text(st.sampled_from("沪战馆国一a，滬㑯㑔"), max_size=5), min_size=1, max_size=8
)


def encode(texts: list[str]) -> list[bytes]:
    """As pieces keep them."""
    return [text.encode("utf-8") for text in texts]


def test_the_part_of_the_table_is_all_that_can_find_something() -> None:
    """Every form of a character that stands in a text, and no form of another; compatibility forms count too."""
    assert find_traditional(encode(["沪上 one", "一国"])) == "國滬"
    assert find_traditional(encode(["滬"])) == "滬"
    assert find_traditional(encode(["㑔"])) == "㑯"
    assert find_traditional(encode(["侖", "𠀀"])) == "侖崘崙"
    assert find_traditional(encode(["\uf9aa"])) == "寍寧"
    assert find_traditional(encode(["one"])) == ""


def test_the_table_is_sent_as_steps_and_what_they_lead_to() -> None:
    """In base 36, the first from nothing."""
    steps, simplified = encode_table("國滬")
    assert [int(step, 36) for step in steps.split()] == [ord("國"), ord("滬") - ord("國")]
    assert simplified == "国沪"


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
