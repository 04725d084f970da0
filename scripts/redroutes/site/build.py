"""Drawn frames and a catalogue -> a whole site in a folder, on all cores, and every fault of its links.

Records are poured in chunks by several processes; the search index is two tasks more, one a language. What needs
the digests of all files is made last.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from redroutes.catalogue import Catalogue
from redroutes.pool import Pool
from redroutes.search.index import make_index
from redroutes.site.links import check_styles, check_targets
from redroutes.site.pour import Pourer
from redroutes.site.writing import Listing, Writer, Written, list_present, remove_frames

CHUNK = 24
"""Records in one task: small enough that the cores end together, large enough that handing over costs nothing."""


def build_site(
    catalogue: Catalogue, templates: Path, site_dir: Path, *, workers: int | None = None
) -> tuple[Listing, list[str]]:
    """Pour all records into the frames that MkDocs has drawn in ``site_dir``.

    Returns every file with its size and digest, and the faults of the links, which should stop a build.
    """
    pourer = Pourer(catalogue, templates, site_dir)
    remove_frames(site_dir, catalogue.languages)
    base_url = catalogue.site.base_url
    writer = Writer(site_dir, base_url)
    present = list_present(pourer, site_dir)
    pool = Pool(_Task(pourer, writer), workers)
    pool.submit(_tasks(pourer))
    written = writer.read_present(present)
    written.add(writer.write(pourer.shared_files()))
    for part in pool.results():
        written.add(part)
    written.add(writer.write(pourer.finish(written.listing)))
    faults = written.faults + check_targets(
        written.targets, _all_files(site_dir, written), lambda p: (site_dir / p).read_text("utf-8")
    )
    return written.listing, sorted(faults) + check_styles(site_dir, base_url)


class _Task:
    """What one process does with one task."""

    def __init__(self, pourer: Pourer, writer: Writer) -> None:
        self.pourer = pourer
        self.writer = writer

    def __call__(self, task: tuple[str, Any]) -> Written:
        """Make the index of a language, or the files of some records."""
        name, argument = task
        if name == "index":
            return self.writer.write(make_index(self.pourer.catalogue, argument))
        written = Written()
        for kind, record_id in argument:
            written.add(self.writer.write(self.pourer.record_files(kind, record_id)))
        return written


def _tasks(pourer: Pourer) -> Iterator[tuple[str, Any]]:
    """The longest tasks first."""
    for language in pourer.catalogue.languages:
        yield "index", language
    records = list(pourer.records())
    for start in range(0, len(records), CHUNK):
        yield "records", records[start : start + CHUNK]


def _all_files(site_dir: Path, written: Written) -> Iterator[str]:
    yield from written.listing
    for file in (site_dir / "assets").rglob("*"):
        if file.is_file():
            yield file.relative_to(site_dir).as_posix()
