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

from benchmarks.measure import Input, Output, Run, digest_inputs, run_measured, weigh_folder
from benchmarks.peers import Peers, write_hugo, write_stock
from benchmarks.proof import Proof, compare_texts, draw_pages
from benchmarks.synthetic import (
    HEAVY_RELATED,
    RELATED,
    change_story,
    is_changeable,
    write_synthetic,
)
from redroutes.catalogue.catalogue import Catalogue
from redroutes.reading import read_records
from redroutes.records import KINDS
from redroutes.rendering.urls import language_path

STOCK_MOST = 1000
"""Stock MkDocs is not measured above this number of stops, and once only: it takes minutes."""
HEAVY_MOST = 5000
"""The heavy case is not measured above this number of stops."""
ENVIRONMENT = {
    "REDROUTES_BASE_URL": "https://synthetic.example/",
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
    "PYTHONDONTWRITEBYTECODE": "",
}
"""What our program is run with: the one that stands beside these measurements, its modules compiled once, as pip leaves
them; where the environment forbids that, each run would compile them again."""
CHANGED = "stop-00003"
"""The record that is changed for a rebuild; on a tour, related to others, with a page in each language."""
GUIDE = "# {name}\n\n## Report a mistake {{#report}}\n"
"""The one page of the guide to which pages of records lead."""
NAV = re.compile(r"^nav:\n(?:[ ].*\n)+", re.MULTILINE)

Say = Callable[[str], None]
Serve = Callable[[Path, str, int], list[float]]
"""Project, position and number of changes -> seconds from each saved change to the changed page under ``serve``."""


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
    is_heavy: bool = False
    """True if each page has a list of two dozen others."""
    series: dict[str, Series] = field(default_factory=dict)
    """By program: redroutes, again, check, Stock, Hugo, Pagefind, Hugo+."""
    serve_seconds: list[float] = field(default_factory=list)
    inputs: dict[str, Input] = field(default_factory=dict)
    """What each program was given: redroutes, Stock, Hugo."""
    proof: Proof | None = None
    """Whether Hugo and we have made the same texts."""

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
    is_heavy: bool = False,
) -> Measured:
    """Measure all programs at one number of stops, in alternation, in a folder that is not there yet.

    In the heavy case only whole builds are measured, of ours, Hugo and Pagefind.
    """
    measured = Measured(stops, is_heavy)
    catalogue = _write_inputs(folder, measured, peers)
    for number in range(1, rounds + 1):
        heavy = ", a list on every page" if is_heavy else ""
        say(f"{stops} stops{heavy}, round {number} of {rounds}: redroutes")
        copy = copy_project(project, folder / f"ours-{number}", folder / "routes")
        _measure_cold(copy, measured)
        if not is_heavy:
            _measure_warm(copy, measured, number)
            if number == rounds:
                measured.serve_seconds = serve(copy, CHANGED, 5)
        if peers:
            _measure_peers(folder, peers, measured, number, say)
        if number == 1 and peers and peers.hugo:
            measured.proof = _prove(catalogue, copy / "site", folder / "hugo" / "site-1")
            say(f"  {measured.proof.pages} pages compared, {len(measured.proof.missing)} differ")
    return measured


def measure_shipped(project: Path, folder: Path, rounds: int, serve: Serve) -> Measured:
    """Cold builds of the site that the project itself ships, guide pages and all, and ``serve`` on it."""
    positions = sorted((project / "routes" / "positions").glob("*.yml"))
    measured = Measured(len(positions))
    for number in range(1, rounds + 1):
        copy = folder / f"shipped-{number}"
        for name in ("docs", "overrides", "routes"):
            shutil.copytree(project / name, copy / name)
        shutil.copy(project / "mkdocs.yml", copy)
        run = run_measured(_ours("build", "--site-dir", "site"), copy, ENVIRONMENT)
        measured.add("redroutes", run, weigh_folder(copy / "site"))
        if number == rounds:
            changed = next(x.stem for x in positions if is_changeable(x.read_text("utf-8")))
            measured.serve_seconds = serve(copy, changed, 5)
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


def _write_inputs(folder: Path, measured: Measured, peers: Peers | None) -> Catalogue:
    """Write the records and the same texts in the form of each peer, and take their digests."""
    routes = folder / "routes"
    write_synthetic(routes, measured.stops, related=HEAVY_RELATED if measured.is_heavy else RELATED)
    measured.inputs["redroutes"] = digest_inputs(folder, ["routes"])
    records, problems = read_records(routes)
    assert records is not None, problems[:1]
    catalogue = Catalogue(records)
    if peers and peers.stock and measured.stops <= STOCK_MOST and not measured.is_heavy:
        write_stock(catalogue, folder / "stock")
        measured.inputs["Stock"] = digest_inputs(folder / "stock", ["docs", "mkdocs.yml"])
    if peers and peers.hugo:
        write_hugo(catalogue, folder / "hugo", with_cards=measured.is_heavy)
        names = ["content", "layouts", "static", "hugo.toml"]
        measured.inputs["Hugo"] = digest_inputs(folder / "hugo", names)
    return catalogue


def _prove(catalogue: Catalogue, ours: Path, theirs: Path) -> Proof:
    """Compare what readers see on pages of records; on all of them if they are few."""
    records = [(kind, record_id) for kind in KINDS for record_id in catalogue.entries(kind)]
    default = catalogue.languages[0]
    folders = [language_path(language, default) for language in catalogue.languages]
    return compare_texts(ours, theirs, draw_pages(records, folders))


def _ours(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "redroutes", *arguments]


def _measure_cold(copy: Path, measured: Measured) -> None:
    run = run_measured(_ours("build", "--site-dir", "site"), copy, ENVIRONMENT)
    measured.add("redroutes", run, weigh_folder(copy / "site"))


def _measure_warm(copy: Path, measured: Measured, number: int) -> None:
    """A build after one changed story into the same folder, and a check."""
    change_story(copy / "routes" / "positions" / f"{CHANGED}.yml", number)
    again = run_measured(_ours("build", "--site-dir", "site"), copy, ENVIRONMENT)
    measured.add("again", again)
    measured.add("check", run_measured(_ours("check"), copy, ENVIRONMENT))


def _measure_peers(folder: Path, peers: Peers, measured: Measured, number: int, say: Say) -> None:
    stock, hugo = folder / "stock", folder / "hugo"
    output = f"site-{number}"
    if peers.stock and stock.is_dir() and number == 1:
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
        run = run_measured(command, stock, {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""})
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
        first.memory,
    )
