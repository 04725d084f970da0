"""What is cached is not read again, and what was read ahead is what would have been read."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest

from fault_support import in_child
from redroutes import loading
from redroutes.checks import check_records, rules_of
from redroutes.problems import Problem
from redroutes.reading import RecordCache, files, load_records, read_records, save_records
from redroutes.records.base import Text
from redroutes.records.walk import walk_texts
from redroutes.runtime.cache import Cache
from support import TINY, TODAY


@pytest.fixture
def routes(tmp_path: Path) -> Path:
    """A copy of the tiny district with a file that is no record, one not in UTF-8 and one too large."""
    folder = tmp_path / "routes"
    shutil.copytree(TINY, folder)
    return folder


def read(folder: Path, cached: RecordCache, today: date = TODAY) -> list[Problem]:
    """All problems of a folder."""
    return loading.read_and_check(folder, "routes", today=today, cached=cached)[1]


def break_some(folder: Path) -> None:
    """One record not in UTF-8, one too large, one with a fault of form."""
    names = sorted((folder / "positions").glob("*.yml"))
    names[0].write_bytes(b"name: \xff\n")
    names[1].write_text("name: no\n", "utf-8")
    (folder / "positions" / "large.yml").write_text("a: b\n" * 50_000, "utf-8")
    (folder / "positions" / "Not A Name.yml").write_text("a: b\n", "utf-8")


@pytest.mark.parametrize("is_broken", [False, True])
def test_reading_ahead_changes_nothing(
    routes: Path, is_broken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records read in other processes are those that are read here, and so are their faults."""
    if is_broken:
        break_some(routes)
    later = date(2030, 1, 1)  # so that records without a fault have one as well
    expected, problems = read_records(routes, "routes")
    if expected is not None:
        problems = check_records(expected, today=later)
    monkeypatch.setattr(loading, "WORTH", 1)
    cached = RecordCache()
    digests = loading.read_ahead(routes, cached, workers=2)
    assert digests
    assert {f"{name.split('/')[-2]}/{digest}" for name, digest in digests.items()} <= set(
        cached.parsed
    )
    records, found = read_records(routes, "routes", cached, digests)
    if records is not None:
        found = check_records(records, today=later, passed=cached.passed)
    assert found == problems
    assert problems
    if records is not None and expected is not None:
        for entry, other in zip(records.all_entries(), expected.all_entries(), strict=True):
            assert entry == other


def test_a_second_run_parses_nothing(
    routes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the first run has kept is enough for the second, and nothing is written again."""
    cache = Cache(tmp_path / "cache", "program")
    cached = load_records(cache, routes)
    first = read(routes, cached)
    save_records(cache, routes, cached)
    monkeypatch.setattr(files, "parse_text", None)
    again = load_records(cache, routes)
    assert read(routes, again) == first
    monkeypatch.setattr(Cache, "put", lambda *_: pytest.fail("written again"))
    save_records(cache, routes, again)


def test_records_without_their_given_fields_are_the_same(routes: Path) -> None:
    """What pydantic notes beside the values is let go; values, comparison and copies stay as they were."""
    records, _ = read_records(routes, "routes")
    assert records is not None
    for entry in records.all_entries():
        model = type(entry.record)
        assert not entry.record.model_fields_set
        again = model.model_validate_json(entry.record.model_dump_json(by_alias=True))
        assert again == entry.record
        assert again.model_dump() == entry.record.model_dump()


def test_texts_of_which_nothing_is_noted_share_their_fields(routes: Path) -> None:
    """And a text of which something is noted has its own, so that no other says the same."""
    path = routes / "positions" / "lantern-hill.yml"
    text = path.read_text("utf-8")
    assert "summary: {" in text
    path.write_text(text.replace("summary: {", "summary: {missing: [fr], ", 1), "utf-8")
    records, problems = read_records(routes, "routes")
    assert records is not None, problems
    texts = [text for entry in records.all_entries() for _, text in walk_texts(entry.record)]
    plain = [text for text in texts if type(text) is Text and not text.missing]
    assert len({id(text.__dict__) for text in plain}) == 1
    noted = [text for text in texts if text.missing]
    assert len(noted) == 1
    assert noted[0].__dict__ is not plain[0].__dict__


def test_reading_leaves_the_collector_as_it_was(routes: Path) -> None:
    """It is on again, and nothing is hidden from it."""
    read(routes, RecordCache())
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_yaml_is_only_imported_when_it_is_needed() -> None:
    """A command over a district whose records are known or plain starts without it."""
    code = "import sys, redroutes.loading; assert 'yaml' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_is_gone_is_forgotten(routes: Path, tmp_path: Path) -> None:
    """The cache does not grow with every version of a record, nor of the site's."""
    cache = Cache(tmp_path / "cache", "program")
    sizes = []
    for file in (routes / "site.yml", sorted((routes / "positions").glob("*.yml"))[0]):
        cached = load_records(cache, routes)
        records, _ = loading.read_and_check(routes, "routes", today=TODAY, cached=cached)
        assert records is not None
        digest = rules_of(records.site, records.glossary).digest
        save_records(cache, routes, cached, digest)
        saved = load_records(cache, routes)
        assert {rules for _, rules in saved.passed} == {digest}
        sizes.append((len(saved.parsed), len(saved.passed)))
        file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert sizes[0] == sizes[1]
    assert min(sizes[0]) > 8


def test_the_place_in_a_file_that_has_changed_is_its_beginning(routes: Path) -> None:
    """No line is named that belongs to another text."""
    records, _ = read_records(routes, "routes")
    assert records is not None
    entry = next(iter(records.positions.values()))
    assert entry.locate(("summary",)) > (1, 1)
    (routes / "positions" / f"{entry.id}.yml").write_text("x", "utf-8")
    assert entry.locate(("summary",)) == (1, 1)
    (routes / "positions" / f"{entry.id}.yml").unlink()
    assert entry.locate(("summary",)) == (1, 1)


def test_what_may_not_be_read_is_a_fault() -> None:
    """A file and a folder; root, who may read everything, becomes nobody first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(TINY, Path(name) / "routes"))
        mill, tours = folder / "positions" / "old-mill.yml", folder / "tours"
        for path, mode in ((Path(name), 0o755), (mill, 0), (tours, 0)):
            path.chmod(mode)

        def work() -> None:
            if os.geteuid() == 0:
                os.setuid(65534)
            records, problems = read_records(folder, "routes")
            assert records is None
            assert [(x.path, x.code) for x in problems] == [
                ("routes/positions/old-mill.yml", "unreadable-file"),
                ("routes/tours", "unreadable-file"),
            ]
            assert all("Permission denied" in problem.message for problem in problems)

        assert in_child(work) == 0
        tours.chmod(0o755)
