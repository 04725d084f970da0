"""One file -> its entry or its problems, from the cache if they are there. Only this module opens records' files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from redroutes.messages import told
from redroutes.problems import Loc, Problem
from redroutes.reading.cache import Read, RecordCache
from redroutes.reading.parse import find_place, parse_text
from redroutes.reading.plain import may_list, unreadable
from redroutes.records import Model
from redroutes.records.base import is_good_id
from redroutes.records.collection import Entry
from redroutes.records.walk import share_what_is_alike

MAX_BYTES = 200_000
"""A larger record is a mistake; the largest real one has about 25,000 bytes."""


@dataclass(frozen=True)
class File:
    """A file that holds a record."""

    name: str
    """The path by which it is opened."""
    path: str
    """The path as shown to people."""
    kind: str
    """The folder (``positions``) or the file's name (``site``)."""
    id: str
    """The file's name without its ending."""
    model: type[Model]
    """The model of its record."""


@dataclass
class Reader:
    """Reads files that are not cached."""

    cache: RecordCache
    digests: Mapping[str, str]
    """Name of a file read a moment ago, whose data is cached -> SHA-256 of its bytes."""

    def read(self, file: File) -> Read:
        """The entry of a file, or None and every fault found in it."""
        raw, digest = b"", self.digests.get(file.name)
        if digest is None:
            try:
                raw = read_bytes(file.name)
            except OSError as error:
                return None, [unreadable(file.path, error)]
            if len(raw) > MAX_BYTES:
                return None, [_too_large(file)]
            digest = digest_of(raw)
        cached = self.cache.entries.get(file.path)
        if cached is None or cached[0] != digest:
            cached = self.cache.entries[file.path] = (digest, self._parse(file, raw, digest))
        return cached[1]

    def _parse(self, file: File, raw: bytes, digest: str) -> Read:
        key = f"{file.kind}/{digest}"
        data = self.cache.get(key)
        if data is None:
            try:
                text = raw.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                return None, [_not_utf8(file, raw, error.start)]
            record, data, problems = parse_text(text, file.model, file.path)
            if record is None:
                return None, problems
            self.cache.put(key, data)
        else:
            record = file.model.model_validate_json(data)
        share_what_is_alike(record)
        locate, read_file = partial(_locate, file.name, digest), partial(read_bytes, file.name)
        entry = Entry(file.kind, file.id, file.path, record, locate, digest, read_file=read_file)
        return entry, []


def list_records(folder: str) -> tuple[list[str], list[str]]:
    """Names of the records' files in a folder, and of everything else in it except hidden files; both sorted."""
    if os.path.islink(folder) or not os.path.isdir(folder) or not may_list(folder):
        return [], []
    records: list[str] = []
    others: list[str] = []
    for item in sorted(os.scandir(folder), key=lambda item: item.name):
        if not item.name.startswith("."):
            stem, _, ending = item.name.rpartition(".")
            is_record = ending == "yml" and is_good_id(stem) and item.is_file(follow_symlinks=False)
            (records if is_record else others).append(item.name)
    return records, others


def read_bytes(name: str) -> bytes:
    """The bytes of a file; of a file above ``MAX_BYTES`` only the first ones, one more than allowed."""
    with open(name, "rb", buffering=0) as file:
        return (
            file.read(MAX_BYTES + 1) if os.fstat(file.fileno()).st_size > MAX_BYTES else file.read()
        )


def digest_of(raw: bytes) -> str:
    """The digest by which a file's bytes are cached."""
    return hashlib.sha256(raw).hexdigest()


def _locate(
    name: str, digest: str, loc: Loc, words: str = "", at: int | None = None
) -> tuple[int, int]:
    """Line and column of a field or in it; the file is read again, for only faults ask and no text is kept."""
    try:
        raw = read_bytes(name)
    except OSError:
        return 1, 1
    if digest_of(raw) != digest:
        return 1, 1
    return _find_place(raw.decode("utf-8-sig"), loc, words, at)


@lru_cache(maxsize=128)
def _find_place(text: str, loc: Loc, words: str, at: int | None) -> tuple[int, int]:
    """Looked up once where the same faults are told after every save."""
    return find_place(text, loc, words, at)


def _too_large(file: File) -> Problem:
    return Problem(file.path, 1, 1, "", "file-size", *told("file.large", n=MAX_BYTES))


def _not_utf8(file: File, raw: bytes, start: int) -> Problem:
    before = raw[:start]
    line, column = before.count(b"\n") + 1, start - (before.rfind(b"\n") + 1) + 1
    return Problem(file.path, line, column, "", "file-encoding", *told("file.not-utf8"))
