"""Which units a site has, and which of them are reused.

A unit is made or reused as a whole: the files of one record, the search index of one language, its lists and single
pages, or everything that exists once. Its inputs digest covers everything that its files may show.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redroutes.build.output_cache import CachedUnit, OutputCache
from redroutes.build.writer import Writer
from redroutes.catalogue.catalogue import Catalogue
from redroutes.outputs.assembler import Assembler
from redroutes.records.collection import Entry
from redroutes.rendering.kinds import find_dependencies
from redroutes.runtime.cache import Cache

Unit = tuple[str, str]
"""What is made (``positions``, ``sources``, ``index``, ``kind``, ``language``, ``counted``, ``shared``) and of which
record, language or kind."""
ALONE = ("index", "kind", "language", "counted", "shared")
"""Units that belong to no record: the search index of a language, what all records of a kind give together, the lists
and single pages of a language, what is counted in all records, what exists once."""
SOURCES = "sources"
"""Kind of the units that hold the records' own files, by their path."""
DRAWN, FINISHED, ARCHIVE = ("drawn", ""), ("finished", ""), ("archive", "")
"""Units that every build makes: what MkDocs has drawn, what needs the digests of all other files, the zip."""


@dataclass(frozen=True)
class Plan:
    """What a build makes, and what it needs for that."""

    assembler: Assembler
    writer: Writer
    cache: Cache
    outputs: OutputCache
    """The files of the last build; empty if the whole site is made anew."""
    global_digest: str
    """Covers everything that all pages share: the program, the frames, the records that exist once."""
    inputs_digests: dict[Unit, str]
    """By unit; those that take longest come first."""
    reused: dict[Unit, CachedUnit]
    """Units that the last site already has as they are to be."""

    @property
    def new(self) -> list[Unit]:
        """Units to be made."""
        return [unit for unit in self.inputs_digests if unit not in self.reused]

    @property
    def is_whole(self) -> bool:
        """True if nothing is reused: then the new folder takes the place of the old one."""
        return not self.reused


def plan_units(
    catalogue: Catalogue,
    templates: Path,
    staging: Path,
    *,
    global_digest: str = "",
    outputs: OutputCache | None = None,
    cache: Cache | None = None,
) -> Plan:
    """The plan for a catalogue; ``staging`` is the folder into which MkDocs has drawn the frames."""
    cache = cache or Cache()
    outputs = outputs or OutputCache(staging)
    assembler = Assembler(catalogue, templates, staging, cache)
    writer = Writer(staging, catalogue.site.base_url)
    digests = _find_inputs_digests(assembler, global_digest)
    found = {unit: outputs.find_current(unit_name(unit), digests[unit]) for unit in digests}
    reused = {unit: current for unit, current in found.items() if current}
    outputs = outputs if reused else OutputCache(outputs.site_dir)
    return Plan(assembler, writer, cache, outputs, global_digest, digests, reused)


def unit_name(unit: Unit) -> str:
    """The name of a unit in the output cache."""
    return "/".join(unit).rstrip("/")


def _find_inputs_digests(assembler: Assembler, global_digest: str) -> dict[Unit, str]:
    catalogue = assembler.catalogue
    everything = _digest([global_digest], catalogue.records.all_entries())
    digests: dict[Unit, str] = {("index", language): everything for language in catalogue.languages}
    for kind, by_id in catalogue.kinds.items():
        digests["kind", kind] = _digest([global_digest, "kind", kind], by_id.values())
    digests["shared", ""] = digests["counted", ""] = everything
    digests |= {("language", language): everything for language in catalogue.languages}
    for kind, record_id in assembler.records():
        entries = find_dependencies(catalogue, kind, record_id)
        digests[kind, record_id] = _digest([global_digest, kind, record_id], entries)
    for path, sources in assembler.sources.items():
        digests[SOURCES, path] = _digest([global_digest, path], sources)
    return digests


def _digest(words: list[str], entries: Iterable[Entry[Any]]) -> str:
    lines = words + [f"{entry.kind}/{entry.id} {entry.digest}" for entry in entries]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
