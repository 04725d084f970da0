"""The search of a large site: many documents for a term, few chunks of names, terms that many names have."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.search import index as index_module
from redroutes.search.folding import hash_term
from search_support import SCRIPT, ask, index_files, needs_node
from support import ROOT, read_and_check

pytestmark = [needs_node, pytest.mark.shipped, pytest.mark.long]

QUERIES = {
    "zh": [
        "友谊路1号",
        "66786377",
        "陈化成",
        "tao xing zhi",
        "gcgy",
        "的",
        "一九",
        "纪念馆1937",
        "abc",
    ],
    "en": [
        "memorial",
        "memoral hall",
        "youyi road",
        "songhu",
        "park",
        "gucungongyuan",
        "s",
        "qqqq",
    ],
}


@pytest.fixture(scope="module")
def large() -> dict[str, dict[str, str]]:
    """Language -> the files of the shipped records' index, made as that of a large site."""
    records, _ = read_and_check(ROOT / "routes")
    assert records is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_module, "CHUNKS_LOADED_WHOLE", 0)
        patch.setattr(index_module, "COMMON_BYTES", 16)
        catalogue = Catalogue(records)
        return {language: index_files(catalogue, language) for language in catalogue.languages}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_many_documents_are_found_and_ordered_as_few_are(
    large: dict[str, dict[str, str]], tmp_path: Path, language: str
) -> None:
    """The two ways to hold a posting in the browser give the same pages in the same order."""
    script = SCRIPT.read_text("utf-8")
    answers = []
    for characters in ("0", "1e9"):
        changed, count = re.subn(r"var MANY = \d+;", f"var MANY = {characters};", script)
        assert count == 1
        file = tmp_path / f"{characters}.js"
        file.write_text(changed, "utf-8")
        answers.append(ask(large[language], QUERIES[language], file))
    assert answers[0] == answers[1]
    assert sum(bool(answer.found) for answer in answers[0]) >= len(QUERIES[language]) - 2


def test_rare_letters_of_a_reading_are_asked_for_first(large: dict[str, dict[str, str]]) -> None:
    """What many names have says little and weighs much: it is asked for where nothing else is left."""
    files = large["zh"]
    head = json.loads(files["head.json"])
    common = head["common"].split(" ")
    reading = "gucungongyuan"
    letters = [reading[at : at + 3] for at in range(len(reading) - 2)]
    rare = [three for three in letters if three not in common]
    assert len(rare) >= 3
    assert len(rare) < len(letters)
    (answer,) = ask(files, [reading])
    terms = [reading, *(f"~{three}" for three in rare[:6])]
    asked_for = {f"n{hash_term(term) % head['nameShards']}.json" for term in terms}
    assert answer.found[0] == "positions/gucun-park"
    assert {name for name in answer.loaded if name.startswith("n")} <= asked_for
    only_common = next(three for three in common if three.isalpha())
    assert ask(files, [only_common])[0].found


def test_a_head_that_a_browser_has_kept_still_serves() -> None:
    """A host lets browsers keep files for minutes: the script can be newer than the head."""
    records, _ = read_and_check(ROOT / "routes")
    assert records is not None
    files = index_files(Catalogue(records), "en")
    head = json.loads(files["head.json"])
    former = {key: value for key, value in head.items() if key not in ("common", "cut", "parts")}
    queries = QUERIES["en"]
    assert ask({**files, "head.json": json.dumps(former)}, queries) == ask(files, queries)
