"""Two builds of the same site: the second waits. Links, folders that cannot be written to, full disks: one sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from fault_support import Place, in_child, make_place, read_tree
from redroutes.build import assembly
from redroutes.build.report import BuildStoppedError

pytestmark = pytest.mark.long

HOLD = """
import sys, time
from pathlib import Path
from redroutes.build.lock import locked_site
with locked_site(Path(sys.argv[1]), print):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def hold(site: Path, seconds: float) -> subprocess.Popen[str]:
    """Another process that holds the lock of a site."""
    command = [sys.executable, "-c", HOLD, str(site), str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_build_waits_with_one_sentence(tmp_path: Path) -> None:
    """Until the first has ended, and then goes on."""
    place = make_place(tmp_path)
    process = hold(place.site, 0.7)
    began = time.monotonic()
    assert place.build() == place.expected[0]
    assert place.said == ["Another build is writing site/; this one waits until it has ended."]
    assert time.monotonic() - began > 0.5
    assert process.wait() == 0
    assert place.beside_the_site() == set()


AS_WINDOWS = """
import fcntl, os, sys, types
from pathlib import Path

def locking(handle, mode, count):
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, count)
    except BlockingIOError as error:
        raise PermissionError(13, "Permission denied") from error

def unlink(path, missing_ok=False, delete=Path.unlink):
    for name in os.listdir("/proc/self/fd"):
        if os.path.exists(link := f"/proc/self/fd/{name}") and os.path.samefile(link, path):
            raise PermissionError(13, "in use")
    delete(path, missing_ok)

Path.unlink = unlink
sys.modules["msvcrt"] = types.SimpleNamespace(LK_NBLCK=2, locking=locking)
sys.modules["fcntl"] = None
"""
"""Locks as Windows has them: only without waiting, told as a lack of permission; no open file can be deleted."""


def test_the_lock_of_windows_keeps_the_second_out_too(tmp_path: Path) -> None:
    """With stand-ins for what Windows has; at the end the file is gone."""
    site = tmp_path / "site"
    command = [sys.executable, "-c", AS_WINDOWS + HOLD, str(site)]
    process = subprocess.Popen([*command, "0.7"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    second = subprocess.run([*command, "0"], capture_output=True, text=True, check=True)
    assert second.stdout == (
        "Another build is writing site/; this one waits until it has ended.\nheld\n"
    )
    assert process.wait() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_lock_of_a_killed_build_is_no_obstacle(tmp_path: Path) -> None:
    """Its file is there; the kernel's lock went with the process."""
    place = make_place(tmp_path)
    process = hold(place.site, 60)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert place.beside_the_site() == {".site.lock"}
    assert place.build() == place.expected[0]
    assert place.said == []
    assert place.beside_the_site() == set()


def test_only_one_process_holds_a_lock(tmp_path: Path) -> None:
    """Eight of them, each of which deletes the file of the lock at its end."""
    log = tmp_path / "log"
    code = """
import os, sys, time
from pathlib import Path
from redroutes.build.lock import locked_site
for number in range(10):
    with locked_site(Path(sys.argv[1]) / "site", lambda sentence: None):
        with open(sys.argv[1] + "/log", "a") as log:
            log.write("(")
            log.flush()
            time.sleep(0.001)
            log.write(")")
"""
    command = [sys.executable, "-c", code, str(tmp_path)]
    processes = [subprocess.Popen(command) for _ in range(8)]
    assert [process.wait() for process in processes] == [0] * 8
    assert log.read_text() == "()" * 80
    assert [path.name for path in tmp_path.iterdir()] == ["log"]


@pytest.mark.in_turn("seed")
@pytest.mark.parametrize("seed", range(2))
def test_two_builds_at_once_do_not_mix_a_site(seed: int, tmp_path: Path) -> None:
    """Of different states, both with what the last build left: the site is that of the one that ended last."""
    one, other = make_place(tmp_path / "one"), make_place(tmp_path / "two")
    other.site = one.site
    one.build()
    other.edit(1)
    other.cache = one.cache if seed else other.cache
    one.edit(0)
    pids = []
    for place in (one, other) if seed % 2 else (other, one):
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                for _ in range(2):
                    place.build()
                code = 0
            finally:
                os._exit(code)
        pids.append(pid)
        time.sleep(0.05 * seed)
    assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids] == [0, 0]
    assert read_tree(one.site) in one.expected
    assert one.beside_the_site() == set()
    for place, state in ((one, 0), (other, 1)):
        assert place.build() == place.expected[state]


def test_a_link_leads_to_the_folder_that_is_built(tmp_path: Path) -> None:
    """The link stays a link, also to a folder that is not there yet; the lock lies beside the folder."""
    place = make_place(tmp_path / "place")
    target = tmp_path / "disk" / "public"
    target.parent.mkdir()
    place.site.symlink_to(target)
    for state in (0, 1):
        place.edit(state)
        assert place.build() == place.expected[state]
        assert place.site.is_symlink()
        assert read_tree(target) == place.expected[state]
    assert [path.name for path in target.parent.iterdir()] == ["public"]
    assert place.beside_the_site() == set()


def stop(place: Place) -> str:
    """The sentence with which a build stops."""
    with pytest.raises(BuildStoppedError) as caught:
        place.build()
    return str(caught.value)


def test_a_place_that_cannot_be_written_to_gives_one_sentence(tmp_path: Path) -> None:
    """A file where the folder around the site should be; a link that leads to itself."""
    place = make_place(tmp_path / "place")
    (tmp_path / "file").write_text("x")
    place.site = tmp_path / "file" / "site"
    sentence = stop(place)
    assert sentence.startswith("The build stopped: ")
    assert str(tmp_path / "file") in sentence
    assert sentence.endswith("The site was not touched.")
    place.site = tmp_path / "loop"
    place.site.symlink_to("loop")
    assert stop(place).endswith("The site was not touched.")


def test_a_folder_without_permission_gives_one_sentence() -> None:
    """The folder around the site is read-only; root, who may write anywhere, becomes nobody before it builds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = make_place(folder / "place")
        (folder / "public").mkdir()
        place.site = folder / "public" / "site"
        for path, mode in ((folder, 0o755), (folder / "public", 0o555)):
            path.chmod(mode)

        def work() -> None:
            if os.geteuid() == 0:
                os.setuid(65534)
            assert "Permission denied" in stop(place)

        assert in_child(work) == 0
        assert list((folder / "public").iterdir()) == []


@pytest.mark.parametrize("name", ["routes", "routes/positions", "", "../{folder}"])
def test_a_site_is_never_put_over_its_sources(name: str, tmp_path: Path) -> None:
    """Neither over the records nor over a folder that holds them: both would be deleted."""
    place = make_place(tmp_path)
    before = read_tree(place.routes)
    place.site = tmp_path / name.format(folder=tmp_path.name)
    assert "would replace" in stop(place)
    assert read_tree(place.routes) == before


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_a_killed_process_stops_the_build_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where memory runs out; the site is as it was, and nothing is left beside it."""
    place = make_place(tmp_path / "place")
    before, here, write = place.build(), os.getpid(), assembly._write

    def fail_elsewhere(*arguments: Any) -> Any:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return write(*arguments)

    place.edit(1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(assembly, "_write", fail_elsewhere)
    sentence = stop(place)
    assert "killed" in sentence
    assert sentence.endswith("The site was not touched.")
    assert read_tree(place.site) == before
    assert place.beside_the_site() == set()
