"""The JSON Schema held against the check: what each of them finds in a folder of records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from redroutes.cli.schema import read_district
from redroutes.editing.schemas import make_schemas
from redroutes.problems import Loc, Problem, field_name
from redroutes.records import FOLDERS, SINGLES
from support import TINY


@cache
def schemas_of(routes: Path = TINY) -> dict[str, Any]:
    """Kind -> schema, with the towns and stations of a district."""
    texts = make_schemas(read_district(routes))
    return {name.removesuffix(".json"): json.loads(text) for name, text in texts.items()}


def record_files(folder: Path) -> list[tuple[str, Path]]:
    """Schema name and file of every record below a folder."""
    singles = [(name, folder / f"{name}.yml") for name in SINGLES]
    many = [(kind, file) for kind in FOLDERS for file in sorted((folder / kind).glob("*.yml"))]
    return [(name, file) for name, file in [*singles, *many] if file.is_file()]


def read_plainly(file: Path) -> Any:
    """The data of a file as an editors' program reads it; raises ``yaml.YAMLError``."""
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)


def schema_errors(name: str, file: Path, routes: Path = TINY) -> list[str]:
    """Fields at which the schema finds a fault."""
    validator = jsonschema.Draft202012Validator(schemas_of(routes)[name])
    return [
        field_name(loc)
        for error in validator.iter_errors(read_plainly(file))
        for loc in _places(error)
    ]


def _places(error: jsonschema.ValidationError) -> Iterator[Loc]:
    yield tuple(error.absolute_path)
    for inner in error.context or ():
        yield from _places(inner)


def finds(problem: Problem, errors: list[str]) -> bool:
    """Whether the schema points at the field of a problem, or at the one around it that lacks it."""
    if not problem.field:
        return False
    around = problem.field.rpartition(".")[0]
    return any(
        place in (problem.field, around) or place.startswith(f"{problem.field}.")
        for place in errors
    )
