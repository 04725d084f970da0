"""``redroutes build``: the whole site."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import click

from redroutes.build.archive import archive_name
from redroutes.build.output_cache import (
    OutputCache,
    forget_outputs,
    open_output_cache,
    save_output_cache,
)
from redroutes.build.publishing import restore_site, staging_folder
from redroutes.build.run import Built, build_site, publish_site
from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.environment import make_catalogue, with_environment
from redroutes.cli.options import (
    cache_option,
    print_problems,
    read_and_check,
    routes_option,
    summarize,
)
from redroutes.problems import has_errors
from redroutes.reading import open_store, read_single
from redroutes.theme.drawing import Drawing

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
@cache_option
@routes_option
def build(
    site_dir: Path, config_file: Path, with_zip: bool, cache: Path | None, routes: Path
) -> None:
    """Check the records and build the whole site.

    The site is drawn beside the old one and put in its place only when it is whole: if a record has a
    fault, the faults are printed, the exit code is 1, and the last good site current as it was.
    Set REDROUTES_BASE_URL to the public address for canonical links and the sitemap.
    """
    clock = Clock()
    staging = staging_folder(site_dir.absolute())
    try:
        if restore_site(site_dir.absolute()):
            click.echo("The last build was broken off; the site before it was restored.", err=True)
        output_cache = open_output_cache(cache, site_dir.absolute())
        drawing = Drawing(config_file, routes, cache)
        catalogue, built = _make(staging, drawing, cache, output_cache, clock, with_zip)
        if built.faults:
            for fault in built.faults[:50]:
                click.echo(fault)
            click.echo(f"{len(built.faults)} broken links. The site was not touched.", err=True)
            raise SystemExit(1)
        forget_outputs(
            cache
        )  # whatever happens from here on, no build relies on what the last one left
        publish_site(built, staging, site_dir.absolute())
        save_output_cache(cache, output_cache)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    pages = sum(path.endswith(".html") for path in built.listing)
    count = sum(1 for _ in catalogue.records.all_entries())
    click.echo(f"{site_dir.name}: {pages} pages from {count} records in {clock}", err=True)
    if catalogue.site.base_url is None:
        click.echo(
            "No base_url is set, so canonical links and sitemap.xml were left out; "
            "set it in site.yml or in REDROUTES_BASE_URL.",
            err=True,
        )


def _make(
    staging: Path,
    drawing: Drawing,
    cache: Path | None,
    output_cache: OutputCache,
    clock: Clock,
    with_zip: bool,
) -> tuple[Catalogue, Built]:
    """The site in ``staging``, as far as it is new, and what it was made of."""
    routes = drawing.routes
    site = read_single(routes, "site")
    finish_drawing = drawing.start(with_environment(site.record), staging) if site else None
    try:
        catalogue = _read(routes, cache, with_zip)
        clock.mark("read and check")
    finally:
        if (
            finish_drawing
        ):  # also where records have faults: nobody may write into what is deleted then
            finish_drawing()
    clock.mark("frames")
    _copy_media(routes / "media", staging / "media")
    global_digest = drawing.global_digest(catalogue)
    built = build_site(
        catalogue,
        drawing.templates,
        staging,
        global_digest=global_digest,
        output_cache=output_cache,
    )
    clock.mark("assemble and links")
    return catalogue, built


def _read(routes: Path, cache: Path | None, with_zip: bool) -> Catalogue:
    """The catalogue of records without faults; prints problems, and ends where there are faults."""
    store = open_store(cache)
    records, problems = read_and_check(routes, store=store)
    store.save()
    if records is None or has_errors(problems):
        print_problems(problems)
        click.echo(f"{summarize(problems)}. The site was not touched.", err=True)
        raise SystemExit(1)
    print_problems(problems[:WARNINGS_SHOWN])
    if len(problems) > WARNINGS_SHOWN:
        click.echo(f"... {len(problems) - WARNINGS_SHOWN} more: redroutes check", err=True)
    archive = archive_name(records.site.record) if with_zip else None
    return make_catalogue(records, archive=archive)


class Clock:
    """How long the build took, in parts."""

    def __init__(self) -> None:
        self.began = self.last = time.perf_counter()
        self.parts: list[str] = []

    def mark(self, name: str) -> None:
        """End a part."""
        now = time.perf_counter()
        self.parts.append(f"{name} {now - self.last:.2f}")
        self.last = now

    def __str__(self) -> str:
        return f"{time.perf_counter() - self.began:.1f} s ({', '.join(self.parts)})"


def _copy_media(source: Path, target: Path) -> None:
    if source.is_dir() and any(p for p in source.iterdir() if not p.name.startswith(".")):
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*", "*.md"))
