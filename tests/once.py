"""What is dear is made once a test run: of several workers the first that asks makes it, the others wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

LONGEST = 300
"""Seconds for which another worker is waited for."""


class Once:
    """A folder that all workers of a run share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, name: str, make: Callable[[Path], object]) -> Path:
        """What ``make`` puts at the path that it is given; nobody may change it. Fails where making it has failed."""
        place = self.folder / name
        made, failed = place / "made", place / "failed"
        try:
            place.mkdir(parents=True)
        except FileExistsError:
            latest = time.monotonic() + LONGEST
            while not (place / "done").exists() and not failed.exists():
                assert time.monotonic() < latest, f"{name} takes too long"
                time.sleep(0.1)
        else:
            try:
                make(made)
            except BaseException as error:
                failed.write_text(f"{type(error).__name__}: {error}", "utf-8")
                raise
            (place / "done").touch()
        assert not failed.exists(), failed.read_text("utf-8")
        return made


def of_run(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """The folder of this run."""
    common = tmp_path_factory.getbasetemp()
    return Once((common if worker_id == "master" else common.parent) / "once")
