"""Which translations are older than their originals is known to the text, wherever the text stands."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.statistics import measure
from redroutes.cli import main
from redroutes.records.made_from import FILE, Standing, parse_made_from, write_made_from
from support import read_and_check


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, as a person with a name."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def run(folder: Path, *arguments: str) -> Result:
    """The command, in English."""
    options = ["--routes", str(folder), "--lang", "en"]
    return CliRunner().invoke(main, ["translations", *arguments, *options])


@pytest.fixture
def district(tiny_copy: Path) -> Path:
    """The tiny district in a repository, all its translations noted."""
    git(tiny_copy, "init", "-q")
    assert run(tiny_copy, "--record").exit_code == 0
    git(tiny_copy, "add", "-A")
    git(tiny_copy, "commit", "-qm", "begin")
    return tiny_copy


def change(folder: Path, old: str, new: str, file: str = "positions/old-mill.yml") -> None:
    """Replace words in a record."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def stale_places(folder: Path) -> list[str]:
    """The fields that the check calls stale."""
    _, problems = read_and_check(folder)
    return [problem.field for problem in problems if problem.code == "stale-translation"]


def count(folder: Path) -> list[int]:
    """Current, stale and unknown translations, as the status board counts them."""
    records, _ = read_and_check(folder)
    assert records is not None
    found = measure(Catalogue(records)).translations
    return [found[standing] for standing in Standing]


def test_a_changed_original_makes_its_translation_stale_to_the_field(district: Path) -> None:
    """The check, the command and the status board say so; other fields are not concerned."""
    total, *rest = count(district)
    assert rest == [0, 0]
    change(district, "It opened in 1931., zh", "It was opened in 1931., zh")
    assert stale_places(district) == ["facts[0].text.made_from.zh"]
    assert count(district) == [total - 1, 1, 0]
    listed = run(district)
    assert "positions/old-mill:facts[0].text" in listed.output
    assert "was: It opened in 1931." in listed.output
    assert "is: It was opened in 1931." in listed.output
    assert "[zh] 1931年开业。" in listed.output


def test_a_digest_is_not_raised_without_the_text(district: Path) -> None:
    """--record leaves a translation in the list that nobody has touched; a reason takes it out, once."""
    change(district, "It opened in 1931., zh", "It was opened in 1931., zh")
    assert "not touched" in run(district, "--record").output
    assert stale_places(district)
    assert run(district, "--same", "one word", "positions/old-mill:facts[0].text").exit_code == 0
    assert not stale_places(district)
    assert "same: one word" in (district / FILE).read_text("utf-8")
    change(district, "It was opened in 1931., zh", "It had opened in 1931., zh")
    assert stale_places(district)
    assert run(district, "--differs", "meant so", "positions/old-mill").exit_code == 0
    assert not stale_places(district)


def test_a_translation_that_was_changed_too_is_fresh(district: Path) -> None:
    """Both changed: nothing is known of the new pair until it is noted."""
    change(
        district,
        "{en: It opened in 1931., zh: 1931年开业。}",
        "{en: Opened in 1931., zh: 于1931年开业。}",
    )
    assert not stale_places(district)
    assert count(district)[2] == 1
    run(district, "--record")
    assert count(district)[1:] == [0, 0]


def test_moving_and_renaming_need_no_new_line(district: Path) -> None:
    """Texts are known by what they say."""
    before = (district / FILE).read_text("utf-8")
    text = (district / "positions" / "old-mill.yml").read_text("utf-8")
    first, second = (line for line in text.split("\n") if line.startswith("  - {id: F"))
    change(district, f"{first}\n{second}", f"{second}\n{first}")
    assert not stale_places(district)
    run(district, "--record")
    assert (district / FILE).read_text("utf-8") == before


def test_only_the_pages_of_a_stale_record_are_made_anew(district: Path) -> None:
    """Its digest differs although its file does not, and its text says from what it was made."""
    first, _ = read_and_check(district)
    lines = (district / FILE).read_text("utf-8").splitlines()
    text = "\n".join(lines[:2] + [f"{line[:12]}00000000" for line in lines[2:3]] + lines[3:])
    (district / FILE).write_text(f"{text}\n", "utf-8")
    second, _ = read_and_check(district)
    assert first is not None
    assert second is not None
    before, after = (
        {f"{e.kind}/{e.id}": e.digest for e in x.all_entries()} for x in (first, second)
    )
    assert 1 <= sum(before[name] != after[name] for name in before) <= 2
    third, _ = read_and_check(district)
    assert third is not None
    assert after == {f"{e.kind}/{e.id}": e.digest for e in third.all_entries()}


def test_history_shows_what_fell_behind_before_anything_was_noted(tiny_copy: Path) -> None:
    """Each translation counts as made from the original beside which it was committed first."""
    git(tiny_copy, "init", "-q")
    git(tiny_copy, "add", "-A")
    git(tiny_copy, "commit", "-qm", "begin")
    change(tiny_copy, "It closed in 1952., zh", "It was closed in 1952., zh")
    git(tiny_copy, "commit", "-qam", "one")
    assert run(tiny_copy, "--record", "--from-git").exit_code == 0
    assert stale_places(tiny_copy) == ["facts[1].text.made_from.zh"]


def test_what_is_wrong_is_said(district: Path) -> None:
    """Places that are not there, two reasons, and nothing stale."""
    assert run(district, "positions/nowhere").exit_code == 1
    assert run(district, "--same", "a", "--differs", "b").exit_code == 2
    assert run(district, "--same", "a").exit_code == 1


def test_the_file_is_read_with_its_faults() -> None:
    """Lines of a merge and by hand are faults with their line; the rest holds."""
    text = "# head\nen 00000000 11111111\n<<<<<<< HEAD\nen 0 1\nen 00000000 22222222 same: a word\n"
    found, problems = parse_made_from(text, "routes/made-from.txt", "")
    assert [(problem.line, problem.code) for problem in problems] == [
        (3, "bad-made-from"),
        (4, "bad-made-from"),
    ]
    assert len(found.marks) == 2
    again, none = parse_made_from(write_made_from(found.marks), "", "")
    assert again.marks == found.marks
    assert not none


def test_a_fault_of_the_file_is_a_fault_of_the_records(district: Path) -> None:
    """The build stops."""
    with (district / FILE).open("a", encoding="utf-8") as file:
        file.write("=======\n")
    _, problems = read_and_check(district)
    assert "bad-made-from" in {problem.code for problem in problems}
