"""Options and output that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from redroutes.cli.speaking import current_language
from redroutes.messages import Message, say_in
from redroutes.problems import (
    Problem,
    format_github,
    format_json,
    format_text,
    visible_lines,
)
from redroutes.runtime.cache import open_cache

F = TypeVar("F", bound=Callable[..., Any])
CACHE = Path(".cache") / "redroutes"
"""The folder of the cache, below the one in which the command runs."""


def routes_option(function: F) -> F:
    """Add ``--routes DIR``."""
    return click.option(
        "--routes",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("routes"),
        show_default=True,
        help="The folder of records; another district's folder works as well.",
    )(function)


def site_dir_option(words: str = "The built site.", default: str = "site") -> Callable[[F], F]:
    """Add ``--site-dir DIR``, with what it says of itself."""
    return click.option(
        "--site-dir",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(default),
        show_default=True,
        help=words,
    )


def config_option(function: F) -> F:
    """Add ``--config-file FILE``."""
    return click.option(
        "--config-file",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path("mkdocs.yml"),
        show_default=True,
        callback=_existing_unless_default,
        help="The MkDocs configuration; docs/ and overrides/ lie beside it. Without one the program's is taken.",
    )(function)


def _existing_unless_default(context: click.Context, param: click.Parameter, value: Path) -> Path:
    """A file that was named has to be there; a project without ``mkdocs.yml`` has the program's."""
    source = context.get_parameter_source(param.name or "")
    if source is not click.core.ParameterSource.DEFAULT and not value.is_file():
        raise click.BadParameter(in_words(Message("build.no-config", file=str(value))))
    return value


def cache_option(function: F) -> F:
    """Add ``--cache / --no-cache``; the function gets a cache, which with ``--no-cache`` keeps nothing."""

    @functools.wraps(function)
    def call(*args: Any, cache: bool, **kwargs: Any) -> Any:
        return function(*args, cache=open_cache(CACHE if cache else None), **kwargs)

    option = click.option(
        "--cache/--no-cache",
        default=True,
        show_default=True,
        help=f"Keep what has not changed in {CACHE}; it may be deleted at any time.",
    )
    return option(call)  # type: ignore[return-value]


def say(sentence: str) -> None:
    """Print a sentence in the editor's language to the error output, which programs do not read."""
    echo(in_words(sentence), err=True)


def echo(text: str, *, err: bool = False) -> None:
    """Print text in which a table, a letter or another program's words stand: no sign of it steers a terminal."""
    click.echo(visible_lines(text), err=err)


def in_words(sentence: str) -> str:
    """A message in the language of this command."""
    return say_in(sentence, current_language())


def stay_to_end(thing: object) -> None:
    """Hold something until the process ends, which then does not take it apart: a tenth of a check."""
    held = click.get_current_context().obj
    if isinstance(held, list):
        held.append(thing)


def print_problems(problems: list[Problem], output: str = "text") -> None:
    """Print problems in one of the three forms, in the editor's language."""
    problems = [problem.said_in(current_language()) for problem in problems]
    if output == "json":
        click.echo(format_json(problems))
        return
    write = format_github if output == "github" else format_text
    for problem in problems:
        click.echo(write(problem))
