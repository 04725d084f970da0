"""``python -m benchmarks``: measurements that print tables. They need Chromium and the development packages."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

import click

from benchmarks.cli_build import bench_build, print_table
from benchmarks.cli_city import bench_city
from benchmarks.cli_pages import bench_pages
from benchmarks.cli_profile import bench_profile
from redroutes.catalogue.environment import make_catalogue
from redroutes.cli.options import print_problems, routes_option
from redroutes.loading import read_and_check
from redroutes.problems import has_errors


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def bench() -> None:
    """Measure the site and print tables. Timings are not tests: these machines are noisy."""


bench.add_command(bench_build)
bench.add_command(bench_city)
bench.add_command(bench_pages)
bench.add_command(bench_profile)


@bench.command("search")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path("site"),
    show_default=True,
    help="A site that was built from the same records.",
)
@click.option(
    "--stops",
    type=click.IntRange(1, 20_000),
    default=None,
    help="Measure an index of this many synthetic stops instead of the records.",
)
@click.option(
    "--peers/--no-peers",
    default=True,
    show_default=True,
    help="Measure Pagefind on the same records too; it takes minutes for thousands of stops.",
)
@routes_option
def bench_search(site_dir: Path, stops: int | None, peers: bool, routes: Path) -> None:
    """Recall, weight and speed of the search, beside Pagefind where it is installed.

    500 queries are drawn from the records with a fixed seed: 300 Chinese substrings, 100 readings and
    initials, 100 English words. Recall is measured against a plain scan of the text.
    """
    from benchmarks.synthetic import write_synthetic

    with tempfile.TemporaryDirectory() as folder:
        if stops:
            routes = Path(folder) / "routes"
            write_synthetic(routes, stops)
        _measure(routes, site_dir, Path(folder) / "site" if stops else None, with_peers=peers)


def _measure(routes: Path, site_dir: Path, copy: Path | None, *, with_peers: bool) -> None:
    """Measure a site; with ``copy`` the site is copied there and given the index of ``routes``."""
    from benchmarks.browser import BrowserMissingError
    from benchmarks.index_files import measure_index
    from benchmarks.search import measure_search
    from benchmarks.search_report import (
        SCALE,
        costs_table,
        results_table,
        search_targets,
        weights_table,
    )

    records, problems = read_and_check(routes, routes.as_posix(), today=date.today())
    if records is None or has_errors(problems):
        print_problems(problems)
        raise SystemExit(1)
    catalogue, stops = make_catalogue(records), len(records.positions)
    index = None
    if copy is not None:
        index = measure_index(routes, copy.with_name("index"))
        _copy_site(site_dir, copy, copy.with_name("index") / "search")
        print_table(costs_table(stops, index, []), is_markdown=False, left=1)
        site_dir = copy
    try:
        results, weights, times = measure_search(
            catalogue, site_dir, click.echo, with_peers=with_peers
        )
    except BrowserMissingError as error:
        raise click.ClickException(str(error)) from error
    tables = [results_table(results), weights_table(weights), costs_table(stops, index, times)]
    if stops >= SCALE:
        tables.append(search_targets(weights, times))
    for table in tables:
        print_table(table, is_markdown=False, left=1)


def _copy_site(site_dir: Path, copy: Path, index: Path) -> None:
    """Copy a site without the pages of positions, and with another index."""
    shutil.copytree(site_dir, copy, ignore=shutil.ignore_patterns("positions"))
    shutil.rmtree(copy / "search", ignore_errors=True)
    languages = [folder.name for folder in index.iterdir()]
    ignored = shutil.ignore_patterns(*languages)
    shutil.copytree(site_dir / "search", copy / "search", ignore=ignored)
    shutil.copytree(index, copy / "search", dirs_exist_ok=True)
