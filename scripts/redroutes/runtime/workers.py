"""Work for all cores: tasks are done in forked processes, which see all that this process has read.

Where a machine has one core, or runs no Linux, the tasks are done here, one after the other.
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
"""More processes than this only wait for the disk."""
PR_SET_PDEATHSIG = 1
"""Linux's prctl(2): the signal that a process gets when the one that forked it ends."""

_function: Callable[[Any], Any] | None = None
"""What a worker does with a task; set in the worker alone, for a closure cannot be sent to it."""


def collect_rarely() -> None:
    """Let the garbage collector look only now and then: a command makes many objects that stay to its end.

    Composing YAML takes two thirds of the time with it, assembling nine tenths.
    """
    gc.set_threshold(100_000, 50, 100)


def count_workers() -> int:
    """How many processes may work at once: several only on Linux, for elsewhere a fork may break libraries."""
    return min(MOST, os.cpu_count() or 1) if sys.platform == "linux" else 1


class Pool:
    """Forked processes for one function; made when all that the function reads is there."""

    def __init__(self, function: Callable[[T], R], workers: int | None = None) -> None:
        self.function = function
        self.workers = count_workers() if workers is None else workers
        self.executor: ProcessPoolExecutor | None = None
        self.futures: list[Future[Any]] = []
        self.waiting: list[Any] = []
        if self.workers > 1:
            gc.freeze()  # what is there already is not looked through again in every process
            self.executor = _fork(self.workers, function)

    def submit(self, tasks: Iterable[Any]) -> None:
        """Hand in tasks; they begin at once where there are processes."""
        if self.executor:
            self.futures += [self.executor.submit(_call, task) for task in tasks]
        else:
            self.waiting += tasks

    def results(self) -> Iterator[Any]:
        """What the tasks gave, in the order in which they end; an error of one is raised here."""
        if self.executor is None:
            yield from (self.function(task) for task in self.waiting)
            return
        futures, self.futures = self.futures, []  # what was given is kept by nobody else
        try:
            for future in as_completed(futures):
                futures.remove(future)
                yield future.result()
        finally:
            self.executor.shutdown(cancel_futures=True)
            gc.unfreeze()


@contextmanager
def running_beside(function: Callable[[], object], workers: int | None = None) -> Iterator[None]:
    """Let a function run in another process while the block runs here; its end is awaited, its error raised.

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
        executor.shutdown()  # waits: nobody writes any more when the block's error is dealt with
    future.result()


def _fork(workers: int, function: Callable[[Any], Any]) -> ProcessPoolExecutor:
    """Processes that are forked when the first task is handed in, and see what this one has read until then."""
    import ctypes  # here, for a command that makes nothing new needs no processes

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
    """Begin as a worker, which ends with the process that forked it, even if that is killed: nobody else would
    end it, and it would write on into a folder that the next build deletes.
    """
    global _function  # noqa: PLW0603 - a task brings its data alone
    _function = function
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl+C is for the parent, which then ends this one
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before
        os._exit(1)


def _call(task: Any) -> Any:
    assert _function is not None
    return _function(task)
