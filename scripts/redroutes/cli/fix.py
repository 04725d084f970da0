"""``redroutes fix``: put right what can only have been meant otherwise, after showing it."""

from __future__ import annotations

import difflib
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from redroutes.cli.options import in_words, routes_option, say
from redroutes.cli.speaking import lang_option
from redroutes.messages import Message
from redroutes.problems import visible
from redroutes.reading import MAX_BYTES, find_obstacle
from redroutes.reading.mending import mend_text
from redroutes.records import FOLDERS, SINGLES, Model

Change = tuple[Path, str, str]
"""A file, its text and its new text."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Write without asking; for scripts.")
@lang_option
@routes_option
def fix(paths: tuple[Path, ...], yes: bool, routes: Path) -> None:
    """Put right slips of the keyboard: full-width signs, tabs, dates and telephone numbers as they are typed.

    PATHS are records; without them all are looked through. Only what can have one meaning is changed, in its line:
    comments and order stay. The changes are shown, and written when you agree. What is left, check tells.
    """
    changes = list(_changes(paths or tuple(_all_records(routes))))
    if not changes:
        say(Message("fix.nothing"))
        return
    show_and_write(changes, yes)


def show_and_write(changes: Sequence[Change], yes: bool) -> None:
    """Show what changes in which file, and write it when the editor agrees; else exit with 1."""
    for path, old, new in changes:
        _show_change(path, old, new)
    if not yes and not click.confirm(in_words(Message("fix.ask", n=len(changes))), err=True):
        say(Message("fix.kept"))
        raise SystemExit(1)
    for path, _, new in changes:
        _write_file(path, new)
        click.echo(in_words(Message("fix.written", file=path.as_posix())))


def model_of(path: Path) -> type[Model] | None:
    """The model of the record in a file, by the names of its folder and itself; None for any other file."""
    if path.suffix != ".yml":
        return None
    return FOLDERS.get(path.parent.name) or SINGLES.get(path.stem)


def _all_records(routes: Path) -> Iterator[Path]:
    yield from (file for name in SINGLES if (file := routes / f"{name}.yml").is_file())
    for kind in FOLDERS:
        yield from sorted((routes / kind).glob("*.yml"))


def _changes(paths: tuple[Path, ...]) -> Iterator[Change]:
    """Each file that would change, with its text of now and then; what is no record is named and left alone."""
    for path in paths:
        model = model_of(path)
        obstacle = find_obstacle(str(path), path.as_posix())
        raw = b"" if obstacle else path.read_bytes()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = ""
        if model is None or not text or len(raw) > MAX_BYTES:
            say(Message("fix.left", file=path.as_posix()))
            continue
        new = mend_text(text, model)
        if new != text:
            yield path, text, new


def _show_change(path: Path, old: str, new: str) -> None:
    """Print the lines of a file that go and come."""
    name = path.as_posix()
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm="", n=1)
    for line in lines:
        click.echo(visible(line))


def _write_file(path: Path, text: str) -> None:
    """Replace a file as a whole: an interrupted write leaves the old one."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(text.encode("utf-8"))
    os.chmod(file.name, path.stat().st_mode)
    os.replace(file.name, path)
