"""``python -m benchmarks build``: whole builds of synthetic records, beside other programs."""

from __future__ import annotations

import contextlib
import io
import shutil
import statistics
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table as RichTable

from benchmarks.options import bench_options
from benchmarks.tables import Table, describe_machine, to_markdown
from redroutes.preview.state import Preview
from redroutes.preview.watcher import POLL_SECONDS, Watcher

SIZES = "100,1000,5000"
WIDE = 170
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
@bench_options
def bench_build(
    *,
    sizes: list[int],
    rounds: int,
    peers: bool,
    peers_dir: Path,
    shipped: bool,
    markdown: str | None,
) -> None:
    """Seconds, CPU, memory and output of whole builds, beside stock MkDocs and Hugo with Pagefind.

    The same synthetic bilingual records are built by each program in turn, and again in the next round;
    medians are printed, and ratios pair by pair. Run it where mkdocs.yml stands.
    """
    from benchmarks.build import measure_shipped, measure_size
    from benchmarks.peers import find_peers
    from benchmarks.targets_report import (
        figures_table,
        find_targets,
        growth_table,
        summary,
        targets_table,
    )

    project = Path.cwd()
    found = find_peers(peers_dir.absolute()) if peers else None
    if found and not (found.stock or found.hugo):
        found = None
        click.echo("No peers are measured: make bench-peers installs them.", err=True)

    def say(text: str) -> None:
        click.echo(text, err=True)

    results = []
    with tempfile.TemporaryDirectory(prefix="redroutes-bench-") as name:
        folder = Path(name)
        own = measure_shipped(project, folder, rounds) if shipped else None
        for size in sizes:
            place = folder / str(size)
            results.append(
                measure_size(project, place, size, rounds, found, serve=time_serve, say=say)
            )
            say(summary(results[-1]))  # so that a long run that is stopped was not for nothing
    language = markdown or "en"
    versions = [f"redroutes {version('redroutes')}", *(found.versions if found else ())]
    click.echo(describe_machine(versions, language))
    tables = [figures_table(results, language)]
    if own:
        tables.append(figures_table([own], language))
    tables.append(growth_table(results, language))
    tables.append(targets_table(find_targets(results, own), language))
    for table in tables:
        print_table(table, is_markdown=bool(markdown))


def print_table(table: Table, *, is_markdown: bool) -> None:
    """Print a table for the screen or for the guide; an empty one not at all."""
    if not table.rows:
        return
    if is_markdown:
        click.echo(f"\n{to_markdown(table)}")
        return
    rich = RichTable()
    for column in table.columns:
        rich.add_column(column, overflow="fold")
    for row in table.rows:
        rich.add_row(*row)
    console = Console()
    (console if console.is_terminal else Console(width=WIDE)).print(rich)


def time_serve(project: Path, changes: int) -> list[float]:
    """Seconds from saving a record to its changed page under ``serve``, the longest wait included."""
    from benchmarks.build import CHANGED
    from benchmarks.synthetic import change_story

    folder = Path(tempfile.mkdtemp(prefix="redroutes-"))
    record = project / "routes" / "positions" / f"{CHANGED}.yml"
    page = f"positions/{CHANGED}/index.html"
    preview = Preview()
    watcher = Watcher(preview, folder, project / "mkdocs.yml", project / "routes")
    times = []
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            watcher.look()
            for number in range(1000, 1000 + changes):
                change_story(record, number)
                began = time.perf_counter()
                watcher.look()
                file = preview.file(page)
                times.append(POLL_SECONDS + time.perf_counter() - began)
                assert file is not None
                assert f"{number}" in file.data.decode("utf-8"), statistics.fmean(times)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return times
