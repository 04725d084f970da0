"""``redroutes check``: are the records right?"""

from __future__ import annotations

from pathlib import Path

import click

from redroutes.cli.options import (
    cache_option,
    print_problems,
    read_and_check,
    routes_option,
    summarize,
)
from redroutes.problems import has_errors
from redroutes.reading import open_store


@click.command()
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text for people, github for annotations in a pull request, json for programs.",
)
@cache_option
@routes_option
def check(output: str, cache: Path | None, routes: Path) -> None:
    """Check all records and print every fault with its file, line and column.

    Exit code 0 if the site can be built; warnings alone do not stop it. Exit code 1 if there are faults.
    """
    store = open_store(cache)
    records, problems = read_and_check(routes, store=store)
    store.save()
    print_problems(problems, output)
    if output != "json":
        count = sum(1 for _ in records.all_entries()) if records else 0
        read = f"{count} records read, " if records else ""
        click.echo(f"{read}{summarize(problems)}.", err=True)
    if has_errors(problems):
        raise SystemExit(1)
