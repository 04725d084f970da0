"""``redroutes export``: the records as a spreadsheet, to be changed in an office program."""

from __future__ import annotations

from pathlib import Path

import click

from redroutes.cli.options import in_words, print_problems, routes_option
from redroutes.cli.sheets import target_options, write_target
from redroutes.cli.speaking import current_language, lang_option
from redroutes.loading import load_folder, today_in
from redroutes.messages import Message
from redroutes.records import KINDS
from redroutes.runtime.cache import Cache
from redroutes.spreadsheets.exporting import make_export
from redroutes.spreadsheets.sources import read_sources


@click.command("export")
@target_options
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(list(KINDS)),
    multiple=True,
    help="Only this kind; may be given several times. All kinds by default.",
)
@lang_option
@routes_option
def export(xlsx: Path | None, csv: Path | None, kinds: tuple[str, ...], routes: Path) -> None:
    """Write the records into a spreadsheet: a sheet for each kind and for each list in it.

    Change cells, add rows, choose yes in the last column to remove an entry; then run "redroutes import".
    """
    records, problems = load_folder(
        routes, routes.as_posix(), today=today_in(routes), cache=Cache()
    )
    if records is None:
        print_problems(problems)
        raise SystemExit(1)
    chosen = [kind for kind in KINDS if not kinds or kind in kinds]
    made = make_export(records, read_sources(records, routes), chosen, current_language())
    target = write_target(made, xlsx, csv)
    rows = sum(len(sheet.rows) for sheet in made.sheets)
    words = Message("sheet.exported", file=str(target), sheets=len(made.sheets), rows=rows)
    click.echo(in_words(words))
