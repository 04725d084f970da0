"""Work for all cores: tasks run in forked processes, which see everything that this process has read.

On a machine with one core, or without Linux, the tasks run here, one after the other.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if (
    TYPE_CHECKING
):  # they take a tenth of the time in which a command starts, and most commands work alone
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")
MOST = 8
"""More processes than this would only wait for the disk."""
PR_SET_PDEATHSIG = 1
"""Of Linux's prctl(2): sets the signal that a process gets when its parent ends."""

_function: Callable[[Any], Any] | None = None
"""What a worker does with a task. Set only in workers: a function with its data cannot be sent to them."""


def collect_rarely() -> None:
    """Run the garbage collector rarely: a command makes many objects, and most of them live to its end.

    Composing YAML then takes two thirds of the time, assembling nine tenths.
    """
    gc.set_threshold(100_000, 50, 100)


def count_workers() -> int:
    """How many processes may work at once: several only on Linux, because elsewhere a fork may break libraries."""
    return min(MOST, os.cpu_count() or 1) if sys.platform == "linux" else 1


class Pool:
    """Forked processes for one function; to be made when everything that the function reads is there."""

    def __init__(self, function: Callable[[T], R], workers: int | None = None) -> None:
        self.function = function
        self.workers = count_workers() if workers is None else workers
        self.executor: ProcessPoolExecutor | None = None
        self.futures: list[Future[Any]] = []
        self.waiting: list[Any] = []
        if self.workers > 1:
            gc.freeze()  # so that no process scans again what is there already
            self.executor = _fork(self.workers, function)

    def submit(self, tasks: Iterable[Any]) -> None:
        """Hand in tasks; with several processes they begin at once."""
        if self.executor:
            self.futures += [self.executor.submit(_call, task) for task in tasks]
        else:
            self.waiting += tasks

    def results(self) -> Iterator[Any]:
        """The results in the order in which the tasks end; an error of one of them is raised here."""
        if self.executor is None:
            yield from (self.function(task) for task in self.waiting)
            return
        from concurrent.futures import as_completed

        futures, self.futures = self.futures, []  # so that nobody else holds the results
        try:
            for future in as_completed(futures):
                futures.remove(future)
                yield future.result()
        finally:
            self.executor.shutdown(cancel_futures=True)
            gc.unfreeze()


@contextmanager
def running_beside(function: Callable[[], object], workers: int | None = None) -> Iterator[None]:
    """Run a function in another process while the block runs here; wait for its end, and raise its error.

    If the block raises, nobody wants the result any more: the process is asked to end, and tidies up. With one worker
    the function runs after the block, and not at all if the block raises.
    """
    if (count_workers() if workers is None else workers) == 1:
        yield
        function()
        return
    from multiprocessing import get_context

    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run_beside, args=(function, sender, os.getpid(), _prctl()))
    process.start()
    sender.close()  # so that the end of the other process is noticed
    try:
        yield
        error = _receive(receiver)
    finally:
        process.terminate()  # does nothing to a process that has ended
        process.join()  # nobody is still writing when an error is handled
        receiver.close()
    if error is not None:
        raise error


def _receive(receiver: Connection) -> BaseException | None:
    try:
        error: BaseException | None = receiver.recv()
    except EOFError:
        return RuntimeError("A process that worked beside this one was killed.")
    except TypeError as unreadable:  # of an error whose class wants more than its text
        return RuntimeError(str(unreadable))
    return error


def _run_beside(
    function: Callable[[], object],
    sender: Connection,
    parent: int,
    prctl: Callable[[int, int], object],
) -> None:
    """Run a function and tell its error, or None; asked to end, leave all blocks in their order."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    _end_with(parent, prctl)
    error: BaseException | None = None
    try:
        function()
    except Exception as caught:
        error = caught
    finally:  # the blocks that are open from here on are the parent's, which leaves them itself
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        sender.send(error)
    except Exception:
        sender.send(RuntimeError(f"{type(error).__name__}: {error}"))


def _prctl() -> Callable[[int, int], object]:
    import ctypes  # here, because a command that makes nothing new needs no processes

    prctl: Callable[[int, int], object] = ctypes.CDLL(None).prctl
    return prctl


def _end_with(parent: int, prctl: Callable[[int, int], object]) -> None:
    """Let this process end with its parent even if that is killed.

    Otherwise it would go on writing into a folder that the next build deletes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # on Ctrl+C the parent ends its workers
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it had ended before
        os._exit(1)


def _fork(workers: int, function: Callable[[Any], Any]) -> ProcessPoolExecutor:
    """Processes that are forked at the first task, and see everything that this one has read by then."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(
        workers,
        mp_context=get_context("fork"),
        initializer=_start,
        initargs=(function, os.getpid(), _prctl()),
    )


def _start(
    function: Callable[[Any], Any], parent: int, prctl: Callable[[int, int], object]
) -> None:
    """Set up a worker: it knows its function, and ends with its parent."""
    global _function  # noqa: PLW0603 - tasks carry only data
    _function = function
    _end_with(parent, prctl)


def _call(task: Any) -> Any:
    assert _function is not None
    return _function(task)
