"""Reads and checks a folder of records: what is known is not read again, what is new is read on all cores."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from redroutes.checks import check_entry, check_records
from redroutes.pool import Pool, count_workers
from redroutes.problems import Loc, Problem
from redroutes.reading import Cache, Store, parse_record, read_records, read_site
from redroutes.records import KINDS, Site
from redroutes.records.collection import Records

WORTH = 300
"""With fewer new files than this, starting processes takes longer than reading."""
CHUNK = 100
"""Files in one task."""

Parsed = tuple[str, str, list[tuple[Loc, str]] | None]
"""Key in the store, data as JSON, and the links to other pages of a record without a fault of its own."""


def read_and_check(
    folder: Path,
    shown_as: str,
    *,
    today: date,
    cache: Cache | None = None,
    store: Store | None = None,
) -> tuple[Records | None, list[Problem]]:
    """Records and all their problems; no records where a file could not be read."""
    store = Store() if store is None else store
    if not cache:
        read_ahead(folder, store)
    records, problems = read_records(folder, shown_as, cache, store)
    if records is not None:
        problems = check_records(records, today=today, passed=store.passed)
    return records, problems


def read_ahead(folder: Path, store: Store, workers: int | None = None) -> None:
    """Parse and check new files in several processes, where there are many; faults are left to be found again."""
    site = read_site(folder)
    new = [
        (kind, file)
        for kind in KINDS
        for file in sorted((folder / kind).glob("*.yml"))
        if site is not None and (not store.parsed or f"{kind}/{_digest(file)}" not in store.parsed)
    ]
    if site is None or len(new) < WORTH or (workers or count_workers()) == 1:
        return
    record, digest = site
    pool = Pool(_Parser(record), workers)
    pool.submit(new[start : start + CHUNK] for start in range(0, len(new), CHUNK))
    for part in pool.results():
        for key, data, links in part:
            store.keep(key, data)
            if links is not None:
                store.passed[key, digest] = links


class _Parser:
    """What one process does with some files."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def __call__(self, files: list[tuple[str, Path]]) -> list[Parsed]:
        """What the store is to know of those that can be read."""
        found: list[Parsed] = []
        for kind, file in files:
            store = Store()
            try:
                raw = file.read_bytes()
                text = raw.decode("utf-8-sig")
            except (OSError, UnicodeDecodeError):
                continue
            entry, _ = parse_record(
                text,
                KINDS[kind],
                kind=kind,
                record_id=file.stem,
                path="",
                digest=_hash(raw),
                store=store,
            )
            if entry is not None:
                key, data = next(iter(store.parsed.items()))
                problems, links = check_entry(entry, self.site)
                found.append((key, data, None if problems else links))
        return found


def _digest(file: Path) -> str:
    try:
        return _hash(file.read_bytes())
    except OSError:
        return ""


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
