"""Work beside this process: results and errors come back, and nothing outlives the process that asked for it."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from redroutes.runtime.processes import WorkerKilledError
from redroutes.runtime.workers import Pool, running_beside

LONG = """
import os, sys, time
from redroutes.runtime.workers import Pool, running_beside

def work(_=None):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(60)

if sys.argv[1] == "pool":
    pool = Pool(work, workers=3)
    pool.submit([1, 2, 3])
    list(pool.results())
else:
    with running_beside(work, workers=2):
        time.sleep(60)
"""


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
@pytest.mark.parametrize(("way", "count"), [("pool", 3), ("beside", 1)])
def test_workers_end_with_a_killed_parent(way: str, count: int) -> None:
    """Although they are busy: they would write on into a folder that the next build deletes."""
    command = [sys.executable, "-c", LONG, way]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    pids = [int(process.stdout.readline()) for _ in range(count)]
    assert all(map(is_alive, pids))
    process.send_signal(signal.SIGKILL)
    process.wait()
    for _ in range(200):
        if not any(map(is_alive, pids)):
            return
        time.sleep(0.01)
    raise AssertionError("a worker lives on")


def fail(number: int) -> int:
    if number == 2:
        raise OSError(28, "No space left on device", "file")
    return number


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_a_task_is_raised_here(workers: int) -> None:
    """As it was, with its number and its file."""
    pool = Pool(fail, workers)
    pool.submit(range(4))
    with pytest.raises(OSError, match="No space left") as caught:
        list(pool.results())
    assert (caught.value.errno, caught.value.filename) == (28, "file")


def spell(number: int) -> tuple[int, str, int]:
    time.sleep(0.001)
    return number, "x" * 50_000, os.getpid()


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_each_task_is_done_once_by_one_of_the_processes(workers: int) -> None:
    """This one among them; results larger than what a pipe holds arrive, too, and the collector is as it was."""
    pool = Pool(spell, workers)
    pool.submit(range(100))
    pool.submit(range(100, 200))
    found = list(pool.results())
    assert sorted(number for number, _, _ in found) == list(range(200))
    assert all(text == "x" * 50_000 for _, text, _ in found)
    processes = {process for _, _, process in found}
    assert os.getpid() in processes
    assert len(processes) <= workers
    if sys.platform == "linux":
        assert len(processes) == workers
    assert gc.get_freeze_count() == 0
    assert not list(pool.results())


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_a_killed_worker_is_an_error() -> None:
    """Its tasks are not done, so nothing of what came back is the whole."""
    here = os.getpid()

    def work(_: int) -> None:
        if os.getpid() == here:
            time.sleep(0.1)  # so that the other takes tasks as well
        else:
            os.kill(os.getpid(), signal.SIGKILL)

    pool = Pool(work, workers=2)
    pool.submit(range(20))
    with pytest.raises(WorkerKilledError):
        list(pool.results())


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_what_cannot_be_sent_is_an_error() -> None:
    """And not a wait without an end."""
    here = os.getpid()

    def work(_: int) -> object:
        time.sleep(0.02)  # so that both take tasks
        return None if os.getpid() == here else lambda: None

    pool = Pool(work, workers=2)
    pool.submit(range(20))
    with pytest.raises((AttributeError, RuntimeError), match=r"pickle"):
        list(pool.results())


@pytest.mark.parametrize("workers", [1, 2])
def test_what_runs_beside_is_awaited(workers: int, tmp_path: Path) -> None:
    """Its own error is raised when the block has ended well; it is ended, and tidies up, when the block raises."""
    file = tmp_path / "file"

    def work() -> None:
        try:
            time.sleep(0.2)
            file.write_text(str(os.getpid()))
        finally:
            (tmp_path / "tidied").write_text("")

    with running_beside(work, workers):
        assert not file.exists()
    assert (file.read_text() == str(os.getpid())) is (workers == 1)
    file.unlink()
    (tmp_path / "tidied").unlink()

    def raise_later() -> None:
        time.sleep(0.1)  # the work has begun
        raise KeyError

    with pytest.raises(KeyError), running_beside(work, workers):
        raise_later()
    assert not file.exists()
    assert (tmp_path / "tidied").exists() is (workers == 2)
    with pytest.raises(OSError, match="No space left"), running_beside(lambda: fail(2), workers):
        pass


LINGERING = """
import os, signal, sys, time
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from redroutes.runtime.workers import running_beside

end, ask = os._exit, BaseProcess.terminate

def linger(code):
    for _ in range(100):
        time.sleep(0.01)
    end(code)

def ask_late(process):
    time.sleep(0.3)
    ask(process)

os._exit, BaseProcess.terminate = linger, ask_late

@contextmanager
def block():
    try:
        yield
    finally:
        print("left by", os.getpid() == parent, flush=True)

parent = os.getpid()
with block(), running_beside(lambda: None, workers=2):
    pass
end(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_blocks_of_the_parent_are_left_by_the_parent_alone() -> None:
    """Even if the other process is asked to end while Python still tidies up for it.

    It is a copy of its parent with the same open blocks; one of them deletes the folder that the parent reads next.
    """
    command = [sys.executable, "-c", LINGERING]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.stdout, result.stderr, result.returncode) == ("left by True\n", "", 0)
