"""``python -m benchmarks pages``: what a page weighs and when it can be read, in headless Chromium."""

from __future__ import annotations

import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from benchmarks.cli_build import print_table
from benchmarks.options import bench_options
from benchmarks.pages import Choice, PageResult, choose_pages, measure_pages, pages_table
from benchmarks.tables import describe_machine
from redroutes.cli.options import routes_option
from redroutes.loading import read_and_check

FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


def also_of(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> list[tuple[str, Path, str]]:
    """Name, folder and page of further sites."""
    parts = [(value.partition("=")[0], *value.partition("=")[2].partition(":")) for value in values]
    found = [(name, Path(folder), page) for name, folder, _, page in parts]
    for _, folder, _ in found:
        if not folder.is_dir():
            raise click.BadParameter("write NAME=FOLDER:page/")
    return found


@click.command("pages")
@click.option("--site-dir", type=FOLDER, default=Path("site"), show_default=True)
@click.option("--runs", default=3, show_default=True, type=click.IntRange(1, 50), help="Visits.")
@click.option("--only", default="", help="Only pages whose kind begins like this: positions.")
@click.option(
    "--also", multiple=True, callback=also_of, help="A page of another site: NAME=FOLDER:page/"
)
@bench_options
@routes_option
def bench_pages(
    *,
    site_dir: Path,
    runs: int,
    only: str,
    peers: bool,
    peers_dir: Path,
    also: list[tuple[str, Path, str]],
    markdown: str | None,
    routes: Path,
) -> None:
    """Requests, bytes, paint and shift of pages on slow 4G, first and second visit.

    For every kind of page a typical and the largest one in each language: 1.6 Mbit/s down, 750 kbit/s up,
    150 ms round trip, a processor four times slower. Times are medians; they are no test.
    """
    from benchmarks.browser import BrowserMissingError, open_chromium
    from benchmarks.peers import find_peers

    choices = [c for c in choose_pages(site_dir) if c.kind.startswith(only)]
    found = find_peers(peers_dir.absolute()) if peers else None
    versions = [f"redroutes {version('redroutes')}", *(found.versions if found else ())]
    try:
        with open_chromium() as browser, tempfile.TemporaryDirectory() as folder:
            versions.append(f"Chromium {browser.version}")
            results = _measure(browser, site_dir, choices, runs)
            sample = next((c for c in choices if c.kind == "positions/*"), None)
            others = list(also)
            if found and sample:
                others += _build_peers(routes, found, Path(folder), sample.path)
            for name, site, page in others:
                other = _measure(browser, site, [Choice(name, name, page)], runs)
                results += other
    except BrowserMissingError as error:
        raise click.ClickException(str(error)) from error
    language = markdown or "en"
    click.echo(describe_machine(versions, language))
    print_table(pages_table(results, language), is_markdown=bool(markdown))


def _measure(browser: Any, site: Path, choices: list[Choice], runs: int) -> list[PageResult]:
    from benchmarks.browser import serve

    def say(text: str) -> None:
        click.echo(text, err=True)

    with serve(site) as (base, sent):
        return measure_pages(browser, base, sent, choices, runs, say)


def _build_peers(routes: Path, found: Any, folder: Path, page: str) -> list[tuple[str, Path, str]]:
    """The same records as sites of other programs: name, site and page."""
    from benchmarks.measure import run_measured
    from benchmarks.peers import write_hugo, write_stock
    from redroutes.catalogue.catalogue import Catalogue

    records, _ = read_and_check(routes, routes.as_posix(), today=date.today())
    if records is None:
        raise click.ClickException("The records have faults: redroutes check")
    catalogue = Catalogue(records)
    sites = []
    if found.stock:
        write_stock(catalogue, folder / "stock")
        run_measured([found.stock, "-m", "mkdocs", "build", "-q"], folder / "stock")
        sites.append(("Material", folder / "stock" / "site", page))
    if found.hugo:
        write_hugo(catalogue, folder / "hugo")
        run_measured([found.hugo, "build", "--quiet"], folder / "hugo")
        sites.append(("Hugo", folder / "hugo" / "public", page))
    return sites
