"""Work for all cores: tasks are done in forked processes, which see all that this process has read.

Where a machine has one core, or runs no Linux, the tasks are done here, one after the other.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
MOST = 8
"""More processes than this only wait for the disk."""

_function: Callable[[Any], Any] | None = None


def collect_rarely() -> None:
    """Let the garbage collector look only now and then: a command makes many objects that stay to its end.

    Composing YAML takes two thirds of the time with it, pouring nine tenths.
    """
    gc.set_threshold(100_000, 50, 100)


def count_workers() -> int:
    """How many processes may work at once: several only on Linux, for elsewhere a fork may break libraries."""
    return min(MOST, os.cpu_count() or 1) if sys.platform == "linux" else 1


class Pool:
    """Forked processes for one function; made when all that the function reads is there."""

    def __init__(self, function: Callable[[T], R], workers: int | None = None) -> None:
        global _function  # noqa: PLW0603 - forked processes inherit it; a closure cannot be sent to them
        self.function = function
        self.workers = count_workers() if workers is None else workers
        self.executor: ProcessPoolExecutor | None = None
        self.futures: list[Future[Any]] = []
        self.waiting: list[Any] = []
        if self.workers > 1:
            _function = function
            gc.freeze()  # what is there already is not looked through again in every process
            context = multiprocessing.get_context("fork")
            self.executor = ProcessPoolExecutor(self.workers, mp_context=context)

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


def _call(task: Any) -> Any:
    assert _function is not None
    return _function(task)
