"""``redroutes answers``: what visitors have answered at places becomes a proposed change, shown before written."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from redroutes.cli.fix import Change, show_and_write
from redroutes.cli.new import read_languages
from redroutes.cli.options import in_words, routes_option, say
from redroutes.cli.speaking import lang_option
from redroutes.editing import EditError, edit_text, plain_data
from redroutes.editing.answers import by_record, propose, read_answers
from redroutes.hours import certain_rule
from redroutes.messages import Message
from redroutes.records import Position


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option("--yes", is_flag=True, help="Write without asking; for scripts.")
@lang_option
@routes_option
def answers(file: TextIO, yes: bool, routes: Path) -> None:
    """Turn answers from the spot into changes of records. FILE holds the text that was sent, - the standard input.

    Each answer brings a source "seen on the spot" with its day. What a source says is never replaced in silence: the
    changes are shown, and written when you agree. What cannot be written is told.
    """
    found = read_answers(file.read())
    if not found:
        raise click.ClickException(in_words(Message("answers.none")))
    languages = read_languages(routes)
    changes: list[Change] = []
    for record, given in by_record(found):
        path = routes / f"{record}.yml"
        if not path.is_file():
            say(Message("answers.no-record", record=record))
            continue
        text = path.read_text("utf-8")
        proposal = propose(plain_data(text), given, languages, certain_rule)
        for message in proposal.by_hand:
            say(Message("answers.by-hand", record=record, what=message))
        try:
            new = edit_text(text, proposal.edits, Position)
        except EditError as error:
            say(Message("answers.by-hand", record=record, what=str(error)))
            continue
        changes += [(path, text, new)] if new != text else []
    if not changes:
        say(Message("answers.nothing"))
        return
    show_and_write(changes, yes)
