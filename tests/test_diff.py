"""What has changed is said in words, with what a reviewer has to ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from redroutes.cli import main
from redroutes.revisions.align import find_differences
from redroutes.revisions.compare import Question, RecordDifference, State, compare
from support import TINY
from test_translations import change, git

LANGUAGES = ["en", "zh"]


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a folder of records."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.yml")
    }


def compare_with_tiny(folder: Path) -> list[RecordDifference]:
    """What a changed copy of the tiny district has that it had not."""
    return compare(files_of(TINY), files_of(folder), LANGUAGES)


def asked(found: list[RecordDifference]) -> list[tuple[str, Question]]:
    """Which questions of which records."""
    return [(one.name, question) for one in found for question, _ in one.questions]


def test_nothing_has_changed(tiny_copy: Path) -> None:
    """Other quotes and other comments are no change."""
    change(tiny_copy, 'number: "+862155550100"', "number: '+862155550100'")
    assert compare_with_tiny(tiny_copy) == []


def test_a_number_is_said_with_its_old_value(tiny_copy: Path) -> None:
    """The day of the check and the sources are asked for."""
    change(tiny_copy, "+862155550100", "+862155550199")
    (one,) = compare_with_tiny(tiny_copy)
    assert (one.name, one.state, one.title["zh"]) == ("positions/old-mill", State.changed, "老磨坊")
    assert [(x.loc, x.old, x.new) for x in one.differences] == [
        (("phone", "number"), "+862155550100", "+862155550199")
    ]
    assert {question for question, _ in one.questions} == {Question.unchecked, Question.unsourced}


def test_a_new_day_and_a_new_source_answer_the_questions(tiny_copy: Path) -> None:
    """Nothing is left to ask."""
    change(tiny_copy, '"+862155550100", sources: [S1]', '"+862155550199", sources: [S2]')
    change(tiny_copy, 'checked: "2026-11-01"', 'checked: "2026-11-20"')
    assert asked(compare_with_tiny(tiny_copy)) == []


def test_a_translation_that_did_not_follow_is_named(tiny_copy: Path) -> None:
    """The original of the tiny district is English."""
    change(tiny_copy, "It opened in 1931., zh", "It was opened in 1931., zh")
    (one,) = compare_with_tiny(tiny_copy)
    assert (Question.behind, ("facts", 0, "text", "zh")) in one.questions
    change(tiny_copy, "zh: 1931年开业。}, sources", "zh: 在1931年开业。}, sources")
    (one,) = compare_with_tiny(tiny_copy)
    assert Question.behind not in {question for question, _ in one.questions}


def test_a_translation_alone_asks_for_nothing(tiny_copy: Path) -> None:
    """A better word in Chinese needs no new check."""
    change(tiny_copy, "zh: 1931年开业。}, sources", "zh: 在1931年开业。}, sources")
    assert asked(compare_with_tiny(tiny_copy)) == []


def test_a_record_that_is_gone_needs_an_address(tiny_copy: Path) -> None:
    """Until site.yml leads its readers on."""
    (tiny_copy / "lessons" / "two-stones.yml").unlink()
    assert asked(compare_with_tiny(tiny_copy)) == [("lessons/two-stones", Question.no_address)]
    with (tiny_copy / "site.yml").open("a", encoding="utf-8") as file:
        file.write("moved:\n  - {from: lessons/two-stones, to: positions/old-mill}\n")
    found = compare_with_tiny(tiny_copy)
    assert Question.no_address not in {question for _, question in asked(found)}


def test_a_digest_that_was_raised_by_hand_is_questioned(tiny_copy: Path) -> None:
    """The line is there, and not a word of the translation was changed."""
    before = files_of(TINY)
    runner = CliRunner()
    options = ["--routes", str(tiny_copy)]
    runner.invoke(main, ["translations", "--record", *options])
    noted = (tiny_copy / "made-from.txt").read_bytes()
    change(tiny_copy, "It opened in 1931., zh", "It was opened in 1931., zh")
    (tiny_copy / "made-from.txt").unlink()
    runner.invoke(main, ["translations", "--record", *options])
    raised = (tiny_copy / "made-from.txt").read_bytes()
    after = files_of(tiny_copy)
    (one,) = compare(
        {**before, "made-from.txt": noted}, {**after, "made-from.txt": raised}, LANGUAGES
    )
    assert Question.raised in {question for question, _ in one.questions}
    said = raised.replace(noted[-1:], noted[-1:])
    (tiny_copy / "made-from.txt").write_bytes(noted)
    runner.invoke(main, ["translations", "--same", "one word", *options])
    said = (tiny_copy / "made-from.txt").read_bytes()
    (one,) = compare(
        {**before, "made-from.txt": noted}, {**after, "made-from.txt": said}, LANGUAGES
    )
    assert not {Question.raised, Question.behind} & {question for question, _ in one.questions}


def test_an_entry_before_others_moves_none_of_them() -> None:
    """Facts are known by their ids, others by what they hold."""
    old = [{"id": "F1", "n": 1}, {"id": "F2", "n": 2}]
    (found,) = find_differences(old, [{"id": "F0", "n": 0}, *old])
    assert (found.loc, found.old) == ((0,), None)
    rows = [{"t": "a"}, {"t": "b"}]
    (found,) = find_differences(rows, [{"t": "x"}, *rows])
    assert (found.loc, found.new) == ((0,), {"t": "x"})
    (found,) = find_differences(rows, rows[1:])
    assert (found.loc, found.old, found.new) == ((0,), {"t": "a"}, None)


@pytest.fixture
def repository(tiny_copy: Path) -> Path:
    """The tiny district, committed."""
    git(tiny_copy, "init", "-q", "-b", "main")
    git(tiny_copy, "add", "-A")
    git(tiny_copy, "commit", "-qm", "begin")
    return tiny_copy


def run(folder: Path, *arguments: str) -> str:
    """The command's output; its exit code is 0."""
    result = CliRunner().invoke(main, ["diff", *arguments, "--routes", str(folder)])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_report_is_in_both_languages(repository: Path) -> None:
    """Values stand as code, so that nothing in them is Markdown; pages that show the record are named."""
    change(repository, "title: The Mill Book", "title: 'The @Mill **Book**'")
    text = run(repository, "main")
    assert "## What has changed" in text
    assert "## 改了什么" in text
    assert "`The Mill Book` → `The @Mill **Book**`" in text
    assert "/positions/old-mill/" in text
    assert "/tours/" in text
    assert run(repository, "main", "--lang", "zh").startswith("## 改了什么")


def test_faults_do_not_end_the_report(repository: Path) -> None:
    """Also of a file that is no YAML; all faults are listed, however many there are."""
    mill = repository / "positions" / "old-mill.yml"
    mill.write_text(mill.read_text("utf-8").replace("[F1", "[F7"), "utf-8")
    (repository / "positions" / "mill-pond.yml").write_text("name: {zh: a\n", "utf-8")
    text = run(repository, "main", "--faults", "--lang", "en")
    assert "its file cannot be read" in text
    assert text.count("[unknown-fact]") + text.count("[yaml-syntax]") >= 1


@pytest.mark.parametrize("base", ["nowhere", "--help-me", "-x"])
def test_a_base_that_is_no_commit_is_said(repository: Path, base: str) -> None:
    """In one sentence, and never as an option of git."""
    result = CliRunner().invoke(main, ["diff", "--routes", str(repository), "--", base])
    assert result.exit_code == 1
    assert "Traceback" not in result.output


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_repository_and_no_such_state_are_told_in_words(
    tiny_copy: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the editor's language, with what can be written; git's own sentence tells an office nothing."""
    monkeypatch.setenv("LC_ALL", {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}[language])
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tiny_copy.parent))
    arguments = ["diff", "nosuch", "--routes", str(tiny_copy)]
    outside = CliRunner().invoke(main, arguments)
    assert {"zh": "不在git的仓库里", "en": "is in no repository"}[language] in outside.output
    git(tiny_copy, "init", "-q")
    git(tiny_copy, "add", ".")
    git(tiny_copy, "commit", "-qm", "first")
    inside = CliRunner().invoke(main, arguments)
    assert {"zh": "“nosuch”不是分支", "en": "'nosuch' is no branch"}[language] in inside.output
    assert outside.exit_code == inside.exit_code == 1
    assert "fatal" not in outside.output + inside.output
