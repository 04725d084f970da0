"""What the last build made, and of what: files whose inputs_digest are the same stay where they lie.

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

from redroutes.build.writer import Written
from redroutes.catalogue.catalogue import Catalogue
from redroutes.rendering.kinds import find_dependencies
from redroutes.runtime.output_files import FileFact

FORMAT = 2
CachedFile = tuple[str, int, str, int, str]
"""Path, size, digest, time of change and anchors of a file."""
CachedUnit = tuple[str, list[CachedFile], list[str]]
"""Digest of the inputs_digest; files; targets of its pages."""


@dataclass
class OutputCache:
    """The units of a site: for each record, and for what exists once, what was made of what."""

    site_dir: Path
    """Where the files of the last build lie."""
    units: dict[str, CachedUnit] = field(default_factory=dict)
    """Name of a unit -> what is known of it."""
    cache: Path | None = None
    """The folder in which more is kept; None where nothing is."""

    def find_current(self, name: str, inputs_digest: str) -> CachedUnit | None:
        """What is known of a unit if its inputs_digest are the same and its files lie there untouched, else None."""
        kept = self.units.get(name)
        if kept is None or kept[0] != inputs_digest or not all(map(self._is_untouched, kept[1])):
            return None
        return kept

    def known_files(self, name: str) -> dict[str, CachedFile]:
        """By its path what is known of each file of a unit, whatever it was made of."""
        kept = self.units.get(name)
        return {file[0]: file for file in kept[1]} if kept else {}

    def is_current(self, known: CachedFile | None, fact: FileFact) -> bool:
        """Whether a file lies in the last site as it is to be."""
        return known is not None and known[2] == fact.sha256 and self._is_untouched(known)

    def _is_untouched(self, file: CachedFile) -> bool:
        try:
            status = os.stat(f"{self.site_dir}/{file[0]}")
        except OSError:
            return False
        return status.st_size == file[1] and status.st_mtime_ns == file[3]


def to_written(name: str, kept: CachedUnit) -> Written:
    """What was written, from what is known of a unit."""
    listing = {path: FileFact(size, digest) for path, size, digest, _, _ in kept[1]}
    anchors = {file[0]: file[4] for file in kept[1] if file[4]}
    return Written(listing, dict.fromkeys(kept[2], next(iter(listing), name)), anchors)


def share_strings(kept: CachedUnit) -> CachedUnit:
    """The same with shared strings: other processes hand over a copy of each for each unit."""
    files = [(*file[:4], sys.intern(file[4])) for file in kept[1]]
    return kept[0], files, [sys.intern(target) for target in kept[2]]


def describe_unit(
    inputs_digest: str, written: Written, site_dir: Path, known: Mapping[str, CachedFile]
) -> CachedUnit:
    """What is to be known of a unit that was written below ``site_dir``; ``known`` has its files that were not."""
    files = [
        (path, fact.size, fact.sha256, changed, written.anchors.get(path, ""))
        for path, fact in written.listing.items()
        for changed in [
            known[path][3] if path in written.same else os.stat(f"{site_dir}/{path}").st_mtime_ns
        ]
    ]
    return inputs_digest, files, list(written.targets)


def open_output_cache(folder: Path | None, site_dir: Path) -> OutputCache:
    """What is remembered below ``folder`` of the site at ``site_dir``; empty where another build was there since."""
    if folder is not None:
        try:
            version, place, units = marshal.loads((folder / "site").read_bytes())
            if (version, place) == (FORMAT, _place(site_dir)):
                return OutputCache(site_dir, units, folder)
        except (OSError, ValueError, EOFError, TypeError):
            pass
    return OutputCache(site_dir, cache=folder)


def forget_outputs(folder: Path | None) -> None:
    """Forget all sites: the next build makes everything. A folder that cannot be written to is no fault."""
    if folder is not None:
        with contextlib.suppress(OSError):
            (folder / "site").unlink(missing_ok=True)


def save_output_cache(folder: Path | None, output_cache: OutputCache) -> None:
    """Write it down; a folder that cannot be written to is no fault."""
    if folder is None:
        return
    making = folder / f"site.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        making.write_bytes(
            marshal.dumps((FORMAT, _place(output_cache.site_dir), output_cache.units))
        )
        making.replace(folder / "site")
    except OSError:
        making.unlink(missing_ok=True)


def _place(site_dir: Path) -> tuple[str, int, int]:
    """By what a folder is known again: another in its place has another number or time of change."""
    status = site_dir.stat()
    return str(site_dir), status.st_ino, status.st_mtime_ns


def inputs_digest_of(catalogue: Catalogue, global_digest: str, kind: str, record_id: str) -> str:
    """A digest of all that the files of a record may show; ``global_digest`` is that of what all records share."""
    return _digest(
        [global_digest, kind, record_id]
        + [f"{x.kind}/{x.id} {x.digest}" for x in find_dependencies(catalogue, kind, record_id)]
    )


def global_inputs_digest(catalogue: Catalogue, global_digest: str) -> str:
    """A digest of all records together, for what exists once."""
    return _digest(
        [global_digest, *(f"{x.kind}/{x.id} {x.digest}" for x in catalogue.records.all_entries())]
    )


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
