"""Drawn frames and a catalogue -> a whole site in a folder, on all cores, and every fault of its links.

A site is made of units: the files of one record, the search index of one language, all that exists once. A unit
whose makings are those of the last build is linked from there; the others are made by several processes. What needs
the digests of all files is made last.
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
    recall,
    remember,
    share_strings,
)
from redroutes.site.pour import Pourer
from redroutes.site.writing import Listing, Writer, Written, list_present, remove_frames

CHUNK = 24
"""Records in one task: small enough that the cores end together, large enough that handing over costs nothing."""

Unit = tuple[str, str]
"""What is made (``positions``, ``index``, ``shared``) and of which record or language."""


@dataclass(frozen=True)
class Made:
    """One unit that a process has made."""

    unit: Unit
    kept: Kept
    faults: list[str]


def build_site(
    catalogue: Catalogue,
    templates: Path,
    site_dir: Path,
    *,
    ground: str = "",
    memory: Memory | None = None,
    workers: int | None = None,
) -> tuple[Listing, list[str]]:
    """Pour all records into the frames that MkDocs has drawn in ``site_dir``.

    ``ground`` is a digest of all that is no record; ``memory`` knows the last build and learns this one. Returns
    every file with its size and digest, and the faults of the links, which should stop a build.
    """
    cache = memory.cache if memory else None
    pourer = Pourer(catalogue, templates, site_dir, cache)
    remove_frames(site_dir, catalogue.languages)
    writer = Writer(site_dir, catalogue.site.base_url)
    written = writer.read_present(list_present(pourer, site_dir))
    makings = _makings(pourer, ground)
    kept = _reuse(makings, memory, writer, written)
    new = [unit for unit in makings if "/".join(unit) not in kept]
    pool = Pool(_Task(pourer, writer, makings, ground, cache), workers if new else 1)
    pool.submit(_tasks(new))
    for part in pool.results():
        for made in part:
            name = "/".join(made.unit)
            kept[name] = share_strings(made.kept)
            written.add(recall(name, kept[name]))
            written.faults += made.faults
    if memory is not None:
        memory.units = kept
    written.add(writer.write(pourer.finish(written.listing)))
    if catalogue.archive:
        pack_site(pourer, site_dir)
        written.add(writer.read_present([catalogue.archive]))
    faults = written.faults + check_targets(
        written.targets, _all_files(site_dir, written), lambda p: (site_dir / p).read_text("utf-8")
    )
    return written.listing, sorted(faults) + check_styles(site_dir, catalogue.site.base_url)


def _makings(pourer: Pourer, ground: str) -> dict[Unit, str]:
    """Every unit of the site with the digest of its makings; the longest to make first."""
    catalogue = pourer.catalogue
    everything = makings_of_all(catalogue, ground)
    makings: dict[Unit, str] = {("index", x): everything for x in catalogue.languages}
    makings["shared", ""] = everything
    for kind, record_id in pourer.records():
        makings[kind, record_id] = makings_of(catalogue, ground, kind, record_id)
    return makings


def _reuse(
    makings: dict[Unit, str], memory: Memory | None, writer: Writer, written: Written
) -> dict[str, Kept]:
    """Link what is the same as in the last build; returns what was linked."""
    kept: dict[str, Kept] = {}
    for unit, digest in makings.items() if memory and memory.units else ():
        name = "/".join(unit)
        assert memory is not None
        known = memory.reuse(name, digest, writer)
        if known is not None:
            kept[name] = memory.units[name]
            written.add(known)
    return kept


@dataclass(frozen=True)
class _Task:
    """What one process does with one task."""

    pourer: Pourer
    writer: Writer
    makings: dict[Unit, str]
    ground: str
    cache: Path | None
    """Where indexes keep what they were made of."""

    def __call__(self, units: list[Unit]) -> list[Made]:
        """Make and write the files of some units."""
        made = []
        for unit in units:
            written = self.writer.write(self._files(*unit))
            kept = remember(self.makings[unit], written, self.writer.site_dir)
            made.append(Made(unit, kept, written.faults))
        return made

    def _files(self, kind: str, name: str) -> Iterable[SiteFile]:
        if kind == "index":
            return self._index(name)
        if kind == "shared":
            return self.pourer.shared_files()
        return self.pourer.record_files(kind, name)

    def _index(self, language: str) -> list[SiteFile]:
        file = self.cache / f"index-{language}" if self.cache else None
        past = load_past(file, self.ground)
        files, made = remake_index(self.pourer.catalogue, language, past)
        save_past(file, self.ground, made)
        return files


def _tasks(units: list[Unit]) -> Iterator[list[Unit]]:
    """Long units alone, records in chunks."""
    records = [unit for unit in units if unit[0] not in ("index", "shared")]
    yield from ([unit] for unit in units if unit[0] in ("index", "shared"))
    for start in range(0, len(records), CHUNK):
        yield records[start : start + CHUNK]


def _all_files(site_dir: Path, written: Written) -> Iterator[str]:
    yield from written.listing
    for file in (site_dir / "assets").rglob("*"):
        if file.is_file():
            yield file.relative_to(site_dir).as_posix()
