"""In which language a command speaks: ``--lang``, else the system's, else the district's first one, else English."""

from __future__ import annotations

import ctypes
import locale
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from redroutes.messages import LANGUAGES, nearest_language
from redroutes.phrasebook import FALLBACK
from redroutes.reading import read_site_alone

F = TypeVar("F", bound=Callable[..., Any])
GIVEN, CHOSEN = "redroutes.lang.given", "redroutes.lang.chosen"
"""Where the click context keeps what ``--lang`` says, and what was chosen."""
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables that name a language on Linux and macOS, the stronger first."""


def lang_option(function: F) -> F:
    """Add ``--lang en|zh``; ``current_language`` tells what it led to."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        envvar="REDROUTES_LANG",
        expose_value=False,
        callback=_keep,
        help="The language of messages; by default the system's, else the first one of site.yml.",
    )(function)


def _keep(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    context.meta[GIVEN] = value


def current_language() -> str:
    """The language in which this command speaks."""
    context = click.get_current_context()
    if CHOSEN not in context.meta:
        routes = context.params.get("routes")
        context.meta[CHOSEN] = choose_language(context.meta.get(GIVEN), routes)
    chosen: str = context.meta[CHOSEN]
    return chosen


def choose_language(given: str | None, routes: Path | None) -> str:
    """What was asked for, else the system's language, else the district's first one, as far as there are messages."""
    return given or nearest_language(system_locales()) or _language_of(routes) or FALLBACK


def system_locales() -> Iterator[str]:
    """The locale that the system is set to; none for ``C``, which says no language."""
    named = next((os.environ[name] for name in VARIABLES if os.environ.get(name)), "")
    if named and named.partition(".")[0] not in ("C", "POSIX"):
        yield named
    windows = getattr(ctypes, "windll", None)
    if not named and windows is not None:
        yield locale.windows_locale.get(windows.kernel32.GetUserDefaultUILanguage(), "")


def _language_of(routes: Path | None) -> str | None:
    """The first of the district's languages in which there are messages."""
    if routes is None or not routes.is_dir():
        return None
    entry, _ = read_site_alone(routes)
    return nearest_language(x.id for x in entry.record.languages) if entry else None
