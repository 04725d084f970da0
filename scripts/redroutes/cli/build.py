"""``redroutes build``: the whole site."""

from __future__ import annotations

import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click
from rich.console import Console

from redroutes.cli.building import draw, make_catalogue
from redroutes.cli.options import print_problems, read_and_check, routes_option, summarize
from redroutes.problems import has_errors
from redroutes.search.index import make_indexes
from redroutes.site.archive import archive_name, pack_site
from redroutes.site.links import check_site
from redroutes.site.pour import Pourer
from redroutes.site.staging import change_places, staging_folder
from redroutes.site.writing import remove_frames, write_all

WARNINGS_SHOWN = 5


@click.command()
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="Where the site is written.",
)
@click.option(
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The MkDocs configuration; it names docs/ and overrides/.",
)
@click.option(
    "--zip",
    "with_zip",
    is_flag=True,
    help="Also pack the whole site into one zip; the page about the site links to it.",
)
@routes_option
def build(site_dir: Path, config_file: Path, with_zip: bool, routes: Path) -> None:
    """Check the records and build the whole site.

    The site is drawn beside the old one and put in its place only when it is whole: if a record has a
    fault, the faults are printed, the exit code is 1, and the last good site stays as it was.
    Set REDROUTES_BASE_URL to the public address for canonical links and the sitemap.
    """
    console = Console(stderr=True, highlight=False)
    began = time.perf_counter()
    records, problems = read_and_check(routes)
    if records is None or has_errors(problems):
        print_problems(problems)
        click.echo(f"{summarize(problems)}. The site was not touched.", err=True)
        raise SystemExit(1)
    print_problems(problems[:WARNINGS_SHOWN])
    if len(problems) > WARNINGS_SHOWN:
        click.echo(f"... {len(problems) - WARNINGS_SHOWN} more: redroutes check", err=True)
    catalogue = make_catalogue(records)
    catalogue.archive = archive_name(catalogue.site) if with_zip else None
    checked = time.perf_counter()
    staging = staging_folder(site_dir.absolute())
    pool = ProcessPoolExecutor(max_workers=1)
    indexes = pool.submit(make_indexes, catalogue)  # on the second core, while MkDocs draws
    try:
        with console.status("Drawing the frames with MkDocs ..."):
            drawn = draw(catalogue, config_file, staging, routes)
        drew = time.perf_counter()
        with console.status("Pouring the records ..."):
            pourer = Pourer(catalogue, drawn.overrides / "records", staging)
            remove_frames(staging, catalogue.languages)
            _copy_media(routes / "media", staging / "media")
            listing = write_all(pourer, staging, indexes.result())
            if with_zip:
                pack_site(pourer, staging)
        filled = time.perf_counter()
        with console.status("Checking every link ..."):
            faults = check_site(staging, catalogue.site.base_url)
        if faults:
            for fault in faults[:50]:
                click.echo(fault)
            click.echo(f"{len(faults)} broken links. The site was not touched.", err=True)
            raise SystemExit(1)
        change_places(staging, site_dir.absolute())
    finally:
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(staging, ignore_errors=True)
    ended = time.perf_counter()
    pages = sum(path.endswith(".html") for path in listing)
    count = sum(1 for _ in records.all_entries())
    console.print(
        f"[bold]{site_dir}[/]: {pages} pages from {count} records in {ended - began:.1f} s "
        f"(read and check {checked - began:.2f}, "
        f"frames {drew - checked:.2f}, pour {filled - drew:.2f}, links {ended - filled:.2f})"
    )
    if catalogue.site.base_url is None:
        console.print(
            "No base_url is set, so canonical links and sitemap.xml were left out; "
            "set it in site.yml or in REDROUTES_BASE_URL."
        )


def _copy_media(source: Path, target: Path) -> None:
    if source.is_dir() and any(p for p in source.iterdir() if not p.name.startswith(".")):
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*", "*.md"))
