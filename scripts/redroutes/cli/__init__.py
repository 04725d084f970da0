"""The command line. The only room that imports click; every command is called like the function it runs."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from keyword import iskeyword

import click

from redroutes import __version__
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

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"redroutes.cli.{name}"), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="redroutes")
def main() -> None:
    """Turn a folder of YAML records about red routes into a bilingual static site.

    The records stand in routes/: a folder for each kind, a file for each record.
    A usual day: change a record, run "redroutes serve" and look, run "redroutes check", commit.
    """
    collect_rarely()


def run() -> None:
    """Run the command line and end at once: taking a million objects apart takes as long as reading them."""
    code: object = 0
    held: list[object] = []
    try:
        main(prog_name="redroutes", obj=held)
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
