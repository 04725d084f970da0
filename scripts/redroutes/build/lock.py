"""One build at a time for each site: a second one waits, because both would move files into the same folder.

The kernel holds the lock, on a file beside the site (a POSIX record lock). The lock ends with the process that took it,
even if that is killed, and forked processes do not inherit it. So a file that was left behind locks nobody out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from redroutes.messages import Message

try:
    import fcntl
except ImportError:  # Windows: nothing prevents two builds at once
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked_site(site_dir: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a site while the block runs. If another build holds it, say so and wait.

    Raises ``OSError`` if the folder around the site cannot be written to.
    """
    if fcntl is None:
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


def _lock(file: Path, site_dir: Path, say: Callable[[str], None]) -> int:
    has_waited = False
    while True:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not has_waited:
                say(Message("build.waits", site=site_dir.name))
            has_waited = True
            fcntl.lockf(handle, fcntl.LOCK_EX)
        if _is_same(handle, file):
            return handle
        os.close(handle)  # the build before this one has deleted it


def _is_same(handle: int, file: Path) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), os.stat(file))
    return False
