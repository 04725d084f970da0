"""``redroutes init --from``: places of a table, each guess shown, and confirmed or left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from redroutes.importing import (
    GridError,
    Options,
    Place,
    make_records,
    match_columns,
    read_grid,
    read_places,
)
from redroutes.importing.columns import Columns
from redroutes.importing.grids import Grid
from redroutes.importing.places import GUESSED
from redroutes.importing.records import Context
from redroutes.importing.values import say_hours
from redroutes.phrasebook import Phrases, read_phrases
from redroutes.records.points import Datum
from redroutes.scaffold import Answers

SHOWN = 12
"""Guesses of a field that are shown; all of them with --all-guesses."""
REPORT = "places-to-do.csv"


@dataclass(frozen=True)
class Table:
    """A table that is to be brought over, and what was said of it."""

    file: Path
    columns: Path | None
    datum: str | None
    area_code: str
    publisher: str
    shows_all: bool


class Questions:
    """Shows guesses and asks; with ``silent`` everything but a datum and mobile phones is taken as guessed."""

    def __init__(self, messages: Phrases, *, silent: bool) -> None:
        self.messages = messages
        self.silent = silent

    def confirm(self, key: str, *, default: bool = True, **values: object) -> bool:
        """Yes or no."""
        if self.silent:
            return default
        return click.confirm(self.messages(f"import.{key}", **values), default=default)

    def datum(self) -> Datum | None:
        """Of points of which the table does not say it; nobody guesses it."""
        if self.silent:
            return None
        choices = click.Choice([*(x.value for x in Datum), "none"])
        answer = click.prompt(self.messages("import.ask-datum"), type=choices, default="none")
        return None if answer == "none" else Datum(answer)


def import_places(table: Table, answers: Answers, ask: Questions) -> dict[str, str]:
    """The files of a table's places, with the report of what is missing; ends with a sentence if it is no table."""
    try:
        grid = read_grid(table.file)
        columns = match_columns(grid, read_column_names(table.columns))
    except GridError as error:
        raise click.ClickException(
            ask.messages(f"import.fault.{error.key}", **error.values)
        ) from error
    show_columns(columns, ask)
    datum = Datum(table.datum) if table.datum and table.datum != "none" else None
    options = Options(answers.country, table.area_code, datum)
    places = confirm_guesses(grid, columns, options, table, ask)
    context = Context(
        [language.id for language in answers.languages],
        answers.languages[0].id,
        table.file.name,
        table.publisher or next(iter(answers.district.values()), table.file.name),
        answers.today,
    )
    files = make_records(places, context)
    missing = sum(len(place.missing) for place in places)
    files[REPORT] = write_report(places, ask.messages)
    click.echo(ask.messages("import.report", places=len(places), missing=missing, file=REPORT))
    return files


def read_column_names(file: Path | None) -> dict[str, str]:
    """Title -> field, from lines such as ``Visiting times: hours``."""
    if file is None:
        return {}
    names = {}
    for line in file.read_text("utf-8-sig").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        title, sign, field = line.replace("：", ":").rpartition(":")
        if not sign or not title.strip():
            raise GridError("columns-file", file=file.name)
        names[title.strip().strip("\"'")] = field.strip()
    return names


def show_columns(columns: Columns, ask: Questions) -> None:
    """What was recognized; ends if that is wrong."""
    click.echo(ask.messages("import.columns"))
    for field, at in columns.fields.items():
        click.echo(f"  {columns.titles[at]} → {field}")
    if columns.unused:
        click.echo(ask.messages("import.unused", titles=", ".join(columns.unused)))
    if not ask.confirm("ask-columns"):
        raise click.ClickException(ask.messages("import.stop-columns"))


def confirm_guesses(
    grid: Grid, columns: Columns, options: Options, table: Table, ask: Questions
) -> list[Place]:
    """The places after all guesses were shown; those of a field that are refused are left out."""

    def read() -> list[Place]:
        return read_places(grid, columns, options)

    places = read()
    if options.datum is None and table.datum is None and _reasons(places, "point", "datum"):
        options = replace(options, datum=ask.datum())
    mobiles = _reasons(places, "phone", "mobile")
    if mobiles and ask.confirm("ask-mobiles", default=False, n=mobiles):
        options = replace(options, keep_mobiles=True)
    places = read()
    refused = set()
    for field in GUESSED:
        guesses = [(p.name[""], *p.guesses[field]) for p in places if field in p.guesses]
        if guesses:
            show_guesses(field, guesses, ask.messages, None if table.shows_all else SHOWN)
            if not ask.confirm("ask-guesses"):
                refused.add(field)
    options = replace(options, left_out=frozenset(refused - {"kind"}))
    return read()


def show_guesses(
    field: str, guesses: Sequence[tuple[str, str, str]], messages: Phrases, most: int | None
) -> None:
    """Each different guess once: what stands in the table, what was understood."""
    say: Callable[[str], str] = str
    if field == "hours":
        phrases = read_phrases(messages.language)

        def say(rule: str) -> str:
            return f"{rule}  ({say_hours(rule, phrases)})"

    click.echo(messages("import.guesses", field=field, n=len(guesses)))
    lines = list(dict.fromkeys(f"  {given} → {say(found)}" for _, given, found in guesses))
    for line in lines[:most]:
        click.echo(line)
    if most and len(lines) > most:
        click.echo(f"  {messages('import.more', n=len(lines) - most)}")


def write_report(places: Sequence[Place], messages: Phrases) -> str:
    """Everything that is missing as a table for a spreadsheet (CSV), with its reason."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    heads = ("line", "place", "field", "given", "reason")
    writer.writerow([messages(f"import.head.{name}") for name in heads])
    for place in places:
        for field, (given, reason) in place.missing.items():
            words = messages(f"import.reason.{reason}")
            writer.writerow([place.line, place.name[""], field, given, words])
    return "\ufeff" + table.getvalue()


def _reasons(places: Sequence[Place], field: str, reason: str) -> int:
    empty: Mapping[str, tuple[str, str]] = {}
    return sum((p.missing or empty).get(field, ("", ""))[1] == reason for p in places)
