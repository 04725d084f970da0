"""What reading has given: nothing is parsed twice, neither by the next command nor while ``serve`` runs.

Two things are cached. By the path of a file, for as long as the process runs: its entry or its problems. By kind and
the digest of a file's bytes, on disk too: its data as JSON, and that the record has passed the checks of a single
record. A file with other bytes has another digest, so it never gets what was read from an older one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redroutes.problems import Loc, Problem
from redroutes.records.collection import Entry
from redroutes.runtime.cache import Cache

AREA = "records"

Read = tuple[Entry[Any] | None, list[Problem]]
"""What a file gives."""


@dataclass
class RecordCache:
    """Files that were read, their data, and the records that have passed their checks."""

    entries: dict[str, tuple[str, Read]] = field(default_factory=dict)
    """Path as shown -> SHA-256 of the file's bytes and what they gave; for this process alone."""
    parsed: dict[str, bytes] = field(default_factory=dict)
    """Kind and digest of a file -> its data as JSON."""
    passed: dict[tuple[str, str], list[tuple[Loc, str]]] = field(default_factory=dict)
    """Kind and digest of a record without faults of its own, with the site's digest -> its links to other pages."""
    used: set[str] = field(default_factory=set)
    """Keys of ``parsed`` that this process has asked for."""
    loaded: tuple[int, int] = (0, 0)
    """How many entries of ``parsed`` and ``passed`` the disk has already."""

    def get(self, key: str) -> bytes | None:
        """The data of a file that was parsed before, by kind and digest."""
        self.used.add(key)
        return self.parsed.get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep the data of a file."""
        self.used.add(key)
        self.parsed[key] = data


def load_records(cache: Cache, folder: Path) -> RecordCache:
    """What an earlier command has read of the records below ``folder``; empty where nothing is cached."""
    value = cache.get_value(AREA, _key(folder))
    if value is None:
        return RecordCache()
    parsed, passed = value
    return RecordCache(parsed=parsed, passed=passed, loaded=(len(parsed), len(passed)))


def save_records(
    cache: Cache, folder: Path, cached: RecordCache, site_digest: str | None = None
) -> None:
    """Keep it for the next command, without what this one has not asked for.

    Of the checks only those against the site of ``site_digest`` are kept, if it is known.
    """
    if not cache.is_open:
        return
    parsed = {key: cached.parsed[key] for key in sorted(cached.used & cached.parsed.keys())}
    passed = {
        (key, site): cached.passed[key, site]
        for key, site in sorted(cached.passed)
        if key in parsed and site_digest in (None, site)
    }
    sizes = len(cached.parsed), len(cached.passed)
    if (
        not sizes == cached.loaded == (len(parsed), len(passed))
    ):  # something came, or something went
        cache.put_value(AREA, _key(folder), (parsed, passed))


def _key(folder: Path) -> str:
    """Two districts that take turns keep their own."""
    return str(folder.absolute())
