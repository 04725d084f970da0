"""What a test run makes once: by the first that asks, for all, and a failure is everybody's."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from once import Once


def test_it_is_made_once_for_all_processes(tmp_path: Path) -> None:
    """Others wait until it is whole."""

    def make(folder: Path) -> None:
        folder.mkdir()
        time.sleep(0.3)
        (folder / str(os.getpid())).touch()

    children = []
    for _ in range(3):
        child = os.fork()
        if child == 0:
            made = Once(tmp_path).make("thing", make)
            os._exit(len(list(made.iterdir())))
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert codes == [1, 1, 1]
    assert len(list((tmp_path / "thing" / "made").iterdir())) == 1


def test_what_could_not_be_made_is_told_to_all(tmp_path: Path) -> None:
    """Nobody waits for it, or takes half of it for the whole."""

    def fail(folder: Path) -> None:
        folder.mkdir()
        raise ValueError("no room")

    with pytest.raises(ValueError, match="no room"):
        Once(tmp_path).make("thing", fail)
    with pytest.raises(AssertionError, match="ValueError: no room"):
        Once(tmp_path).make("thing", lambda folder: folder.mkdir())
