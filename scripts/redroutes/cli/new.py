"""``redroutes new``: a skeleton of a record, with every field and what it is for."""

from __future__ import annotations

import re
import typing
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from redroutes.cli.options import routes_option
from redroutes.problems import format_text
from redroutes.reading import read_site_alone
from redroutes.records import FOLDERS, Text
from redroutes.records.base import ID_PATTERN


@click.command()
@click.argument("kind", type=click.Choice(list(FOLDERS)))
@click.argument("record_id", metavar="ID")
@routes_option
def new(kind: str, record_id: str, routes: Path) -> None:
    """Write a skeleton for a new record: KIND is its folder, ID its file's name.

    Required fields stand open, optional ones are commented out; each says what it is for.
    """
    if not re.match(ID_PATTERN, record_id):
        hint = "small letters a-z, digits and single hyphens, for example old-city-wall"
        raise click.BadParameter(f"'{record_id}' is not an id: {hint}", param_hint="ID")
    file = routes / kind / f"{record_id}.yml"
    if file.exists():
        raise click.ClickException(f"{file} is there already; nothing was changed.")
    text = make_skeleton(kind, read_languages(routes))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
    click.echo(f"{file} written. Fill it in, then run: redroutes check")


def read_languages(routes: Path) -> list[str]:
    """The site's languages, from the site record alone; ends with its faults where it has some."""
    entry, problems = read_site_alone(routes)
    if entry is None:
        for problem in problems:
            click.echo(format_text(problem))
        raise click.ClickException(
            "The languages of the texts stand in site.yml: correct it first. Nothing was written."
        )
    return [language.id for language in entry.record.languages]


def make_skeleton(kind: str, languages: list[str]) -> str:
    """The text of a new record of a kind."""
    lines = [
        f"# yaml-language-server: $schema=../schema/{kind}.json",
        "# Required fields stand open. Take away the # before an optional one to use it.",
        "",
    ]
    for name, field in FOLDERS[kind].model_fields.items():
        lines += _field_lines(name, field, languages, 0, is_optional=not field.is_required())
    return "\n".join(lines) + "\n"


def _field_lines(
    name: str, field: FieldInfo, languages: list[str], level: int, *, is_optional: bool
) -> list[str]:
    note = " ".join((field.description or "").split())
    lines = [f"# {note}"] if note else []
    lines += _value_lines(name, field.annotation, languages)
    pad = "  " * level
    mark = "# " if is_optional else ""
    return [
        f"{pad}{line}" if line.startswith("# ") and index == 0 and note else f"{pad}{mark}{line}"
        for index, line in enumerate(lines)
    ]


def _value_lines(name: str, annotation: Any, languages: list[str]) -> list[str]:
    kind = _plain_type(annotation)
    if name == "checked":
        return [f'checked: "{date.today().isoformat()}"']
    if name == "sources" and typing.get_origin(kind) is dict:
        return [
            "sources:",
            "  S1:",
            "    title: ",
            "    publisher: ",
            '    date: "2026-01-31"',
            "    url: ",
            "    strength: official",
        ]
    if typing.get_origin(kind) is list:
        inner = _model_lines(_plain_type(typing.get_args(kind)[0]), languages)
        if not inner:
            return [f"{name}: []"]
        return [f"{name}:", f"  - {inner[0]}", *(f"    {line}" for line in inner[1:])]
    inner = _model_lines(kind, languages)
    if inner:
        return [f"{name}:", *(f"  {line}" for line in inner)]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return [f"{name}: {next(iter(kind))}  # {', '.join(kind)}"]
    return [f"{name}: "]


def _model_lines(kind: Any, languages: list[str]) -> list[str]:
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return []
    if kind is Text:
        return [f"{language}: " for language in languages]
    lines: list[str] = []
    for name, field in kind.model_fields.items():
        if not field.is_required():
            continue
        if name == "sources":
            lines.append("sources: [S1]")
        elif name == "id":
            lines.append("id: F1")
        else:
            lines += _value_lines(name, field.annotation, languages)
    return lines


def _plain_type(annotation: Any) -> Any:
    """The type inside Annotated and Optional."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _plain_type(typing.get_args(annotation)[0])
    args = [x for x in typing.get_args(annotation) if x is not type(None)]
    if origin is not None and type(None) in typing.get_args(annotation):
        return _plain_type(args[0])
    return annotation
