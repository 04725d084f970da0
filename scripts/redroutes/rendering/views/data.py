"""The page on open data: which files there are, what they hold, what may be done with them."""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.records import KINDS
from redroutes.rendering.context import Context, Shown

ENDINGS = (("JSON", "json"), ("CSV", "csv"), ("JSON Schema", "schema.json"))
"""What a link says, and how the file's name ends."""


@dataclass(slots=True)
class DataRow:
    """The files of one kind."""

    name: str
    """How many of what: ``5 positions``."""
    files: list[tuple[str, str]]
    """Words of the link, address."""


@dataclass(slots=True)
class DataView:
    """Everything that the page on open data shows."""

    title: str
    summary: str
    notice: str | None
    rows: list[DataRow]
    points: str
    """Address of the points as GeoJSON."""
    licence: str | None
    credits: list[Shown]


def view_data(context: Context) -> DataView:
    """The page on open data."""
    catalogue = context.catalogue
    return DataView(
        title=context.phrases("data.title"),
        summary=context.phrases("data.lead"),
        notice=None,
        rows=[
            DataRow(
                name=context.phrases.count(f"count.{kind}", len(catalogue.kinds[kind])),
                files=[
                    (word, context.urls.file(f"data/{kind}.{ending}")) for word, ending in ENDINGS
                ],
            )
            for kind in KINDS
        ],
        points=context.urls.file("positions.geojson"),
        licence=catalogue.site.licence,
        credits=context.show_all(catalogue.site.credits),
    )
