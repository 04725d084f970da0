"""``redroutes audit``: is the built site right?"""

from __future__ import annotations

import os
from pathlib import Path

import click

from redroutes.audit.axe import check_axe, find_obstacle
from redroutes.audit.pages import sample_pages
from redroutes.audit.site import NoSiteError, audit_site, find_examples
from redroutes.cli.options import in_words, say, site_dir_option
from redroutes.cli.speaking import lang_option
from redroutes.messages import Message
from redroutes.problems import visible

MOST_SHOWN = 100


@click.command()
@site_dir_option()
@click.option(
    "--axe/--no-axe",
    default=None,
    help="With axe in a browser, which then has to be there; without; or, by default, if it can run.",
)
@click.option("--no-examples", is_flag=True, help="Pages of the examples of 'init' are faults too.")
@lang_option
def audit(site_dir: Path, axe: bool | None, no_examples: bool) -> None:
    """Test the built site: links, foreign hosts, weights, heads of pages, and barriers that axe finds.

    These are the tests of a site, whatever its records; a project runs them before it publishes. The exit code is 1
    if anything is wrong. axe needs "redroutes[audit]" and Chromium, Chrome or Edge.
    """
    try:
        faults = audit_site(site_dir, os.environ.get("REDROUTES_BASE_URL"))
    except NoSiteError as error:
        raise click.ClickException(in_words(error.args[0])) from error
    obstacle = None if axe is False else find_obstacle()
    if axe and obstacle:
        raise click.ClickException(in_words(Message("audit.no-axe", why=obstacle)))
    with_axe = axe is not False and obstacle is None
    if with_axe:
        faults += check_axe(site_dir, sample_pages(site_dir))
    elif obstacle:
        say(Message("audit.without", why=obstacle))
    examples = find_examples(site_dir)
    if no_examples:
        faults += [Message("audit.example", page=page) for page in examples]
    elif examples:
        say(Message("audit.examples", n=len(examples), page=examples[0]))
    for fault in faults[:MOST_SHOWN]:
        click.echo(visible(in_words(fault)))
    pages = sum(1 for _ in site_dir.rglob("*.html"))
    key = "audit.done-axe" if with_axe else "audit.done"
    say(Message(key, pages=pages, faults=len(faults)))
    if faults:
        raise SystemExit(1)
