"""``redroutes import``: what was changed in an exported spreadsheet goes into the records, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from redroutes.cli.options import echo, print_problems, routes_option, say
from redroutes.cli.sheets import read_target, target_options
from redroutes.cli.speaking import current_language, lang_option
from redroutes.editing import REMOVED
from redroutes.fields import field_words
from redroutes.loading import today_in
from redroutes.messages import Message, say_in
from redroutes.problems import has_errors, summarize
from redroutes.runtime.writing import replace_file
from redroutes.spreadsheets.importing import Change, Outcome, plan_import

LONGEST = 60
"""Characters of a value in the list of changes."""


@click.command("import")
@target_options
@click.option("--dry-run", is_flag=True, help="Only say what would be changed.")
@lang_option
@routes_option
def import_(xlsx: Path | None, csv: Path | None, dry_run: bool, routes: Path) -> None:
    """Put what was changed in a spreadsheet into the records; everything else in them stays as it is.

    Every fault is named with its sheet and cell, and while there is one nothing is written. Warnings stop nothing.
    """
    grids, base, file = read_target(xlsx, csv)
    outcome = plan_import(grids, base, routes, file, today=today_in(routes))
    for change in outcome.changes:
        echo(describe(change, current_language()))
    print_problems(outcome.problems)
    if has_errors(outcome.problems):
        say(summarize(outcome.problems))
        say(Message("sheet.nothing-written"))
        raise SystemExit(1)
    if not dry_run:
        _write(outcome)
    key = "would-write" if dry_run else "written"
    counts = Message(f"sheet.{key}", n=len(outcome.changes), files=len(outcome.files))
    say(counts)
    if outcome.missing_rows:
        say(Message("sheet.missing-rows", n=outcome.missing_rows))


def describe(change: Change, language: str) -> str:
    """One line: ``阵地!D5 阵地/old-mill 电话 · 号码: … → …``."""
    old, new = _short(change.old, language), _short(change.new, language)
    where = f"{change.kind}/{change.id} {field_words(change.loc, language)}"
    return f"{change.cell} {where}: {old} → {new}"


def _short(value: Any, language: str) -> str:
    if value is None or value is REMOVED:
        return say_in(Message("sheet.empty"), language)
    if isinstance(value, bool):
        return str(value).lower()
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _write(outcome: Outcome) -> None:
    for file, raw in outcome.files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, raw)
