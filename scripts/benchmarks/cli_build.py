"""``python -m benchmarks build``: whole builds of synthetic records, beside other programs."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table as RichTable

from benchmarks.options import bench_options
from benchmarks.tables import Table, describe_conditions, describe_machine, to_markdown
from redroutes.preview.state import Preview
from redroutes.preview.watcher import Watcher

SIZES = "1000,5000,20000"
QUICK = [1000]
"""What ``--quick`` measures."""
if TYPE_CHECKING:
    from benchmarks.build import Measured

START_SECONDS = 1.0
"""After these the watcher listens and has taken its second look."""
SHOWN = 20
"""Texts that are told if they are missing."""
WIDE = 200
"""Characters of a line where the tables are not printed on a screen."""


def sizes_of(context: click.Context, parameter: click.Parameter, value: str) -> list[int]:
    """Numbers from a list with commas, in order."""
    try:
        sizes = sorted({int(part) for part in value.split(",")})
    except ValueError as error:
        raise click.BadParameter("write numbers with commas: 100,1000") from error
    if not sizes or sizes[0] < 8:
        raise click.BadParameter("the smallest set has 8 stops, one tour")
    return sizes


@click.command("build")
@click.option("--sizes", default=SIZES, show_default=True, callback=sizes_of, help="Stops.")
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1, 50), help="Rounds.")
@click.option(
    "--shipped/--no-shipped", default=True, show_default=True, help="The project's own site too."
)
@click.option(
    "--heavy/--no-heavy",
    default=True,
    show_default=True,
    help="Up to 5,000 stops, a second case with a list of two dozen others on every page.",
)
@click.option("--quick", is_flag=True, help="1,000 stops in one round: takes minutes.")
@bench_options
def bench_build(
    *,
    sizes: list[int],
    rounds: int,
    peers: bool,
    peers_dir: Path,
    shipped: bool,
    heavy: bool,
    quick: bool,
    markdown: str | None,
) -> None:
    """Seconds, CPU, memory and output of whole builds, beside stock MkDocs and Hugo with Pagefind.

    The same synthetic bilingual records are built by each program in turn, and again in the next round;
    medians are printed, ratios pair by pair, and each target with whether it is met. If Hugo and we have
    not made the same texts, the exit code is 1. Run it where mkdocs.yml stands.
    """
    from benchmarks.build import HEAVY_MOST, measure_shipped, measure_size
    from benchmarks.figures import summary
    from benchmarks.peers import find_peers

    project = Path.cwd()
    found = find_peers(peers_dir.absolute()) if peers else None
    if found and not (found.stock or found.hugo):
        found = None
        click.echo("No peers are measured: make bench-peers installs them.", err=True)

    if quick:
        sizes, rounds = QUICK, 1
    results: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="redroutes-bench-") as name:
        folder = Path(name)
        own = measure_shipped(project, folder, rounds, time_serve) if shipped else None
        cases = [(size, False) for size in sizes]
        cases += [(size, True) for size in sizes if heavy and size <= HEAVY_MOST]
        for size, is_heavy in sorted(cases):
            place = folder / f"{size}{'-heavy' * is_heavy}"
            measured = measure_size(
                project, place, size, rounds, found, serve=time_serve, say=say, is_heavy=is_heavy
            )
            results.append(measured)
            say(summary(measured))  # so that a long run that is stopped was not for nothing
        versions = [f"redroutes {version('redroutes')}", *(found.versions if found else ())]
        _print_results(results, own, rounds, versions, markdown)  # deleting takes minutes
    missing = [text for measured in results if measured.proof for text in measured.proof.missing]
    for text in missing[:SHOWN]:
        say(f"Hugo's page has a text that ours has not: {text}")
    if missing:
        raise SystemExit(1)


def say(text: str) -> None:
    """Tell how far the measurement is, beside the tables."""
    click.echo(text, err=True)


def _print_results(
    results: Sequence[Measured],
    own: Measured | None,
    rounds: int,
    versions: Sequence[str],
    markdown: str | None,
) -> None:
    """All tables, with a line on the machine and one on how it was measured above them."""
    from benchmarks.figures import figures_table, growth_table, inputs_table, proof_table
    from benchmarks.targets_report import find_targets, targets_table

    language = markdown or "en"
    click.echo(describe_machine(versions, language))
    memory = results[0].series["redroutes"].runs[0].memory
    click.echo(describe_conditions(rounds, memory, language))
    tables = [figures_table(results, language)]
    if own:
        tables.append(figures_table([own], language))
    tables.append(growth_table(results, language))
    tables.append(targets_table(find_targets(results, own), language))
    tables += [inputs_table(results, language), proof_table(results, language)]
    for table in tables:
        print_table(table, is_markdown=bool(markdown))


def print_table(table: Table, *, is_markdown: bool, left: int = 2) -> None:
    """Print a table for the screen or for the guide; an empty one not at all.

    Columns after the first ``left`` are figures.
    """
    if not table.rows:
        return
    if is_markdown:
        click.echo(f"\n{to_markdown(table, left)}")
        return
    rich = RichTable()
    for column in table.columns:
        rich.add_column(column, overflow="fold")
    for row in table.rows:
        rich.add_row(*row)
    console = Console()
    (console if console.is_terminal else Console(width=WIDE)).print(rich)


def time_serve(project: Path, changed: str, changes: int) -> list[float]:
    """Seconds from saving a record to its changed page under ``serve``: event, quiet, reading, checks, page."""
    from benchmarks.synthetic import change_story

    folder = Path(tempfile.mkdtemp(prefix="redroutes-"))
    record = project / "routes" / "positions" / f"{changed}.yml"
    page = f"positions/{changed}/index.html"
    preview = Preview()
    routes, config = project / "routes", project / "mkdocs.yml"
    watcher = Watcher(preview, folder, config, routes, say=lambda _: None)
    thread = threading.Thread(target=watcher.watch, daemon=True)
    times = []
    try:
        watcher.look()
        thread.start()
        time.sleep(START_SECONDS)
        for number in range(1000, 1000 + changes):
            before = preview.number
            began = time.perf_counter()
            change_story(record, number)
            preview.wait(before)
            file = preview.file(page)
            times.append(time.perf_counter() - began)
            assert file is not None
            assert f"{number}" in file.data.decode("utf-8"), statistics.fmean(times)
    finally:
        watcher.close()
        thread.join()
        shutil.rmtree(folder, ignore_errors=True)
    return times
