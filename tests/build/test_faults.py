"""What a build meets outside a workshop: damaged caches, kills, full disks, two builds at once, edits of the site."""

from __future__ import annotations

from pathlib import Path

import fault_support


def test_damaged_caches_are_never_noticed_by_a_reader(tmp_path: Path) -> None:
    """Entries of all areas, each damaged in one of fourteen ways: the site is that of a cold build."""
    assert fault_support.survive_damaged_caches(tmp_path, builds=5, entries=40) >= 116


def test_kills_are_survived(tmp_path: Path) -> None:
    """In each phase and at any moment: before publishing the old site is untouched, afterwards it is whole."""
    assert fault_support.survive_kills(tmp_path, 8) == 8
