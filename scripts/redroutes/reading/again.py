"""Some files of a folder that was read before -> all its records, where only records have changed that are known."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from redroutes.reading.cache import RecordCache
from redroutes.reading.files import File, Reader
from redroutes.records import FOLDERS
from redroutes.records.collection import Entry, Records


def read_again(
    before: Records, folder: Path, shown: str, cache: RecordCache, changed: Iterable[str]
) -> Records | None:
    """``before`` with the records that have changed; None where something is new, gone, faulty or no record.

    ``changed`` are paths below the folder. What an editor has put beside a record and deleted again does not count, nor
    do hidden files: reading the whole folder passes over them, too.
    """
    reader = Reader(cache, {})
    folders: dict[str, dict[str, Entry[Any]]] = {}
    for path in sorted(changed):
        kind, _, name = path.rpartition("/")
        record_id = name.removesuffix(".yml")
        known = before.folders.get(kind, {})
        is_known = name.endswith(".yml") and record_id in known
        mode = _mode_of(f"{folder}/{path}")
        if not is_known and (name.startswith(".") or mode == 0) and kind in FOLDERS:
            continue
        if not is_known or not stat.S_ISREG(mode):
            return None
        file = File(f"{folder}/{path}", f"{shown}/{path}", kind, record_id, FOLDERS[kind])
        entry, _ = reader.read(file)
        if entry is None:
            return None
        folders.setdefault(kind, dict(known))[record_id] = entry
    return replace(before, folders={**before.folders, **folders}) if folders else before


def find_unchanged(cache: RecordCache, folder: Path, shown: str) -> dict[str, str]:
    """Name of a file that is as it was read -> SHA-256 of its bytes."""
    start = len(shown) + 1
    return {
        f"{folder}/{path[start:]}": digest
        for path, (digest, _) in cache.entries.items()
        if path[start:] not in cache.since
    }


def _mode_of(name: str) -> int:
    """What stands at a path, without following a link; 0 for nothing."""
    try:
        return os.lstat(name).st_mode
    except (OSError, ValueError):
        return 0
