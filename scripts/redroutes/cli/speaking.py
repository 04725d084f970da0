"""In which language a command speaks: ``--lang``, else the system's, else the district's first one, else English.

It is found before anything is parsed, so that help and faults of the command line itself are in it too.
"""

from __future__ import annotations

import ctypes
import locale
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeVar

import click

from redroutes.messages import LANGUAGES, nearest_language
from redroutes.phrasebook import FALLBACK

F = TypeVar("F", bound=Callable[..., Any])
CHOSEN = "redroutes.lang.chosen"
"""Where the click context keeps the language."""
GIVEN = "REDROUTES_LANG"
"""The variable that says the same as ``--lang``."""
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables that name a language on Linux and macOS, the stronger first."""


def lang_option(function: F) -> F:
    """Add ``--lang en|zh``; ``current_language`` tells what it led to."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        envvar=GIVEN,
        expose_value=False,
        help="The language of messages; by default the system's, else the first one of site.yml.",
    )(function)


def hear(arguments: Sequence[str]) -> str:
    """The language that a command line asks for, before it is parsed."""
    said = option_in(arguments, "--lang") or os.environ.get(GIVEN)
    routes = Path(option_in(arguments, "--routes") or "routes")
    return choose_language(said if said in LANGUAGES else None, routes)


def option_in(arguments: Sequence[str], name: str) -> str | None:
    """The value of an option in a command line that is not parsed yet."""
    for argument, following in zip_longest(arguments, arguments[1:]):
        if argument == name:
            return following
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
    return None


def current_language() -> str:
    """The language in which this command speaks."""
    chosen: str = click.get_current_context().meta.get(CHOSEN) or hear(())
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
    from redroutes.reading import read_site_alone  # takes longer than all else that help needs

    entry, _ = read_site_alone(routes)
    return nearest_language(x.id for x in entry.record.languages) if entry else None
