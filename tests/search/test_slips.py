"""What a slip may have meant: lists of words, whole or cut, and what the browser finds through them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redroutes.catalogue.catalogue import Catalogue
from redroutes.search import slips
from redroutes.search.folding import hash_term
from redroutes.search.slips import PARTS, SHORTEST, SlipLists, group_by_length
from search_support import ask, index_files, needs_node

LETTERS = st.sampled_from("abcdeghinostuz")
SLIPS = ["mlil", "mil", "milll", "mell", "Lantren", "antern", "llantern", "lanter", "musuem"]
SLIPS += ["useum", "museun", "wier", "weri", "stine", "tsone", "sotne", "stoen", "gian", "garin"]


def test_slips_are_looked_for_among_words_alone() -> None:
    """Numbers and short words have other neighbours than those that were meant."""
    assert group_by_length(["mill", "1931", "the", "mills", "hill"]) == {4: "hill mill", 5: "mills"}


def typed_with_a_slip(word: str) -> Iterator[str]:
    """A letter left out, doubled, exchanged for another, or for its neighbour."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        for letter in ("q", word[at]):
            yield word[:at] + letter + word[at:]
        yield f"{word[:at]}q{word[at + 1 :]}"
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    yield f"{word}q"


@given(st.text(LETTERS, min_size=5, max_size=14))
def test_a_slip_leaves_the_first_letter_or_the_last_three(word: str) -> None:
    """So one of the two lists of each length that are asked for has the word that was meant."""
    for typed in typed_with_a_slip(word):
        if len(typed) >= SHORTEST:
            assert typed[0] == word[0] or typed[-3:] == word[-3:]


def test_a_long_list_is_cut_and_each_word_stands_in_two_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The head says which are cut; shorter lists stay whole."""
    words = [f"{a}{b}ter" for a in "mnst" for b in "aeiou"]
    monkeypatch.setattr(slips, "WHOLE_BYTES", 20)
    lists = SlipLists([*words, "mill"])
    assert lists.head() == {"lengths": [4, 5], "cut": [5], "parts": PARTS}
    files = dict(lists.files())
    assert files["v4.txt"] == "mill"
    assert len(files) == 1 + 2 * PARTS
    for word in words:
        assert word in files[f"v5a{hash_term(word[0]) % PARTS}.txt"].split(" ")
        assert word in files[f"v5z{hash_term(word[-3:]) % PARTS}.txt"].split(" ")


@needs_node
def test_cut_lists_find_what_whole_ones_find(
    tiny_catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And of each length two files are loaded instead of all words."""
    whole = ask(index_files(tiny_catalogue, "en"), SLIPS)
    monkeypatch.setattr(slips, "WHOLE_BYTES", 0)
    files = index_files(tiny_catalogue, "en")
    cut = ask(files, SLIPS)
    assert [answer.found for answer in cut] == [answer.found for answer in whole]
    assert sum(bool(answer.found) for answer in cut) > len(SLIPS) // 2
    for answer in cut:
        lists = [name for name in answer.loaded if name.startswith("v")]
        assert len(lists) <= 6
        assert set(lists) <= files.keys()
    assert json.loads(files["head.json"])["cut"]
