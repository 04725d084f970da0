"""Queries as people type them, with the page that must come first: the script in node on the shipped records."""

from __future__ import annotations

import json
import random
from pathlib import Path
from types import SimpleNamespace

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import HAN
from redroutes.records.positions import Phone
from redroutes.search import index as index_module
from redroutes.search.characters import simplified_table
from redroutes.search.exact import exact_key, exact_keys
from redroutes.search.folding import stream
from redroutes.search.pieces import make_pieces
from search_support import ask, index_files, needs_node, weigh, weigh_scripts
from support import ROOT, edit_record, read_and_check

pytestmark = [needs_node, pytest.mark.shipped, pytest.mark.long]

ZH = {
    "友谊路1号": "positions/songhu-memorial-park",
    "宝山区友谊路1号": "positions/songhu-memorial-park",
    "友誼路１號": "positions/songhu-memorial-park",
    "021-66786377": "positions/songhu-memorial-hall",
    "66786377": "positions/songhu-memorial-hall",
    "+86 21 6678 6377": "positions/songhu-memorial-hall",
    "021 6678 6377": "positions/songhu-memorial-hall",
    "武威东路76号": "positions/tao-xingzhi-memorial-hall",
    "1 Youyi Road": "positions/songhu-memorial-park",
    "陈化成炮台": "positions/wusong-west-fort-site",
    "陈化成纪念馆": "positions/chen-huacheng-memorial-hall",
    "吳淞砲台": "positions/wusong-fort-anti-japanese-site",
    "呉淞砲台湾": "positions/paotaiwan-wetland-park",
    "淞沪抗戰紀念舘": "positions/songhu-memorial-hall",
    "yanghang": "towns/yanghang",
    "yánghǎng": "towns/yanghang",
    "yáng háng": "towns/yanghang",
    "Táo Xíngzhī": "positions/tao-xingzhi-memorial-hall",
    "gucungongyuan": "positions/gucun-park",
    "顾村公园": "positions/gucun-park",
    "luojing": "towns/luojing",
    "玻璃博物馆": "positions/shanghai-glass-museum",
    "吴淞开埠": "positions/wusong-opening-square",
    "炮台公园": "positions/paotaiwan-wetland-park",
    "淞沪馆": "positions/songhu-memorial-hall",
    "老炮台": "positions/wusong-west-fort-site",
    "交大附中": "positions/lingnan-university-site",
    "孔庙": "positions/chen-huacheng-memorial-hall",
    "红色巴士": "tours/wusong-red-bus",
}
EN = {
    "1 Youyi Road": "positions/songhu-memorial-park",
    "No. 1 Youyi Rd": "positions/songhu-memorial-park",
    "1 Youyi Road, Baoshan District": "positions/songhu-memorial-park",
    "021-66786377": "positions/songhu-memorial-hall",
    "友谊路1号": "positions/songhu-memorial-park",
    "76 East Wuwei Road": "positions/tao-xingzhi-memorial-hall",
    "yanghang": "towns/yanghang",
    "yánghǎng": "towns/yanghang",
    "吳淞砲台": "positions/wusong-west-fort-site",
    "Gucun Park": "positions/gucun-park",
    "Songhu Memorial Hall": "positions/songhu-memorial-hall",
    "lighthouse": "positions/wusong-lighthouse",
    "Paotai Park": "positions/paotaiwan-wetland-park",
    "Confucian Temple": "positions/chen-huacheng-memorial-hall",
    "Baosteel": "positions/baosteel-first-pile",
    "炮台公园": "positions/paotaiwan-wetland-park",
}
BUDGET = 40 * 1024
"""Bytes of the first query of a visit after gzip, beyond the page."""
MILL = "positions/old-mill.yml"


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    records, _ = read_and_check(ROOT / "routes")
    assert records is not None
    return Catalogue(records)


@pytest.fixture(scope="module")
def indexes(shipped: Catalogue) -> dict[str, dict[str, str]]:
    """Language -> the files of its index."""
    return {language: index_files(shipped, language) for language in shipped.languages}


@pytest.mark.parametrize(("language", "expected"), [("zh", ZH), ("en", EN)])
def test_the_right_page_is_first_and_costs_little(
    indexes: dict[str, dict[str, str]], language: str, expected: dict[str, str]
) -> None:
    """An address, a number, joined words, other forms of characters, tone marks; each in a fresh visit."""
    files, scripts = indexes[language], weigh_scripts()
    answers = ask(files, list(expected))
    assert {q: a.found[0] for q, a in zip(expected, answers, strict=True)} == expected
    for query, answer in zip(expected, answers, strict=True):
        assert scripts + weigh(files, answer.loaded) <= BUDGET, query


def test_the_number_of_a_place_is_no_number_of_a_tour(indexes: dict[str, dict[str, str]]) -> None:
    """All places at an address come before what only tells of it; the one whose whole address it is, first."""
    (answer,) = ask(indexes["zh"], ["友谊路1号"])
    kinds = [key.partition("/")[0] for key in answer.found]
    places = kinds.count("positions")
    assert places >= 6
    assert kinds[:places] == ["positions"] * places
    assert len(kinds) > places


def typed_otherwise(text: str, chance: random.Random) -> str:
    """The text with each Chinese character in one of its forms."""
    forms: dict[str, list[str]] = {}
    for old, new in simplified_table().items():
        forms.setdefault(new, [new]).append(chr(old))
    return "".join(chance.choice(forms.get(c, [c])) for c in text)


def pieces_of(shipped: Catalogue, language: str, seed: int) -> list[tuple[str, str]]:
    """Key of a page and a run of its texts as it is written, signs and all; 150, always the same."""
    chance = random.Random(seed)
    pieces = make_pieces(shipped, language, {})
    found: list[tuple[str, str]] = []
    while len(found) < 150:
        key = chance.choice(list(pieces))
        text = chance.choice(json.loads(pieces[key].texts))
        start = chance.randrange(len(text))
        run = text[start : start + chance.randint(2, 12)]
        if HAN.search(run) and len(stream(run)) > 1:
            found.append((key, run))
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_any_run_of_a_page_finds_it_as_it_is_written(
    shipped: Catalogue, indexes: dict[str, dict[str, str]], language: str
) -> None:
    """Over signs and line ends, in simplified and in other forms; on English pages what is Chinese there, as well."""
    runs = pieces_of(shipped, language, 15)
    chance = random.Random(7)
    for change in (lambda run: run, lambda run: typed_otherwise(run, chance)):
        answers = ask(indexes[language], [change(run) for _, run in runs])
        missed = [
            (key, run) for (key, run), a in zip(runs, answers, strict=True) if key not in a.found
        ]
        assert not missed


def tiny_index(routes: Path, language: str = "zh") -> dict[str, str]:
    records, problems = read_and_check(routes)
    assert records is not None, problems
    return index_files(Catalogue(records), language)


@pytest.mark.parametrize("chunks", [8, 0])
@pytest.mark.parametrize("typed", ["绿吕楼", "lüse", "lülǚlóu", "lvlvlou", "lulu", "lyulyu"])
def test_u_with_dots_is_typed_in_all_ways(
    tiny_copy: Path, monkeypatch: pytest.MonkeyPatch, typed: str, chunks: int
) -> None:
    """As a keyboard has it: ü, v, yu, u; on a large site, too, where the letters lead to the names."""
    monkeypatch.setattr(index_module, "CHUNKS_LOADED_WHOLE", chunks)
    edit_record(tiny_copy, MILL, "zh: 老磨坊}", "zh: 绿吕楼}")
    (answer,) = ask(tiny_index(tiny_copy), [typed])
    assert (answer.found[:1] == ["positions/old-mill"]) is (typed != "lüse")


def test_a_given_reading_is_that_of_the_name_alone(tiny_copy: Path) -> None:
    """An alias of the same length keeps its own."""
    edit_record(tiny_copy, MILL, "zh: 老磨坊}", "zh: 老行坊}\npinyin: Lǎo háng fāng")
    edit_record(tiny_copy, MILL, "zh: [磨坊]", "zh: [大音厅]")
    files = tiny_index(tiny_copy)
    found = [a.found for a in ask(files, ["laohangfang", "dayinting", "laoyinfang"])]
    assert found == [["positions/old-mill"], ["positions/old-mill"], []]
    readings = json.loads(files["r.json"])
    assert (readings["行"], readings["音"]) == ("hang", "yin")


@pytest.mark.parametrize("chunks", [8, 0])
def test_letters_find_a_name_of_which_folding_changes_a_character(
    tiny_copy: Path, monkeypatch: pytest.MonkeyPatch, chunks: int
) -> None:
    """瞭望 is read liao, and folded to 了望, which is read le; traditional names are found by letters as others are."""
    monkeypatch.setattr(index_module, "CHUNKS_LOADED_WHOLE", chunks)
    edit_record(tiny_copy, MILL, "zh: 老磨坊}", "zh: 老瞭望塔}")
    edit_record(tiny_copy, MILL, "zh: [磨坊]", "zh: [吳淞砲臺]")
    typed = ["liaowangta", "laoliaowangta", "llwt", "lewangta", "wusongpaotai", "wspt", "了望塔"]
    for query, answer in zip(typed, ask(tiny_index(tiny_copy), typed), strict=True):
        assert answer.found[:1] == ["positions/old-mill"], query


def make_record(address: str, number: str | None) -> SimpleNamespace:
    """A place with an address, and with a telephone number that has the extension 803."""
    phone = Phone(number=number, extension="803", sources=["S1"]) if number else None
    text = SimpleNamespace(languages={"zh": address})
    return SimpleNamespace(phone=phone, address=SimpleNamespace(text=text))


@pytest.mark.parametrize(
    ("address", "query", "weight"),
    [
        ("灯镇磨坊路12号", "磨坊路12号", 3),
        ("灯镇磨坊路12号（河边）", "灯镇磨坊路12号", 2),
        ("河边，磨坊路12弄3号", "磨坊路12弄3号", 1),
        ("甲市乙区市台路408号", "市台路408", 3),
        ("甲区友谊街道某村2号楼旁", "某村2号", 2),
    ],
)
def test_an_address_is_found_as_a_whole(address: str, query: str, weight: int) -> None:
    """From each unit of administration on, up to the number."""
    record = make_record(address, None)
    assert exact_keys(record)[exact_key(query)] == weight


def test_keys_of_latin_addresses_and_numbers() -> None:
    """With the lane, with the units that follow, with words written out; numbers as people dial them."""
    record = make_record(
        "No. 15, Lane 352, Mill Road, Upper Lantern, by the river", "+862166786377"
    )
    keys = exact_keys(record)
    for query in ("15 Lane 352 Mill Rd.", "No 15, Lane 352, Mill Road, Upper Lantern"):
        assert keys[exact_key(query)] == 1
    for query in ("+862166786377", "021-66786377", "(021) 6678 6377", "66786377", "66786377-803"):
        assert keys[exact_key(query)] == 3
    assert exact_keys(make_record("1 Mill Rd., Upper Lantern", None))["1millroad"] == 3
    assert exact_keys(make_record("Between two rivers", None)) == {}
    assert set(exact_keys(make_record("x", "12345"))) == {"12345", "12345803"}
    assert "07551234567" in exact_keys(make_record("x", "+867551234567"))
