"""A district's own words of the interface: laid over the program's, found along the tag, listed, written."""

from __future__ import annotations

import tomllib
from pathlib import Path

from click.testing import CliRunner

from redroutes.cli import main
from redroutes.phrasebook import Phrasebook, base_keys, flatten, program_table
from redroutes.reading.phrases import parse_phrases
from redroutes.scaffold.phrases import add_phrases
from support import edit_record, read_and_check


def test_what_a_district_writes_lies_over_the_program() -> None:
    """Everything else is the program's."""
    book = Phrasebook({"zh": "zh-Hans"}, {"zh": {"menu.home": "起点"}})
    assert book("zh")("menu.home") == "起点"
    assert book("zh")("menu.tours") == program_table("zh")["menu.tours"]
    assert book.borrowed("zh") == {}


def test_words_are_looked_for_along_the_tag_before_english() -> None:
    """zh-Hant-TW finds the district's zh-Hant, then Chinese; Japanese finds English."""
    own = {"zh-Hant": {"menu.home": "首頁"}, "ja": {"menu.home": "ホーム"}}
    book = Phrasebook({"zh-Hant-TW": "zh-Hant-TW", "ja": "ja"}, own)
    assert book("zh-Hant-TW")("menu.home") == "首頁"
    assert book("zh-Hant-TW")("menu.tours") == program_table("zh")["menu.tours"]
    assert book("ja")("menu.home") == "ホーム"
    assert book("ja")("menu.tours") == "Tours"
    assert book.borrowed("zh-Hant-TW") == {"zh": len(base_keys()) - 1}
    assert book.borrowed("ja") == {"en": len(base_keys()) - 1}
    assert book("ja").is_own("menu.home")
    assert not book("ja").is_own("menu.tours")


def test_english_of_other_regions_borrows_nothing() -> None:
    """It is the same language in the same script."""
    book = Phrasebook({"en-US": "en-US", "zh-CN": "zh-CN"})
    assert book.borrowed("en-US") == book.borrowed("zh-CN") == {}


def test_forms_for_numbers_are_those_of_the_language_that_wrote_them() -> None:
    """No English singular stands beside a Japanese phrase; Arabic has the forms that it was given."""
    own = {
        "ja": {"count.stops.other": "{n}か所"},
        "ar": {"count.stops.other": "{n} محطة", "count.stops.two": "محطتان"},
    }
    book = Phrasebook({"ja": "ja", "ar": "ar"}, own)
    assert book("ja").count("count.stops", 1) == "1か所"
    assert book("ja").count("count.tours", 1) == "1 tour"
    assert book("ar").count("count.stops", 2) == "محطتان"
    assert book("ar").count("count.stops", 1) == "1 محطة"


def test_a_phrase_that_runs_the_other_way_keeps_its_full_stop() -> None:
    """English on an Arabic page stands between isolates; what scripts take apart does not, nor a sign alone."""
    book = Phrasebook({"ar": "ar"}, {"ar": {"menu.home": "الرئيسية"}})
    assert book("ar")("search.filtered") == f"\u2066{program_table('en')['search.filtered']}\u2069"
    assert book("ar")("menu.home") == "الرئيسية"
    assert book("ar")("planner.weekdays") == program_table("en")["planner.weekdays"]
    assert book("ar")("list.dot") == " · "


def test_pages_are_made_anew_when_a_phrase_changes() -> None:
    """What is made with phrases is kept under their digest."""
    before = Phrasebook({"zh": "zh"})("zh").digest
    assert Phrasebook({"zh": "zh"})("zh").digest == before
    assert Phrasebook({"zh": "zh"}, {"zh": {"menu.home": "起点"}})("zh").digest != before


def test_each_fault_has_its_place_and_what_is_right_stays() -> None:
    """Columns are those of the key; an empty phrase is not written yet."""
    text = '[menu]\nhome = "起点"\ntours = ""\n\n[count]\n  stops.few = "{n}{m}"\n"stops".other = "站"\n'
    good, problems = parse_phrases(text, "x.toml")
    assert good == {"menu.home": "起点"}
    assert [(p.line, p.column, p.field, p.code) for p in sorted(problems)] == [
        (6, 3, "count.stops.few", "bad-phrase"),
        (7, 1, "count.stops.other", "bad-phrase"),
    ]


def test_a_skeleton_keeps_what_is_there_and_can_be_read() -> None:
    """Missing phrases stand at the end of their own tables, below the Chinese and the English; then none is missing."""
    before = '# ours\n[menu]\nhome = "ホーム" # well\n\n[home]\nmap = "地図"\n'
    keys = [
        "skip",
        "menu.home",
        "menu.tours",
        "month.1",
        "count.stops.other",
        "home.map",
        "home.kinds",
    ]
    text, added = add_phrases(before, keys, ["zh", "en"], ["other"])
    assert added == 5
    assert text.startswith('# ours\n# zh: "跳到正文"\n# en: "Skip to content"\nskip = ""\n[menu]\n')
    assert 'home = "ホーム" # well\n# zh: "线路"\n# en: "Tours"\ntours = ""\n' in text
    there = dict(flatten(tomllib.loads(text)))
    assert there.keys() == set(keys)
    assert add_phrases(text, keys, ["zh", "en"], ["other"]) == (text, 0)


def test_the_whole_skeleton_of_any_language_can_be_read() -> None:
    """With all forms that the language has."""
    text, added = add_phrases("", base_keys(), ["zh", "en"], ["one", "two", "other"])
    assert added == len(base_keys())
    assert parse_phrases(text, "x.toml")[1] == []


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["phrases", *arguments, "--lang", "en"])
    return result.exit_code, result.output


def test_the_command_counts_lists_and_writes(tiny_copy: Path) -> None:
    """Nothing is missing in the program's languages; of another one everything is."""
    routes = ["--routes", str(tiny_copy)]
    m = len(base_keys())
    assert run(*routes) == (0, f"en: all {m} phrases are there\nzh: all {m} phrases are there\n")
    edit_record(
        tiny_copy, "site.yml", "{id: zh, tag: zh-Hans, name: 中文}", "{id: ug, tag: ug, name: U}"
    )
    assert run("ug", *routes)[1].startswith(
        f"ug: 0 of {m} phrases are its own, {m} are missing (en {m})\n  skip: "
    )
    assert f"ug.toml written: {m} phrases to translate" in run("ug", "--write", *routes)[1]
    file = tiny_copy / "phrases" / "ug.toml"
    file.write_text(file.read_text("utf-8").replace('home = ""', 'home = "باش بەت"', 1), "utf-8")
    assert f"ug: 1 of {m} phrases are its own, {m - 1} are missing (en {m - 1})" in run(*routes)[1]
    assert run("fr", *routes)[0] == 1


def test_a_file_that_no_language_looks_for_is_named(tiny_copy: Path) -> None:
    """With the names that would be right."""
    folder = tiny_copy / "phrases"
    folder.mkdir()
    (folder / "fr.toml").write_text("", "utf-8")
    (folder / "README.md").write_text("notes", "utf-8")
    problems = read_and_check(tiny_copy)[1]
    assert [problem.code for problem in problems] == ["file-name"]
    assert "en.toml, zh.toml, zh-Hans.toml" in problems[0].hint
