"""The cache on disk, one for the whole program: bytes or plain values by area and key.

An area holds things of one sort (``AREAS``); a key covers everything that a thing was made from. An entry that is
missing, damaged or foreign is ``None``, never an error, and the caller makes the thing anew. So the folder may be
deleted, damaged, read-only or used by two processes at any time: a build still gives the same bytes.

An entry is a file: a header with a digest of area and key and with the length and digest of the data, then the data.
All entries lie in a folder named by the program's fingerprint, so that other versions never see them. The digests
protect against accidents, not against attackers: whoever can write here can change the program as well.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from redroutes.runtime.fingerprint import program_fingerprint
from redroutes.runtime.writing import replace_file

AREAS = {"records": 1, "frames": 1, "templates": 400, "index": 2, "outputs": 3, "pictures": 200}
"""Area -> how many entries are kept that a command did not use, so that two districts can take turns."""
MAGIC = b"redroute"
FORMAT = 1
HEADER = struct.Struct(">8sI32sQ32s")
"""Magic, format, SHA-256 of area and key, length of the data, SHA-256 of the data."""
SLACK_SECONDS = 2
"""Files' times are coarser than the clock that tells when this command began."""


class Cache:
    """The cache in one folder; without a folder it is always empty."""

    def __init__(self, folder: Path | None = None, fingerprint: str = "") -> None:
        """``fingerprint`` is that of the program to which the entries belong."""
        self.root = folder
        self.folder = folder / fingerprint[:16] if folder else None
        self.fingerprint = fingerprint
        self.began = time.time()

    @property
    def is_open(self) -> bool:
        """False if nothing is kept; a caller may then skip the work of packing."""
        return self.folder is not None

    def get(self, area: str, key: str) -> memoryview | None:
        """The bytes of an entry, or None if it is missing or damaged."""
        if self.folder is None:
            return None
        path, digest = self._find(area, key)
        try:
            raw = path.read_bytes() if path.is_file() else b""
        except OSError:
            return None
        data = _verify(raw, digest)
        if data is not None:
            with suppress(OSError):
                os.utime(path)  # ``tidy`` deletes the entries that were not used for longest
        return data

    def put(self, area: str, key: str, data: bytes) -> None:
        """Keep bytes. If the folder cannot be written to, or the disk is full, nothing is kept."""
        if self.folder is None:
            return
        path, digest = self._find(area, key)
        header = HEADER.pack(MAGIC, FORMAT, digest, len(data), hashlib.sha256(data).digest())
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                shutil.rmtree(path)
            replace_file(path, header, data)

    def get_value(self, area: str, key: str) -> Any:
        """A value that ``put_value`` has kept, or None. Only verified bytes are unpacked, and nothing in them runs."""
        data = self.get(area, key)
        if data is None:
            return None
        try:
            return marshal.loads(data)
        except (ValueError, EOFError, TypeError):
            return None

    def put_value(self, area: str, key: str, value: Any) -> None:
        """Keep a value made of numbers, text, bytes, tuples, lists, dicts and code objects."""
        if self.is_open:
            self.put(area, key, marshal.dumps(value))

    def delete(self, area: str, key: str) -> None:
        """Delete an entry."""
        if self.folder is not None:
            with suppress(OSError):
                self._find(area, key)[0].unlink(missing_ok=True)

    def tidy(self) -> None:
        """Delete other versions' entries, and of each area that this command has used those that are idle."""
        if self.root is None or self.folder is None:
            return
        for folder, names in ((self.root, {self.folder.name}), (self.folder, set(AREAS))):
            for item in _list(folder):
                if item.name not in names or not item.is_dir(follow_symlinks=False):
                    _delete(item)
        for area, spare in AREAS.items():
            self._tidy_area(self.folder / area, spare)

    def _tidy_area(self, folder: Path, spare: int) -> None:
        items = sorted(_list(folder), key=_used, reverse=True)
        idle = [item for item in items if _used(item) < self.began - SLACK_SECONDS]
        if len(idle) == len(items):  # this command did not need this area
            return
        interrupted = [item for item in idle if "." in item.name]
        whole = [item for item in idle if "." not in item.name]
        for item in interrupted + whole[spare:]:
            _delete(item)

    def _find(self, area: str, key: str) -> tuple[Path, bytes]:
        """The file of an entry, and the digest of its area and key."""
        assert self.folder is not None
        assert area in AREAS, area
        name = f"{area}\n{self.fingerprint}\n{key}"
        digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest()
        return self.folder / area / digest.hex()[:32], digest


def open_cache(folder: Path | None) -> Cache:
    """The cache of this version of the program in ``folder``; with None nothing is kept."""
    return Cache(folder, program_fingerprint()) if folder else Cache()


def _verify(raw: bytes, digest: bytes) -> memoryview | None:
    """The data of an entry, if it belongs to this key and is whole."""
    if len(raw) < HEADER.size:
        return None
    magic, version, key, length, data_digest = HEADER.unpack_from(raw)
    data = memoryview(raw)[HEADER.size :]
    if (magic, version, key, length) != (MAGIC, FORMAT, digest, len(data)):
        return None
    return data if hashlib.sha256(data).digest() == data_digest else None


def _list(folder: Path) -> Iterator[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as items:
        yield from items


def _used(item: os.DirEntry[str]) -> float:
    """When an entry was last written or used; 0 if it is gone."""
    try:
        return item.stat(follow_symlinks=False).st_mtime
    except OSError:
        return 0.0


def _delete(item: os.DirEntry[str]) -> None:
    with suppress(OSError):
        if item.is_dir(follow_symlinks=False):
            shutil.rmtree(item.path, ignore_errors=True)
        else:
            os.unlink(item.path)
