"""Folding, readings, postings and the files of an index."""

from __future__ import annotations

import json

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.search import index as index_module
from redroutes.search.documents import make_documents
from redroutes.search.folding import fold, hash_term, stream, words
from redroutes.search.index import common_letters, make_index
from redroutes.search.pieces import make_pieces, runs
from redroutes.search.postings import (
    BLOCK_BYTES,
    LARGEST_BLOCK,
    SHARD_BYTES,
    cut_by_hash,
    cut_by_order,
    encode_posting,
)


def index_files(catalogue: Catalogue, language: str) -> dict[str, str]:
    """Path below the folder of the language -> text."""
    start = f"search/{language}/"
    return {
        file.path.removeprefix(start): file.data.decode("utf-8")
        for file in make_index(catalogue, language)
    }


def test_folding_makes_equal_what_readers_take_for_equal() -> None:
    """Width, case, accents, traditional characters."""
    assert fold("ＷＵＳＯＮＧ Café") == "wusong cafe"
    assert fold("淞滬抗戰紀念館") == "淞沪抗战纪念馆"
    assert stream("“一·二八”，1932年！") == "一二八1932年"
    assert words("The Party’s day, 8:30") == ["the", "party", "day", "8", "30"]


def test_the_hash_is_the_published_one() -> None:
    """FNV-1a: the values of its authors' test suite for 'a' and the empty text."""
    assert hash_term("") == 0x811C9DC5
    assert hash_term("a") == 0xE40C292C


def test_postings_are_differences_in_groups() -> None:
    """Documents that have the term once, twice, three times or more."""
    assert encode_posting([0 * 4 + 1, 7 * 4 + 3, 40 * 4 + 1, 41 * 4 + 2]) == "0 14|15|7"
    assert encode_posting([3 * 4 + 3]) == "||3"
    assert [encode_posting([40 * 4 + count]) for count in (1, 2, 3)] == ["14", "|14", "||14"]


def test_every_pair_of_every_text_is_in_its_shard(tiny_catalogue: Catalogue) -> None:
    """Any substring of two or more characters is found, because each of its pairs is."""
    files = index_files(tiny_catalogue, "zh")
    count = json.loads(files["head.json"])["shards"]
    for document in make_documents(tiny_catalogue, "zh"):
        for text in (document.name, *document.aliases, *document.texts):
            characters = stream(text)
            for start in range(len(characters) - 1):
                pair = characters[start : start + 2]
                assert pair in json.loads(files[f"p{hash_term(pair) % count}.json"])


def test_words_lie_in_the_block_that_their_beginning_names(tiny_catalogue: Catalogue) -> None:
    """The browser picks a block by the list of beginnings."""
    files = index_files(tiny_catalogue, "en")
    beginnings = json.loads(files["head.json"])["blocks"]
    blocks = [json.loads(files[f"w{number}.json"]) for number in range(len(beginnings))]
    assert len(blocks) > 1
    assert "mill" in {word for block in blocks for word in block}
    for begins, ends, block in zip(
        beginnings, [*beginnings[1:], chr(0x10FFFF)], blocks, strict=True
    ):
        assert next(iter(block)).startswith(begins)
        assert all(begins <= word < ends for word in block)


def test_blocks_grow_with_the_index_and_their_beginnings_stay_short() -> None:
    """The head names each of them, and comes with the first query of a visit."""
    for number, size in ((1000, BLOCK_BYTES), (100_000, LARGEST_BLOCK)):
        beginnings, blocks = cut_by_order({f"word{n:06}x": "1 2 3|4" * 8 for n in range(number)})
        assert beginnings == sorted(set(beginnings))
        assert beginnings[0] == "w"
        assert all(len(beginning) < len("word000000x") for beginning in beginnings)
        assert sum(map(len, blocks)) / len(blocks) == pytest.approx(size, rel=0.2)


def test_languages_are_never_mixed(tiny_catalogue: Catalogue) -> None:
    """A text of one language stands in that language's index alone; names on signs are the exception."""
    english = "".join(index_files(tiny_catalogue, "en").values())
    chinese = "".join(index_files(tiny_catalogue, "zh").values())
    assert "数一数磨盘" not in english
    assert "老磨坊" in english
    assert "Count the stones" not in chinese


def test_a_large_site_gets_shards_of_names(
    tiny_catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where not all names are loaded, readings and initials lead to the chunk."""
    monkeypatch.setattr(index_module, "CHUNKS_LOADED_WHOLE", 0)
    files = index_files(tiny_catalogue, "zh")
    count = json.loads(files["head.json"])["nameShards"]
    assert count >= 1
    for term in ("磨坊", "~lao", "=lm", "老"):
        assert term in json.loads(files[f"n{hash_term(term) % count}.json"])


def rows_of(files: dict[str, str], letter: str) -> list[object]:
    """All rows of the numbered files of a sort, in their order."""
    count = len([name for name in files if name.startswith(letter)])
    return [row for number in range(count) for row in json.loads(files[f"{letter}{number}.json"])]


def test_texts_stand_together_and_names_apart_on_a_larger_site(
    tiny_catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same rows in their order: texts in fewer files, names in more, for nearly each result lies in another."""
    small = index_files(tiny_catalogue, "zh")
    monkeypatch.setattr(index_module, "CHUNKS_LOADED_WHOLE", 0)
    large = index_files(tiny_catalogue, "zh")
    heads = [json.loads(files["head.json"]) for files in (small, large)]
    assert [head["texts"] for head in heads] == [1, index_module.TEXTS]
    assert [head["chunk"] for head in heads] == [index_module.CHUNK, index_module.CHUNK_OF_MANY]
    for letter, size in (("d", "texts"), ("m", "chunk")):
        rows = rows_of(small, letter)
        assert rows == rows_of(large, letter)
        for files, head in zip((small, large), heads, strict=True):
            assert len([x for x in files if x.startswith(letter)]) == -(-len(rows) // head[size])


def test_a_letter_by_itself_is_no_term_of_a_name(tiny_catalogue: Catalogue) -> None:
    """Nearly every name has it; a character by itself, and a word of one letter, are terms."""
    names = make_pieces(tiny_catalogue, "en", {})["positions/old-mill"].names.split()
    assert {"老", "老磨", "mill", "il"} <= set(names)
    assert not {"m", "i", "l"} & set(names)
    assert set(runs("b站1")) == {"站", "b站", "站1"}


def test_common_letters_are_those_of_many_readings() -> None:
    """What begins otherwise is a word or a pair of characters."""
    long = "1 " * index_module.COMMON_BYTES
    names = {"~han": long, "~zhu": long, "~lao": "1 2", "xang": long, "=lm": long, "ang": long}
    assert common_letters(names) == "han zhu"


def test_there_are_as_many_shards_as_their_size_asks_for() -> None:
    """Shards have at most what is aimed at, by the estimate, and more than three quarters of it once there are many."""
    for number in (40, 400, 4000, 40_000):
        postings = {f"{n:06}": "1 2" for n in range(number)}
        estimate = number * (6 * 3 + 3 + 6)
        size = estimate / len(cut_by_hash(postings))
        assert size <= SHARD_BYTES
        assert number < 4000 or size > SHARD_BYTES * 3 / 4
