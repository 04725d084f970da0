"""The output cache: what the last build wrote, and from which inputs, so that files are reused where they lie.

A unit is reused if its inputs digest is unchanged and its files are in the site as they were written. A file whose
stamp (inode number, two times of change) and size are the same is not read. Any other is read, and is reused only if
its bytes have the same digest. An edit by hand always shows: an editor can keep the size and restore the time of the
last change (mtime), but the kernel sets the time of the last status change (ctime) by itself.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from redroutes.build.writer import Written
from redroutes.runtime.cache import Cache
from redroutes.runtime.output_files import FileFact

AREA = "outputs"

Stamp = tuple[int, int, int]
"""Inode number, mtime and ctime, both in nanoseconds."""


CachedFile = tuple[str, int, str, Stamp, str]
"""Path, bytes, SHA-256 in hex, stamp, and the anchors of a page with a space around each."""
CachedUnit = tuple[str, tuple[CachedFile, ...], tuple[str, ...]]
"""Inputs digest, files, and where the pages lead. Plain tuples, for a large site has fifty thousand files."""
NO_UNIT: CachedUnit = ("", (), ())


@dataclass
class OutputCache:
    """The units of a site by name; empty if nothing is known about it."""

    site_dir: Path
    """Where the files of the last build lie."""
    units: dict[str, CachedUnit] = field(default_factory=dict)

    def find_current(self, name: str, inputs_digest: str) -> CachedUnit | None:
        """The unit of a name, if it was made from the same inputs and its files are as they were written."""
        digest, files, targets = self.units.get(name, NO_UNIT)
        if not inputs_digest or digest != inputs_digest:
            return None
        current: list[CachedFile] = []
        for file in files:
            untouched = self.find_untouched(file)
            if untouched is None:
                return None
            current.append(untouched)
        return digest, tuple(current), targets

    def files_of(self, name: str) -> dict[str, CachedFile]:
        """The files of a unit by their paths, whatever it was made from."""
        return {file[0]: file for file in self.units.get(name, NO_UNIT)[1]}

    def find_untouched(self, file: CachedFile) -> CachedFile | None:
        """The file with its present stamp, or None if its bytes are not those that were written."""
        path, size, sha256, stamp, anchors = file
        place = f"{self.site_dir}/{path}"
        try:
            status = os.stat(place)
            now = status.st_ino, status.st_mtime_ns, status.st_ctime_ns
            if now == stamp and status.st_size == size:
                return file
            if status.st_size != size or _digest_of_file(place) != sha256:
                return None
        except OSError:
            return None
        return path, size, sha256, now, anchors


def to_written(name: str, unit: CachedUnit) -> Written:
    """What the writer noted when the unit was made."""
    _, files, targets = unit
    listing = {path: FileFact(size, sha256) for path, size, sha256, _, _ in files}
    anchors = {file[0]: file[4] for file in files if file[4]}
    return Written(listing, dict.fromkeys(targets, next(iter(listing), name)), anchors)


def share_strings(unit: CachedUnit) -> CachedUnit:
    """The same unit with shared strings: from another process, each unit comes with copies of its own."""
    digest, files, targets = unit
    shared = tuple((*file[:4], sys.intern(file[4])) for file in files)
    return digest, shared, tuple(map(sys.intern, targets))


def describe_unit(
    inputs_digest: str, written: Written, site_dir: Path, cached: Mapping[str, CachedFile]
) -> CachedUnit:
    """The unit that was written into ``site_dir``; ``cached`` has those of its files that are reused."""
    files = tuple(
        (
            path,
            fact.size,
            fact.sha256,
            cached[path][3] if path in written.same else read_stamp(f"{site_dir}/{path}"),
            written.anchors.get(path, ""),
        )
        for path, fact in written.listing.items()
    )
    return inputs_digest, files, tuple(written.targets)


def stamp_anew(
    units: Mapping[str, CachedUnit], site_dir: Path, paths: Iterable[str]
) -> dict[str, CachedUnit]:
    """The units with new stamps for some files, because moving a file into the site changes its ctime."""
    moved = set(paths)
    stamped = dict(units)
    for name, (digest, files, targets) in units.items():
        if not moved.isdisjoint(file[0] for file in files):
            fresh = tuple(
                (*file[:3], read_stamp(f"{site_dir}/{file[0]}"), file[4])
                if file[0] in moved
                else file
                for file in files
            )
            stamped[name] = digest, fresh, targets
    return stamped


def read_stamp(path: str) -> Stamp:
    """The present stamp of a file."""
    status = os.stat(path)
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def open_output_cache(cache: Cache, site_dir: Path) -> OutputCache:
    """What is cached about the site at ``site_dir``; empty if the folder is not the one that the last build left."""
    return OutputCache(site_dir, cache.get_value(AREA, _key(site_dir)) or {})


def forget_outputs(cache: Cache, site_dir: Path) -> None:
    """Delete what is cached about ``site_dir``: if this build does not end well, the next one makes everything."""
    cache.delete(AREA, _key(site_dir))


def save_output_cache(cache: Cache, outputs: OutputCache) -> None:
    """Keep the output cache for the next build."""
    cache.put_value(AREA, _key(outputs.site_dir), outputs.units)


def _key(site_dir: Path) -> str:
    """Path, inode number and mtime: another folder in the same place has another key."""
    try:
        status = site_dir.stat()
    except OSError:
        return f"{site_dir} none"
    return f"{site_dir} {status.st_ino} {status.st_mtime_ns}"


def _digest_of_file(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
