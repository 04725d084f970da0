"""Drawn frames and a catalogue -> a whole site, on all cores, and every fault of its links.

A site is made of units: the files of one record, the search index or the lists of one language, all that exists
once. A unit whose inputs digest is unchanged is reused where it lies; the others are made by several
processes.
What needs the digests of all files is made last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from redroutes.build.archive import pack_site
from redroutes.build.links import check_styles, check_targets
from redroutes.build.output_cache import (
    CachedUnit,
    OutputCache,
    describe_unit,
    global_inputs_digest,
    inputs_digest_of,
    share_strings,
    to_written,
)
from redroutes.build.publishing import replace_site, update_site
from redroutes.build.writer import Listing, Writer, Written, list_existing, remove_frames
from redroutes.catalogue.catalogue import Catalogue
from redroutes.outputs.assembler import Assembler
from redroutes.runtime.output_files import SiteFile
from redroutes.runtime.workers import Pool
from redroutes.search.index import update_index
from redroutes.search.previous import load_previous, save_previous

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
    kept: CachedUnit
    same: set[str]
    """Paths of its files that lie in the last site as they are to be."""
    faults: list[str]


@dataclass(frozen=True)
class Built:
    """A site that is made: what is new lies in its folder, what current lies in the last site."""

    listing: Listing
    """Every file with its size and digest."""
    faults: list[str]
    """What is wrong with links; should stop a build."""
    is_whole: bool
    """True where nothing current in the last site, and the folder holds all."""
    new: list[str]
    """Paths of the files that differ from the last site's, or are not in it."""
    gone: list[str]
    """Paths of files of the last site that are there no longer."""


def build_site(
    catalogue: Catalogue,
    templates: Path,
    site_dir: Path,
    *,
    global_digest: str = "",
    output_cache: OutputCache | None = None,
    workers: int | None = None,
) -> Built:
    """Pour all records into the frames that MkDocs has drawn in ``site_dir``.

    ``global_digest`` is a digest of all that is no record; ``output_cache`` knows the last build and learns this one.
    """
    output_cache = output_cache or OutputCache(site_dir)
    previous = {file[0] for kept in output_cache.units.values() for file in kept[1]}
    assembler = Assembler(catalogue, templates, site_dir, output_cache.cache)
    remove_frames(site_dir, catalogue.languages)
    writer = Writer(site_dir, catalogue.site.base_url)
    assembly = _Assembly(writer, output_cache)
    inputs_digest = _makings(assembler, global_digest)
    current = {
        unit: output_cache.find_current(unit_name(unit), inputs_digest[unit])
        for unit in inputs_digest
    }
    new = [unit for unit, kept in current.items() if kept is None]
    is_whole = len(new) == len(inputs_digest)
    if is_whole:
        output_cache.units = {}
    assembly.read(DRAWN, list_existing(site_dir))  # first, for some of ours take the place of these
    for unit, kept in current.items():
        if kept:
            assembly.reuse(unit, kept)
    pool = Pool(
        _Task(assembler, writer, output_cache, inputs_digest, global_digest), workers if new else 1
    )
    pool.submit(_tasks(new))
    for part in pool.results():
        for made in part:
            assembly.add(made)
    assembly.add(
        _write(FINISHED, assembler.finish(assembly.written.listing), "", writer, output_cache)
    )
    if catalogue.archive:
        pack_site(assembler, site_dir, assembly.written.listing, assembly.locate)
        assembly.read(ARCHIVE, [catalogue.archive])
    written = assembly.written
    targets = check_targets(written.targets, written.listing, written.anchors, assembly.read_text)
    styles = check_styles(written.listing, assembly.read_text, catalogue.site.base_url)
    faults = sorted(written.faults + targets) + styles
    output_cache.units = assembly.kept
    changed = [path for path in written.listing if path not in written.same]
    return Built(
        written.listing, faults, is_whole, changed, sorted(previous.difference(written.listing))
    )


def publish_site(built: Built, staging: Path, site_dir: Path) -> None:
    """Put what was made in ``staging`` into its place: the whole folder, or what differs from the last site."""
    if built.is_whole:
        replace_site(staging, site_dir)
    else:
        update_site(staging, site_dir, built.new, built.gone)


class _Assembly:
    """A site as it grows: what is written, what of the last one current."""

    def __init__(self, writer: Writer, output_cache: OutputCache) -> None:
        self.writer = writer
        self.output_cache = output_cache
        self.written = Written()
        self.kept: dict[str, CachedUnit] = {}

    def reuse(self, unit: Unit, kept: CachedUnit) -> None:
        """Let a unit's files stay where they lie."""
        written = to_written(unit_name(unit), kept)
        written.same = set(written.listing)
        self._keep(unit, kept, written)

    def read(self, unit: Unit, paths: list[str]) -> None:
        """Add files that others have written."""
        known = self.output_cache.known_files(unit_name(unit))
        written = self.writer.read_existing(paths)
        written.same = {
            path
            for path, fact in written.listing.items()
            if self.output_cache.is_current(known.get(path), fact)
        }
        kept = describe_unit("", written, self.writer.site_dir, known)
        self._keep(unit, kept, written)

    def add(self, made: Made) -> None:
        """Add a unit that was made anew."""
        kept = share_strings(made.kept)
        written = to_written(unit_name(made.unit), kept)
        written.same, written.faults = made.same, made.faults
        self._keep(made.unit, kept, written)

    def _keep(self, unit: Unit, kept: CachedUnit, written: Written) -> None:
        self.kept[unit_name(unit)] = kept
        self.written.add(written)

    def locate(self, path: str) -> Path:
        """Where a file of the new site lies now."""
        # the staging folder can hold one of that name which MkDocs has drawn and ours takes the place of
        folder = self.output_cache.site_dir if path in self.written.same else self.writer.site_dir
        return folder / path

    def read_text(self, path: str) -> str:
        """A file of the new site."""
        return self.locate(path).read_text("utf-8")


def _makings(assembler: Assembler, global_digest: str) -> dict[Unit, str]:
    """Every unit of the site with the digest of its inputs_digest; the longest to make first."""
    catalogue = assembler.catalogue
    everything = global_inputs_digest(catalogue, global_digest)
    inputs_digest: dict[Unit, str] = {
        ("index", language): everything for language in catalogue.languages
    }
    inputs_digest["shared", ""] = everything
    inputs_digest |= {("language", language): everything for language in catalogue.languages}
    for kind, record_id in assembler.records():
        inputs_digest[kind, record_id] = inputs_digest_of(catalogue, global_digest, kind, record_id)
    return inputs_digest


def unit_name(unit: Unit) -> str:
    """How a unit is called in the output_cache."""
    return "/".join(unit).rstrip("/")


def _write(
    unit: Unit,
    files: Iterable[SiteFile],
    inputs_digest: str,
    writer: Writer,
    output_cache: OutputCache,
) -> Made:
    """Write the files of a unit that do not lie in the last site as they are to be."""
    known = output_cache.known_files(unit_name(unit))
    written = writer.write(
        files,
        (lambda path, fact: output_cache.is_current(known.get(path), fact)) if known else None,
    )
    kept = describe_unit(inputs_digest, written, writer.site_dir, known)
    return Made(unit, kept, written.same, written.faults)


@dataclass(frozen=True)
class _Task:
    """What one process does with one task."""

    assembler: Assembler
    writer: Writer
    output_cache: OutputCache
    inputs_digest: dict[Unit, str]
    global_digest: str

    def __call__(self, units: list[Unit]) -> list[Made]:
        """Make and write the files of some units."""
        return [
            _write(
                unit, self._files(*unit), self.inputs_digest[unit], self.writer, self.output_cache
            )
            for unit in units
        ]

    def _files(self, kind: str, name: str) -> Iterable[SiteFile]:
        if kind == "index":
            return self._index(name)
        if kind == "language":
            return self.assembler.language_files(name)
        if kind == "shared":
            return self.assembler.shared_files()
        return self.assembler.record_files(kind, name)

    def _index(self, language: str) -> list[SiteFile]:
        file = self.output_cache.cache / f"index-{language}" if self.output_cache.cache else None
        previous = load_previous(file, self.global_digest)
        files, made = update_index(self.assembler.catalogue, language, previous)
        save_previous(file, self.global_digest, made)
        return files


def _tasks(units: list[Unit]) -> Iterator[list[Unit]]:
    """Long units alone, records in chunks."""
    records = [unit for unit in units if unit[0] not in ALONE]
    yield from ([unit] for unit in units if unit[0] in ALONE)
    for start in range(0, len(records), CHUNK):
        yield records[start : start + CHUNK]
