"""Folding, readings, postings and the files of an index."""

from __future__ import annotations

import json

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.search import index as index_module
from redroutes.search.documents import make_documents
from redroutes.search.folding import fold, hash_term, stream, words
from redroutes.search.index import make_index
from redroutes.search.postings import SHARD_BYTES, cut_by_hash, encode_posting


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
    """The browser picks a block by the list of first words."""
    files = index_files(tiny_catalogue, "en")
    firsts = json.loads(files["head.json"])["blocks"]
    blocks = [json.loads(files[f"w{number}.json"]) for number in range(len(firsts))]
    assert [next(iter(block)) for block in blocks] == firsts
    assert "mill" in {word for block in blocks for word in block}


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


def test_texts_of_a_larger_site_stand_together(
    tiny_catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All texts of all documents, in their order, in fewer files."""
    alone = index_files(tiny_catalogue, "zh")
    monkeypatch.setattr(index_module, "CHUNKS_LOADED_WHOLE", 0)
    together = index_files(tiny_catalogue, "zh")

    def texts(files: dict[str, str]) -> list[list[str]]:
        count = sum(name.startswith("d") for name in files)
        return [text for n in range(count) for text in json.loads(files[f"d{n}.json"])]

    assert texts(alone) == texts(together)
    assert json.loads(alone["head.json"])["texts"] == 1
    assert json.loads(together["head.json"])["texts"] == index_module.TEXTS
    assert sum(name.startswith("d") for name in together) < sum(n.startswith("d") for n in alone)


def test_there_are_as_many_shards_as_their_size_asks_for() -> None:
    """Shards have at most what is aimed at, by the estimate, and more than three quarters of it once there are many."""
    for number in (40, 400, 4000, 40_000):
        postings = {f"{n:06}": "1 2" for n in range(number)}
        estimate = number * (6 * 3 + 3 + 6)
        size = estimate / len(cut_by_hash(postings))
        assert size <= SHARD_BYTES
        assert number < 4000 or size > SHARD_BYTES * 3 / 4
