"""The output cache: what the last build wrote, and from what, so that a file is reused where it lies.

A unit's files are reused if its inputs digest is unchanged and they lie in the site as they were written. A file that
looks untouched (number, size and times of change are those of the day) is not read. One that was touched is read, and
counts as changed if its bytes have another digest: a hand can restore the time of change, but not the time at which
Linux says that anything about the file was changed last.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from redroutes.build.writer import Written
from redroutes.runtime.cache import Cache
from redroutes.runtime.output_files import FileFact

AREA = "outputs"

Stamp = tuple[int, int, int]
"""Inode number, time of the last change of the content, time of the last change of anything, both in nanoseconds."""


class CachedFile(NamedTuple):
    """A file that lies in the site."""

    path: str
    size: int
    sha256: str
    stamp: Stamp
    anchors: str
    """Those of a page, with a space around each."""


class CachedUnit(NamedTuple):
    """The files of one unit."""

    inputs_digest: str
    files: tuple[CachedFile, ...]
    targets: tuple[str, ...]
    """Where its pages lead."""


NO_UNIT = CachedUnit("", (), ())


@dataclass
class OutputCache:
    """The units of a site by their names; empty where nothing is known of it."""

    site_dir: Path
    """Where the files of the last build lie."""
    units: dict[str, CachedUnit] = field(default_factory=dict)

    def find_current(self, name: str, inputs_digest: str) -> CachedUnit | None:
        """The unit of a name, if it was made from the same inputs and its files lie there as they were written."""
        unit = self.units.get(name, NO_UNIT)
        if not inputs_digest or unit.inputs_digest != inputs_digest:
            return None
        files = []
        for file in unit.files:
            current = self.find_untouched(file)
            if current is None:
                return None
            files.append(current)
        return unit._replace(files=tuple(files))

    def files_of(self, name: str) -> dict[str, CachedFile]:
        """The files of a unit by their paths, whatever it was made from."""
        return {file.path: file for file in self.units.get(name, NO_UNIT).files}

    def find_untouched(self, file: CachedFile) -> CachedFile | None:
        """The file as it lies in the site now, None if its bytes are not those that were written."""
        path = f"{self.site_dir}/{file.path}"
        try:
            status = os.stat(path)
            stamp = status.st_ino, status.st_mtime_ns, status.st_ctime_ns
            if stamp == file.stamp and status.st_size == file.size:
                return file
            if status.st_size != file.size or _digest_of_file(path) != file.sha256:
                return None
        except OSError:
            return None
        return file._replace(stamp=stamp)


def to_written(name: str, unit: CachedUnit) -> Written:
    """What was written, as the cache has it."""
    listing = {file.path: FileFact(file.size, file.sha256) for file in unit.files}
    anchors = {file.path: file.anchors for file in unit.files if file.anchors}
    return Written(listing, dict.fromkeys(unit.targets, next(iter(listing), name)), anchors)


def share_strings(unit: CachedUnit) -> CachedUnit:
    """The same with shared strings: other processes hand over a copy of each for each unit."""
    files = tuple(file._replace(anchors=sys.intern(file.anchors)) for file in unit.files)
    return unit._replace(files=files, targets=tuple(map(sys.intern, unit.targets)))


def describe_unit(
    inputs_digest: str, written: Written, site_dir: Path, cached: Mapping[str, CachedFile]
) -> CachedUnit:
    """The unit that was written below ``site_dir``; ``cached`` has its files that were reused."""
    files = tuple(
        CachedFile(
            path,
            fact.size,
            fact.sha256,
            cached[path].stamp if path in written.same else read_stamp(f"{site_dir}/{path}"),
            written.anchors.get(path, ""),
        )
        for path, fact in written.listing.items()
    )
    return CachedUnit(inputs_digest, files, tuple(written.targets))


def stamp_anew(
    units: Mapping[str, CachedUnit], site_dir: Path, paths: Iterable[str]
) -> dict[str, CachedUnit]:
    """The units with new stamps of some files: moving a file into the site changes the second time of its stamp."""
    moved = set(paths)
    return {
        name: unit._replace(
            files=tuple(
                file._replace(stamp=read_stamp(f"{site_dir}/{file.path}"))
                if file.path in moved
                else file
                for file in unit.files
            )
        )
        for name, unit in units.items()
    }


def read_stamp(path: str) -> Stamp:
    """By what a file is known to be untouched."""
    status = os.stat(path)
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def open_output_cache(cache: Cache, site_dir: Path) -> OutputCache:
    """What is cached of the site at ``site_dir``; empty where another build has put its own folder there since."""
    value = cache.get_value(AREA, _key(site_dir))
    if value is None:
        return OutputCache(site_dir)
    units = {
        name: CachedUnit(digest, tuple(map(CachedFile._make, files)), targets)
        for name, (digest, files, targets) in value.items()
    }
    return OutputCache(site_dir, units)


def forget_outputs(cache: Cache, site_dir: Path) -> None:
    """Forget what lies at ``site_dir``: the next build makes everything, unless this one ends well."""
    cache.delete(AREA, _key(site_dir))


def save_output_cache(cache: Cache, outputs: OutputCache) -> None:
    """Keep it for the next build."""
    if cache.is_open:
        units = {
            name: (unit.inputs_digest, tuple(map(tuple, unit.files)), unit.targets)
            for name, unit in outputs.units.items()
        }
        cache.put_value(AREA, _key(outputs.site_dir), units)


def _key(site_dir: Path) -> str:
    """By what a folder is known again: another in its place has another number or time of change."""
    try:
        status = site_dir.stat()
    except OSError:
        return f"{site_dir} none"
    return f"{site_dir} {status.st_ino} {status.st_mtime_ns}"


def _digest_of_file(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
