"""A site that somebody has changed by hand is again what a build gives, whatever was done to it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fault_support import Place, make_place

pytestmark = pytest.mark.long

PAGE = "positions/old-mill/index.html"


def write_keeping_times(file: Path, data: bytes) -> None:
    before = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def change_a_letter(page: Path) -> None:
    """Same size, same time of change: only what Linux notes by itself differs."""
    data = page.read_bytes()
    write_keeping_times(page, data.replace(b"Mill", b"Hill", 1))
    assert page.stat().st_size == len(data)


def put_another_in_its_place(page: Path) -> None:
    """As an editor's program saves, by renaming, with the old size and time."""
    other = page.with_name("other")
    shutil.copy2(page, other)
    write_keeping_times(other, page.read_bytes().replace(b"Mill", b"Hill", 1))
    other.replace(page)


def add_a_line(page: Path) -> None:
    """Another size."""
    page.write_bytes(page.read_bytes() + b"\n")


def empty(page: Path) -> None:
    """What a full disk leaves."""
    page.write_bytes(b"")


def delete(page: Path) -> None:
    """One file."""
    page.unlink()


def delete_the_folder(page: Path) -> None:
    """With all that is below it."""
    shutil.rmtree(page.parent.parent)


def link_elsewhere(page: Path) -> None:
    """A link to another page of the site."""
    page.unlink()
    page.symlink_to("../lantern-hill/index.html")


def put_a_folder_in_its_place(page: Path) -> None:
    """With a file in it, so that it cannot be replaced in one step."""
    page.unlink()
    (page / "inside").mkdir(parents=True)
    (page / "inside" / "file").write_text("x")


def put_a_file_in_its_folders_place(page: Path) -> None:
    """All pages of a kind are gone."""
    shutil.rmtree(page.parent.parent)
    page.parent.parent.write_text("x")


HANDS = [
    change_a_letter,
    put_another_in_its_place,
    add_a_line,
    empty,
    delete,
    delete_the_folder,
    link_elsewhere,
    put_a_folder_in_its_place,
    put_a_file_in_its_folders_place,
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A built site, on which each test builds again."""
    made = make_place(tmp_path_factory.mktemp("place"))
    made.build()
    return made


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.__name__)
def test_what_a_hand_has_changed_is_made_again(hand: Callable[[Path], None], place: Place) -> None:
    """Also where the records have changed meanwhile, and other files of the unit are reused."""
    read_again = place.read_again()
    for state in (0, 1):
        hand(place.site / PAGE)
        place.edit(state)
        assert place.build() == place.expected[state]
        assert place.beside_the_site() == set()
        assert place.read_again() == read_again


def touch(page: Path) -> None:
    """A new time of change."""
    os.utime(page)


def protect(page: Path) -> None:
    """Other permissions."""
    page.chmod(0o600)


def add_a_name(page: Path) -> None:
    """A second name for the file, as tools make that keep copies of a site."""
    os.link(page, page.parents[3] / "copy")


@pytest.mark.parametrize("hand", [touch, protect, add_a_name], ids=lambda hand: hand.__name__)
def test_what_has_the_same_bytes_is_reused(hand: Callable[[Path], None], place: Place) -> None:
    """The file is read, and stays where it lies; the next build need not read it again."""
    page = place.site / PAGE
    number, read_again = page.stat().st_ino, place.read_again()
    hand(page)
    assert place.read_again() == sorted([PAGE, *read_again])
    place.build()
    assert page.stat().st_ino == number
    assert place.read_again() == read_again
