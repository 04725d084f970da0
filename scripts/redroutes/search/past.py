"""What the last index was made of, kept in a file between builds."""

from __future__ import annotations

import marshal
import os
from dataclasses import fields
from mmap import ACCESS_READ, mmap
from pathlib import Path

from redroutes.search.index import Past
from redroutes.search.pieces import Piece


def load_past(file: Path | None, ground: str) -> Past:
    """The past in a file, empty if there is none or it has another ground (program, site, towns, templates)."""
    if file is None:
        return Past()
    try:
        # mapped, not read: twenty megabytes need not be copied first, a fifth of the time
        with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as data:
            known, keys, columns, *rest = marshal.loads(data)
    except (OSError, ValueError, EOFError, TypeError):
        return Past()
    if known != ground:
        return Past()
    return Past(dict(zip(keys, map(Piece._make, zip(*columns, strict=True)), strict=True)), *rest)


def save_past(file: Path | None, ground: str, past: Past) -> None:
    """Write it down; a folder that cannot be written to is no fault."""
    if file is None:
        return
    making = file.with_suffix(f".{os.getpid()}")
    columns = tuple(zip(*past.pieces.values(), strict=True))
    rest = [getattr(past, field.name) for field in fields(Past)[1:]]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        making.write_bytes(marshal.dumps((ground, tuple(past.pieces), columns, *rest)))
        making.replace(file)
    except OSError:
        making.unlink(missing_ok=True)
