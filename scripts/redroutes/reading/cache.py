"""The cache of reading: no file is parsed twice, neither by the next command nor while ``serve`` runs.

For the length of a process, the entry or the problems of each file are cached by its path. On disk, the data of each
file is cached as JSON by its kind and the digest of its bytes, and so is the fact that a record has passed the checks
of a single record. A file with other bytes has another digest, so it never gets what was read from an older one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redroutes.problems import Loc, Problem
from redroutes.records.collection import Entry, Records
from redroutes.runtime.cache import Cache

AREA = "records"
Stale = list[tuple[Loc, str, str]]
"""Place and language of a translation that is older than its original, and the digest of what it was made from."""

Read = tuple[Entry[Any] | None, list[Problem]]
"""The entry of a file, or its problems."""


@dataclass
class RecordCache:
    """What was read from files, and which records have passed their checks."""

    entries: dict[str, tuple[str, Read]] = field(default_factory=dict)
    """Path as shown to people -> SHA-256 of the file's bytes, and its entry or problems; for this process only."""
    parsed: dict[str, bytes] = field(default_factory=dict)
    """Kind and digest of a file -> its data as JSON."""
    passed: dict[tuple[str, str], tuple[Any, ...]] = field(default_factory=dict)
    """Kind and digest of a record without faults of its own, with the digest of the rules -> its gist."""
    stale: dict[tuple[str, str], Stale] = field(default_factory=dict)
    """Kind and digest of a record, with the digest of the file of originals -> its stale translations."""
    whole: Records | None = None
    """All records as they were last read without a fault; for this process only."""
    since: set[str] = field(default_factory=set)
    """Paths below the folder of what has changed since then, as far as somebody has said so."""
    last_run: Any = None
    """The last run of all checks; for this process only."""
    used: set[str] = field(default_factory=set)
    """Keys of ``parsed`` that this process has used."""
    loaded: tuple[int, int, int] = (0, 0, 0)
    """How many entries of ``parsed``, ``passed`` and ``stale`` came from disk."""

    def get(self, key: str) -> bytes | None:
        """The data of a file that was parsed before, by its kind and digest."""
        self.used.add(key)
        return self.parsed.get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep the data of a file."""
        self.used.add(key)
        self.parsed[key] = data


def load_records(cache: Cache, folder: Path) -> RecordCache:
    """What an earlier command has read in ``folder``; empty if nothing is cached."""
    value = cache.get_value(AREA, _key(folder))
    if value is None:
        return RecordCache()
    parsed, passed, stale = value
    sizes = len(parsed), len(passed), len(stale)
    return RecordCache(parsed=parsed, passed=passed, stale=stale, loaded=sizes)


def save_records(
    cache: Cache,
    folder: Path,
    cached: RecordCache,
    rules_digest: str | None = None,
    made_from_digest: str | None = None,
) -> None:
    """Keep for the next command what this one has used.

    If the digests of the rules and of the file of originals are given, what was found with other states of them is
    dropped.
    """
    if not cache.is_open:
        return
    parsed = {key: cached.parsed[key] for key in sorted(cached.used & cached.parsed.keys())}
    passed = {
        (key, rules): cached.passed[key, rules]
        for key, rules in sorted(cached.passed)
        if key in parsed and rules_digest in (None, rules)
    }
    stale = {
        (key, digest): cached.stale[key, digest]
        for key, digest in sorted(cached.stale)
        if key in parsed and made_from_digest in (None, digest)
    }
    sizes = len(cached.parsed), len(cached.passed), len(cached.stale)
    kept = len(parsed), len(passed), len(stale)
    if not sizes == cached.loaded == kept:  # something was added or dropped
        cache.put_value(AREA, _key(folder), (parsed, passed, stale))


def _key(folder: Path) -> str:
    """Each district has an entry of its own."""
    return str(folder.absolute())
