"""One search over several sites finds what each site's own search finds, and says where it lies."""

from __future__ import annotations

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from portal_support import NAMES, files_below, make_district, script_of, write_lists
from redroutes.portal.reading import read_site
from redroutes.portal.search import join_postings, make_search
from redroutes.portal.search_names import name_postings, terms_of
from redroutes.portal.sites import BuiltSite
from redroutes.search import index as index_module
from redroutes.search.folding import hash_term
from redroutes.search.postings import decode_posting
from search_support import ask, needs_node

pytestmark = pytest.mark.long

QUERIES = {
    "zh": [
        "大石水坝",
        "水坝",
        "磨坊路1号",
        "上灯镇",
        "shuiba",
        "dssb",
        "磨坊",
        "上灯",
        "博物馆",
        "021-55550100",
        "1931",
        "大石坝",
    ],
    "en": [
        "weir",
        "stone quay",
        "museum",
        "museums",
        "upper lantern",
        "musuem",
        "1931",
        "老磨坊",
        "mill",
        "lant",
    ],
}
COPIES = 7
"""With three tiny districts more files of names than a browser loads at once."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[BuiltSite]:
    """Three districts, of which one has the index of a large site, and copies of one until the portal is large."""
    folder = tmp_path_factory.mktemp("sites")
    made = []
    for key in NAMES:
        with pytest.MonkeyPatch.context() as patch:
            if key == "dam":
                patch.setattr(index_module, "CHUNKS_LOADED_WHOLE", 0)
            site = write_lists(make_district(folder / key, key), folder / key / "site")
        made.append(read_site(key, site))
    assert len({site.index("zh").head["chunk"] for site in made}) == 2
    for number in range(COPIES):
        copy = shutil.copytree(folder / "mill" / "site", folder / f"copy-{number}")
        made.append(read_site(f"copy-{number}", copy))
    return made


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """The search of a portal, as it is sent."""
    file = tmp_path / "search.js"
    file.write_text(script_of("search.js"), "utf-8")
    return file


def files_of(sites: list[BuiltSite], language: str) -> dict[str, str]:
    """What a browser may ask for, by its way from the portal's index."""
    files = {
        file.path.removeprefix(f"search/{language}/"): file.data.decode("utf-8")
        for file in make_search(sites, language)
    }
    for site in sites:
        below = files_below(Path(site.files.root))  # type: ignore[attr-defined]
        files |= {f"../../{site.id}/{path}": text for path, text in below.items()}
    return files


def own_hits(site: BuiltSite, language: str, queries: list[str]) -> list[set[str]]:
    """What the site's own search finds, as the portal names it."""
    below = files_below(Path(site.files.root) / "search" / language)  # type: ignore[attr-defined]
    return [
        {f"../../{site.folder(language)}{key}" for key in answer.found}
        for answer in ask(below, queries)
    ]


@needs_node
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("count", [3, 3 + COPIES])
def test_all_that_a_district_finds_is_found(
    sites: list[BuiltSite], script: Path, language: str, count: int
) -> None:
    """Names, runs of characters, addresses, numbers, readings, towns, slips; in a small portal and in a large one."""
    some, queries = sites[:count], QUERIES[language]
    answers = ask(files_of(some, language), queries, script)
    wanted: list[set[str]] = [set() for _ in queries]
    for site in some[:3]:
        for number, own in enumerate(own_hits(site, language, queries)):
            wanted[number] |= own
    for query, answer, hits in zip(queries, answers, wanted, strict=True):
        assert hits, query
        assert hits <= set(answer.found), query
    first = answers[0].found[0]
    assert first == f"../../{sites[1].folder(language)}positions/old-mill"


@needs_node
def test_only_the_pieces_of_districts_that_have_it_are_fetched(
    sites: list[BuiltSite], script: Path
) -> None:
    """A name of one district asks the others for nothing."""
    (answer,) = ask(files_of(sites, "zh"), ["大石水坝"], script)
    assert {name.split("/")[2] for name in answer.loaded if name.startswith("../../")} == {"dam"}
    assert answer.lines[0] is None or any(is_hit for _, is_hit in answer.lines[0])


@needs_node
def test_terms_of_names_that_cannot_be_there_are_not_asked_for(
    sites: list[BuiltSite], script: Path
) -> None:
    """No syllable begins with i, u or v; and where three terms leave no name, the others are not fetched."""
    files = files_of(sites, "zh")
    shards = json.loads(files["head.json"])["nameShards"]

    def lying_in(terms: list[str]) -> set[str]:
        return {f"n{hash_term(term) % shards}.json" for term in terms}

    spoken, nothing = ask(files, ["shuiba", "qqqzzzqqqzzz"], script)
    assert any(key.endswith("positions/old-mill") for key in spoken.found)
    initials = lying_in([f"={one}{two}" for one, two in pairwise("shuiba")])
    needed = lying_in(["shuiba", *(f"~{'shuiba'[i : i + 3]}" for i in range(4))])
    asked = {name for name in spoken.loaded if re.fullmatch(r"n\d+\.json", name)}
    assert initials - needed
    assert asked <= needed
    triples = [f"~{'qqqzzzqqqzzz'[i : i + 3]}" for i in range(6)]
    early, late = lying_in(triples[0::2]), lying_in(triples[1::2])
    assert not nothing.found
    assert early <= set(nothing.loaded)
    near = lying_in([*"qz", *map("".join, pairwise("qqqzzzqqqzzz")), "qqqzzzqqqzzz"])
    assert late - early - near
    assert (late - early - near).isdisjoint(nothing.loaded)


def test_postings_stand_behind_the_number_of_their_site() -> None:
    """In base 36, and nothing of them is worked out anew."""
    joined = join_postings([{"a": "1 2|5"}, {}, {"a": "0", "b": "|3"}])
    assert joined == {"a": "0:1 2|5;2:0", "b": "2:|3"}
    assert list(join_postings([{}] * 36 + [{"a": "1"}])["a"]) == list("10:1")


def test_a_name_has_terms_for_each_way_in_which_its_characters_are_read() -> None:
    """A site that reads 行 as hang, where it would be xing, is found by either reading."""
    terms = terms_of("石行", {"行": "hang"})
    assert {"石", "石行", "=sh", "=sx", "~shi", "~xin", "~han"} <= terms


def test_towns_and_kinds_are_a_group_of_their_own(sites: list[BuiltSite]) -> None:
    """First the documents whose name has a term, then those whose town or kind has it."""
    index = sites[0].index("zh")
    numbers = {f"{index.head['kinds'][row[0]][0]}/{row[1]}": n for n, row in enumerate(index.rows)}
    found = decode_posting(name_postings(index, {})["上灯"])
    assert found[numbers["towns/upper"]] == 1
    assert found[numbers["positions/old-mill"]] == 2
