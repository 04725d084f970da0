"""What an interrupted update has left beside a site, once somebody has changed it: nothing outside of the site goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redroutes.build.publishing import JOURNAL, OLD, is_half_updated, restore_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a page that an update has added and one that it was to replace, and a record beside it."""
    (tmp_path / "routes").mkdir()
    (tmp_path / "routes" / "site.yml").write_text("name: x\n", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "added.html").write_text("new", "utf-8")
    undo = tmp_path / ".site.undo"
    (undo / OLD).mkdir(parents=True)
    (undo / OLD / "index.html").write_text("old", "utf-8")
    return tmp_path / "site"


def undo(site: Path, journal: bytes) -> None:
    """The next build begins."""
    (site.parent / ".site.undo" / JOURNAL).write_bytes(journal)
    restore_site(site)
    assert not is_half_updated(site)
    assert (site / "index.html").read_text("utf-8") == "old"


def test_what_was_added_goes(site: Path) -> None:
    """As the update noted it."""
    undo(site, b'["added.html", "gone/index.html"]')
    assert not (site / "added.html").exists()


@pytest.mark.parametrize(
    "paths",
    [
        ["../routes/site.yml"],
        ["added.html", "x/../../routes/site.yml"],
        ["..\\routes\\site.yml"],
        ["C:routes/site.yml"],
        ["/etc/nothing"],
        [""],
        ["a\0b"],
        [5],
        5,
        None,
        {"added.html": 1},
        "added.html",
    ],
)
def test_a_journal_that_no_update_has_written_deletes_nothing(site: Path, paths: object) -> None:
    """A folder may come with somebody's copy of the project, and a hand may have been at it."""
    undo(site, json.dumps(paths).encode())
    assert (site.parent / "routes" / "site.yml").is_file()
    assert (site / "added.html").is_file()


def test_an_absolute_path_in_a_journal_deletes_nothing(site: Path) -> None:
    """Not even a file of the site."""
    undo(site, json.dumps([(site / "added.html").as_posix()]).encode())
    assert (site / "added.html").is_file()


@pytest.mark.parametrize("journal", [b"", b"[", b"\xff\xfe", b"[" * 100_000])
def test_a_journal_that_cannot_be_read(site: Path, journal: bytes) -> None:
    """Counts as none."""
    undo(site, journal)
    assert (site / "added.html").is_file()
