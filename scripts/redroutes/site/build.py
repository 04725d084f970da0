"""Drawn frames and a catalogue -> a whole site, on all cores, and every fault of its links.

A site is made of units: the files of one record, the search index or the lists of one language, all that exists
once. A unit whose makings are those of the last build stays where it lies; the others are made by several processes.
What needs the digests of all files is made last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from redroutes.catalogue import Catalogue
from redroutes.files import SiteFile
from redroutes.pool import Pool
from redroutes.search.index import remake_index
from redroutes.search.past import load_past, save_past
from redroutes.site.archive import pack_site
from redroutes.site.links import check_styles, check_targets
from redroutes.site.memory import (
    Kept,
    Memory,
    makings_of,
    makings_of_all,
    remember,
    share_strings,
    to_written,
)
from redroutes.site.pour import Pourer
from redroutes.site.staging import change_places, update_site
from redroutes.site.writing import Listing, Writer, Written, list_present, remove_frames

CHUNK = 24
"""Records in one task: small enough that the cores end together, large enough that handing over costs nothing."""

Unit = tuple[str, str]
"""What is made (``positions``, ``index``, ``language``, ``shared``) and of which record or language."""


ALONE = ("index", "language", "shared")
"""Units that are no record: the search index of a language, its lists and single pages, what exists once."""
DRAWN, FINISHED, ARCHIVE = ("drawn", ""), ("finished", ""), ("archive", "")
"""The units that every build makes: what MkDocs has drawn, what needs the digests of all other files, the zip."""


@dataclass(frozen=True)
class Made:
    """One unit that a process has made."""

    unit: Unit
    kept: Kept
    same: set[str]
    """Paths of its files that lie in the last site as they are to be."""
    faults: list[str]


@dataclass(frozen=True)
class Built:
    """A site that is made: what is new lies in its folder, what stays lies in the last site."""

    listing: Listing
    """Every file with its size and digest."""
    faults: list[str]
    """What is wrong with links; should stop a build."""
    is_whole: bool
    """True where nothing stays in the last site, and the folder holds all."""
    new: list[str]
    """Paths of the files that differ from the last site's, or are not in it."""
    gone: list[str]
    """Paths of files of the last site that are there no longer."""


def build_site(
    catalogue: Catalogue,
    templates: Path,
    site_dir: Path,
    *,
    ground: str = "",
    memory: Memory | None = None,
    workers: int | None = None,
) -> Built:
    """Pour all records into the frames that MkDocs has drawn in ``site_dir``.

    ``ground`` is a digest of all that is no record; ``memory`` knows the last build and learns this one.
    """
    memory = memory or Memory(site_dir)
    past = {file[0] for kept in memory.units.values() for file in kept[1]}
    pourer = Pourer(catalogue, templates, site_dir, memory.cache)
    remove_frames(site_dir, catalogue.languages)
    writer = Writer(site_dir, catalogue.site.base_url)
    making = _Making(writer, memory)
    makings = _makings(pourer, ground)
    stays = {unit: memory.recall(unit_name(unit), makings[unit]) for unit in makings}
    new = [unit for unit, kept in stays.items() if kept is None]
    is_whole = len(new) == len(makings)
    if is_whole:
        memory.units = {}
    making.read(DRAWN, list_present(site_dir))  # first, for some of ours take the place of these
    for unit, kept in stays.items():
        if kept:
            making.leave(unit, kept)
    pool = Pool(_Task(pourer, writer, memory, makings, ground), workers if new else 1)
    pool.submit(_tasks(new))
    for part in pool.results():
        for made in part:
            making.add(made)
    making.add(_write(FINISHED, pourer.finish(making.written.listing), "", writer, memory))
    if catalogue.archive:
        pack_site(pourer, site_dir, making.written.listing, making.locate)
        making.read(ARCHIVE, [catalogue.archive])
    written = making.written
    targets = check_targets(written.targets, written.listing, written.anchors, making.read_text)
    styles = check_styles(written.listing, making.read_text, catalogue.site.base_url)
    faults = sorted(written.faults + targets) + styles
    memory.units = making.kept
    changed = [path for path in written.listing if path not in written.same]
    return Built(
        written.listing, faults, is_whole, changed, sorted(past.difference(written.listing))
    )


def take_place(built: Built, staging: Path, site_dir: Path) -> None:
    """Put what was made in ``staging`` into its place: the whole folder, or what differs from the last site."""
    if built.is_whole:
        change_places(staging, site_dir)
    else:
        update_site(staging, site_dir, built.new, built.gone)


class _Making:
    """A site as it grows: what is written, what of the last one stays."""

    def __init__(self, writer: Writer, memory: Memory) -> None:
        self.writer = writer
        self.memory = memory
        self.written = Written()
        self.kept: dict[str, Kept] = {}

    def leave(self, unit: Unit, kept: Kept) -> None:
        """Let a unit's files stay where they lie."""
        written = to_written(unit_name(unit), kept)
        written.same = set(written.listing)
        self._keep(unit, kept, written)

    def read(self, unit: Unit, paths: list[str]) -> None:
        """Add files that others have written."""
        known = self.memory.known_files(unit_name(unit))
        written = self.writer.read_present(paths)
        written.same = {
            path
            for path, fact in written.listing.items()
            if self.memory.is_there(known.get(path), fact)
        }
        kept = remember("", written, self.writer.site_dir, known)
        self._keep(unit, kept, written)

    def add(self, made: Made) -> None:
        """Add a unit that was made anew."""
        kept = share_strings(made.kept)
        written = to_written(unit_name(made.unit), kept)
        written.same, written.faults = made.same, made.faults
        self._keep(made.unit, kept, written)

    def _keep(self, unit: Unit, kept: Kept, written: Written) -> None:
        self.kept[unit_name(unit)] = kept
        self.written.add(written)

    def locate(self, path: str) -> Path:
        """Where a file of the new site lies now."""
        # the staging folder can hold one of that name which MkDocs has drawn and ours takes the place of
        folder = self.memory.site_dir if path in self.written.same else self.writer.site_dir
        return folder / path

    def read_text(self, path: str) -> str:
        """A file of the new site."""
        return self.locate(path).read_text("utf-8")


def _makings(pourer: Pourer, ground: str) -> dict[Unit, str]:
    """Every unit of the site with the digest of its makings; the longest to make first."""
    catalogue = pourer.catalogue
    everything = makings_of_all(catalogue, ground)
    makings: dict[Unit, str] = {("index", language): everything for language in catalogue.languages}
    makings["shared", ""] = everything
    makings |= {("language", language): everything for language in catalogue.languages}
    for kind, record_id in pourer.records():
        makings[kind, record_id] = makings_of(catalogue, ground, kind, record_id)
    return makings


def unit_name(unit: Unit) -> str:
    """How a unit is called in the memory."""
    return "/".join(unit).rstrip("/")


def _write(
    unit: Unit, files: Iterable[SiteFile], makings: str, writer: Writer, memory: Memory
) -> Made:
    """Write the files of a unit that do not lie in the last site as they are to be."""
    known = memory.known_files(unit_name(unit))
    written = writer.write(
        files, (lambda path, fact: memory.is_there(known.get(path), fact)) if known else None
    )
    kept = remember(makings, written, writer.site_dir, known)
    return Made(unit, kept, written.same, written.faults)


@dataclass(frozen=True)
class _Task:
    """What one process does with one task."""

    pourer: Pourer
    writer: Writer
    memory: Memory
    makings: dict[Unit, str]
    ground: str

    def __call__(self, units: list[Unit]) -> list[Made]:
        """Make and write the files of some units."""
        return [
            _write(unit, self._files(*unit), self.makings[unit], self.writer, self.memory)
            for unit in units
        ]

    def _files(self, kind: str, name: str) -> Iterable[SiteFile]:
        if kind == "index":
            return self._index(name)
        if kind == "language":
            return self.pourer.language_files(name)
        if kind == "shared":
            return self.pourer.shared_files()
        return self.pourer.record_files(kind, name)

    def _index(self, language: str) -> list[SiteFile]:
        file = self.memory.cache / f"index-{language}" if self.memory.cache else None
        past = load_past(file, self.ground)
        files, made = remake_index(self.pourer.catalogue, language, past)
        save_past(file, self.ground, made)
        return files


def _tasks(units: list[Unit]) -> Iterator[list[Unit]]:
    """Long units alone, records in chunks."""
    records = [unit for unit in units if unit[0] not in ALONE]
    yield from ([unit] for unit in units if unit[0] in ALONE)
    for start in range(0, len(records), CHUNK):
        yield records[start : start + CHUNK]
