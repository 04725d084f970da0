"""What the system tells is taken down by name, burst by burst; where it tells nothing, all files are looked at."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from redroutes.preview import changes
from redroutes.preview.changes import Changes
from redroutes.preview.events import Events
from redroutes.preview.stamps import FOLDER, NOTHING, find_changed, read_stamp, stamp_all

LONG = 30.0
"""Seconds after which an event that has not come will not come."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a record, as a project has it."""
    (tmp_path / "routes" / "positions").mkdir(parents=True)
    (tmp_path / "routes" / "positions" / "mill.yml").write_text("name: mill\n", "utf-8")
    return tmp_path / "routes"


@pytest.fixture
def events(folder: Path) -> Iterator[Events]:
    """The events of this folder."""
    listening = Events([folder])
    listening.start()
    yield listening
    listening.stop()


def wait_for(events: Events, wanted: set[str]) -> set[str]:
    """All that was named until everything wanted was."""
    names: set[str] = set()
    while not wanted <= names:
        found = events.wait(LONG)
        assert found, f"only {names} came"
        names |= found
    return names


def save(file: Path) -> None:
    file.write_text("name: other\n", "utf-8")


def save_beside(file: Path) -> None:
    beside = file.with_name(".mill.yml.swp")
    beside.write_text("name: other\n", "utf-8")
    beside.replace(file)


def save_with_a_copy(file: Path) -> None:
    file.rename(file.with_name("mill.yml~"))
    file.write_text("name: other\n", "utf-8")
    file.with_name("mill.yml~").unlink()


@pytest.mark.parametrize(
    "way", [save, save_beside, save_with_a_copy, Path.touch, Path.unlink, shutil.copystat]
)
def test_a_change_is_told_with_its_name(
    events: Events, folder: Path, tmp_path: Path, way: Callable[..., object]
) -> None:
    """However an editor saves, deletes or touches it."""
    file = folder / "positions" / "mill.yml"
    if way is shutil.copystat:
        way(tmp_path, file)
    else:
        way(file)
    wait_for(events, {str(file)})


def test_a_new_folder_and_what_is_in_it_are_told(events: Events, folder: Path) -> None:
    """Also what is saved there later."""
    tours = folder / "tours"
    tours.mkdir()
    wait_for(events, {str(tours)})
    save(tours / "walk.yml")
    wait_for(events, {str(tours / "walk.yml")})


def test_a_hundred_saves_come_in_few_bursts(events: Events, folder: Path) -> None:
    """The last one is among them, and what was told is not told again."""
    file = folder / "positions" / "mill.yml"
    for number in range(100):
        file.write_text(f"name: {number}\n", "utf-8")
    wait_for(events, {str(file)})
    while events.wait(0.5):
        pass
    assert events.wait(0) == set()


def test_reading_is_no_change(events: Events, folder: Path) -> None:
    """The preview reads all files itself; what it then hears of is the one saved afterwards."""
    file = folder / "positions" / "mill.yml"
    for _ in range(20):
        file.read_bytes()
        os.listdir(folder)
    save(folder / "site.yml")
    assert wait_for(events, {str(folder / "site.yml")}) == {str(folder / "site.yml")}


def test_a_root_made_anew_is_noticed(events: Events, folder: Path) -> None:
    """What is then in it is not listened to: somebody has to begin again."""
    assert not events.is_torn
    folder.rename(folder.with_name("aside"))
    wait_for(events, {str(folder)})
    assert events.is_torn


def test_names_are_those_by_which_a_folder_is_called(folder: Path, tmp_path: Path) -> None:
    """Where a folder is reached through a link, too; what lies beside it is nobody's."""
    link = tmp_path / "link"
    link.symlink_to(folder)
    listening = Events([link, tmp_path / "mkdocs.yml"])
    listening.start()
    try:
        save(tmp_path / "other.yml")
        save(folder / "positions" / "mill.yml")
        save(tmp_path / "mkdocs.yml")
        wanted = {str(link / "positions" / "mill.yml"), str(tmp_path / "mkdocs.yml")}
        assert wait_for(listening, wanted) == wanted
    finally:
        listening.stop()


def test_stamps_tell_what_has_come_changed_and_gone(folder: Path) -> None:
    """Files, folders, links that lead nowhere, a root that is a file."""
    (folder / "site.yml").write_text("a\n", "utf-8")
    (folder / "old.yml").write_text("a\n", "utf-8")
    (folder / "nothing").symlink_to("nothing-there")
    before = stamp_all([folder, folder / "site.yml"])
    assert before[str(folder / "positions")] == FOLDER
    assert before[str(folder / "nothing")] == NOTHING
    assert find_changed(before, stamp_all([folder, folder / "site.yml"])) == set()
    (folder / "site.yml").write_text("abc\n", "utf-8")
    (folder / "old.yml").unlink()
    (folder / "tours").mkdir()
    now = stamp_all([folder, folder / "site.yml"])
    changed = {"site.yml", "old.yml", "tours"}
    assert find_changed(before, now) == {str(folder / name) for name in changed}
    assert now[str(folder / "site.yml")] == read_stamp(str(folder / "site.yml"))
    assert find_changed(before, stamp_all([folder / "gone"])) == {*before, str(folder / "gone")}


class Silent:
    """Stands for events on a drive that tells nothing."""

    is_torn = False
    started = 0

    def __init__(self, roots: list[Path]) -> None:
        self.told: list[set[str]] = []

    def start(self) -> None:
        type(self).started += 1

    def stop(self) -> None: ...

    def wait(self, seconds: float) -> set[str]:
        return self.told.pop() if self.told else set()


def test_where_nobody_may_listen_all_files_are_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system has room for so many listeners only: a sentence, and looks at everything."""

    def refuse(self: Events) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(Events, "start", refuse)
    monkeypatch.setattr(changes, "POLL_SECONDS", 0)
    said: list[str] = []
    waiting = Changes(lambda: [folder], threading.Event(), said.append)
    assert [str(sentence) for sentence in said] == [
        "The system does not tell of all changes here: every 0 s all files are looked at."
    ]
    assert waiting.wait() is None


def test_where_events_are_missed_all_files_are_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look finds twice what no event has named: once it is listened to anew, then no longer relied upon."""
    monkeypatch.setattr(changes, "Events", Silent)
    monkeypatch.setattr(changes, "POLL_SECONDS", 0)
    said: list[str] = []
    waiting = Changes(lambda: [folder], threading.Event(), said.append)
    begun = Silent.started
    for _ in range(2):
        assert waiting.events is not None
        waiting.note_found({"mill.yml"})  # the first look: it may have been saved before
        waiting.note_found({"mill.yml"})
        waiting.note_found(set())
    assert Silent.started == begun + 1
    assert waiting.events is None
    assert len(said) == 1
    waiting.note_found({"mill.yml"})
    assert waiting.wait() is None


def test_an_event_that_comes_after_the_look_is_not_missed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look was quicker than the event."""
    monkeypatch.setattr(changes, "Events", Silent)
    waiting = Changes(lambda: [folder], threading.Event(), print)
    waiting.note_found(set())
    for _ in range(5):
        waiting.note_found({"mill.yml"})
        assert isinstance(waiting.events, Silent)
        waiting.events.told = [{"mill.yml"}]
        assert waiting.wait() == {"mill.yml"}
    assert waiting.missed == 0


def test_a_root_that_is_made_anew_is_listened_to_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files are looked at once; what that finds is no event that was missed."""
    monkeypatch.setattr(changes, "Events", Silent)
    waiting = Changes(lambda: [folder], threading.Event(), print)
    for _ in range(5):
        assert isinstance(waiting.events, Silent)
        waiting.note_found(set())
        waiting.events.is_torn, begun = True, Silent.started
        assert waiting.wait() is None
        assert Silent.started == begun + 1
        waiting.note_found({"mill.yml"})
    assert waiting.missed == 0
