"""The file that says from which originals the translations were made."""

from __future__ import annotations

from functools import lru_cache
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
    made_from, problems = _parse(raw, path)
    return made_from, list(problems)


@lru_cache(maxsize=1)
def _parse(raw: bytes, path: str) -> tuple[MadeFrom, list[Problem]]:
    """Parsed once while the file stays as it is: it has a line for every translation."""
    return parse_made_from(raw.decode("utf-8-sig", "replace"), path, digest_of(raw))
