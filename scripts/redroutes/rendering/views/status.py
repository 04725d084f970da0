"""The status board: figures of the records, each with the list behind it."""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.catalogue.statistics import Measures, measure
from redroutes.records.base import Strength
from redroutes.records.positions import PositionKind
from redroutes.rendering.context import Context
from redroutes.rendering.views.cards import Link, link_to
from redroutes.rendering.views.formats import format_date
from redroutes.rendering.views.long_lists import CutList, cut_list


@dataclass(slots=True)
class Degree:
    """One of the five degrees."""

    name: str
    meaning: str
    value: str
    percent: int
    open: CutList


@dataclass(slots=True)
class TownRow:
    """A town's line in the table of coverage."""

    town: Link
    counts: list[str]
    total: int


@dataclass(slots=True)
class FieldRow:
    """A field's line in the table of visiting facts."""

    name: str
    confirmed: int
    unconfirmed: int
    missing: CutList


@dataclass(slots=True)
class StatusView:
    """Everything that the status board shows."""

    title: str
    lead: str
    notice: str | None
    counts: list[tuple[str, str]]
    """Count in words and where the list is."""
    degrees: list[Degree]
    kinds: list[str]
    towns: list[TownRow]
    fields: list[FieldRow]
    confidence: list[tuple[str, int]]
    facts: str
    strengths: list[tuple[str, int]]
    missing_texts: CutList
    stale_texts: CutList
    oldest: list[tuple[Link, str]]


def view_status(context: Context) -> StatusView:
    """What the status board shows, in the context's language."""
    phrases, catalogue = context.phrases, context.catalogue
    found = measure(catalogue)
    kinds = [kind for kind in PositionKind if any(c[kind] for c in found.by_town.values())]
    return StatusView(
        title=phrases("status.title"),
        lead=phrases("status.lead"),
        counts=[
            (phrases.count(f"count.{kind}", count), context.urls.list(kind))
            for kind, count in found.counts.items()
        ],
        degrees=_degrees(context, found),
        kinds=[phrases.enum("kind", kind) for kind in kinds],
        towns=[
            TownRow(
                Link(context.show(catalogue.towns[town].name), context.urls.record("towns", town)),
                [str(counts[kind] or "–") for kind in kinds],
                sum(counts.values()),
            )
            for town, counts in found.by_town.items()
        ],
        fields=[
            FieldRow(
                phrases(f"status.field.{row.field}"),
                row.confirmed,
                row.unconfirmed,
                cut_list(context, row.missing),
            )
            for row in found.fields
        ],
        confidence=[
            (phrases.enum("confidence", name), found.confidence[name])
            for name in ("high", "medium", "low")
        ],
        facts=phrases("status.facts", n=found.facts, open=found.unconfirmed_facts),
        strengths=[(phrases.enum("strength", s), found.strengths[s]) for s in Strength],
        missing_texts=cut_list(context, found.missing_texts),
        stale_texts=cut_list(context, found.stale_texts),
        oldest=[
            (link_to(context, entry), format_date(context, entry.record.checked))
            for entry in found.oldest
        ],
        notice=context.notice,
    )


def _degrees(context: Context, found: Measures) -> list[Degree]:
    phrases = context.phrases
    return [
        Degree(
            name=phrases(f"degree.{item.id}"),
            meaning=phrases(f"degree_meaning.{item.id}"),
            value=phrases("status.of", done=item.done, total=item.total),
            percent=item.percent,
            open=cut_list(context, item.open),
        )
        for item in found.degrees
    ]
