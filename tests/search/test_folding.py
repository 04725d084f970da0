"""The fast path of folding gives what the slow path gives, and the browser's script folds alike."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redroutes.runtime import fast_paths
from redroutes.search.characters import simplified_table
from redroutes.search.fast_folding import lower_letters
from redroutes.search.folding import fold, hash_term, stream, streams, words
from support import ROOT

TEXTS = st.lists(
    st.text(
        st.sampled_from("aZsS0_ -'’‘，。·“》\n中沪滬行ÉéßΣ\u0301Ⅲ㎡Ａｂ①\uac00か\u3099𠀀"),
        max_size=9,
    ),
    min_size=1,
    max_size=4,
)
ALL = [*map(chr, range(0xD800)), *map(chr, range(0xE000, sys.maxunicode + 1))]
"""All of Unicode."""
PLANE = [c for c in ALL if ord(c) < 0x10000 and unicodedata.category(c) != "Cn"]
"""All characters of the Basic Multilingual Plane that Python's version of Unicode knows."""
NODE = shutil.which("node")
SCRIPT = ROOT / "overrides" / "assets" / "search.js"
EXPORTS = "return {\n    search: search,"
RUN = """
const fs = require("fs"), script = fs.readFileSync(process.argv[1], "utf8"), window = {};
const { traditional, texts } = JSON.parse(fs.readFileSync(0, "utf8"));
const exported = "return {\\n    search: search,", mine = "fold: fold, words: words, hash: hash, ";
new Function("window", script.replace(exported, exported.replace("search: search,", mine + "search: search,")))(window);
global.fetch = () => Promise.resolve({ ok: true, json: () => Promise.resolve({ traditional, nameShards: 1 }) });
const search = window.redroutesSearch("");
search.start().then(() => process.stdout.write(JSON.stringify(texts.map((text) => [
  /\\p{Cn}/u.test(text), search.fold(text), search.stream(text), search.words(text), search.hash(text)
]))));
"""
"""Gives, for each text, whether it has a character that node does not know, and what the script makes of it."""


@given(TEXTS)
def test_both_paths_fold_alike(texts: list[str]) -> None:
    """Plain and unusual texts side by side; NUL parts the texts of a page."""
    fast = [streams(texts), words("\0".join(texts)), [words(text) for text in texts]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fast_paths, "ENABLED", False)
        slow = [streams(texts), words("\0".join(texts)), [words(text) for text in texts]]
    assert fast == slow
    assert fast[1] == [word for text in texts for word in words(text)]


def test_every_character_is_folded_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of Unicode; what is not plain takes the slow path anyway."""
    texts = [f"a{character}" for character in ALL if lower_letters(f"a{character}") is not None]
    assert len(texts) > 20_000
    fast = [(stream(text), words(text)) for text in texts]
    monkeypatch.setattr(fast_paths, "ENABLED", False)
    assert fast == [(stream(text), words(text)) for text in texts]


def test_plain_characters_never_join_with_their_neighbours() -> None:
    """So a text of them need not be normalized."""
    joining = set()
    for character in ALL:
        parts = unicodedata.decomposition(character).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            joining.add(chr(int(parts[1], 16)))
    for character in ALL:
        if lower_letters(character) is not None:
            assert character not in joining
            assert not unicodedata.combining(character)


def test_most_texts_take_the_fast_path() -> None:
    """Chinese and English as editors write them; a traditional or an accented letter is not plain."""
    assert lower_letters("1932年1月28日，“一·二八”淞沪抗战爆发。") is not None
    assert lower_letters("The Party’s day, 8:30") == "the party’s day, 8:30"
    assert lower_letters("淞滬") is None
    assert lower_letters("Café") is None


@pytest.mark.skipif(NODE is None, reason="no node: the script was not run on its own")
def test_the_browser_folds_every_character_alike() -> None:
    """The whole Basic Multilingual Plane, each character alone and beside letters, accents and apostrophes."""
    assert EXPORTS in SCRIPT.read_text("utf-8")
    texts = [f"{c} a{c}b ’s{c} it's{c} x 中{c}е\u0301 {c}" for c in PLANE]
    pairs = "".join(chr(old) + new for old, new in simplified_table().items())
    result = subprocess.run(
        [str(NODE), "-e", RUN, str(SCRIPT)],
        input=json.dumps({"traditional": pairs, "texts": texts}),
        capture_output=True,
        text=True,
        check=True,
    )
    unknown = 0
    for text, (is_unknown, *script) in zip(texts, json.loads(result.stdout), strict=True):
        unknown += is_unknown
        if not is_unknown:
            ours = [fold(text), stream(text), words(text), hash_term(text)]
            assert script == ours, hex(ord(text[0]))
    assert unknown < 1000
