"""What the last index was made of, kept in a file between builds."""

from __future__ import annotations

import marshal
import os
from dataclasses import fields
from pathlib import Path

from redroutes.search.index import Past
from redroutes.search.pieces import Piece


def load_past(file: Path | None, ground: str) -> Past:
    """The past in a file, empty if there is none or it has another ground (program, site, towns, templates)."""
    if file is None:
        return Past()
    try:
        known, pieces, *rest = marshal.loads(file.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return Past()
    if known != ground:
        return Past()
    return Past({key: Piece(*values) for key, values in pieces.items()}, *rest)


def save_past(file: Path | None, ground: str, past: Past) -> None:
    """Write it down; a folder that cannot be written to is no fault."""
    if file is None:
        return
    making = file.with_suffix(f".{os.getpid()}")
    pieces = {key: tuple(piece) for key, piece in past.pieces.items()}
    rest = [getattr(past, field.name) for field in fields(Past)[1:]]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        making.write_bytes(marshal.dumps((ground, pieces, *rest)))
        making.replace(file)
    except OSError:
        making.unlink(missing_ok=True)
