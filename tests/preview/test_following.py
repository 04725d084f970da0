"""A preview that reads only what has changed shows what a cold build gives, whatever is edited, and however."""

from __future__ import annotations

import gc
import os
import random
import shutil
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from edit_support import EDITS
from redroutes.catalogue.catalogue import Catalogue
from redroutes.loading import read_and_check
from redroutes.outputs.assembler import Assembler
from redroutes.preview.stamps import find_changed, stamp_all
from redroutes.preview.state import Preview
from redroutes.preview.watcher import Watcher
from redroutes.records import KINDS
from redroutes.runtime.cache import Cache
from redroutes.runtime.output_files import SiteFile
from support import ROOT

pytestmark = pytest.mark.long
LONG = 60.0
"""Seconds after which a change that is not shown will not be shown."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """A cache, so that MkDocs draws once for all these tests."""
    return Cache(tmp_path_factory.mktemp("cache"), "program")


@pytest.fixture
def watcher(tiny_copy: Path, tmp_path: Path, drawn: Cache) -> Watcher:
    """The watcher of a copy of the tiny district, after its first look."""
    (tmp_path / "drawn").mkdir()
    watcher = Watcher(Preview(), tmp_path / "drawn", ROOT / "mkdocs.yml", tiny_copy, cache=drawn)
    watcher.look()
    return watcher


def all_files(assembler: Assembler) -> Iterator[SiteFile]:
    """Every file of a site that a preview can show; the index is compared in its own test."""
    for kind, record_id in assembler.records():
        yield from assembler.record_files(kind, record_id)
    for path in assembler.sources:
        yield from assembler.source_files(path)
    for kind in KINDS:
        yield from assembler.kind_files(kind)
    for language in assembler.catalogue.languages:
        yield from assembler.language_files(language)
    yield from assembler.counted_files()
    yield from assembler.shared_files()


def test_a_preview_holds_no_catalogue_that_is_past(watcher: Watcher) -> None:
    """After each save all files are made of the new records; what was made of the old ones is let go with them."""
    file = watcher.routes / "positions" / "lantern-hill.yml"
    text, past = file.read_text("utf-8"), []
    for number in range(4):
        file.write_text(f"{text}# {number}\n", "utf-8")
        watcher.look()
        assert watcher.preview.assembler is not None
        assert list(all_files(watcher.preview.assembler))
        past.append(weakref.ref(watcher.preview.assembler.catalogue))
    gc.collect()
    assert past[-1]() is watcher.preview.assembler.catalogue
    assert not [known for known in past[:-1] if known()]


def make_cold(watcher: Watcher) -> dict[str, bytes] | None:
    """The files of the site as a process makes them that has read nothing yet; None if the records have faults."""
    shown, day, cached = watcher.routes.as_posix(), watcher.maker.today, watcher.maker.cached
    records, problems = read_and_check(watcher.routes, shown, today=day)
    assert (
        problems == read_and_check(watcher.routes, shown, today=day, cached=cached, changed=())[1]
    )
    if records is None or any(problem.severity == "error" for problem in problems):
        return None
    assert watcher.preview.assembler is not None
    templates = watcher.preview.assembler.context.templates
    assembler = Assembler(Catalogue(records), templates, watcher.preview.folder)
    return {file.path: file.data for file in all_files(assembler)}


@pytest.mark.in_turn("seed")
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("is_told", [True, False], ids=["events", "looks"])
def test_edits_in_any_order_show_what_a_cold_build_gives(
    watcher: Watcher, tmp_path: Path, seed: int, is_told: bool
) -> None:
    """After each of six edits, told by name or found by a look; one that makes a fault is then taken back."""
    rng, preview, routes, shown = random.Random(seed), watcher.preview, watcher.routes, 0
    for _ in range(6):
        before = tmp_path / "before"
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(routes, before)
        edit = rng.choice(EDITS)
        stamps = stamp_all([routes])
        edit(rng, routes)
        told = find_changed(stamps, stamp_all([routes]))
        watcher.follow(told) if is_told else watcher.look()
        cold = make_cold(watcher)
        assert bool(preview.faults) == (cold is None), edit.__doc__
        if cold is None:
            shutil.rmtree(routes)
            shutil.copytree(before, routes)
            watcher.look()
            assert preview.faults == []
            continue
        assert preview.assembler is not None
        warm = {file.path: file.data for file in all_files(preview.assembler)}
        assert warm.keys() == cold.keys()
        assert [path for path in cold if warm[path] != cold[path]] == [], edit.__doc__
        shown += 1
    assert shown > 0


def test_only_what_is_named_is_read(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """One record of all: nothing else is opened among the records."""
    from redroutes.reading import files

    opened: list[str] = []
    read = files.read_bytes
    monkeypatch.setattr(files, "read_bytes", lambda name: opened.append(name) or read(name))
    mill = watcher.routes / "positions" / "old-mill.yml"
    mill.write_text(mill.read_text("utf-8").replace("The Old Mill", "The Wet Mill"), "utf-8")
    watcher.follow({str(mill)})
    assert watcher.preview.faults == []
    assert [name for name in opened if "/positions/" in name] == [str(mill)]


def test_a_file_beside_a_record_is_told_and_forgotten(watcher: Watcher) -> None:
    """What editors put beside a record while they save is passed over once it is gone, hidden or not."""
    positions = watcher.routes / "positions"
    for name in ("old-mill.yml~", "4913", ".old-mill.yml.swp"):
        (positions / name).write_text("half", "utf-8")
        watcher.follow({str(positions / name)})
        assert bool(watcher.preview.faults) == (not name.startswith(".")), name
        (positions / name).unlink()
        watcher.follow({str(positions / name)})
        assert watcher.preview.faults == [], name


@pytest.mark.parametrize("name", ["media/mill.jpg", "made-from.txt", "phrases/en.toml", "notes.md"])
def test_a_file_that_is_no_record_is_followed(watcher: Watcher, name: str) -> None:
    """What it is, it is told; and once it is gone, that it was is forgotten."""
    file = watcher.routes / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("no such thing", "utf-8")
    watcher.look()
    assert watcher.preview.faults
    file.unlink()
    watcher.follow({str(file)})
    assert watcher.preview.faults == []


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """The watcher follows changes in a thread of its own."""
    thread = threading.Thread(target=watcher.watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        watcher.close()
        thread.join(LONG)


def wait_until_shown(preview: Preview, words: str) -> None:
    """Wait for the state in which a page shows some words and no fault stands over it."""

    def is_shown() -> bool:
        return not preview.faults and words in (preview.page("positions/old-mill") or "")

    with preview.changed:
        assert preview.changed.wait_for(is_shown, LONG), preview.faults


def wait_for_faults(preview: Preview) -> None:
    """Wait until some fault stands over the page."""
    with preview.changed:
        assert preview.changed.wait_for(lambda: preview.faults, LONG)


def test_a_save_is_shown_by_its_event(watcher: Watcher) -> None:
    """In one go, half first, by renaming; a fault of the half never stays."""
    mill = watcher.routes / "positions" / "old-mill.yml"
    good = mill.read_text("utf-8")
    with watching(watcher):
        mill.write_text(good.replace("The Old Mill", "The First Mill"), "utf-8")
        wait_until_shown(watcher.preview, "The First Mill")
        with mill.open("w", encoding="utf-8") as file:
            file.write(good[: len(good) // 2])
            file.flush()
            wait_for_faults(watcher.preview)
            file.write(good[len(good) // 2 :].replace("The Old Mill", "The Second Mill"))
        # the name may stand in either half
        wait_until_shown(watcher.preview, "Mill")
        beside = mill.with_name(".old-mill.yml.swp")
        beside.write_text(good.replace("The Old Mill", "The Third Mill"), "utf-8")
        beside.replace(mill)
        wait_until_shown(watcher.preview, "The Third Mill")


def test_quick_saves_large_files_links_and_pipes_are_survived(watcher: Watcher) -> None:
    """Whatever comes, the next good state is shown; nothing waits for a pipe."""
    positions = watcher.routes / "positions"
    mill, preview = positions / "old-mill.yml", watcher.preview
    good = mill.read_text("utf-8")
    with watching(watcher):
        for number in range(100):
            mill.write_text(good.replace("The Old Mill", f"The Mill {'AB'[number % 2]}"), "utf-8")
        mill.write_text(good.replace("The Old Mill", "The Last Mill"), "utf-8")
        wait_until_shown(preview, "The Last Mill")
        mill.write_bytes(good.encode().ljust(5_000_000, b"#"))
        wait_for_faults(preview)
        mill.write_text(good, "utf-8")
        wait_until_shown(preview, "The Old Mill")
        for make in (os.mkfifo, lambda path: path.symlink_to("old-mill.yml")):
            make(positions / "thing.yml")
            wait_for_faults(preview)
            (positions / "thing.yml").unlink()
            wait_until_shown(preview, "The Old Mill")


def test_folders_that_come_and_go_are_followed(watcher: Watcher, tmp_path: Path) -> None:
    """A folder of records and that of all records, moved away and back again, and changed afterwards."""
    mill = watcher.routes / "positions" / "old-mill.yml"
    good = mill.read_text("utf-8")
    with watching(watcher):
        for word, folder in (("Dry", watcher.routes / "tours"), ("Wet", watcher.routes)):
            folder.rename(tmp_path / "aside")
            wait_for_faults(watcher.preview)
            (tmp_path / "aside").rename(folder)
            wait_until_shown(watcher.preview, "Mill")
            mill.write_text(good.replace("The Old Mill", f"The {word} Mill"), "utf-8")
            wait_until_shown(watcher.preview, f"The {word} Mill")
