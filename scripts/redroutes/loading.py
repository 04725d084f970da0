"""Reads and checks a folder of records: what is known is not read again, what is new is read on all cores."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from redroutes.checks import check_entry, check_records
from redroutes.problems import Loc, Problem
from redroutes.reading import (
    MAX_BYTES,
    Cache,
    File,
    Store,
    digest_of,
    files_of,
    parse_text,
    read_bytes,
    read_records,
    read_site,
)
from redroutes.records import FOLDERS, Site
from redroutes.records.collection import Entry, Records
from redroutes.runtime.workers import Pool, count_workers

WORTH = 300
"""With fewer new files than this, starting processes takes longer than reading."""
CHUNK = 100
"""Files in one task."""

Parsed = tuple[str, str, bytes, list[tuple[Loc, str]] | None]
"""A file's name, its key in the store, its data as JSON, and the links of a record without a fault of its own."""
Digests = dict[str, str]
"""Name of a file whose data is in the store -> SHA-256 of its bytes."""

_last: list[Records | None] = []
"""What was read last stays to the end of the process, which then does not take it apart (a tenth of a known check)."""


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
    with _collecting_nothing():
        digests = {} if cache else read_ahead(folder, store)
        records, problems = read_records(folder, shown_as, cache, store, digests)
        if records is not None:
            problems = check_records(records, today=today, passed=store.passed)
    _last[:] = [records]
    return records, problems


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """Keep the garbage collector out: records stay and have no circles, but looking for some takes a third as long
    again as making them. Afterwards they count as old, so that it does not look through them at once.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()


def read_ahead(folder: Path, store: Store, workers: int | None = None) -> Digests:
    """Which files hold what the store has. Many new ones are parsed and checked before, in several processes.

    Faults are left to be found again.
    """
    files = [file for kind in FOLDERS for file in files_of(folder, kind, "")[0]]
    known = _find_known(files, store) if store.parsed else {}
    new = [file for file in files if file.name not in known]
    if len(new) < WORTH or (workers or count_workers()) == 1:
        return known
    site = read_site(folder)
    if site is None:
        return known
    pool = Pool(_Parser(site[0]), workers)
    pool.submit(new[start : start + CHUNK] for start in range(0, len(new), CHUNK))
    for part in pool.results():
        for name, key, data, links in part:
            store.keep(key, data)
            known[name] = key.rpartition("/")[2]
            if links is not None:
                store.passed[key, site[1]] = links
    return known


def _find_known(files: list[File], store: Store) -> Digests:
    known: Digests = {}
    for file in files:
        try:
            digest = digest_of(read_bytes(file.name))
        except OSError:
            continue
        if f"{file.kind}/{digest}" in store.parsed:
            known[file.name] = digest
    return known


class _Parser:
    """What one process does with some files."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def __call__(self, files: list[File]) -> list[Parsed]:
        """What the store is to know of those that can be read."""
        return [parsed for parsed in map(self._parse, files) if parsed]

    def _parse(self, file: File) -> Parsed | None:
        try:
            raw = read_bytes(file.name)
            text = raw.decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return None
        if len(raw) > MAX_BYTES:
            return None
        record, data, _ = parse_text(text, file.model, "")
        if record is None:
            return None
        entry = Entry(file.kind, file.id, "", record, lambda _: (1, 1))
        problems, links = check_entry(entry, self.site)
        return file.name, f"{file.kind}/{digest_of(raw)}", data, None if problems else links
