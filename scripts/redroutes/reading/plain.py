"""What stands at a path, without following a link: only plain files and folders are read.

A link would publish, or print in a fault, what lies outside of the project; a pipe would be waited for without end.
"""

from __future__ import annotations

import errno
import os
import stat

from redroutes.messages import Message, told
from redroutes.problems import Problem

KINDS = {
    stat.S_IFLNK: "link",
    stat.S_IFIFO: "pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
    stat.S_IFDIR: "folder",
    stat.S_IFREG: "file",
}
"""What there can be -> its name in the catalogue of messages, below ``file.is``."""


def find_obstacle(name: str, shown: str, *, is_folder: bool = False) -> Problem | None:
    """The fault of what stands at a path in place of a plain file, or folder; None also where nothing stands."""
    try:
        kind = stat.S_IFMT(os.lstat(name).st_mode)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        return unreadable(shown, error)
    if is_folder and kind == stat.S_IFDIR and not may_list(name):
        return unreadable(shown, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    if kind == (stat.S_IFDIR if is_folder else stat.S_IFREG):
        return None
    found, wanted = KINDS.get(kind, "nothing"), "folder" if is_folder else "file"
    words = {"found": Message(f"file.is.{found}"), "wanted": Message(f"file.wanted.{wanted}")}
    hint = "plain-folder" if is_folder else "target" if found == "link" else "plain-file"
    message = Message("file.kind", **words)
    return Problem(shown, 1, 1, "", "unreadable-file", message, Message(f"file.hint.{hint}"))


def may_list(folder: str) -> bool:
    """Whether the system lets us list a folder and open what is in it."""
    return os.access(folder, os.R_OK | os.X_OK)


def unreadable(shown: str, error: Exception) -> Problem:
    """The fault of a file or folder that the system does not let us read."""
    reason = getattr(error, "strerror", None) or str(error)
    message, hint = told("file.unreadable", reason=reason)
    return Problem(shown, 1, 1, "", "unreadable-file", message, hint)


def find_obstacles(root: str, shown: str) -> list[Problem]:
    """The faults of all that is neither a plain file nor a folder at or below a path; hidden names are left out."""
    problems: list[Problem] = []
    todo = [(root, shown)]
    while todo:
        folder, name = todo.pop()
        try:
            items = sorted(os.scandir(folder), key=lambda item: item.name)
        except OSError as error:
            problems.append(unreadable(name, error))
            continue
        for item in items:
            path = f"{name}/{item.name}"
            if item.is_dir(follow_symlinks=False):
                todo.append((item.path, path))
            elif not item.name.startswith("."):
                problems += filter(None, [find_obstacle(item.path, path)])
    return sorted(problems)
