"""The status board: figures of the records, each with the list behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from redroutes.catalogue import speech
from redroutes.catalogue.cached import cached_with_catalogue
from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.speech import full, lesson_rows, tour_rows
from redroutes.catalogue.statistics import Measures, measure
from redroutes.languages import is_spoken_by_characters
from redroutes.records import Position
from redroutes.records.base import Strength
from redroutes.records.collection import Entry
from redroutes.records.made_from import Standing
from redroutes.records.positions import PositionKind
from redroutes.records.speech import SCRIPT_MINUTES
from redroutes.rendering.context import Context
from redroutes.rendering.views.cards import Link, link_to
from redroutes.rendering.views.formats import format_date
from redroutes.rendering.views.long_lists import CutList, cut_list, has_many_positions

ROWS = 60
"""Lessons and tours that the tables of speech show, the emptiest lessons first."""


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
    towns: list[tuple[Link, list[Link]]]
    """What is missing, by town, where somebody in the town could be asked; else empty."""


@dataclass(slots=True)
class LessonRow:
    """A lesson's line in the table of speech."""

    lesson: Link
    speech: str
    doing: str
    filled: list[tuple[int, str]]
    """For each language what is said, and the share of the minutes that it fills."""


@dataclass(slots=True)
class TourRow:
    """A tour's line in the table of stays."""

    tour: Link
    stay: int
    spoken: list[str]
    """Minutes spoken in each length."""
    scripts: str
    fills: str


@dataclass(slots=True)
class Speech:
    """How full the minutes are."""

    lead: str
    heads: list[str]
    """For each language what is counted in it."""
    lessons: list[LessonRow]
    more: str
    """What is said of lessons that are left out."""
    lengths: list[str]
    tours: list[TourRow]
    scripts: list[tuple[str, str]]
    """Length in words and how many positions have a script of it."""


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
    speech: Speech
    confidence: list[tuple[str, int]]
    facts: str
    strengths: list[tuple[str, int]]
    missing_texts: CutList
    translations: str
    """How many translations fit their originals, and of how many it is not known."""
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
                _by_town(context, row.missing) if row.field == "opening_hours" else [],
            )
            for row in found.fields
        ],
        speech=_speech(context),
        confidence=[
            (phrases.enum("confidence", name), found.confidence[name])
            for name in ("high", "medium", "low")
        ],
        facts=phrases("status.facts", n=found.facts, open=found.unconfirmed_facts),
        strengths=[(phrases.enum("strength", s), found.strengths[s]) for s in Strength],
        missing_texts=cut_list(context, found.missing_texts),
        translations=_view_translations(context, found),
        stale_texts=cut_list(context, found.stale_texts),
        oldest=_oldest(context, found),
        notice=context.notice,
    )


def _by_town(context: Context, missing: Sequence[Entry[Position]]) -> list[tuple[Link, list[Link]]]:
    """Positions below their towns, in the order of the towns; none where the list is too long for a phone."""
    if has_many_positions(context.catalogue):
        return []
    towns = context.catalogue.entries("towns")
    found: dict[str, list[Link]] = {town: [] for town in towns}
    for entry in missing:
        found[entry.record.town].append(link_to(context, entry))
    return [(link_to(context, towns[town]), links) for town, links in found.items() if links]


def _oldest(context: Context, found: Measures) -> list[tuple[Link, str]]:
    return [
        (link_to(context, entry), format_date(context, entry.record.checked))
        for entry in found.oldest
    ]


@cached_with_catalogue(1)
def _spoken(
    catalogue: Catalogue,
) -> tuple[list[speech.SpeechRow], list[speech.TourRow], Counter[str]]:
    """Lessons, those with the emptiest minutes first, tours, and how many scripts there are of each length."""
    lessons = sorted(
        lesson_rows(catalogue.site, catalogue.lessons.values()),
        key=lambda row: (min(x.percent for x in row.filled.values()), row.entry.id),
    )
    tours = list(tour_rows(catalogue.site, catalogue.tours.values(), catalogue.positions))
    scripts = (entry.record.script for entry in catalogue.positions.values())
    written = Counter(x for script in scripts for x in SCRIPT_MINUTES if getattr(script, x, None))
    return lessons, tours, written


def _speech(context: Context) -> Speech:
    phrases, catalogue, site = context.phrases, context.catalogue, context.catalogue.site
    lessons, tours, scripts = _spoken(catalogue)
    left_out = max(0, len(lessons) - ROWS)
    return Speech(
        lead=phrases(
            "status.speech_lead",
            characters=f"{full('zh', site.speech):g}",
            words=f"{full('en', site.speech):g}",
        ),
        heads=[_counted(context, language.id, language.name) for language in site.languages],
        lessons=[_lesson_row(context, row) for row in lessons[:ROWS]],
        more=phrases("status.more", n=left_out) if left_out else "",
        lengths=[phrases(f"script.{length}") for length in SCRIPT_MINUTES],
        tours=[_tour_row(context, row) for row in tours[:ROWS]],
        scripts=[
            (phrases(f"script.{length}"), phrases("status.of", done=scripts[length], total=total))
            for total in [len(catalogue.positions)]
            for length in SCRIPT_MINUTES
        ],
    )


def _counted(context: Context, language: str, name: str) -> str:
    word = "characters" if is_spoken_by_characters(language) else "words"
    return context.phrases(f"status.{word}", language=name)


def _lesson_row(context: Context, row: speech.SpeechRow) -> LessonRow:
    return LessonRow(
        lesson=link_to(context, row.entry),
        speech=f"{row.speech:g}",
        doing=f"{row.doing:g}" if row.doing else "–",
        filled=[
            (x.count, context.phrases("status.percent", n=x.percent)) for x in row.filled.values()
        ],
    )


def _tour_row(context: Context, row: speech.TourRow) -> TourRow:
    of = context.phrases
    return TourRow(
        tour=link_to(context, row.entry),
        stay=row.stay,
        spoken=[f"{minutes:.0f}" for minutes in row.spoken.values()],
        scripts=of("status.of", done=row.scripts, total=row.stops),
        fills=of("status.of", done=row.fills, total=row.stops),
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


def _view_translations(context: Context, found: Measures) -> str:
    counts = {str(standing): found.translations[standing] for standing in Standing}
    return context.phrases("status.translations", total=sum(counts.values()), **counts)
