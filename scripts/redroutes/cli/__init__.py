"""The command line. The only room that imports click; every command is called like the function it runs."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from typing import Any

import click

from redroutes import __version__
from redroutes.cli.help_words import in_words_of, let_click_speak
from redroutes.cli.speaking import CHOSEN, hear, lang_option
from redroutes.phrasebook import FALLBACK
from redroutes.problems import visible_lines
from redroutes.runtime.workers import collect_rarely

COMMANDS = (
    "answers",
    "audio",
    "audit",
    "build",
    "check",
    "diff",
    "export",
    "fix",
    "holidays",
    "import",
    "init",
    "join",
    "lock",
    "new",
    "phrases",
    "publish",
    "published",
    "schema",
    "serve",
    "speech",
    "take",
    "translations",
)
"""Each stands in the module of its name, which is imported when it is called: ``check`` needs no templates."""


class Commands(click.Group):
    """The commands, found when they are asked for."""

    language = FALLBACK
    """In which they speak of themselves."""

    def main(self, *given: Any, **named: Any) -> Any:
        """Choose the language before anything is parsed, then do what is asked."""
        collect_rarely()  # before a command is imported: that makes as many objects as its work
        asked = given[0] if given else named.get("args")
        language = hear(sys.argv[1:] if asked is None else list(asked))
        let_click_speak(language)
        said = in_words_of(self, ("main",), language)
        said.language = language
        return click.Group.main(said, *given, **named)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let every command know the language."""
        ctx.meta[CHOSEN] = self.language
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Do what is asked; where a command stops, no sign of a file's name or text steers the terminal."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            if type(error) is not click.ClickException:  # about what was typed, with the usage
                raise
            raise click.ClickException(visible_lines(error.message)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"redroutes.cli.{name}"), name)
        return in_words_of(command, (cmd_name,), self.language)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@lang_option
def main() -> None:
    """Turn a folder of YAML records about red routes into a static site in several languages.

    The records stand in routes/: a folder for each kind, a file for each record.
    A usual day: change a record, run "redroutes serve" and look, run "redroutes check", commit.
    """


def run() -> None:
    """Run the command line and end at once: taking a million objects apart takes as long as reading them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a pipe of Windows may lack signs of a text
            stream.reconfigure(errors="backslashreplace")
    code: object = 0
    held: list[object] = []
    try:
        main(prog_name="redroutes", obj=held)
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
