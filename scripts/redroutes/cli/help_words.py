"""Help of the commands in the editor's language.

English stands at the commands and options themselves; other languages in ``messages/help/``, under the name of the
command and of the option, or under ``shared`` for what several have. What click says of itself comes by gettext from
``messages/click/``, as its documentation proposes.
"""

from __future__ import annotations

import copy
import gettext
import os
import re
import tomllib
from functools import cache
from typing import TypeVar

import click

from redroutes.cli.wide_help import WideContext
from redroutes.messages import FOLDER, LANGUAGES
from redroutes.phrasebook import FALLBACK, flatten

C = TypeVar("C", bound=click.Command)
METAVAR = re.compile(r"[A-Z]{2,}")
"""A word in capitals that stands for what an editor writes."""
TRANSLATED = frozenset(LANGUAGES) - {FALLBACK}


def let_click_speak(language: str) -> None:
    """From now on click's own words are in a language: "Usage", "Missing argument" and the like."""
    gettext.bindtextdomain("messages", FOLDER / "click")
    os.environ["LANGUAGE"] = language  # where gettext looks; git and rclone follow it too


def in_words_of(command: C, path: tuple[str, ...], language: str) -> C:
    """A command with its help in a language; the command itself where that is the language of the code."""
    if language not in TRANSLATED:
        return command
    said = copy.copy(command)
    said.context_class = WideContext
    put_in_words(said, path, language)
    return said


def put_in_words(command: click.Command, path: tuple[str, ...], language: str) -> None:
    """Replace what a command, its options and its commands say of themselves."""
    table = read_help(language)
    name = ".".join(path)
    command.help = table.get(f"{name}.about", command.help)
    command.short_help = _first_sentence(command.help or "")
    command.options_metavar = _metavar(command.options_metavar or "", table)
    command.params = [copy.copy(parameter) for parameter in command.params]
    for parameter in command.params:
        words = table.get(f"{name}.{parameter.name}") or table.get(f"shared.{parameter.name}")
        if isinstance(parameter, click.Option):
            parameter.help = words or parameter.help
        context = click.Context(command)
        if not getattr(parameter, "is_flag", False):
            parameter.metavar = _metavar(parameter.make_metavar(context), table)
    if isinstance(command, click.Group):
        command.subcommand_metavar = _metavar(command.subcommand_metavar, table)
        below = command.commands.items()
        command.commands = {x: in_words_of(one, (*path, x), language) for x, one in below}


def _metavar(text: str, table: dict[str, str]) -> str:
    return METAVAR.sub(lambda word: table.get(f"metavar.{word[0]}", word[0]), text)


def _first_sentence(text: str) -> str:
    """The line of a command in the list of commands."""
    return re.split(r"[。：；]", text.strip(), maxsplit=1)[0]


@cache
def read_help(language: str) -> dict[str, str]:
    """The help of all commands in a language, by dotted key."""
    file = FOLDER / "help" / f"{language}.toml"
    return dict(flatten(tomllib.loads(file.read_text("utf-8"))))
