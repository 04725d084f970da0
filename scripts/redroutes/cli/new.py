"""``redroutes new``: a skeleton of a record, with every field and what it is for."""

from __future__ import annotations

import re
from pathlib import Path

import click

from redroutes.cli.options import in_words, print_problems, routes_option
from redroutes.cli.skeleton import make_skeleton
from redroutes.cli.speaking import current_language, lang_option
from redroutes.messages import Message
from redroutes.reading import read_site_alone
from redroutes.records import FOLDERS
from redroutes.records.base import ID_PATTERN


@click.command()
@click.argument("kind", type=click.Choice(list(FOLDERS)))
@click.argument("record_id", metavar="ID")
@lang_option
@routes_option
def new(kind: str, record_id: str, routes: Path) -> None:
    """Write a skeleton for a new record: first its kind, which is its folder; ID is its file's name.

    Required fields stand open, optional ones are commented out; each says what it is for. Nothing is decided for you:
    who may enter, inside what it stands and how sure it is are yours to fill in, and check asks for them.
    """
    if not re.match(ID_PATTERN, record_id):
        raise click.BadParameter(in_words(Message("new.no-id", id=record_id)), param_hint="ID")
    file = routes / kind / f"{record_id}.yml"
    if file.exists():
        raise click.ClickException(in_words(Message("new.there", file=str(file))))
    text = make_skeleton(kind, read_languages(routes), current_language())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
    click.echo(in_words(Message("new.written", file=str(file))))


def read_languages(routes: Path) -> list[str]:
    """The site's languages, from the site record alone; ends with its faults where it has some."""
    entry, problems = read_site_alone(routes)
    if entry is None:
        print_problems(problems)
        raise click.ClickException(in_words(Message("new.no-languages")))
    return [language.id for language in entry.record.languages]
