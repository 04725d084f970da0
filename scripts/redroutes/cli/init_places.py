"""``redroutes init --from``: places of a table, each guess shown, and confirmed or left out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from redroutes.importing import (
    GridError,
    Options,
    Place,
    choose_grid,
    make_records,
    match_columns,
    read_grids,
    read_places,
)
from redroutes.importing.columns import Columns
from redroutes.importing.grids import Grid
from redroutes.importing.places import GUESSED
from redroutes.importing.records import Context, list_facts
from redroutes.importing.values import area_code_of, say_hours
from redroutes.messages import Message, say_in
from redroutes.phrasebook import Phrases, read_phrases
from redroutes.problems import Problem, has_errors
from redroutes.records.points import Datum
from redroutes.scaffold import Answers

SHOWN = 12
"""Guesses of a field that are shown; all of them with --all-guesses."""
FEWEST = 3
"""So many numbers have to have an area code before it is taken for those that have none."""
REPORT = "places-to-do.csv"
RECORDS = "routes/positions/"
FIELDS = {
    **{"summary": "summary", "story": "summary", "address": "address", "phone": "phone"},
    **{"opening_hours": "hours", "admission": "admission", "point": "point"},
}
"""Field of a record -> the value from which it is made."""


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


def open_table(table: Table, ask: Questions) -> tuple[Grid, Columns]:
    """The rows of a table and what its columns are, once that is confirmed; ends with a sentence if it is no table."""
    try:
        names = read_column_names(table.columns)
        grid = choose_grid(read_grids(table.file), names)
        columns = match_columns(grid, names)
    except GridError as error:
        raise click.ClickException(
            ask.messages(f"import.fault.{error.key}", **error.values)
        ) from error
    show_columns(columns, ask)
    return grid, columns


@dataclass
class Imported:
    """The places of a table, and what their records have in common."""

    places: list[Place]
    context: Context
    messages: Phrases

    @property
    def files(self) -> dict[str, str]:
        """Their records, with the report of what is missing."""
        report = {REPORT: write_report(self.places, self.messages)}
        return make_records(self.places, self.context) | report

    def leave_out(self, problems: Sequence[Problem]) -> bool:
        """Take out of the places what the check refuses, and list it; False if there is nothing that helps."""
        paths = [path for path in self.files if path.startswith(RECORDS)]
        by_path = dict(zip(paths, self.places, strict=True))
        done = False
        for problem in problems:
            place = by_path.get(problem.path)
            if place is None or not has_errors([problem]):
                continue
            field = self._value_of(problem.field, place)
            if field in place.values:
                del place.values[field]
                column = field.removesuffix("_in_words")
                place.missing[column] = (place.cells.get(column, ""), problem.message)
                done = True
        return done

    def _value_of(self, name: str, place: Place) -> str:
        """The value of a place from which a field of its record is made; empty if there is none."""
        fact = re.match(r"facts\[(\d+)\]", name)
        if fact:
            return list_facts(place, self.context)[int(fact[1])][0]
        return FIELDS.get(re.split(r"[.\[]", name)[0], "")

    def report(self) -> None:
        """Say how many places there are, and how much is missing."""
        missing = sum(len(place.missing) for place in self.places)
        counts = {"places": len(self.places), "missing": missing}
        click.echo(self.messages("import.report", file=REPORT, **counts))


def import_places(
    table: Table, opened: tuple[Grid, Columns], answers: Answers, ask: Questions
) -> Imported:
    """The places of a table, with all guesses that were confirmed."""
    grid, columns = opened
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
    return Imported(places, context, ask.messages)


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
        name, _, language = field.partition(".")
        words = ask.messages(f"import.field.{name}") + (f" ({language})" if language else "")
        click.echo(f"  {columns.titles[at]} → {words}")
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
    code = find_area_code(places)
    if code and not options.area_code and _reasons(places, "phone", "phone"):
        click.echo(ask.messages("import.area-code", code=code))
        options = replace(options, area_code=code)
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


def find_area_code(places: Sequence[Place]) -> str:
    """The one area code that all numbers of a table have; empty if there are several, or too few numbers."""
    numbers = [place.values["phone"].number for place in places if "phone" in place.values]
    codes = [code for code in map(area_code_of, numbers) if code]
    return codes[0] if len(codes) >= FEWEST and len(set(codes)) == 1 else ""


def show_guesses(
    field: str, guesses: Sequence[tuple[str, str, str]], messages: Phrases, most: int | None
) -> None:
    """Each different guess once: what stands in the table, what was understood."""
    say: Callable[[str], str] = str
    if field == "hours":
        phrases = read_phrases(messages.language)

        def say(found: str) -> str:
            rule, _, last_entry = found.partition(" | ")
            words = say_hours(rule, phrases)
            if last_entry:
                words = f"{words}; {messages('import.last-entry', time=last_entry)}"
            return f"{rule}  ({words})"

    click.echo(messages("import.guesses", field=messages(f"import.field.{field}"), n=len(guesses)))
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
            is_told = isinstance(reason, Message)
            words = (
                say_in(reason, messages.language)
                if is_told
                else messages(f"import.reason.{reason}")
            )
            shown = messages(f"import.field.{field}")
            writer.writerow([place.line, place.name[""], shown, given, words])
    return "\ufeff" + table.getvalue()


def _reasons(places: Sequence[Place], field: str, reason: str) -> int:
    empty: Mapping[str, tuple[str, str]] = {}
    return sum((p.missing or empty).get(field, ("", ""))[1] == reason for p in places)
