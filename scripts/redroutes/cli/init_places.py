"""``redroutes init --from``: places of a table, each guess shown, and confirmed or left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from redroutes.cli.init_shown import show_columns, show_guesses, write_report
from redroutes.cli.options import echo
from redroutes.importing import (
    GUESSED,
    Columns,
    Context,
    Grid,
    GridError,
    Options,
    Place,
    choose_grid,
    decode,
    find_language,
    list_facts,
    make_records,
    match_columns,
    other_lists,
    read_grids,
    read_places,
)
from redroutes.importing.phones import area_code_of
from redroutes.messages import say_in
from redroutes.phrasebook import Phrases
from redroutes.problems import Problem, has_errors, visible
from redroutes.records.points import Datum
from redroutes.scaffold import Answers

SHOWN = 12
"""Guesses of a field that are shown; all of them with --all-guesses."""
FEWEST = 3
"""So many numbers have to have an area code before it is taken for those that have none."""
REPORT = "places-to-do.csv"
RECORDS = "routes/positions/"
TOWNS = "routes/towns.yml"
FIELDS = {
    "name": "name",
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
    sheets: tuple[str, ...] = ()
    """Which of its sheets, by name; without any, the one that has most of the columns."""


@dataclass(frozen=True)
class Opened:
    """The sheets of a table that are brought over, each with what its columns are."""

    sheets: list[tuple[Grid, Columns]]

    def read(self, options: Options) -> list[Place]:
        """The places of all of them."""
        return [place for sheet in self.sheets for place in read_places(*sheet, options)]


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


def open_table(table: Table, ask: Questions) -> Opened:
    """The rows of a table and what its columns are, once that is confirmed; ends with a sentence if it is no table."""
    try:
        names = read_column_names(table.columns)
        grids = read_grids(table.file)
        chosen = choose_sheets(grids, names, table.sheets)
        opened = Opened([(grid, match_columns(grid, names)) for grid in chosen])
    except GridError as error:
        sentence = ask.messages(f"import.fault.{error.key}", **error.values)
        raise click.ClickException(visible(sentence)) from error
    rest = [] if table.sheets else other_lists(grids, chosen, names)
    for _, columns in opened.sheets:
        show_columns(columns, ask.messages)
    if rest:
        sheets = ", ".join(f"{grid.sheet} ({len(grid.rows) - 1})" for grid in rest)
        echo(ask.messages("import.other-sheets", taken=chosen[0].sheet, sheets=sheets))
    if not ask.confirm("ask-columns"):
        raise click.ClickException(ask.messages("import.stop-columns"))
    return opened


def choose_sheets(
    grids: Sequence[Grid], names: Mapping[str, str], sheets: Sequence[str]
) -> list[Grid]:
    """The sheets that were named, in their order; else the one that has most of the columns."""
    if not sheets:
        return [choose_grid(grids, names)]
    by_name = {grid.sheet: grid for grid in grids}
    for name in sheets:
        if name not in by_name:
            raise GridError("sheet", name=name, names=", ".join(by_name))
    return [by_name[name] for name in dict.fromkeys(sheets)]


@dataclass
class Imported:
    """The places of a table, and what their records have in common."""

    places: list[Place]
    context: Context
    messages: Phrases
    dropped: list[tuple[Place, str]] = field(default_factory=list)
    """Places that the check refuses by their names, and why."""

    @property
    def files(self) -> dict[str, str]:
        """Their records, with the report of what is missing."""
        report = {REPORT: write_report(self.places, self.dropped, self.messages)}
        return make_records(self.places, self.context) | report

    def leave_out(self, problems: Sequence[Problem]) -> bool:
        """Take out of the places what the check refuses, and list it; False if there is nothing that helps."""
        paths = [path for path in self.files if path.startswith(RECORDS)]
        by_path = dict(zip(paths, self.places, strict=True))
        towns = sorted({place.values.get("town", "") for place in self.places})
        of_places = [
            (by_path[x.path], x) for x in problems if has_errors([x]) and x.path in by_path
        ]
        refused = [
            (place, self._value_of(problem.field, place), problem.message)
            for place, problem in of_places
        ] + [
            (place, "town", problem.message)
            for problem in problems
            if problem.path == TOWNS and (found := re.match(r"towns\[(\d+)\]", problem.field))
            for place in self.places
            if place.values.get("town") == towns[int(found[1])]
        ]
        return (
            sum(self._drop(*what) for what in refused) > 0
            or sum(self._drop(place, "name", problem.message) for place, problem in of_places) > 0
        )

    def _drop(self, place: Place, field: str, message: str) -> bool:
        """Take one value out, or the whole place if it is its name."""
        column = field.removesuffix("_in_words").split(".")[0]
        if field == "name" and place in self.places and len(self.places) > 1:
            self.places.remove(place)
            self.dropped.append((place, message))
        elif field in place.values:
            for name in (field, f"{field}.en", f"{field}.zh"):
                place.values.pop(name, None)
            place.missing[column] = (place.cells.get(column, ""), message)
        else:
            return False
        return True

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
        echo(self.messages("import.report", file=REPORT, **counts))
        for place, message in self.dropped:
            words = say_in(message, self.messages.language)
            echo(self.messages("import.dropped", line=place.line, why=words))


def import_places(table: Table, opened: Opened, answers: Answers, ask: Questions) -> Imported:
    """The places of a table, with all guesses that were confirmed."""
    datum = Datum(table.datum) if table.datum and table.datum != "none" else None
    options = Options(answers.country, table.area_code, datum)
    places = confirm_guesses(opened, options, table, ask)
    context = Context(
        [language.id for language in answers.languages],
        find_language(places, {language.id: language.tag for language in answers.languages}),
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
    for line in next(iter(decode(file.read_bytes())), "").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        title, sign, field = line.replace("：", ":").rpartition(":")
        if not sign or not title.strip():
            raise GridError("columns-file", file=file.name)
        names[title.strip().strip("\"'")] = field.strip()
    return names


def confirm_guesses(opened: Opened, options: Options, table: Table, ask: Questions) -> list[Place]:
    """The places after all guesses were shown; those of a field that are refused are left out."""
    places = opened.read(options)
    code = find_area_code(places)
    if code and not options.area_code and _reasons(places, "phone", "phone"):
        echo(ask.messages("import.area-code", code=code))
        options = replace(options, area_code=code)
    if options.datum is None and table.datum is None and _reasons(places, "point", "datum"):
        options = replace(options, datum=ask.datum())
    mobiles = _reasons(places, "phone", "mobile")
    if mobiles and ask.confirm("ask-mobiles", default=False, n=mobiles):
        options = replace(options, keep_mobiles=True)
    places = opened.read(options)
    refused = set()
    for name in GUESSED:
        guesses = [(p.name[""], *p.guesses[name]) for p in places if name in p.guesses]
        if guesses:
            show_guesses(name, guesses, ask.messages, None if table.shows_all else SHOWN)
            if not ask.confirm("ask-guesses"):
                refused.add(name)
    options = replace(options, left_out=frozenset(refused - {"kind"}))
    return opened.read(options)


def find_area_code(places: Sequence[Place]) -> str:
    """The one area code that all numbers of a table have; empty if there are several, or too few numbers."""
    numbers = [place.values["phone"].number for place in places if "phone" in place.values]
    codes = [code for code in map(area_code_of, numbers) if code]
    return codes[0] if len(codes) >= FEWEST and len(set(codes)) == 1 else ""


def _reasons(places: Sequence[Place], field: str, reason: str) -> int:
    empty: Mapping[str, tuple[str, str]] = {}
    return sum((p.missing or empty).get(field, ("", ""))[1] == reason for p in places)
