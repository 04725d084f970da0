"""A file is written whole, or an error says why not."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from redroutes.runtime.writing import replace_file, write_file


def test_parts_are_written_one_after_the_other(tmp_path: Path) -> None:
    """And an old file gives way."""
    file = tmp_path / "file"
    write_file(file, b"a longer text than the next")
    write_file(file, b"one", memoryview(b", two"), b"")
    assert file.read_bytes() == b"one, two"


@pytest.mark.parametrize("most", [1, 7, 4096])
def test_a_write_that_takes_less_is_continued(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As pipes, network drives and signals make it."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:most]))
    data = bytes(range(256)) * 40
    write_file(tmp_path / "file", data)
    assert (tmp_path / "file").read_bytes() == data


SHORT = """
import resource, sys
from redroutes.runtime.writing import write_file
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
write_file(sys.argv[1], bytes(1500))
"""


def test_a_disk_that_takes_a_part_raises(tmp_path: Path) -> None:
    """The system really writes 1,000 bytes of 1,500 and says so, without an error of its own."""
    command = [sys.executable, "-c", SHORT, str(tmp_path / "file")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "OSError: [Errno 27] File too large" in result.stderr
    assert (tmp_path / "file").stat().st_size == 1000
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 1000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux alone has a full device")
def test_a_full_device_raises() -> None:
    """It refuses the first byte."""
    with pytest.raises(OSError, match="No space left"):
        write_file("/dev/full", b"x")


def test_a_file_that_cannot_be_replaced_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left beside it."""
    file = tmp_path / "file"
    replace_file(file, b"old")
    monkeypatch.setattr(os, "write", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        replace_file(file, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert file.read_bytes() == b"old"
