"""Plan -> the files of a site, made on all cores: new ones in the staging folder, reused ones where they lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from redroutes.build.archive import pack_site
from redroutes.build.links import check_styles, check_targets
from redroutes.build.output_cache import (
    CachedFile,
    CachedUnit,
    describe_unit,
    share_strings,
    to_written,
)
from redroutes.build.plan import ALONE, ARCHIVE, DRAWN, FINISHED, SOURCES, Plan, Unit, unit_name
from redroutes.build.writer import Written, list_existing, remove_frames
from redroutes.rendering.pages import Renderer
from redroutes.runtime.output_files import FileFact, SiteFile
from redroutes.runtime.workers import Pool, give_back_memory
from redroutes.search.index import load_tables, update_index
from redroutes.search.previous import load_previous, save_previous

CHUNK = 24
"""Records in a task: few enough that all cores finish together, enough that handing them over costs little."""


@dataclass(frozen=True)
class Made:
    """One unit that a process has made."""

    unit: Unit
    cached: CachedUnit
    """For the output cache."""
    same: set[str]
    """Paths of its files that the last site already has as they are to be."""
    faults: list[str]


class Assembly:
    """A site in the making: what was written, and what is reused from the last one."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.written = Written()
        self.units: dict[str, CachedUnit] = {}

    @property
    def is_whole(self) -> bool:
        """True if the staging folder holds every file."""
        return self.plan.is_whole

    @property
    def new(self) -> list[str]:
        """Paths of files that the last site does not have, or has with other bytes."""
        return [path for path in self.written.listing if path not in self.written.same]

    @cached_property
    def gone(self) -> list[str]:
        """Paths of files of the last site that the new one does not have."""
        units = self.plan.outputs.units.values()
        previous = {file[0] for _, files, _ in units for file in files}
        return sorted(previous.difference(self.written.listing))

    def reuse(self, unit: Unit, cached: CachedUnit) -> None:
        """Add a unit whose files stay where they lie."""
        written = to_written(unit_name(unit), cached)
        written.same = set(written.listing)
        self._take(unit, cached, written)

    def read(self, unit: Unit, paths: list[str]) -> None:
        """Add files that are in the staging folder already."""
        cached = self.plan.outputs.files_of(unit_name(unit))
        written = self.plan.writer.read_existing(paths)
        facts = written.listing.items()
        written.same = {x for x, fact in facts if _find_current(self.plan, cached, x, fact)}
        self._take(unit, describe_unit("", written, self.plan.writer.site_dir, cached), written)

    def add(self, made: Made) -> None:
        """Add a unit that was made anew."""
        cached = share_strings(made.cached)
        written = to_written(unit_name(made.unit), cached)
        written.same, written.faults = made.same, made.faults
        self._take(made.unit, cached, written)

    def _take(self, unit: Unit, cached: CachedUnit, written: Written) -> None:
        self.units[unit_name(unit)] = cached
        self.written.add(written)

    def locate(self, path: str) -> Path:
        """Where a file of the new site lies now."""
        # the staging folder can hold another file of this name, drawn by MkDocs, that ours replaces
        is_reused = path in self.written.same
        folder = self.plan.outputs.site_dir if is_reused else self.plan.writer.site_dir
        return folder / path

    def read_text(self, path: str) -> str:
        """A file of the new site."""
        return self.locate(path).read_text("utf-8")


def load_shared(renderer: Renderer) -> None:
    """Load what every process needs to make a whole site, before they are forked: templates, tables of the search."""
    renderer.load_templates()
    load_tables()


def assemble(plan: Plan, workers: int | None = None) -> Assembly:
    """All files of the site except those that need the digests of all others."""
    assembly = Assembly(plan)
    staging = plan.writer.site_dir
    remove_frames(staging, plan.assembler.catalogue.languages)
    assembly.read(DRAWN, list_existing(staging))  # first, because some of ours replace these
    for unit, cached in plan.reused.items():
        assembly.reuse(unit, cached)
    new = plan.new
    if plan.is_whole:
        load_shared(plan.assembler.renderer)
    pool = Pool(_Task(plan), workers if new else 1)
    pool.submit(_tasks(new))
    for part in pool.results():
        for made in part:
            assembly.add(made)
    return assembly


def finish(assembly: Assembly) -> None:
    """Add what needs the digests of all other files: offline lists, the zip."""
    plan = assembly.plan
    files = plan.assembler.finish(assembly.written.listing)
    assembly.add(_write(plan, FINISHED, files, ""))
    archive = plan.assembler.catalogue.archive
    if archive:
        site_dir, former = plan.writer.site_dir, plan.outputs.site_dir
        pack_site(plan.assembler, site_dir, former, assembly.written.listing, assembly.locate)
        assembly.read(ARCHIVE, [archive])


def check_links(assembly: Assembly) -> list[str]:
    """All broken links and foreign loads of the site, as ``page: what``."""
    written = assembly.written
    targets = check_targets(written.targets, written.listing, written.anchors, assembly.read_text)
    base_url = assembly.plan.assembler.catalogue.site.base_url
    styles = check_styles(written.listing, assembly.read_text, base_url)
    return sorted(written.faults + targets) + styles


def _find_current(plan: Plan, cached: dict[str, CachedFile], path: str, fact: FileFact) -> bool:
    """Whether the last site already has a file as it is to be; its stamp in ``cached`` is then the present one."""
    file = cached.get(path)
    if file is None or file[2] != fact.sha256:
        return False
    current = plan.outputs.find_untouched(file)
    if current is None:
        return False
    cached[path] = current
    return True


def _write(plan: Plan, unit: Unit, files: Iterable[SiteFile], inputs_digest: str) -> Made:
    """Write the files of a unit, except those that the last site already has as they are to be."""
    cached = plan.outputs.files_of(unit_name(unit))

    def is_current(path: str, fact: FileFact) -> bool:
        return _find_current(plan, cached, path, fact)

    written = plan.writer.write(files, is_current if cached else None)
    described = describe_unit(inputs_digest, written, plan.writer.site_dir, cached)
    return Made(unit, described, written.same, written.faults)


@dataclass(frozen=True)
class _Task:
    """What a process does with a task."""

    plan: Plan

    def __call__(self, units: list[Unit]) -> list[Made]:
        """Make and write the files of some units."""
        digests = self.plan.inputs_digests
        made = [_write(self.plan, unit, self._files(*unit), digests[unit]) for unit in units]
        if units[0][0] in ALONE:
            give_back_memory()
        return made

    def _files(self, kind: str, name: str) -> Iterable[SiteFile]:
        assembler = self.plan.assembler
        if kind == "index":
            return self._index(name)
        if kind == "kind":
            return assembler.kind_files(name)
        if kind == "language":
            return assembler.language_files(name)
        if kind == "counted":
            return assembler.counted_files()
        if kind == "shared":
            return assembler.shared_files()
        if kind == SOURCES:
            return assembler.source_files(name)
        return assembler.record_files(kind, name)

    def _index(self, language: str) -> Iterable[SiteFile]:
        plan = self.plan
        previous = load_previous(plan.cache, language, plan.global_digest)
        files, made = update_index(plan.assembler.catalogue, language, previous)
        save_previous(plan.cache, language, plan.global_digest, made)
        return files


def _tasks(units: list[Unit]) -> Iterator[list[Unit]]:
    """Long units alone, records in chunks."""
    records = [unit for unit in units if unit[0] not in ALONE]
    yield from ([unit] for unit in units if unit[0] in ALONE)
    for start in range(0, len(records), CHUNK):
        yield records[start : start + CHUNK]
