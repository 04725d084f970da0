"""``redroutes build``: the whole site."""

from __future__ import annotations

from pathlib import Path

import click

from redroutes.build import run
from redroutes.build.report import BuildStoppedError, Report, Request, Tell
from redroutes.cli.options import (
    cache_option,
    config_option,
    in_words,
    print_problems,
    routes_option,
    say,
    site_dir_option,
    stay_to_end,
)
from redroutes.cli.speaking import lang_option
from redroutes.loading import today_in
from redroutes.messages import Message
from redroutes.problems import Problem, has_errors, visible
from redroutes.rendering.kinds import KindError
from redroutes.runtime.cache import Cache

WARNINGS_SHOWN = 5
FAULTS_SHOWN = 50


@click.command()
@site_dir_option("Where the site is written.")
@click.option(
    "--zip",
    "with_zip",
    is_flag=True,
    help="Also pack the whole site into one zip; the page about the site links to it.",
)
@click.option(
    "--audit",
    "with_audit",
    is_flag=True,
    help="Also let another parser (lxml) read every page whole; it must find the same links.",
)
@lang_option
@config_option
@cache_option
@routes_option
def build(
    site_dir: Path,
    config_file: Path,
    with_zip: bool,
    with_audit: bool,
    cache: Cache,
    routes: Path,
) -> None:
    """Check the records and build the whole site.

    The site is made beside the old one and put in its place only when it is whole: if a record has a
    fault, the faults are printed, the exit code is 1, and the last good site stays as it was.
    A second build of the same site waits for the first.
    Set REDROUTES_BASE_URL to the public address for canonical links and the sitemap.
    """
    request = Request(routes, config_file, site_dir, today_in(routes), cache, with_zip, with_audit)
    try:
        report = run.build(request, Tell(say, _show_problems))
    except BuildStoppedError as stop:
        for fault in stop.faults[:FAULTS_SHOWN]:
            click.echo(visible(in_words(fault)))
        say(stop.message)
        raise SystemExit(1) from None
    except KindError as error:
        raise click.ClickException(in_words(Message("build.kind", error=str(error)))) from error
    stay_to_end(report)
    _print_report(site_dir, report)


def _show_problems(problems: list[Problem]) -> None:
    """All faults; of warnings alone the first."""
    shown = problems if has_errors(problems) else problems[:WARNINGS_SHOWN]
    print_problems(shown)
    if len(problems) > len(shown):
        say(Message("build.more", count=len(problems) - len(shown)))


def _print_report(site_dir: Path, report: Report) -> None:
    counts = {"pages": report.pages, "records": report.records, "clock": report.clock.told}
    say(Message("build.done", site=site_dir.name, **counts))
    if report.base_url is None:
        say(Message("build.no-address"))
