"""Ready-made templates come into any district, and nothing of another district comes with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from redroutes import loading
from redroutes.cli import main
from redroutes.scaffold.ready_templates import add_domains, ready_templates
from redroutes.scaffold.taking import make_general, names_of
from support import find_our_names

pytestmark = pytest.mark.long


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "en"])


@pytest.fixture
def routes(tmp_path: Path) -> Path:
    """The records of a new project."""
    assert call("init", str(tmp_path / "lake"), "--yes").exit_code == 0
    return tmp_path / "lake" / "routes"


def problems(routes: Path) -> list[Any]:
    return loading.read_and_check(routes, "routes", today=loading.today_in(routes))[1]


@pytest.mark.shipped
def test_all_of_them_pass_the_checks_of_a_new_project(routes: Path) -> None:
    """Without a fault or a warning, and with none of our names."""
    result = call("take", "templates", "--routes", str(routes))
    assert result.exit_code == 0, result.output
    files = {file.stem: file for file in (routes / "templates").glob("*.yml")}
    assert set(files) == {*ready_templates(), "example-visit"}
    assert len(files) > 15
    assert problems(routes) == []
    for file in files.values():
        assert find_our_names(file.read_text("utf-8")) == [], file
        assert not {"positions", "lessons"} & yaml.safe_load(file.read_text("utf-8")).keys()


@pytest.mark.shipped
def test_what_is_there_is_not_changed(routes: Path) -> None:
    """It is named; a name that is none is said to be none."""
    file = routes / "templates" / "theme-party-day.yml"
    file.write_text("mine", "utf-8")
    result = call("take", "templates", "theme-party-day", "--routes", str(routes))
    assert "is there already" in result.output
    assert file.read_text("utf-8") == "mine"
    unknown = call("take", "templates", "no-such", "--routes", str(routes))
    assert unknown.exit_code == 1
    assert "There is no ready-made template 'no-such'" in unknown.output


@pytest.mark.parametrize(
    ("languages", "keys", "missing"),
    [("en", {"en"}, None), ("en,zh", {"en", "zh"}, None), ("ja,zh", {"zh"}, ["ja"])],
)
@pytest.mark.shipped
def test_they_come_in_the_languages_of_the_site(
    languages: str, keys: set[str], missing: list[str] | None, tmp_path: Path
) -> None:
    """What is not written is declared as missing; nothing is called a translation of a text that is another's."""
    assert call("init", str(tmp_path / "lake"), "--yes", "--languages", languages).exit_code == 0
    routes = tmp_path / "lake" / "routes"
    result = call("take", "templates", "heart-to-heart-talk", "--routes", str(routes))
    assert result.exit_code == 0, result.output
    data = yaml.safe_load((routes / "templates/heart-to-heart-talk.yml").read_text("utf-8"))
    assert data["name"].keys() - {"missing"} == keys
    assert data["name"].get("missing") == missing
    assert [problem for problem in problems(routes) if problem.code == "stale-translation"] == []


def test_a_site_in_neither_language_is_told_so(tmp_path: Path) -> None:
    """Nothing is written."""
    assert call("init", str(tmp_path / "lake"), "--yes", "--languages", "fr").exit_code == 0
    result = call("take", "templates", "--routes", str(tmp_path / "lake" / "routes"))
    assert result.exit_code == 1
    assert "Chinese and English" in result.output


def test_a_site_in_traditional_characters_has_neither_language(tmp_path: Path) -> None:
    """Of a template no text would stand there."""
    languages = ("--languages", "zh-Hant")
    assert call("init", str(tmp_path / "lake"), "--yes", *languages).exit_code == 0
    result = call("take", "templates", "--routes", str(tmp_path / "lake" / "routes"))
    assert result.exit_code == 1
    assert "the Chinese in simplified characters" in result.output
    assert problems(tmp_path / "lake" / "routes")[0].code == "borrowed-phrases"


@pytest.mark.shipped
def test_the_line_ends_of_a_file_stay_as_they_are(routes: Path) -> None:
    """As Windows has them, or as others do; no line but the hosts changes."""
    site = routes / "site.yml"
    before = site.read_bytes().replace(b"\n", b"\r\n")
    site.write_bytes(before)
    assert call("take", "templates", "theme-party-day", "--routes", str(routes)).exit_code == 0
    after = site.read_bytes()
    assert after.count(b"\r\n") == after.count(b"\n")
    lines = set(after.splitlines()) - set(before.splitlines())
    assert lines
    assert all(line.startswith(b"  - ") or line == b"source_domains:" for line in lines)


SITE = {
    "district": {"zh": "湖城市湖心区", "en": "Lake District, Lake City"},
    "city": {"zh": "湖城"},
}
PLACES = [
    {"name": {"zh": "湖滨路街道", "en": "Lakeside Road Subdistrict"}},
    {"name": {"zh": "老船厂", "en": "The Old Yard"}, "aliases": {"zh": ["旧船厂"]}},
]


def test_the_names_of_a_district_are_those_of_its_units_and_places() -> None:
    """Without what every such name ends in."""
    assert names_of(SITE, PLACES) == {
        *("湖城", "湖心", "Lake", "Lake City", "湖滨路", "Lakeside Road"),
        *("老船厂", "旧船厂", "The Old Yard"),
    }


def test_entries_that_speak_of_the_district_are_left_out_with_their_sources() -> None:
    """By a name, by a fact of a place, or by a source that is the district's."""
    template = {
        "name": {"zh": "主题党日"},
        "positions": ["old-yard"],
        "basis": [
            {"document": {"zh": "党章"}, "sources": ["S1"]},
            {"document": {"zh": "湖心区的办法"}, "sources": ["S2"]},
            {"document": {"zh": "例子"}, "sources": ["S3"]},
        ],
        "quiz": [{"question": {"zh": "哪年？"}, "facts": ["old-yard.F1"]}],
        "sources": {
            "S1": {"title": "党章"},
            "S2": {"title": "办法"},
            "S3": {"title": "湖心区的一次活动"},
        },
    }
    assert make_general(template, {"湖心"}) == {
        "name": {"zh": "主题党日"},
        "basis": [{"document": {"zh": "党章"}, "sources": ["S1"]}],
        "sources": {"S1": {"title": "党章"}},
    }


def test_a_sentence_that_speaks_of_the_district_is_left_out_if_others_stay() -> None:
    """Of the summary, the things to bring and the terms, in each language alike."""
    template = {
        "summary": {
            "zh": "先看再谈。湖心的报道提过。不是规定。",
            "en": "Look. Lake says so. No rule.",
        },
        "materials": [{"zh": "影片。讲湖心的有几部。", "en": "A film. Some on Lake."}],
        "terms": [
            {"term": {"zh": "剧本"}, "meaning": {"zh": "湖心的说法。"}},
            {"term": {"zh": "议事会"}, "meaning": {"zh": "商量的会。湖心常开。"}},
        ],
    }
    assert make_general(template, {"湖心", "Lake"}) == {
        "summary": {"zh": "先看再谈。不是规定。", "en": "Look. No rule."},
        "materials": [{"zh": "影片。", "en": "A film."}],
        "terms": [{"term": {"zh": "议事会"}, "meaning": {"zh": "商量的会。"}}],
        "sources": {},
    }


def test_a_text_that_would_have_nothing_left_in_a_language_keeps_the_template_back() -> None:
    """What one language says must not be missing in the other."""
    summary = {"zh": "先看再谈。湖心的报道提过。", "en": "Lake says: look, then talk."}
    assert make_general({"summary": summary}, {"湖心", "Lake"}) is None


def test_templates_whose_summary_spoke_of_the_first_district_can_be_taken() -> None:
    """Their agendas never did."""
    names = {"commemorating-martyrs", "governance-role-play", "red-film-viewing", "research-tour"}
    assert names <= set(ready_templates())


def test_a_template_whose_agenda_names_the_district_is_not_taken() -> None:
    """An agenda with a step cut out would be another agenda."""
    steps = [{"title": {"zh": "去湖心走一走"}}]
    assert make_general({"variants": [{"steps": steps}], "sources": {}}, {"湖心"}) is None


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("a: 1\nsource_domains: []\nb: 2\n", "a: 1\nsource_domains:\n  - x.org\nb: 2\n"),
        (
            "source_domains: [a.org, b.org]\nb: 2\n",
            "source_domains:\n  - a.org\n  - b.org\n  - x.org\nb: 2\n",
        ),
        (
            "source_domains:\n  # ours\n  - a.org\n\n  - b.org\nb: 2\n",
            "source_domains:\n  # ours\n  - a.org\n\n  - b.org\n  - x.org\nb: 2\n",
        ),
        ("a: 1\n", "a: 1\nsource_domains:\n  - x.org\n"),
    ],
)
def test_hosts_are_added_to_the_site_record_and_nothing_else_is_changed(
    site: str, expected: str
) -> None:
    """In each form in which the list may stand."""
    assert add_domains(site, ["x.org"]) == expected
