"""What stands in some folders -> a stamp for each file, which differs when the file has changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[int, int, int]
"""Inode number, size and time of the last change."""
Stamps = dict[str, Stamp]
"""By the path of a file or a folder."""
FOLDER: Stamp = (0, 0, -1)
"""Of a folder it only counts whether it is there."""
NOTHING: Stamp = (0, 0, -2)
"""Of what is gone, and of a link that leads nowhere."""


def stamp_all(roots: Iterable[Path]) -> Stamps:
    """The stamps of some files and folders, and of all that lies in these."""
    todo = [str(root) for root in roots]
    stamps = {root: read_stamp(root) for root in todo}
    while todo:
        try:
            items = list(os.scandir(todo.pop()))
        except OSError:  # it is a file, or gone
            continue
        for item in items:
            is_folder = item.is_dir(follow_symlinks=False)
            stamps[item.path] = FOLDER if is_folder else read_stamp(item)
            todo += [item.path] if is_folder else []
    return stamps


def read_stamp(path: str | os.DirEntry[str]) -> Stamp:
    """The stamp of a file or a folder as it is now."""
    try:
        status = os.stat(path) if isinstance(path, str) else path.stat()
    except (OSError, ValueError):
        return NOTHING
    if stat.S_ISDIR(status.st_mode):
        return FOLDER
    return status.st_ino, status.st_size, status.st_mtime_ns


def find_changed(before: Stamps, now: Stamps) -> set[str]:
    """The paths whose stamps differ, those that have come and those that are gone."""
    return {path for path, _ in before.items() ^ now.items()}
