"""Options and output that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from redroutes import loading
from redroutes.problems import Problem, Severity, format_github, format_json, format_text
from redroutes.reading import Cache, Store
from redroutes.records.collection import Records

F = TypeVar("F", bound=Callable[..., Any])
CACHE = Path(".cache") / "redroutes"
"""What is kept between runs, below the folder in which the command runs."""


def routes_option(function: F) -> F:
    """Add ``--routes DIR``."""
    return click.option(
        "--routes",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("routes"),
        show_default=True,
        help="The folder of records; another district's folder works as well.",
    )(function)


def cache_option(function: F) -> F:
    """Add ``--cache / --no-cache``; the function gets the cache's folder or None."""

    @functools.wraps(function)
    def call(*args: Any, cache: bool, **kwargs: Any) -> Any:
        return function(*args, cache=CACHE if cache else None, **kwargs)

    option = click.option(
        "--cache/--no-cache",
        default=True,
        show_default=True,
        help=f"Keep what has not changed in {CACHE}; it may be deleted at any time.",
    )
    return option(call)  # type: ignore[return-value]


def read_and_check(
    routes: Path, known: Cache | None = None, store: Store | None = None
) -> tuple[Records | None, list[Problem]]:
    """Records and all their problems; no records where a file could not be read."""
    return loading.read_and_check(
        routes, routes.as_posix(), today=date.today(), cache=known, store=store
    )


def print_problems(problems: list[Problem], output: str = "text") -> None:
    """Print problems in one of the three forms."""
    if output == "json":
        click.echo(format_json(problems))
        return
    write = format_github if output == "github" else format_text
    for problem in problems:
        click.echo(write(problem))


def summarize(problems: list[Problem]) -> str:
    """One line: how many faults and questions."""
    errors = sum(problem.severity is Severity.error for problem in problems)
    warnings = len(problems) - errors
    return f"{errors} {_plural(errors, 'fault')}, {warnings} {_plural(warnings, 'warning')}"


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
