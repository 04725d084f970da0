"""``redroutes holidays``: next year's notice on public holidays, pasted as text, as the lines of ``holidays.yml``."""

from __future__ import annotations

from typing import TextIO

import click

from redroutes.cli.speaking import current_language, lang_option
from redroutes.hours.notices import read_notice, write_year
from redroutes.messages import read_messages


@click.command()
@click.argument("notice", type=click.File("r", encoding="utf-8"))
@click.option("--year", type=click.IntRange(2000, 2100), help="The year, where the text has none.")
@lang_option
def holidays(notice: TextIO, year: int | None) -> None:
    """Read the notice on public holidays and propose a year for holidays.yml.

    NOTICE is a text file, or - to paste the text. Nothing is written: put the lines below "years" in holidays.yml,
    add the notice to "sources", and answer the questions that stand above the lines.
    """
    found = read_notice(notice.read(), year)
    messages = read_messages(current_language())
    for question in found.questions:
        click.echo("# " + messages(f"notice.{question.code}", text=question.text))
    if not found.holidays:
        raise click.ClickException(messages("notice.nothing"))
    click.echo(write_year(found))
