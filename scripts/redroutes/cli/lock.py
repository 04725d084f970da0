"""``redroutes lock``: the program's libraries, each with its version and hashes."""

from __future__ import annotations

from pathlib import Path

import click

from redroutes.cli.options import in_words
from redroutes.cli.speaking import lang_option
from redroutes.messages import Message
from redroutes.scaffold import read_lock


@click.command()
@click.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("requirements.lock"),
    show_default=True,
    help="Where it is written.",
)
@lang_option
def lock(file: Path) -> None:
    """Write the lock of this version of the program, after the program was renewed."""
    text = read_lock()
    if file.exists() and file.read_text("utf-8") == text:
        click.echo(in_words(Message("lock.fresh", file=str(file))))
        return
    file.write_text(text, "utf-8", newline="\n")
    click.echo(in_words(Message("lock.written", file=str(file))))
