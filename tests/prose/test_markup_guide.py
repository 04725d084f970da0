"""The guide names every field in which something is markup, in both languages."""

from __future__ import annotations

import typing
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from redroutes.records import KINDS, SINGLES
from redroutes.records.base import Prose, ProseWithHeadings, Speech
from support import ROOT


def fields_of(
    model: type[BaseModel], path: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name of the markup and path of every field below a model whose text has some."""
    for name, field in model.model_fields.items():
        for found in models_in(field.annotation):
            if issubclass(found, (Prose, Speech)):
                yield found.__name__, (*path, name)
            elif len(path) < 5:
                yield from fields_of(found, (*path, name))


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from models_in(argument)


def rows_of(language: str) -> dict[str, str]:
    page = (ROOT / "docs" / "contribute" / f"fields.{language}.md").read_text("utf-8")
    section = page.partition("{#markup}")[2].partition("\n### ")[0].splitlines()
    rows = [line for line in section if line.startswith("| ")][2:]
    return dict(
        zip((Prose.__name__, Speech.__name__, ProseWithHeadings.__name__), rows, strict=False)
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_field_with_markup_is_named(language: str) -> None:
    """In the row of its markup: the field, and the one that holds it."""
    rows = rows_of(language)
    models = [*SINGLES.values(), *(kind.model for kind in KINDS.values())]
    found = {field for model in models for field in fields_of(model)}
    assert {markup for markup, _ in found} == set(rows)
    for markup, path in found:
        outer = path[0] if path[0] not in KINDS else path[1]
        assert f"`{outer}`" in rows[markup], path
        assert f"`{path[-1]}`" in rows[markup], path
