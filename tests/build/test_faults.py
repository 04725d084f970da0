"""What a build meets outside a workshop: damaged caches, kills, full disks, two builds at once, edits of the site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import fault_support
from redroutes.build import run
from redroutes.build.output_cache import open_output_cache
from redroutes.build.report import BuildStoppedError
from redroutes.runtime.cache import open_cache
from support import examples

pytestmark = pytest.mark.long


@pytest.mark.long
def test_damaged_caches_are_never_noticed_by_a_reader(tmp_path: Path) -> None:
    """Entries of all areas, each damaged in one of fourteen ways: the site is that of a cold build."""
    builds = examples(10)
    assert fault_support.survive_damaged_caches(tmp_path, builds=builds, entries=40) >= 20 * builds


@pytest.mark.long
def test_kills_are_survived(tmp_path: Path) -> None:
    """In each phase and at any moment: before publishing the old site is untouched, afterwards it is whole."""
    assert fault_support.survive_kills(tmp_path, 9) == 9


def test_a_build_that_fails_while_publishing_leaves_no_output_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it had moved into the site is not what the one before wrote: the next build makes everything."""
    place = fault_support.make_place(tmp_path)
    place.build()
    assert open_output_cache(open_cache(place.cache), place.site).units
    monkeypatch.setattr(run, "move_into_place", lambda *_: os.stat(tmp_path / "nothing"))
    with pytest.raises(BuildStoppedError):
        place.build()
    monkeypatch.undo()
    assert open_output_cache(open_cache(place.cache), place.site).units == {}
    place.edit(1)
    assert place.build() == place.expected[1]


@pytest.mark.long
def test_kills_without_a_cache_are_survived(tmp_path: Path) -> None:
    """Everything is made anew each time, and the whole folder is replaced."""
    assert fault_support.survive_kills(tmp_path, 1, is_cold=True, seed=5) == 1


@pytest.mark.long
def test_a_disk_that_takes_a_part_of_a_file_leaves_the_old_site(tmp_path: Path) -> None:
    """Files above some sizes are cut by the system: one sentence, exit code 1, nothing mixed."""
    assert fault_support.survive_short_writes(tmp_path, [0, 3_000, 20_000]) == 6


FILL = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import fault_support
print(fault_support.survive_full_disks(Path(sys.argv[2]), 6))
"""


@pytest.mark.long
def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    """A disk of 40 MB in memory, less and less of which is free; mounted where the system lets a user do so."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=40m tmpfs '{disk}'"
    if subprocess.run(["unshare", "-rm", "sh", "-c", mount], check=False).returncode:
        pytest.skip("no disk may be mounted here")
    python = f"exec '{sys.executable}' -c '{FILL}' '{Path(__file__).parent.parent}' '{disk}'"
    command = ["unshare", "-rm", "sh", "-c", f"{mount} && {python}"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) >= 3
    assert "Traceback" not in result.stderr
