"""``redroutes fix`` changes what can have one meaning, shows it, asks, and touches nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import TINY, edit_record, run_redroutes

pytestmark = pytest.mark.long

FILE = "positions/lantern-hill.yml"


def type_wrong(routes: Path) -> str:
    """A record with three slips, one fault that only its editor can mend, and a comment."""
    edit_record(routes, FILE, "kind: memorial", "kind：纪念碑   # 编辑注")
    edit_record(routes, FILE, 'checked: "2026-11-01"', "checked: 2026.11.1")
    edit_record(routes, FILE, "town: lower", "town: lowr")
    return (routes / FILE).read_text("utf-8")


def test_the_changes_are_shown_and_written_with_yes(tiny_copy: Path) -> None:
    """Line by line; the comment stays, and so does what is not sure."""
    before = type_wrong(tiny_copy).splitlines()
    done = run_redroutes("fix", "--yes", "--routes", str(tiny_copy))
    assert done.returncode == 0, done.stderr
    assert "-kind：纪念碑   # 编辑注\n+kind: memorial   # 编辑注\n" in done.stdout
    assert '-checked: 2026.11.1\n+checked: "2026-11-01"\n' in done.stdout
    after = (tiny_copy / FILE).read_text("utf-8").splitlines()
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert [b for _, b in changed] == ["kind: memorial   # 编辑注", 'checked: "2026-11-01"']
    assert "town: lowr" in after
    again = run_redroutes("fix", "--routes", str(tiny_copy))
    assert "Nothing to put right." in again.stderr


def test_nothing_is_written_without_a_yes(tiny_copy: Path) -> None:
    """No answer is a no; the question is asked in the editor's language."""
    before = type_wrong(tiny_copy)
    file = str(tiny_copy / FILE)
    asked = run_redroutes("fix", file, environment={"REDROUTES_LANG": "zh"})
    assert asked.returncode == 1
    assert "把改动写进这1个文件？" in asked.stderr
    assert (tiny_copy / FILE).read_text("utf-8") == before


def test_what_is_no_record_is_left_alone(tmp_path: Path) -> None:
    """By its name or by its bytes; a right district has nothing to put right."""
    other = tmp_path / "notes.yml"
    other.write_text("kind：museum\n", "utf-8")
    (tmp_path / "positions").mkdir()
    foreign = tmp_path / "positions" / "old-mill.yml"
    foreign.write_bytes("name:\n  zh: 老磨坊\n".encode("gbk"))
    done = run_redroutes("fix", "--yes", str(other), str(foreign))
    assert done.returncode == 0
    assert done.stderr.count("left alone") == 2
    assert other.read_text("utf-8") == "kind：museum\n"
    assert "Nothing to put right." in run_redroutes("fix", "--routes", str(TINY)).stderr
