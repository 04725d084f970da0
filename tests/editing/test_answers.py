"""What visitors answer becomes changes with their day and their kind of source; nothing is overwritten in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from redroutes.cli import main
from redroutes.editing import data_of, edit_text
from redroutes.editing.answers import Answer, propose, read_answers
from redroutes.hours import certain_rule
from redroutes.messages import Message
from redroutes.phrasebook import read_phrases
from redroutes.records import Position
from redroutes.rendering.asking import OPEN, PLAIN, still_words
from support import read_and_check

TEXT = """\
示例：现场看到的

老磨坊
> [positions/old-mill 2026-11-20 hours=no] 开放时间和写的一样吗？ 不是……「周二至周日10:00-16:00」
[positions/old-mill 2026-11-20 toilets-new=yes] 有给参观的人用的厕所吗？ 有
[positions/old-mill 2026-11-20 toilets-new=yes] 有给参观的人用的厕所吗？ 有
[positions/old-mill 2026-11-21 there=no] 页面上写的，还在吗？ 不是……「改成了茶馆」
[positions/nowhere 2026-11-20 gate-new=yes] 从哪里进去？ 从……「北门」
"""
RECORD: dict[str, Any] = {
    "opening_hours": {
        "rule": "Mo-Su 09:00-17:00",
        "as_of": "2020",
        "sources": ["S1"],
        "confirmed": False,
    },
    "toilets": {
        "available": True,
        "text": {"en": "At the gate."},
        "sources": ["S2"],
        "confirmed": False,
    },
    "sources": {"S1": {}, "S2": {}},
}


def test_answers_are_read_whatever_stands_around_them() -> None:
    """Quoted as mail programs do, sent twice: each once, with its words."""
    found = read_answers(TEXT)
    assert [(one.question, one.is_yes, one.words) for one in found] == [
        ("hours", False, "周二至周日10:00-16:00"),
        ("toilets-new", True, ""),
        ("there", False, "改成了茶馆"),
        ("gate-new", True, "北门"),
    ]
    assert read_answers("thanks, all is well [positions/../x 2026-11-20 hours=no]") == []


def edits_of(*answers: Answer) -> dict[str, Any]:
    found = propose(RECORD, list(answers), ["zh", "en"], certain_rule)
    assert not found.by_hand
    return {".".join(map(str, edit.loc)): edit.value for edit in found.edits}


def test_yes_adds_the_source_and_confirms() -> None:
    """The hours get the day on which they were seen."""
    edits = edits_of(Answer("positions/x", "2026-11-20", "hours", True, ""))
    assert edits["sources.S3"] == {
        "title": "现场所见",
        "publisher": "到访的人",
        "date": "2026-11-20",
        "strength": "spot",
    }
    assert edits["opening_hours.sources"] == ["S1", "S3"]
    assert edits["opening_hours.as_of"] == "2026-11-20"
    assert repr(edits["opening_hours.confirmed"]) == "REMOVED"


def test_no_says_what_was_seen() -> None:
    """One source for each day; other hours with their rule; toilets that are not there, in words of both languages."""
    edits = edits_of(
        Answer("positions/x", "2026-11-20", "hours", False, "周二至周日10:00-16:00"),
        Answer("positions/x", "2026-11-20", "toilets", False, ""),
        Answer("positions/x", "2026-11-21", "gate-new", True, "北门"),
    )
    assert edits["opening_hours.rule"] == "Tu-Su 10:00-16:00"
    assert edits["opening_hours.sources"] == edits["toilets.sources"] == ["S3"]
    assert edits["toilets.available"] is False
    assert edits["toilets.text"] == {"zh": "没有厕所。", "en": "There are no toilets."}
    assert edits["access"] == [{"text": {"zh": "北门", "missing": ["en"]}, "sources": ["S4"]}]


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ([("hours", False, "有时候开")], "answers.hours"),
        ([("hours", False, "")], "answers.hours"),
        ([("gate-new", True, "")], "answers.unclear"),
        ([("toilets", True, ""), ("toilets", False, "")], "answers.differ"),
    ],
)
def test_what_is_not_clear_is_left_to_a_person(
    answers: list[tuple[str, bool, str]], key: str
) -> None:
    """No edit, and a sentence in both languages."""
    given = [Answer("positions/x", "2026-11-20", *one) for one in answers]
    found = propose(RECORD, given, ["zh", "en"], certain_rule)
    assert found.edits == []
    (message,) = found.by_hand
    assert isinstance(message, Message)
    assert message.key == key


def test_the_command_shows_the_change_and_asks(tiny_copy: Path, tmp_path: Path) -> None:
    """Nothing is written without a yes; what is written passes the check."""
    file = tmp_path / "answers.txt"
    file.write_text(TEXT, "utf-8")
    record = tiny_copy / "positions" / "old-mill.yml"
    before = record.read_text("utf-8")
    runner = CliRunner(env={"REDROUTES_LANG": "en"})
    command = ["answers", str(file), "--routes", str(tiny_copy)]
    refused = runner.invoke(main, command, input="n\n")
    assert refused.exit_code == 1
    assert record.read_text("utf-8") == before
    assert "+    strength: spot" in refused.output
    assert "positions/nowhere" in refused.output
    agreed = runner.invoke(main, [*command, "--yes"])
    assert agreed.exit_code == 0, agreed.output
    data = data_of(record.read_text("utf-8"))
    assert data["opening_hours"]["rule"] == "Tu-Su 10:00-16:00"
    assert data["notices"][-1]["text"]["en"] == "改成了茶馆"
    _, problems = read_and_check(tiny_copy)
    assert {problem.code for problem in problems} <= {
        "wrong-script",
        "unused-source",
        "weak-source",
        "old-check",
    }
    assert edit_text(before, [], Position) == before


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_question_has_its_words(language: str) -> None:
    """And every one that asks for words says which."""
    words = still_words(read_phrases(language), "x")
    names = {key.removeprefix("q-") for key in words if key.startswith("q-")}
    assert names == {
        "hours",
        "hours-new",
        "gate-new",
        "there",
        "toilets",
        "toilets-new",
        "shelter",
        "shelter-new",
    }
    assert set(OPEN) | set(PLAIN) <= names
    assert all(f"tell-{name}" in words for name in OPEN)
