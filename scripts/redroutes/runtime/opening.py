"""Opening files of strangers: what is asked for is read, never what a link in its place leads to."""

from __future__ import annotations

import os


def no_follow(name: str, flags: int) -> int:
    """For ``open(name, opener=no_follow)``: a symbolic link is an error. Windows has no such flag, and few links."""
    return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0))
