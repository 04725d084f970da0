"""What lies in the folder of records must be plain files in plain folders: links, pipes and the like are faults.

A link could show what stands elsewhere on the machine, or lead to itself; reading from a pipe would never end.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from redroutes.problems import Problem

CODE = "file-kind"
KINDS = (
    (stat.S_ISLNK, "a link"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISREG, "a file"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
)
"""How the system tells them apart, and their names; what is none of them is a device."""


def find_kind(name: str) -> str:
    """What lies there, links not followed: ``a file``, ``a folder``, ``a link`` ...; empty where nothing does."""
    try:
        mode = os.lstat(name).st_mode
    except OSError:
        return ""
    return next((kind for is_kind, kind in KINDS if is_kind(mode)), "a device")


def is_plain_file(name: str) -> bool:
    """True for a file that is there itself."""
    return find_kind(name) == "a file"


def is_plain_folder(name: str) -> bool:
    """True for a folder that is there itself."""
    return find_kind(name) == "a folder"


def list_names(folder: str, shown: str, problems: list[Problem]) -> list[str]:
    """Names of all in a folder but what is hidden, sorted; none if there is no such plain folder.

    One that cannot be listed is a fault, which is added.
    """
    if not is_plain_folder(folder):
        return []
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        problems.append(unreadable(shown, error))
        return []


def unreadable(shown: str, error: OSError) -> Problem:
    """The fault of a file or folder that the system does not let be read."""
    message = f"this cannot be read: {error.strerror}"
    return Problem(shown, 1, 1, "", CODE, message, "Ask whoever runs this computer, or copy it.")


def wrong_kind(name: str, shown: str, wanted: str) -> Iterator[Problem]:
    """The fault of what is there and is not ``wanted`` (``a file`` or ``a folder``)."""
    kind = find_kind(name)
    if kind in ("", wanted):
        return
    message = f"'{os.path.basename(name)}' is {kind}, not {wanted}"
    hint = "Move it elsewhere."
    if kind == "a link":
        hint = f"Put the {wanted.removeprefix('a ')} itself here: links are not followed."
    yield Problem(shown, 1, 1, "", CODE, message, hint)
