"""What the commands for spreadsheets share: which file is meant, and reading or writing it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from redroutes.cli.options import in_words
from redroutes.messages import Message
from redroutes.spreadsheets import csv_files, workbook
from redroutes.spreadsheets.grids import BaseRow, Export, Grid

F = TypeVar("F", bound=Callable[..., Any])


def target_options(function: F) -> F:
    """Add ``--xlsx FILE`` and ``--csv FOLDER``, of which one has to be given."""
    csv = click.option(
        "--csv",
        type=click.Path(path_type=Path),
        help="A folder of CSV files, or a file that ends in .zip.",
    )
    xlsx = click.option(
        "--xlsx", type=click.Path(path_type=Path, dir_okay=False), help="An Excel workbook."
    )
    return xlsx(csv(function))


def write_target(made: Export, xlsx: Path | None, csv: Path | None) -> Path:
    """Write what was exported; the path to which it went."""
    target = _target(xlsx, csv)
    try:
        if xlsx:
            workbook.write_workbook(made, target)
        else:
            csv_files.write_csv(made, target)
    except OSError as error:
        raise click.ClickException(f"{target}: {error.strerror or error}") from error
    return target


def read_target(xlsx: Path | None, csv: Path | None) -> tuple[list[Grid], list[BaseRow], str]:
    """The sheets of a file, what was exported into it, and its name as shown to people."""
    target = _target(xlsx, csv)
    if not target.exists():
        raise click.ClickException(in_words(Message("sheet.no-file", value=str(target))))
    try:
        grids, base = workbook.read_workbook(target) if xlsx else csv_files.read_csv(target)
    except workbook.FarCellError as error:
        raise click.ClickException(in_words(Message("sheet.far", cell=str(error)))) from error
    except (workbook.NotAWorkbookError, csv_files.CsvError) as error:
        name = str(error) or str(target)
        words = Message("sheet.not-a-workbook", value=name), Message("sheet.hint.not-a-workbook")
        raise click.ClickException(" ".join(map(in_words, words))) from error
    return grids, base, target.as_posix()


def _target(xlsx: Path | None, csv: Path | None) -> Path:
    target = xlsx or csv
    if target is None or (xlsx and csv):
        raise click.UsageError(in_words(Message("sheet.one-file")))
    return target
