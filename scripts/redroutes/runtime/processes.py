"""A forked process: it ends with the one that has started it, and tells its end or its error."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

PR_SET_PDEATHSIG = 1
"""Of Linux's prctl(2): sets the signal that a process gets when its parent ends."""
Answer = Callable[[object], None]
"""Sends something to the process that has started this one."""


class WorkerKilledError(Exception):
    """A process that worked beside this one was killed."""


def start_process(function: Callable[[Answer], object]) -> tuple[ForkProcess, Connection]:
    """Run a function in another process, and give that with the end at which its answers arrive.

    Behind them comes its error, or None if it has ended well. Asked to end, it leaves its own blocks in their order.
    """
    from multiprocessing import get_context

    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(function, sender, os.getpid(), _prctl()))
    process.start()
    sender.close()  # so that the end of the other process is noticed
    return process, receiver


def receive(receiver: Connection) -> Any:
    """The next answer of a process; an error if it was killed."""
    try:
        return receiver.recv()
    except (EOFError, OSError):
        return WorkerKilledError("A process that worked beside this one was killed.")
    except Exception as unreadable:  # an error whose class wants more than its text
        return RuntimeError(str(unreadable))


def _run(
    function: Callable[[Answer], object],
    sender: Connection,
    parent: int,
    prctl: Callable[[int, int], object],
) -> None:
    """Run a function and tell its error, or None; asked to end, leave all blocks in their order."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    _end_with(parent, prctl)
    error: BaseException | None = None
    try:
        function(sender.send)
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
