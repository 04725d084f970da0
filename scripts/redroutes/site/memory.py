"""What the last build made, and of what: files whose makings are the same stay where they lie.

A record's files are known by a digest of everything that they may show. They stay only if they lie in the site
untouched: size and time of change as they were written, in the very folder that the last build left.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from redroutes.catalogue import Catalogue
from redroutes.dependencies import find_dependencies
from redroutes.site.pour import FileFact
from redroutes.site.writing import Written

FORMAT = 2
KeptFile = tuple[str, int, str, int, str]
"""Path, size, digest, time of change and anchors of a file."""
Kept = tuple[str, list[KeptFile], list[str]]
"""Digest of the makings; files; targets of its pages."""


@dataclass
class Memory:
    """The units of a site: for each record, and for what exists once, what was made of what."""

    site_dir: Path
    """Where the files of the last build lie."""
    units: dict[str, Kept] = field(default_factory=dict)
    """Name of a unit -> what is known of it."""
    cache: Path | None = None
    """The folder in which more is kept; None where nothing is."""

    def recall(self, name: str, makings: str) -> Kept | None:
        """What is known of a unit if its makings are the same and its files lie there untouched, else None."""
        kept = self.units.get(name)
        if kept is None or kept[0] != makings or not all(map(self._is_untouched, kept[1])):
            return None
        return kept

    def known_files(self, name: str) -> dict[str, KeptFile]:
        """By its path what is known of each file of a unit, whatever it was made of."""
        kept = self.units.get(name)
        return {file[0]: file for file in kept[1]} if kept else {}

    def is_there(self, known: KeptFile | None, fact: FileFact) -> bool:
        """Whether a file lies in the last site as it is to be."""
        return known is not None and known[2] == fact.sha256 and self._is_untouched(known)

    def _is_untouched(self, file: KeptFile) -> bool:
        try:
            status = os.stat(f"{self.site_dir}/{file[0]}")
        except OSError:
            return False
        return status.st_size == file[1] and status.st_mtime_ns == file[3]


def to_written(name: str, kept: Kept) -> Written:
    """What was written, from what is known of a unit."""
    listing = {path: FileFact(size, digest) for path, size, digest, _, _ in kept[1]}
    anchors = {file[0]: file[4] for file in kept[1] if file[4]}
    return Written(listing, dict.fromkeys(kept[2], next(iter(listing), name)), anchors)


def share_strings(kept: Kept) -> Kept:
    """The same with shared strings: other processes hand over a copy of each for each unit."""
    files = [(*file[:4], sys.intern(file[4])) for file in kept[1]]
    return kept[0], files, [sys.intern(target) for target in kept[2]]


def remember(makings: str, written: Written, site_dir: Path, known: Mapping[str, KeptFile]) -> Kept:
    """What is to be known of a unit that was written below ``site_dir``; ``known`` has its files that were not."""
    files = [
        (path, fact.size, fact.sha256, changed, written.anchors.get(path, ""))
        for path, fact in written.listing.items()
        for changed in [
            known[path][3] if path in written.same else os.stat(f"{site_dir}/{path}").st_mtime_ns
        ]
    ]
    return makings, files, list(written.targets)


def open_memory(folder: Path | None, site_dir: Path) -> Memory:
    """What is remembered below ``folder`` of the site at ``site_dir``; empty where another build was there since."""
    if folder is not None:
        try:
            version, place, units = marshal.loads((folder / "site").read_bytes())
            if (version, place) == (FORMAT, _place(site_dir)):
                return Memory(site_dir, units, folder)
        except (OSError, ValueError, EOFError, TypeError):
            pass
    return Memory(site_dir, cache=folder)


def forget(folder: Path | None) -> None:
    """Forget all sites: the next build makes everything. A folder that cannot be written to is no fault."""
    if folder is not None:
        with contextlib.suppress(OSError):
            (folder / "site").unlink(missing_ok=True)


def save_memory(folder: Path | None, memory: Memory) -> None:
    """Write it down; a folder that cannot be written to is no fault."""
    if folder is None:
        return
    making = folder / f"site.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        making.write_bytes(marshal.dumps((FORMAT, _place(memory.site_dir), memory.units)))
        making.replace(folder / "site")
    except OSError:
        making.unlink(missing_ok=True)


def _place(site_dir: Path) -> tuple[str, int, int]:
    """By what a folder is known again: another in its place has another number or time of change."""
    status = site_dir.stat()
    return str(site_dir), status.st_ino, status.st_mtime_ns


def makings_of(catalogue: Catalogue, ground: str, kind: str, record_id: str) -> str:
    """A digest of all that the files of a record may show; ``ground`` is that of what all records share."""
    return _digest(
        [ground, kind, record_id]
        + [f"{x.kind}/{x.id} {x.digest}" for x in find_dependencies(catalogue, kind, record_id)]
    )


def makings_of_all(catalogue: Catalogue, ground: str) -> str:
    """A digest of all records together, for what exists once."""
    return _digest(
        [ground, *(f"{x.kind}/{x.id} {x.digest}" for x in catalogue.records.all_entries())]
    )


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
