"""A case a situation: a change to the tiny district, and the whole report that it must give.

A case is a folder of ``tests/cases/``: ``routes/`` replaces files of the tiny district, ``docs/`` stands beside it,
``commands.txt`` deletes, grows or links files, ``problems.txt`` is the whole report. ``pytest --update`` rewrites the
reports; read the difference.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from redroutes.languages import HAN
from redroutes.messages import Message
from redroutes.problems import CODES, format_text
from redroutes.runtime import fast_paths
from schema_support import schema_errors
from support import ROOT, TINY, compare, read_and_check

CASES = sorted(p for p in (ROOT / "tests" / "cases").iterdir() if p.is_dir())
PHRASES = re.compile(r"of \d+ phrases of 'en', \d+ are from another language \(en \d+\)")
"""How many there are changes with every new one; ``test_phrases.py`` counts them."""
FORM_CODES = {"unknown-field", "missing-field", "wrong-type", "wrong-value"}


def apply_case(case: Path, routes: Path) -> None:
    """Change a copy of the tiny district as the case says."""
    if (case / "routes").is_dir():
        shutil.copytree(case / "routes", routes, dirs_exist_ok=True)
    if (case / "docs").is_dir():
        shutil.copytree(case / "docs", routes.parent / "docs")
    commands = case / "commands.txt"
    for line in commands.read_text("utf-8").splitlines() if commands.exists() else []:
        word, name, *rest = line.split()
        file = routes / name
        if word == "delete":
            file.unlink()
        elif word == "link":
            file.unlink(missing_ok=True)
            file.symlink_to(rest[0])
        else:
            file.write_bytes(file.read_bytes().ljust(int(rest[0]), b"\n"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_gives_its_report(
    case: Path, tiny_copy: Path, update: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole report is compared: places, fields, words, hints and codes; without the fast paths it is the same."""
    apply_case(case, tiny_copy)
    _, problems = read_and_check(tiny_copy)
    monkeypatch.setattr(fast_paths, "ENABLED", False)
    assert read_and_check(tiny_copy)[1] == problems
    for problem in problems:
        assert isinstance(problem.message, Message), problem
        assert HAN.search(problem.said_in("zh").message), problem
        assert not problem.hint or HAN.search(problem.said_in("zh").hint), problem
    report = "".join(f"{format_text(problem)}\n" for problem in problems)
    compare(PHRASES.sub("of all phrases", report), case / "problems.txt", update)


OF_SPREADSHEETS = {"bad-sheet", "bad-cell", "stale-sheet"}
"""Codes of faults that lie in no folder of records; ``spreadsheets/test_import.py`` has their cases."""


@pytest.mark.parametrize("code", sorted(CODES.keys() - OF_SPREADSHEETS))
def test_every_code_has_a_case(code: str) -> None:
    """No problem code exists that nobody has seen."""
    reports = [(case / "problems.txt").read_text("utf-8") for case in CASES]
    assert any(f"[{code}]" in report for report in reports)


def test_the_tiny_district_has_no_problem() -> None:
    """What the cases change is right before they change it."""
    records, problems = read_and_check(TINY)
    assert records is not None
    assert problems == []


@pytest.mark.parametrize("code", sorted(FORM_CODES))
def test_the_schema_refuses_faults_of_form(code: str, tiny_copy: Path) -> None:
    """What the program refuses by its form, the JSON Schema refuses too."""
    apply_case(ROOT / "tests" / "cases" / code, tiny_copy)
    assert schema_errors("positions", tiny_copy / "positions" / "old-mill.yml")
