"""The search index of a folder of records, made in a process of its own, so that its time and memory can be measured.

Both languages are made one after the other; a build makes them in two processes at once.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.build import ENVIRONMENT
from benchmarks.launcher import read_pss, read_rss
from benchmarks.measure import run_measured

REPORT = "index.json"


@dataclass(frozen=True)
class IndexRun:
    """What the index of all languages took."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    """Of the whole process, the records included."""
    records_mb: float
    """What it had in memory before: the program and the records."""
    memory: str
    """How it was counted; see ``Run.memory``."""


def measure_index(routes: Path, folder: Path) -> IndexRun:
    """Make the index of ``routes`` below ``folder`` and measure it; reading the records is not counted as time."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "benchmarks.index_files"]
    places = [str(routes.absolute()), str(folder.absolute())]
    run = run_measured([*command, *places], folder, ENVIRONMENT)
    report = folder / REPORT
    found = json.loads(report.read_text("utf-8"))
    report.unlink()
    return IndexRun(
        found["seconds"], found["cpu_seconds"], run.peak_mb, found["records_mb"], run.memory
    )


def main(routes: Path, folder: Path) -> None:
    """Read the records, make the index, write it below ``folder`` and beside it what it took."""
    from redroutes.build.writer import Writer
    from redroutes.catalogue.environment import make_catalogue
    from redroutes.loading import read_and_check
    from redroutes.search.index import make_indexes

    records, problems = read_and_check(routes, routes.as_posix(), today=date.today())
    assert records is not None, problems[:1]
    catalogue = make_catalogue(records)
    before = read_pss(os.getpid()) or read_rss(os.getpid())
    began, used = time.perf_counter(), time.process_time()
    files = make_indexes(catalogue)
    took = {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": time.process_time() - used,
        "records_mb": before * 1024 / 1e6,
    }
    Writer(folder, None).write(files)
    (folder / REPORT).write_text(json.dumps(took), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
