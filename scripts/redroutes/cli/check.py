"""``redroutes check``: are the records right?"""

from __future__ import annotations

from pathlib import Path

import click

from redroutes.cli.options import cache_option, print_problems, routes_option, say, stay_to_end
from redroutes.cli.speaking import lang_option
from redroutes.loading import add_environment, load_folder, today_in
from redroutes.messages import Message
from redroutes.problems import has_errors, summarize
from redroutes.runtime.cache import Cache


@click.command()
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text for people, github for annotations in a pull request, json for programs.",
)
@lang_option
@cache_option
@routes_option
def check(output: str, cache: Cache, routes: Path) -> None:
    """Check all records and print every fault with its file, line and column.

    Exit code 0 if the site can be built; warnings alone do not stop it. Exit code 1 if there are faults.
    """
    records, problems = load_folder(routes, routes.as_posix(), today=today_in(routes), cache=cache)
    problems = add_environment(records, problems)
    stay_to_end(records)
    print_problems(problems, output)
    if output != "json":
        count = sum(1 for _ in records.all_entries()) if records else 0
        key = "check.read" if records else "check.unread"
        say(Message(key, count=count, faults=summarize(problems)))
    if has_errors(problems):
        raise SystemExit(1)
