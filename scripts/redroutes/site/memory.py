"""What the last build made, and of what: files whose makings are the same are linked, not made again.

A record's files are known by a digest of everything that they may show. They are taken from the last site only if
they lie there untouched (size and time of change as they were written).
"""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from redroutes.catalogue import Catalogue
from redroutes.dependencies import find_dependencies
from redroutes.site.pour import FileFact
from redroutes.site.writing import Writer, Written

FORMAT = 1
Kept = tuple[str, list[tuple[str, int, str, int]], list[str]]
"""Digest of the makings; path, size, digest and time of change of each file; targets of its pages."""


@dataclass
class Memory:
    """The units of a site: for each record, and for what exists once, what was made of what."""

    site_dir: Path
    """Where the files of the last build lie."""
    units: dict[str, Kept] = field(default_factory=dict)
    """Name of a unit -> what is known of it."""
    cache: Path | None = None
    """The folder in which more is kept; None where nothing is."""

    def reuse(self, name: str, makings: str, writer: Writer) -> Written | None:
        """Link a unit's files to where the new site is written if its makings are the same, else None.

        They must lie untouched in the last site.
        """
        kept = self.units.get(name)
        if kept is None or kept[0] != makings or not all(map(self._is_untouched, kept[1])):
            return None
        for path, *_ in kept[1]:
            folder = path.rpartition("/")[0]
            if folder not in writer.folders:
                writer.make_folder(folder)
            _link(f"{self.site_dir}/{path}", f"{writer.site_dir}/{path}")
        return recall(name, kept)

    def _is_untouched(self, file: tuple[str, int, str, int]) -> bool:
        try:
            status = os.stat(f"{self.site_dir}/{file[0]}")
        except OSError:
            return False
        return status.st_size == file[1] and status.st_mtime_ns == file[3]


def recall(name: str, kept: Kept) -> Written:
    """What was written, from what is known of a unit."""
    listing = {path: FileFact(size, digest) for path, size, digest, _ in kept[1]}
    return Written(listing, dict.fromkeys(kept[2], next(iter(listing), name)))


def share_strings(kept: Kept) -> Kept:
    """The same with its targets as shared strings: other processes hand over a copy of each for each unit."""
    return kept[0], kept[1], [sys.intern(target) for target in kept[2]]


def remember(makings: str, written: Written, site_dir: Path) -> Kept:
    """What is to be known of a unit that was written below ``site_dir``."""
    files = [
        (path, fact.size, fact.sha256, os.stat(f"{site_dir}/{path}").st_mtime_ns)
        for path, fact in written.listing.items()
    ]
    return makings, files, list(written.targets)


def open_memory(folder: Path | None, site_dir: Path) -> Memory:
    """What is remembered below ``folder`` of the site at ``site_dir``; empty where there is nothing."""
    if folder is not None:
        try:
            version, place, units = marshal.loads((folder / "site").read_bytes())
            if (version, place) == (FORMAT, str(site_dir)):
                return Memory(site_dir, units, folder)
        except (OSError, ValueError, EOFError, TypeError):
            pass
    return Memory(site_dir, cache=folder)


def save_memory(folder: Path | None, memory: Memory) -> None:
    """Write it down; a folder that cannot be written to is no fault."""
    if folder is None:
        return
    making = folder / f"site.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        making.write_bytes(marshal.dumps((FORMAT, str(memory.site_dir), memory.units)))
        making.replace(folder / "site")
    except OSError:
        making.unlink(missing_ok=True)


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


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk without hard links
        shutil.copy2(source, target)
