"""Whole builds of the same synthetic records, ours and others', one after the other in rounds.

Each program runs as a process of its own over sources in its own form, which are written before anything is
measured. Ours starts in a fresh copy of the project each time, so that no cache of an earlier run can help it.

Nothing is deleted before the last run has ended, and every run writes into a folder of its own: ext4 passes over the
inodes of files that were deleted in the last minutes one by one, and new files then cost twenty times as much.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import Output, Run, run_measured, weigh_folder
from benchmarks.peers import Peers, write_hugo, write_stock
from benchmarks.synthetic import change_story, write_synthetic
from redroutes.catalogue.catalogue import Catalogue
from redroutes.reading import read_records

STOCK_MOST = 1000
"""Stock MkDocs is not measured above this number of stops: it takes many minutes."""
ENVIRONMENT = {"REDROUTES_BASE_URL": "https://synthetic.example/", "NO_MKDOCS_2_WARNING": "1"}
CHANGED = "stop-00003"
"""The record that is changed for a rebuild; on a tour, related to others, with a page in each language."""
GUIDE = "# {name}\n\n## Report a mistake {{#report}}\n"
"""The one page of the guide to which pages of records lead."""
NAV = re.compile(r"^nav:\n(?:[ ].*\n)+", re.MULTILINE)

Say = Callable[[str], None]
Serve = Callable[[Path, int], list[float]]
"""Project and number of changes -> seconds from each saved change to the changed page under ``serve``."""


@dataclass
class Series:
    """All runs of one program over the same records."""

    runs: list[Run] = field(default_factory=list)
    output: Output | None = None
    """What it wrote; None where it writes no site."""


@dataclass
class Measured:
    """Everything measured at one number of stops."""

    stops: int
    series: dict[str, Series] = field(default_factory=dict)
    """By program: redroutes, again, check, Stock, Hugo, Pagefind, Hugo+."""
    serve_seconds: list[float] = field(default_factory=list)

    def add(self, name: str, run: Run, output: Output | None = None) -> None:
        """Add a run of a program."""
        series = self.series.setdefault(name, Series())
        series.runs.append(run)
        series.output = output


def measure_size(
    project: Path,
    folder: Path,
    stops: int,
    rounds: int,
    peers: Peers | None,
    *,
    serve: Serve,
    say: Say,
) -> Measured:
    """Measure all programs at one number of stops, in alternation, in a folder that is not there yet."""
    measured = Measured(stops)
    routes = folder / "routes"
    write_synthetic(routes, stops)
    if peers:
        _write_sources(routes, folder, peers, stops)
    for number in range(1, rounds + 1):
        say(f"{stops} stops, round {number} of {rounds}: redroutes")
        copy = copy_project(project, folder / f"ours-{number}", routes)
        _measure_ours(copy, measured, number)
        if number == rounds:
            measured.serve_seconds = serve(copy, 5)
        if peers:
            _measure_peers(folder, peers, measured, number, say)
    return measured


def measure_shipped(project: Path, folder: Path, rounds: int) -> Measured:
    """Cold builds of the site that the project itself ships, guide pages and all."""
    measured = Measured(len(list((project / "routes" / "positions").glob("*.yml"))))
    for number in range(1, rounds + 1):
        copy = folder / f"shipped-{number}"
        for name in ("docs", "overrides", "routes"):
            shutil.copytree(project / name, copy / name)
        shutil.copy(project / "mkdocs.yml", copy)
        run = run_measured(_ours("build", "--site-dir", "site"), copy, ENVIRONMENT)
        measured.add("redroutes", run, weigh_folder(copy / "site"))
    return measured


def copy_project(project: Path, target: Path, routes: Path) -> Path:
    """A fresh project at ``target`` with frames and no guide, as the peers have none."""
    for file in sorted((project / "docs").rglob("*.md")):
        text = file.read_text("utf-8")
        if "\ntemplate: frame.html" in text.partition("\n---\n")[0]:
            copy = target / file.relative_to(project)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text, "utf-8")
    (target / "docs" / "contribute").mkdir(exist_ok=True)
    for language, name in (("zh", "参与"), ("en", "Contribute")):
        guide = target / "docs" / "contribute" / f"index.{language}.md"
        guide.write_text(GUIDE.format(name=name), "utf-8")
    shutil.copytree(project / "overrides", target / "overrides")
    config = (project / "mkdocs.yml").read_text("utf-8")
    (target / "mkdocs.yml").write_text(NAV.sub("nav:\n  - home: index.md\n", config), "utf-8")
    shutil.copytree(routes, target / "routes")
    return target


def _write_sources(routes: Path, folder: Path, peers: Peers, stops: int) -> None:
    records, problems = read_records(routes)
    assert records is not None, problems[:1]
    catalogue = Catalogue(records)
    if peers.stock and stops <= STOCK_MOST:
        write_stock(catalogue, folder / "stock")
    if peers.hugo:
        write_hugo(catalogue, folder / "hugo")


def _ours(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "redroutes", *arguments]


def _measure_ours(copy: Path, measured: Measured, number: int) -> None:
    """A cold build, a build after one changed story into the same folder, and a check."""
    command = _ours("build", "--site-dir", "site")
    cold = run_measured(command, copy, ENVIRONMENT)
    measured.add("redroutes", cold, weigh_folder(copy / "site"))
    change_story(copy / "routes" / "positions" / f"{CHANGED}.yml", number)
    measured.add("again", run_measured(command, copy, ENVIRONMENT))
    measured.add("check", run_measured(_ours("check"), copy))


def _measure_peers(folder: Path, peers: Peers, measured: Measured, number: int, say: Say) -> None:
    stock, hugo = folder / "stock", folder / "hugo"
    output = f"site-{number}"
    if peers.stock and stock.is_dir():
        say("  MkDocs + Material + static-i18n")
        command: list[str | Path] = [
            peers.stock,
            "-m",
            "mkdocs",
            "build",
            "-q",
            "--site-dir",
            output,
        ]
        run = run_measured(command, stock, ENVIRONMENT)
        measured.add("Stock", run, weigh_folder(stock / output))
    if peers.hugo:
        say("  Hugo")
        drawn = run_measured([peers.hugo, "build", "--quiet", "--destination", output], hugo)
        measured.add("Hugo", drawn, weigh_folder(hugo / output))
        if peers.pagefind:
            say("  Pagefind")
            indexed = run_measured([peers.pagefind, "--site", output], hugo)
            measured.add("Pagefind", indexed)
            measured.add("Hugo+", _after(drawn, indexed), weigh_folder(hugo / output))


def _after(first: Run, second: Run) -> Run:
    """Two runs one after the other as one."""
    return Run(
        first.seconds + second.seconds,
        first.cpu_seconds + second.cpu_seconds,
        max(first.peak_mb, second.peak_mb),
    )
