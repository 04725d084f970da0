"""The build, stage by stage: a folder of records -> a whole, checked site in its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redroutes.build.archive import archive_name
from redroutes.build.assembly import Assembly, assemble, check_links, finish
from redroutes.build.lock import locked_site
from redroutes.build.output_cache import (
    OutputCache,
    forget_outputs,
    open_output_cache,
    save_output_cache,
    stamp_anew,
)
from redroutes.build.plan import Plan, plan_units
from redroutes.build.publishing import replace_site, restore_site, staging_folder, update_site
from redroutes.build.report import BuildStoppedError, Clock, Report, Request, Tell, stopping_plainly
from redroutes.build.writer import copy_media
from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.environment import make_catalogue, with_environment
from redroutes.loading import load_folder
from redroutes.problems import has_errors, summarize
from redroutes.reading import read_site
from redroutes.theme.drawing import Drawing


def build(request: Request, tell: Tell) -> Report:
    """Build the site and put it in its place; where that cannot be, nothing changes: ``BuildStoppedError``."""
    clock = Clock()
    drawing = Drawing(request.config_file, request.routes, request.cache)
    with _working_folders(request, tell) as (site_dir, staging):
        with _drawing_beside(drawing, request, staging) as key:
            catalogue = read_and_check(request, tell)
            clock.mark("read and check")
        clock.mark("frames")
        plan = plan_site(request, drawing, key, catalogue, staging)
        assembly = assemble(plan)
        finish(assembly)
        stop_at_broken_links(assembly)
        clock.mark("assemble and links")
        publish(request, assembly, site_dir)
        if drawing.key(catalogue.site) == key:  # nobody has saved a template meanwhile
            remember(request, assembly, site_dir)
        clock.mark("publish")
    return Report(assembly, clock)


@contextmanager
def _working_folders(request: Request, tell: Tell) -> Iterator[tuple[Path, Path]]:
    """The site's folder, which no other build writes meanwhile, and an empty one beside it."""
    site_dir = request.site_dir.resolve()
    with stopping_plainly(site_dir), locked_site(site_dir, tell.say):
        if restore_site(site_dir):
            tell.say("The last build was interrupted; the site before it was restored.")
        with staging_folder(site_dir) as staging:
            yield site_dir, staging


@contextmanager
def _drawing_beside(drawing: Drawing, request: Request, staging: Path) -> Iterator[str]:
    """Let MkDocs draw while the block reads; gives the drawing's key. A site record with a fault draws nothing."""
    site = read_site(request.routes)
    if site is None:
        yield ""
        return
    with drawing.beside(with_environment(site[0]), staging) as key:
        yield key


def read_and_check(request: Request, tell: Tell) -> Catalogue:
    """The catalogue of records without faults."""
    shown = request.routes.as_posix()
    records, problems = load_folder(request.routes, shown, today=request.today, cache=request.cache)
    tell.show_problems(problems)
    if records is None or has_errors(problems):
        raise BuildStoppedError(f"{summarize(problems)}. The site was not touched.")
    archive = archive_name(records.site.record) if request.with_zip else None
    return make_catalogue(records, archive=archive)


def plan_site(
    request: Request, drawing: Drawing, key: str, catalogue: Catalogue, staging: Path
) -> Plan:
    """What is to be made and what is reused; pictures and recordings are copied before, for they are files too."""
    copy_media(request.routes / "media", staging / "media")
    return plan_units(
        catalogue,
        drawing.templates,
        staging,
        global_digest=drawing.global_digest(key, catalogue),
        outputs=open_output_cache(request.cache, request.site_dir.resolve()),
        cache=request.cache,
    )


def stop_at_broken_links(assembly: Assembly) -> None:
    """Nothing with a link that leads nowhere is published."""
    faults = check_links(assembly)
    if faults:
        raise BuildStoppedError(f"{len(faults)} broken links. The site was not touched.", faults)


def publish(request: Request, assembly: Assembly, site_dir: Path) -> None:
    """Put the new files in their place: the whole folder, or what differs from the last site."""
    forget_outputs(
        request.cache, site_dir
    )  # whatever happens from here on, no build relies on them
    move_into_place(assembly, site_dir)


def move_into_place(assembly: Assembly, site_dir: Path) -> None:
    """The new site from the staging folder, or the files by which it differs from the old one."""
    staging = assembly.plan.writer.site_dir
    if assembly.is_whole:
        replace_site(staging, site_dir)
    else:
        update_site(staging, site_dir, assembly.new, assembly.gone)


def remember(request: Request, assembly: Assembly, site_dir: Path) -> None:
    """Keep for the next build what lies in the site now, and tidy the cache."""
    save_output_cache(request.cache, describe_outputs(assembly, site_dir))
    request.cache.tidy()


def describe_outputs(assembly: Assembly, site_dir: Path) -> OutputCache:
    """The published site as the next build has to know it."""
    units = assembly.units
    if not assembly.is_whole:
        units = stamp_anew(units, site_dir, assembly.new)
    return OutputCache(site_dir, units)
