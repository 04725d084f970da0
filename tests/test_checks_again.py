"""A run of all checks that follows another finds what the first run of a process finds, whatever has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from redroutes import checks
from redroutes.checks.fast_again import COMPARED
from redroutes.checks.rules import rules_of
from redroutes.checks.single import check_once
from redroutes.loading import read_and_check as read_folder
from redroutes.problems import Problem
from redroutes.reading import RecordCache, read_records
from redroutes.records.base import AnyText
from redroutes.records.collection import Entry, Records
from redroutes.records.walk import walk_texts
from support import TINY, TODAY, edit_record, read_and_check
from test_cases import CASES, apply_case

pytestmark = pytest.mark.long


def files_below(folder: Path) -> dict[str, bytes]:
    """Path below a folder -> content, of links where they lead."""
    found = {}
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() or file.is_file():
            path = file.relative_to(folder).as_posix()
            found[path] = bytes(file.readlink()) if file.is_symlink() else file.read_bytes()
    return found


def follow(routes: Path, cached: RecordCache, changed: set[str]) -> list[Problem]:
    """The problems that are found when only these files are read again."""
    return read_folder(routes, "routes", today=TODAY, cached=cached, changed=changed)[1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_that_comes_and_goes_is_found_and_forgotten(case: Path, tiny_copy: Path) -> None:
    """Whatever an editor does to a district without faults, only its files being read again."""
    cached, good = RecordCache(), files_below(tiny_copy)
    first = follow(tiny_copy, cached, set())
    apply_case(case, tiny_copy)
    now = files_below(tiny_copy)
    changed = {path for path in good.keys() | now.keys() if good.get(path) != now.get(path)}
    assert follow(tiny_copy, cached, {*changed, "../docs"}) == read_and_check(tiny_copy)[1]
    for path in changed:
        (tiny_copy / path).unlink(missing_ok=True)
        if path in good:
            (tiny_copy / path).write_bytes(good[path])
    if not (tiny_copy.parent / "docs").exists():
        assert follow(tiny_copy, cached, changed) == first


def with_other_texts(records: Records) -> Records:
    """The same records with other words in every text but those that are compared."""

    def change(entry: Entry[Any]) -> Entry[Any]:
        record = entry.record.model_copy(deep=True)
        for loc, text in walk_texts(record):
            if loc[0] not in COMPARED:
                for language in text.languages:
                    text.__pydantic_extra__[language] = "其他的话 other words"
        return replace(entry, record=record)

    folders = {
        k: {x: change(e) for x, e in entries.items()} for k, entries in records.folders.items()
    }
    return replace(records, folders=folders)


@pytest.fixture(params=[case for case in CASES if (case / "routes").is_dir()], ids=lambda c: c.name)
def readable(request: pytest.FixtureRequest, tiny_copy: Path) -> Records:
    """The records of a case, where all of them can be read."""
    apply_case(request.param, tiny_copy)
    records, _ = read_records(tiny_copy, "routes")
    if records is None:
        pytest.skip("its records cannot be read")
    return records


def test_checks_of_all_records_read_no_text_but_through_the_gist(readable: Records) -> None:
    """So they need not run again where only texts have changed."""
    rules = rules_of(readable.site, readable.glossary)
    gists = {(e.kind, e.id): check_once(e, rules, {})[1] for e in readable.all_entries()}
    other = with_other_texts(readable)

    def run(records: Records) -> Iterator[set[Problem]]:
        yield from (set(check(records)) for check in checks.CHECKS)
        yield from (set(check(records, gists)) for check in checks.GIST_CHECKS)

    assert list(run(other)) == list(run(readable))


class CountedRuns:
    """Counts how often the checks of all records together run."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        monkeypatch.setattr(checks, "CHECKS", (*checks.CHECKS, self))

    def __call__(self, records: Records) -> Iterator[Problem]:
        self.count += 1
        yield from ()


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("zh: 磨坊改成", "zh: 水磨坊改成", 0),
        ("The Old Mill", "The Wet Mill", 1),
        ("kind: museum", "kind: park", 1),
    ],
    ids=["a story", "a name", "a kind"],
)
def test_they_run_where_something_has_changed_that_they_compare(
    tiny_copy: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, runs: int
) -> None:
    """After a text they need not; after anything else they do."""
    cached, mill = RecordCache(), "positions/old-mill.yml"
    follow(tiny_copy, cached, set())
    counted = CountedRuns(monkeypatch)
    edit_record(tiny_copy, mill, old, new)
    found = follow(tiny_copy, cached, {mill})
    assert counted.count == runs
    assert found == read_and_check(tiny_copy)[1]


def test_texts_are_told_from_all_else() -> None:
    """What stands in ``COMPARED`` is a text of some record."""
    records, _ = read_and_check(TINY)
    assert records is not None
    place = next(iter(records.positions.values())).record
    texts = [getattr(place, name) for name in COMPARED]
    assert any(isinstance(text, AnyText) for text in texts)
