"""The build, stage by stage: a folder of records -> a whole, checked site in its place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from redroutes.build.archive import archive_name
from redroutes.build.assembly import Assembly, assemble, check_links, finish, load_shared
from redroutes.build.full_audit import audit_links, has_parser
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
from redroutes.loading import add_environment, load_folder
from redroutes.messages import Message
from redroutes.pictures.publishing import PicturePublisher
from redroutes.problems import has_errors, summarize
from redroutes.reading import read_single
from redroutes.rendering.pages import Renderer
from redroutes.rendering.template_faults import TemplateFaultError
from redroutes.theme.drawing import Drawing


def build(request: Request, tell: Tell) -> Report:
    """Build the site and publish it. Raises ``BuildStoppedError``; the old site is then as it was."""
    clock = Clock()
    site_dir = Path(os.path.realpath(request.site_dir))
    drawing = Drawing(request.config_file, request.routes, request.cache)
    refuse_sources(request, drawing, site_dir)
    refuse_obstacles(drawing, tell)
    with _working_folders(site_dir, tell) as staging, _templates_of(drawing, tell):
        with _drawing_beside(drawing, request, staging) as key:
            catalogue = read_and_check(request, tell)
            clock.mark("reading")
            outputs = open_output_cache(request.cache, site_dir)
            if not outputs.units:  # a whole site is made, and what that needs is not MkDocs'
                load_shared(Renderer(catalogue, drawing.templates, request.cache))
        clock.mark("frames")
        plan = plan_site(request, drawing, key, catalogue, outputs, staging)
        assembly = assemble(plan)
        finish(assembly)
        stop_at_broken_links(assembly)
        if request.with_audit:
            stop_at_differences(assembly, tell)
        clock.mark("assembly")
        publish(request, assembly, site_dir)
        if drawing.key(catalogue.site) == key:  # else a template was saved meanwhile
            remember(request, assembly, site_dir)
        clock.mark("publishing")
    return Report(assembly, clock)


def refuse_sources(request: Request, drawing: Drawing, site_dir: Path) -> None:
    """Publishing replaces the whole folder, so nothing that the site is made from may lie in it."""
    for source in (request.routes, *drawing.sources.all()):
        real = Path(os.path.realpath(source))
        if real.is_relative_to(site_dir) or site_dir.is_relative_to(real):
            raise BuildStoppedError(Message("build.replaces", source=str(source)))


def refuse_obstacles(drawing: Drawing, tell: Tell) -> None:
    """Hand-written pages and templates are plain files: a link would publish what lies outside of the project."""
    problems = drawing.find_obstacles()
    if problems:
        tell.show_problems(problems)
        raise BuildStoppedError(Message("build.faults", faults=summarize(problems)))


@contextmanager
def _working_folders(site_dir: Path, tell: Tell) -> Iterator[Path]:
    """An empty folder beside the site; no other build writes to the site meanwhile."""
    with stopping_plainly(site_dir), locked_site(site_dir, tell.say):
        if restore_site(site_dir):
            tell.say(Message("build.restored"))
        with staging_folder(site_dir) as staging:
            yield staging


@contextmanager
def _templates_of(drawing: Drawing, tell: Tell) -> Iterator[None]:
    """Put the project's templates over the program's while the block runs; tell where one of them cannot be used."""
    with tempfile.TemporaryDirectory(prefix="redroutes-") as work:
        drawing.prepare(Path(work))
        try:
            yield
        except TemplateFaultError as fault:
            problems = [drawing.problem_of(fault)]
            tell.show_problems(problems)
            stopped = Message("build.faults", faults=summarize(problems))
            raise BuildStoppedError(stopped) from fault


@contextmanager
def _drawing_beside(drawing: Drawing, request: Request, staging: Path) -> Iterator[str]:
    """Let MkDocs draw while the block reads; gives the key of the drawing. Nothing if the site record is faulty."""
    site = read_single(request.routes, "site")
    if site is None:
        yield ""
        return
    with drawing.beside(with_environment(site.record), staging) as key:
        yield key


def read_and_check(request: Request, tell: Tell) -> Catalogue:
    """The catalogue; stops the build if the records have faults."""
    shown = request.routes.as_posix()
    records, problems = load_folder(request.routes, shown, today=request.today, cache=request.cache)
    problems = add_environment(records, problems)
    tell.show_problems(problems)
    if records is None or has_errors(problems):
        raise BuildStoppedError(Message("build.faults", faults=summarize(problems)))
    archive = archive_name(records.site.record) if request.with_zip else None
    return make_catalogue(records, archive=archive)


def plan_site(
    request: Request,
    drawing: Drawing,
    key: str,
    catalogue: Catalogue,
    outputs: OutputCache,
    staging: Path,
) -> Plan:
    """Which units are made and which are reused; pictures and recordings are put where MkDocs has drawn."""
    source, target, records = request.routes / "media", staging / "media", catalogue.records
    copy_media(source, target, records.recordings)
    pictures = PicturePublisher(target, request.cache).publish(source, records.pictures)
    catalogue = catalogue.with_pictures(pictures)
    return plan_units(
        catalogue,
        drawing.templates,
        staging,
        global_digest=drawing.global_digest(key, catalogue),
        outputs=outputs,
        cache=request.cache,
    )


def stop_at_broken_links(assembly: Assembly) -> None:
    """A site with broken links is not published."""
    faults = check_links(assembly)
    if faults:
        raise BuildStoppedError(Message("build.links", count=len(faults)), faults)


def stop_at_differences(assembly: Assembly, tell: Tell) -> None:
    """Nor is one of which another parser says otherwise than the link check."""
    if not has_parser():
        raise BuildStoppedError(Message("build.no-parser"))
    audit = audit_links(assembly)
    if audit.faults:
        raise BuildStoppedError(Message("build.differs", count=len(audit.faults)), audit.faults)
    tell.say(Message("build.audited", pages=len(audit.anchors), targets=len(audit.targets)))


def publish(request: Request, assembly: Assembly, site_dir: Path) -> None:
    """Put the new site in its place."""
    # if this build is interrupted from here on, the next one must not rely on what is cached
    forget_outputs(request.cache, site_dir)
    move_into_place(assembly, site_dir)


def move_into_place(assembly: Assembly, site_dir: Path) -> None:
    """Replace the whole folder, or only move in the files that differ from the last site."""
    staging = assembly.plan.writer.site_dir
    if assembly.is_whole:
        replace_site(staging, site_dir)
    else:
        update_site(staging, site_dir, assembly.new, assembly.gone)


def remember(request: Request, assembly: Assembly, site_dir: Path) -> None:
    """Keep the output cache for the next build, and tidy the whole cache."""
    with suppress(
        OSError
    ):  # somebody is changing the site already: the next build makes everything
        save_output_cache(request.cache, describe_outputs(assembly, site_dir))
    request.cache.tidy()


def describe_outputs(assembly: Assembly, site_dir: Path) -> OutputCache:
    """The output cache of a site that was published."""
    units = assembly.units
    if not assembly.is_whole:
        units = stamp_anew(units, site_dir, assembly.new)
    return OutputCache(site_dir, units)
