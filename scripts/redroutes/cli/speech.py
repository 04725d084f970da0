"""``redroutes speech``: how full are the minutes of lessons, scripts and tours?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from redroutes.catalogue.speech import SpeechRow, TourRow, lesson_rows, script_rows, tour_rows
from redroutes.cli.options import in_words, routes_option
from redroutes.cli.speaking import lang_option
from redroutes.cli.wide_help import columns
from redroutes.languages import is_spoken_by_characters
from redroutes.messages import Message
from redroutes.reading import read_records
from redroutes.records import Site
from redroutes.records.collection import Entry
from redroutes.records.speech import SCRIPT_MINUTES

KINDS = ("lessons", "scripts", "tours")


@click.command()
@click.argument("kind", type=click.Choice(KINDS), required=False)
@lang_option
@routes_option
def speech(kind: str | None, routes: Path) -> None:
    """Print minutes, characters or words, and the share of the minutes that is filled.

    Name one of the tables to see it alone; else all three are printed. Records that cannot be read are left out.
    """
    entries: list[Entry[Any]] = []
    read_records(routes, entries=entries)
    site = next((entry.record for entry in entries if entry.kind == "site"), None)
    if site is None:
        raise click.ClickException(in_words(Message("speech.no-site")))
    tables = {name: _TABLES[name](site, entries) for name in KINDS if kind in (None, name)}
    click.echo("\n\n".join(_align(rows) for rows in tables.values()))


def _lessons(site: Site, entries: list[Entry[Any]]) -> list[list[str]]:
    heads = [*_heads("lesson", "form", "speech", "doing"), *_filled_heads(site)]
    rows = list(lesson_rows(site, _of(entries, "lessons")))
    lines = [
        [row.entry.id, row.entry.record.form, f"{row.speech:g}", f"{row.doing:g}", *_filled(row)]
        for row in rows
    ]
    return [heads, *lines, _total(rows, [*_heads("all"), ""], site)]


def _scripts(site: Site, entries: list[Entry[Any]]) -> list[list[str]]:
    heads = [*_heads("position", "script", "speech"), *_filled_heads(site)]
    rows = list(script_rows(site, _of(entries, "positions")))
    return [heads, *([r.entry.id, r.length, f"{r.speech:g}", *_filled(r)] for r in rows)]


def _tours(site: Site, entries: list[Entry[Any]]) -> list[list[str]]:
    heads = _heads("tour", "stay", "stops", "scripts", "fills", *SCRIPT_MINUTES)
    places = {entry.id: entry for entry in _of(entries, "positions")}
    rows = tour_rows(site, _of(entries, "tours"), places)
    return [heads, *(_tour(row) for row in rows)]


_TABLES = {"lessons": _lessons, "scripts": _scripts, "tours": _tours}


def _of(entries: list[Entry[Any]], kind: str) -> list[Entry[Any]]:
    return sorted((entry for entry in entries if entry.kind == kind), key=lambda entry: entry.id)


def _heads(*names: str) -> list[str]:
    """Heads of columns in the language of this command."""
    return [in_words(Message(f"speech.head.{name}")) for name in names]


def _filled_heads(site: Site) -> list[str]:
    heads = []
    for language in (x.id for x in site.languages):
        noun = "characters" if is_spoken_by_characters(language) else "words"
        first, *others = _heads(noun, "rate", "filled")
        heads += [f"{language} {first}", *others]
    return heads


def _filled(row: SpeechRow) -> list[str]:
    cells = []
    for filled in row.filled.values():
        cells += [str(filled.count), f"{filled.count / row.speech:.0f}", f"{filled.percent} %"]
    return cells


def _total(rows: Sequence[SpeechRow], first: list[str], site: Site) -> list[str]:
    minutes, doing = sum(row.speech for row in rows), sum(row.doing for row in rows)
    cells = [*first, f"{minutes:g}", f"{doing:g}"]
    for language in (x.id for x in site.languages):
        count = sum(row.filled[language].count for row in rows)
        shares = sum(row.filled[language].percent * row.speech for row in rows)
        rate = f"{count / minutes:.0f}" if minutes else "0"
        share = f"{shares / minutes:.0f} %" if minutes else "0 %"
        cells += [str(count), rate, share]
    return cells


def _tour(row: TourRow) -> list[str]:
    numbers = [row.stay, row.stops, row.scripts, row.fills, *row.spoken.values()]
    return [row.entry.id, *(f"{number:g}" for number in numbers)]


def _align(rows: Iterable[Sequence[str]]) -> str:
    """Columns side by side, the first to the left and numbers to the right; a Chinese character is two wide."""
    table = list(rows)
    widths = [max(map(columns, column)) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        blanks = [" " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)]
        first, *others = zip(row, blanks, strict=True)
        cells = ["".join(first), *(blank + cell for cell, blank in others)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
