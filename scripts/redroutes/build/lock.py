"""One build at a time for each site: a second one waits, because both would move files into the same folder.

The kernel holds the lock, on a file beside the site: a POSIX record lock, on Windows a lock of its first byte. It ends
with the process that took it, even if that is killed, and forked processes do not inherit it. So a file that was left
behind locks nobody out.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

from redroutes.messages import Message


def _find(name: str) -> ModuleType | None:
    try:
        return import_module(name)
    except ImportError:
        return None


POSIX, WINDOWS = _find("fcntl"), _find("msvcrt")
"""The standard library's modules with the kernel's locks; a system has one of them, or none."""
PAUSE = 0.1
"""Seconds between two tries on Windows, whose own waiting ends after ten."""


@contextmanager
def locked_site(site_dir: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a site while the block runs. If another build holds it, say so and wait.

    Raises ``OSError`` if the folder around the site cannot be written to.
    """
    if not (POSIX or WINDOWS):
        yield
        return
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    file = site_dir.parent / f".{site_dir.name}.lock"
    handle = _lock(file, site_dir, say)
    try:
        yield
    finally:
        with suppress(OSError):
            file.unlink()  # still held: a build that waits for this file notices and takes a new one
        os.close(handle)
        if WINDOWS:  # which deletes no file that is open, so nobody waits for this one if it goes
            with suppress(OSError):
                file.unlink()


def _lock(file: Path, site_dir: Path, say: Callable[[str], None]) -> int:
    has_waited = False
    while True:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
        if not _take(handle, waits=False):
            if not has_waited:
                say(Message("build.waits", site=site_dir.name))
            has_waited = True
            _take(handle, waits=True)
        if _is_same(handle, file):
            return handle
        os.close(handle)  # the build before this one has deleted it


def _take(handle: int, *, waits: bool) -> bool:
    """Take the lock; False if another process holds it and this one does not wait."""
    if POSIX:
        try:
            POSIX.lockf(handle, POSIX.LOCK_EX | (0 if waits else POSIX.LOCK_NB))
        except BlockingIOError:
            return False
        return True
    assert WINDOWS is not None
    while True:
        try:
            WINDOWS.locking(handle, WINDOWS.LK_NBLCK, 1)
        except PermissionError:
            if not waits:
                return False
            time.sleep(PAUSE)
        else:
            return True


def _is_same(handle: int, file: Path) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), os.stat(file))
    return False
