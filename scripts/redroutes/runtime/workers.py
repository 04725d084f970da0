"""Work for all cores: tasks run in forked processes, which see everything that this process has read.

On a machine with one core, or without Linux, the tasks run here, one after the other.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from typing import Any, TypeVar

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

    With one worker it runs after the block, and not at all if the block raises.
    """
    if (count_workers() if workers is None else workers) == 1:
        yield
        function()
        return
    executor = _fork(1, lambda _: function())
    future = executor.submit(_call, None)
    try:
        yield
    finally:
        executor.shutdown()  # waits, so that nobody is still writing when an error of the block is handled
    future.result()


def _fork(workers: int, function: Callable[[Any], Any]) -> ProcessPoolExecutor:
    """Processes that are forked at the first task, and see everything that this one has read by then."""
    import ctypes  # here, because a command that makes nothing new needs no processes

    prctl = ctypes.CDLL(None).prctl
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("fork"),
        initializer=_start,
        initargs=(function, os.getpid(), prctl),
    )


def _start(
    function: Callable[[Any], Any], parent: int, prctl: Callable[[int, int], object]
) -> None:
    """Set up a worker that ends with its parent even if that is killed.

    Otherwise it would go on writing into a folder that the next build deletes.
    """
    global _function  # noqa: PLW0603 - tasks carry only data
    _function = function
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # on Ctrl+C the parent ends its workers
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it had ended before
        os._exit(1)


def _call(task: Any) -> Any:
    assert _function is not None
    return _function(task)
