"""Reads and checks a folder of records: what is cached is not read again, what is new is read on all cores."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from redroutes.checks import LastRun, check_each, check_entry, check_records, rules_of
from redroutes.checks.rules import Rules
from redroutes.marking import mark_stale
from redroutes.problems import Problem
from redroutes.reading import (
    MAX_BYTES,
    File,
    RecordCache,
    digest_of,
    files_of,
    find_unchanged,
    load_records,
    offer_ids,
    parse_text,
    read_again,
    read_bytes,
    read_made_from,
    read_records,
    read_single,
    save_records,
)
from redroutes.records import FOLDERS, Site
from redroutes.records.collection import Entry, Records, nowhere
from redroutes.records.public_address import read_environment
from redroutes.runtime.cache import Cache
from redroutes.runtime.workers import Pool, count_workers

WORTH = 300
"""With fewer new files than this, starting processes would take longer than reading."""
CHUNK = 100
"""Files in one task."""

Parsed = tuple[str, str, bytes, tuple[Any, ...] | None]
"""A file's name, its key in the cache, its data as JSON, and its gist if the record has no fault of its own."""
Digests = dict[str, str]
"""Name of a file whose data is cached -> SHA-256 of its bytes."""


def load_folder(
    folder: Path, shown_as: str, *, today: date, cache: Cache
) -> tuple[Records | None, list[Problem]]:
    """Records and all their problems, as ``read_and_check`` gives them; what is cached on disk is not read again."""
    cached = load_records(cache, folder)
    records, problems = read_and_check(folder, shown_as, today=today, cached=cached)
    rules = rules_of(records.site, records.glossary).digest if records else None
    made_from = records.made_from.digest if records else None
    save_records(cache, folder, cached, rules, made_from)
    return records, problems


def read_and_check(
    folder: Path,
    shown_as: str,
    *,
    today: date,
    cached: RecordCache | None = None,
    changed: Iterable[str] | None = None,
) -> tuple[Records | None, list[Problem]]:
    """Records and all their problems; no records if a file could not be read.

    ``cached`` saves reading what has not changed, and takes in what was read. If a file could not be read, the others
    are checked one by one; only what needs all of them together waits. ``changed``: paths below the folder of all that
    may have changed since the last call with the same ``cached``; nothing else is then opened.
    """
    cached = RecordCache() if cached is None else cached
    entries: list[Entry[Any]] = []
    with _collecting_nothing():
        records, problems = _read(folder, shown_as, cached, changed, entries)
        if records is not None:
            made_from, found = read_made_from(folder, shown_as)
            records = mark_stale(records, made_from, cached)
            last = cached.last_run = cached.last_run or LastRun()
            problems = check_records(records, today=today, passed=cached.passed, last=last)
            problems = sorted({*problems, *found}) if found else problems
        else:
            found = check_each(entries, cached.passed)
            problems = sorted({*offer_ids(problems, entries), *found})
    return records, problems


def _read(
    folder: Path,
    shown: str,
    cached: RecordCache,
    changed: Iterable[str] | None,
    entries: list[Entry[Any]],
) -> tuple[Records | None, list[Problem]]:
    """All records, of which only those are read that may have changed."""
    digests: Digests = {}
    if changed is not None:
        cached.since.update(changed)
        if cached.whole:
            records = read_again(cached.whole, folder, shown, cached, cached.since)
            if records is not None:
                cached.whole, cached.since = records, set()
                return records, []
        digests = find_unchanged(cached, folder, shown)
    elif not cached.entries:
        digests = read_ahead(folder, cached)
    records, problems = read_records(folder, shown, cached, digests, entries)
    if records is not None:
        cached.whole, cached.since = records, set()
    return records, problems


def today_in(folder: Path) -> date:
    """The day that it is in the district whose records lie in ``folder``: an editor there writes it under ``checked``.

    The machine's own day where the site record cannot be read or names no time zone; both are faults of their own.
    """
    site = read_single(folder, "site") if folder.is_dir() else None
    return today_at(site.record) if site else date.today()


def today_at(site: Site) -> date:
    """The day that it is in the district of a site record; the machine's own if its time zone does not exist."""
    try:
        return datetime.now(ZoneInfo(site.timezone)).date()
    except (ValueError, KeyError, OSError):
        return date.today()


def add_environment(records: Records | None, problems: list[Problem]) -> list[Problem]:
    """The problems with those of variables of the environment that stand in place of a field of the site record."""
    if records is None:
        return problems
    return sorted(problems + read_environment(records.site.record, os.environ)[1])


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """Switch the garbage collector off: records live on and form no cycles, but looking for cycles takes a third as
    long as making the records. Afterwards they count as old objects, so that they are not scanned at once.
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


def read_ahead(folder: Path, cached: RecordCache, workers: int | None = None) -> Digests:
    """The files whose data is cached, with their digests. Many new files are parsed and checked first, on all cores.

    Faults are left for ``read_records`` and ``check_records`` to find.
    """
    files = [file for kind in FOLDERS for file in files_of(folder, kind, "")[0]]
    digests = _find_cached(files, cached) if cached.parsed else {}
    new = [file for file in files if file.name not in digests]
    if len(new) < WORTH or (workers or count_workers()) == 1:
        return digests
    site, glossary = read_single(folder, "site"), read_single(folder, "glossary")
    if site is None or glossary is None:
        return digests
    rules = rules_of(site, glossary)
    pool = Pool(_Parser(rules), workers)
    pool.submit(new[start : start + CHUNK] for start in range(0, len(new), CHUNK))
    for part in pool.results():
        for name, key, data, gist in part:
            cached.put(key, data)
            digests[name] = key.rpartition("/")[2]
            if gist is not None:
                cached.passed[key, rules.digest] = gist
    return digests


def _find_cached(files: list[File], cached: RecordCache) -> Digests:
    digests: Digests = {}
    for file in files:
        try:
            digest = digest_of(read_bytes(file.name))
        except OSError:
            continue
        if f"{file.kind}/{digest}" in cached.parsed:
            digests[file.name] = digest
    return digests


class _Parser:
    """What a process does with some files."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def __call__(self, files: list[File]) -> list[Parsed]:
        """What is to be cached of the files that can be read."""
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
        entry = Entry(file.kind, file.id, "", record, nowhere)
        problems, gist = check_entry(entry, self.rules)
        key = f"{file.kind}/{digest_of(raw)}"
        return file.name, key, data, None if problems else tuple(gist)
