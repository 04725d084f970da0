"""The file that says from which originals the translations were made."""

from __future__ import annotations

from pathlib import Path

from redroutes.problems import Problem
from redroutes.reading.files import digest_of
from redroutes.reading.plain import find_obstacle, unreadable
from redroutes.records.made_from import FILE, MadeFrom, parse_made_from


def read_made_from(folder: Path, shown: str) -> tuple[MadeFrom, list[Problem]]:
    """All lines of the file, and its faults; nothing where there is no file."""
    path = f"{shown}/{FILE}"
    obstacle = find_obstacle(f"{folder}/{FILE}", path)
    if obstacle:
        return MadeFrom(), [obstacle]
    try:
        raw = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return MadeFrom(), []
    except OSError as error:
        return MadeFrom(), [unreadable(path, error)]
    text = raw.decode("utf-8-sig", "replace")
    return parse_made_from(text, path, digest_of(raw))
