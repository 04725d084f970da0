"""``redroutes join``: built districts under one portal."""

from __future__ import annotations

import os
from pathlib import Path

import click

from redroutes.build.report import BuildStoppedError, Tell
from redroutes.cli.options import in_words, print_problems, say, site_dir_option
from redroutes.cli.speaking import lang_option
from redroutes.messages import Message
from redroutes.portal.run import FaultsError, Report, Request
from redroutes.portal.run import join as join_sites
from redroutes.portal.sources import JoinError


@click.command()
@click.argument("sites", nargs=-1, metavar="[NAME=]SITE...")
@site_dir_option("Where the portal is written.", "portal")
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The city's file: name, address, languages, districts, tours across districts.",
)
@click.option(
    "--portal-only",
    is_flag=True,
    help="Write the portal alone; the districts are published by themselves, each into its folder.",
)
@lang_option
def join(sites: tuple[str, ...], site_dir: Path, config: Path | None, portal_only: bool) -> None:
    """Put built sites under one portal: a list of districts, one search, one map, tours across districts.

    SITE is the folder or the zip that "redroutes build" has written; NAME is its folder in the portal, and else the
    name of that folder or zip. Only files that have changed are written.
    """
    named = [_split(site) for site in sites]
    try:
        report = join_sites(
            Request(named, config, site_dir, portal_only), Tell(say, print_problems)
        )
    except FaultsError as faults:
        print_problems(faults.problems)
        raise SystemExit(1) from None
    except (JoinError, BuildStoppedError) as error:
        raise click.ClickException(in_words(error.message)) from error
    _print_report(site_dir, report)


def _split(site: str) -> tuple[str, Path]:
    """``lake=build/site`` -> name and path; a path that is there wins over an equals sign in it."""
    name, sign, path = site.partition("=")
    return (name, Path(path)) if sign and not os.path.exists(site) else ("", Path(site))


def _print_report(site_dir: Path, report: Report) -> None:
    for warning in report.warnings:
        say(warning)
    placed = report.placed
    say(
        Message(
            "join.done",
            site=site_dir.name,
            districts=len(report.portal.sites),
            written=placed.written,
            kept=placed.kept,
            gone=placed.gone,
            seconds=f"{report.seconds:.1f}",
        )
    )
