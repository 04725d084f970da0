"""Work for all cores: tasks run in forked processes, which see everything that this process has read.

On a machine with one core, or without Linux, the tasks run here, one after the other.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from redroutes.runtime.processes import receive, start_process

if (
    TYPE_CHECKING
):  # they take a tenth of the time in which a command starts, and most commands work alone
    from multiprocessing.connection import Connection
    from queue import SimpleQueue

MOST = 8
"""More processes than this would only wait for the disk."""
NUMBER = 4
"""Bytes of the number of a task."""


def collect_rarely() -> None:
    """Run the garbage collector rarely: a command makes many objects, and most of them live to its end.

    Composing YAML then takes two thirds of the time, assembling nine tenths.
    """
    gc.set_threshold(100_000, 50, 100)


def count_workers() -> int:
    """How many processes may work at once: several only on Linux, because elsewhere a fork may break libraries."""
    return min(MOST, os.cpu_count() or 1) if sys.platform == "linux" else 1


def give_back_memory() -> None:
    """Give the system what is free again, where the C library keeps it for later: glibc does."""
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim:
            trim(0)


class Pool:
    """One function for many tasks, done by this process and by others that are forked when the results are asked for.

    This one works as well: if it only waited, there would be one copy more of all that the others touch, for whatever
    a process so much as looks at becomes a copy of its own.
    """

    def __init__(self, function: Callable[[Any], Any], workers: int | None = None) -> None:
        """``workers``: how many processes work, this one among them; as many as there are cores if left out."""
        self.function = function
        self.workers = count_workers() if workers is None else workers
        self.tasks: list[Any] = []

    def submit(self, tasks: Iterable[Any]) -> None:
        """Hand in tasks."""
        self.tasks += tasks

    def results(self) -> Iterator[Any]:
        """The results in the order in which the tasks end; an error of one of them is raised here."""
        tasks, self.tasks = self.tasks, []
        others = min(self.workers, len(tasks)) - 1
        if others < 1:
            yield from map(self.function, tasks)
            return
        give_back_memory()
        gc.freeze()  # so that no process scans again what is there already
        try:
            yield from _work_together(self.function, tasks, others)
        finally:
            gc.unfreeze()


def _work_together(function: Callable[[Any], Any], tasks: list[Any], others: int) -> Iterator[Any]:
    """The results of all tasks, of which each process takes the next one when it is done with another."""
    from queue import SimpleQueue
    from threading import Thread

    answers: SimpleQueue[Any] = SimpleQueue()
    with _numbered(len(tasks)) as numbers:

        def help_out(answer: Callable[[object], None]) -> None:
            for task in _take(tasks, numbers):
                answer((function(task),))

        started = [start_process(help_out) for _ in range(others)]
        try:
            for _, receiver in started:
                Thread(target=_collect, args=(receiver, answers), daemon=True).start()
            for task in _take(tasks, numbers):
                yield function(task)
                while not answers.empty():
                    others -= yield from _unpack(answers.get())
            while others:
                others -= yield from _unpack(answers.get())
        finally:
            for process, _ in started:
                process.terminate()  # does nothing to a process that has ended
                process.join()  # nobody is still writing when an error is handled


@contextmanager
def _numbered(count: int) -> Iterator[IO[bytes]]:
    """A file with the numbers of all tasks. Processes that are forked share the place up to which it has been read."""
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(b"".join(number.to_bytes(NUMBER, "big") for number in range(count)))
        file.seek(0)
        yield file


def _take(tasks: list[Any], numbers: IO[bytes]) -> Iterator[Any]:
    """The tasks that no other process has taken."""
    while number := numbers.read(NUMBER):
        yield tasks[int.from_bytes(number, "big")]


def _collect(receiver: Connection, answers: SimpleQueue[Any]) -> None:
    """Take what a process answers at once, so that it never waits while this one works."""
    while True:
        answer = receive(receiver)
        answers.put(answer)
        if not isinstance(answer, tuple):
            receiver.close()
            return


def _unpack(answer: Any) -> Generator[Any, None, bool]:
    """Give the result that another process has sent, or raise its error; returns whether it has come to its end."""
    if isinstance(answer, BaseException):
        raise answer
    yield from answer or ()
    return answer is None


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
    process, receiver = start_process(lambda _: function())
    try:
        yield
        error = receive(receiver)
    finally:
        process.terminate()  # does nothing to a process that has ended
        process.join()  # nobody is still writing when an error is handled
        receiver.close()
    if error is not None:
        raise error
