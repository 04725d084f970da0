"""The fast path of folding gives what the slow path gives, and the browser's script folds alike."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redroutes.catalogue.catalogue import Catalogue
from redroutes.runtime import fast_paths
from redroutes.search.characters import is_simplified, simplified_table
from redroutes.search.fast_folding import lower_letters
from redroutes.search.folding import fold, hash_term, stream, streams, words
from redroutes.search.pieces import make_pieces
from redroutes.search.traditional import encode_table, find_traditional
from redroutes.search.variants import VARIANTS
from search_support import NODE, SCRIPT, needs_node
from support import ROOT, read_and_check

pytestmark = pytest.mark.long

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
EXPORTS = "return {\n    search: search,"
RUN = """
const fs = require("fs"), script = fs.readFileSync(process.argv[1], "utf8"), window = {};
const { table, texts } = JSON.parse(fs.readFileSync(0, "utf8"));
const exported = "return {\\n    search: search,";
const mine = "fold: fold, words: words, hash: hash, loadTable: loadTable, ";
new Function("window", script.replace(exported, exported.replace("search: search,", mine + "search: search,")))(window);
global.fetch = () => Promise.resolve({ ok: true, json: () => Promise.resolve(table) });
const search = window.redroutesSearch("");
search.loadTable().then(() => process.stdout.write(JSON.stringify(texts.map((text) => [
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


def fold_in_the_browser(characters: str, texts: list[str]) -> list[list[Any]]:
    """What the script makes of texts with a part of the table: see ``RUN``."""
    assert EXPORTS in SCRIPT.read_text("utf-8")
    result = subprocess.run(
        [str(NODE), "-e", RUN, str(SCRIPT)],
        input=json.dumps({"table": encode_table(characters), "texts": texts}),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[list[Any]] = json.loads(result.stdout)
    return found


@needs_node
def test_the_browser_folds_every_character_alike() -> None:
    """The whole Basic Multilingual Plane, each character alone and beside letters, accents and apostrophes."""
    texts = [f"{c} a{c}b ’s{c} it's{c} x 中{c}е\u0301 {c}" for c in PLANE]
    table = "".join(sorted(map(chr, simplified_table())))
    unknown = 0
    for text, (is_unknown, *script) in zip(texts, fold_in_the_browser(table, texts), strict=True):
        unknown += is_unknown
        if not is_unknown:
            ours = [fold(text), stream(text), words(text), hash_term(text)]
            assert script == ours, hex(ord(text[0]))
    assert unknown < 1000


@needs_node
@pytest.mark.shipped
def test_every_form_of_a_character_finds_what_stands_on_a_page() -> None:
    """Each Chinese character of the shipped texts, as it stands and in all its forms, with the part that is sent."""
    records, _ = read_and_check(ROOT / "routes")
    assert records is not None
    pieces = make_pieces(Catalogue(records), "zh", {}).values()
    texts = [text for piece in pieces for text in json.loads(piece.texts)]
    part = find_traditional(piece.texts for piece in pieces)
    folded = sorted(set(stream("".join(texts))))
    forms = {new: [new] for new in folded}
    for old, new in simplified_table().items():
        if new in forms:
            forms[new].append(chr(old))
    queries = ["".join(forms[new]) for new in folded]
    assert sum(map(len, queries)) - len(queries) > 1000
    answers = fold_in_the_browser(part, [*texts, *queries])
    for new, query, answer in zip(folded, queries, answers[len(texts) :], strict=True):
        assert answer[2] == new * len(query), query
    for text, answer in zip(texts, answers, strict=False):
        assert answer[2] == stream(text)


@needs_node
def test_each_zero_of_a_year_is_the_same() -> None:
    """Offices write ○ (U+25CB) for 〇 (U+3007), keyboards offer 零 first; a circle by itself would fall out."""
    meant = {"二○二六年": "二零二六年", "一九三〇年代": "一九三零年代", "吴淞礮台": "吴淞炮台"}
    table = "".join(sorted(map(chr, simplified_table())))
    answers = fold_in_the_browser(table, list(meant))
    for (text, right), answer in zip(meant.items(), answers, strict=True):
        assert stream(text) == stream(right) == answer[2] == right


def test_there_is_one_table_and_it_folds_once() -> None:
    """What OpenCC lacks is in it; nothing that it folds to is folded again, and no simplified text changes."""
    table = simplified_table()
    pairs = {"砲": "炮", "羣": "群", "衆": "众", "舘": "馆", "鈺": "钰", "呉": "吴", "戦": "战"}
    assert {old: table[ord(old)] for old in pairs} == pairs
    assert not [new for new in table.values() if ord(new) in table]
    assert all(len(new) == 1 and new <= "\uffff" for new in table.values())
    for old, new in VARIANTS.items():
        assert not is_simplified(old), old
        assert is_simplified(new), new
