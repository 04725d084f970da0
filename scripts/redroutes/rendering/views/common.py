"""Parts that pages of several kinds share: links, cards, facts, sources, dates, the foot of a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from redroutes.catalogue.catalogue import Catalogue, tour_minutes
from redroutes.exports.points import destination
from redroutes.geo.datums import LatLon
from redroutes.languages import count_han, is_han_language
from redroutes.records import Source
from redroutes.records.base import Fact, Record, Recording
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.urls import edit_url, report_url

MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(slots=True)
class Link:
    """A name and where it leads."""

    name: Shown
    href: str


@dataclass(slots=True)
class Card:
    """A record in a list."""

    href: str
    name: Shown
    emblem: str
    """The emblem's name: a kind of position, a theme, a family, a form."""
    label: str
    """The word for the emblem."""
    summary: Shown | None = None
    details: tuple[str, ...] = ()
    """Short facts: minutes, stops, town."""
    hours: str = ""
    """Layout of a position's hours, in lists that say what is open now."""
    is_sure: bool = True
    """False where those hours are unconfirmed."""
    data: dict[str, str] = field(default_factory=dict)
    """For filters: attribute -> values with spaces between."""


@dataclass(slots=True)
class Citation:
    """A note number that leads to a source."""

    number: int
    anchor: str


@dataclass(slots=True)
class FactView:
    """A fact with its notes."""

    id: str
    number: int
    text: Shown
    citations: tuple[Citation, ...]
    is_confirmed: bool


@dataclass(slots=True)
class SourceView:
    """A source in the list at the end."""

    number: int
    anchor: str
    title: str
    title_tag: str | None
    publisher: str
    date: str
    href: str | None
    strength: str
    """The word for what kind of source it is."""


@dataclass(slots=True)
class Foot:
    """When a record was checked and how to mend it."""

    checked: str
    checked_iso: str
    confidence: str
    confidence_id: str
    source_count: str
    edit: str | None
    report: str


@dataclass(slots=True)
class RecordingView:
    """A recorded text in the page's language."""

    src: str
    credit: str
    """Minutes, who speaks, licence."""


class Notes:
    """Numbers the sources of a record in the order in which the page cites them."""

    def __init__(
        self, context: Context, sources: dict[str, Source], cited: Sequence[str] = ()
    ) -> None:
        """``cited`` are the keys that were cited before, in their order."""
        self.context = context
        self.sources = sources
        self.order: list[str] = list(cited)

    def cite(self, keys: list[str]) -> tuple[Citation, ...]:
        """Note numbers for source keys, in ascending order."""
        for key in keys:
            if key not in self.order:
                self.order.append(key)
        numbers = sorted(self.order.index(key) + 1 for key in keys)
        return tuple(Citation(n, f"s{n}") for n in numbers)

    def views(self) -> list[SourceView]:
        """The cited sources, in the order of their numbers."""
        return [
            view_source(self.context, self.sources[key], number)
            for number, key in enumerate(self.order, start=1)
        ]


def view_source(context: Context, source: Source, number: int) -> SourceView:
    """One source as the page lists it."""
    is_chinese = count_han(source.title) > 0
    differs = is_chinese != is_han_language(context.language)
    tag = ("zh" if is_chinese else "en") if differs else None
    return SourceView(
        number=number,
        anchor=f"s{number}",
        title=source.title,
        title_tag=tag,
        publisher=source.publisher,
        date=format_date(context, source.date),
        href=source.url if source.link and source.url else None,
        strength=context.phrases.enum("strength", source.strength),
    )


def view_facts(context: Context, facts: list[Fact], notes: Notes) -> list[FactView]:
    """Facts with their notes."""
    return [
        FactView(
            fact.id,
            int(fact.id[1:]),
            context.show(fact.text),
            notes.cite(fact.sources),
            fact.confirmed,
        )
        for fact in facts
    ]


def view_foot(
    context: Context, entry: Entry[Any], address: str, source_count: int | None = None
) -> Foot:
    """When the record was checked, and links to edit it and to report a mistake.

    ``source_count`` is said where the sources stand in other records.
    """
    record: Record = entry.record
    repository = context.catalogue.site.repository
    name = context.show(record.name).text
    phrases = context.phrases
    edit, report = None, f"{context.urls.page('contribute')}#report"
    if repository:
        file = f"{entry.kind}/{entry.id}.yml"
        edit = edit_url(repository.url, repository.branch, repository.folder, file)
        body = phrases("report.body", page=address, file=f"{repository.folder}/{file}")
        report = report_url(repository.url, phrases("report.title", name=name), body)
    return Foot(
        checked=format_date(context, record.checked),
        checked_iso=record.checked,
        confidence=phrases.enum("confidence", record.confidence),
        confidence_id=record.confidence,
        source_count=phrases.count(
            "count.sources", len(record.sources) if source_count is None else source_count
        ),
        edit=edit,
        report=report,
    )


def view_recordings(context: Context, recordings: list[Recording]) -> list[RecordingView]:
    """What is recorded in the page's language."""
    return [
        RecordingView(
            src=context.urls.file(f"media/{recording.file}"),
            credit=context.phrases(
                "recording.credit",
                time=format_minutes(context, recording.minutes),
                credit=recording.credit,
                licence=recording.licence,
            ),
        )
        for recording in recordings
        if recording.language == context.language
    ]


def format_date(context: Context, date: str) -> str:
    """An ISO day, month or year in the page's language; ``unknown`` as its word."""
    return _date(context.language, date) or context.phrases("date.unknown")


@lru_cache(maxsize=2048)
def _date(language: str, date: str) -> str:
    """A date in the language's words; empty for what is none. A page has a dozen, most of them on other pages too."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)
    if not match:
        return ""
    year, month, day = match[1], match[2], match[3]
    if is_han_language(language):
        text = f"{year}年"
        text += f"{int(month)}月" if month else ""
        return text + (f"{int(day)}日" if day else "")
    words = [str(int(day))] if day else []
    words += [MONTHS_EN[int(month) - 1]] if month and 1 <= int(month) <= 12 else []
    return " ".join([*words, year])


def format_minutes(context: Context, minutes: float) -> str:
    """Minutes, also in halves, or hours and minutes from 90 on."""
    if minutes == 0.5:
        return context.phrases("count.half_minute")
    if minutes % 1:
        return context.phrases.count("count.half_minutes", int(minutes))
    if minutes < 90:
        return context.phrases.count("count.minutes", int(minutes))
    hours, rest = divmod(int(minutes), 60)
    text = context.phrases.count("count.hours", hours)
    return f"{text} {context.phrases.count('count.minutes', rest)}" if rest else text


def format_distance(context: Context, metres: float) -> str:
    """Metres to the nearest 50, kilometres with one decimal from 950 m on."""
    if metres < 950:
        rounded = max(50, round(metres / 50) * 50)
        return context.phrases("distance.m", n=rounded)
    return context.phrases("distance.km", n=f"{metres / 1000:.1f}")


def format_phone(number: str) -> str:
    """A Chinese number as people write it, ``021-6678 6377``; others as they stand."""
    if number.startswith("+86"):
        rest = number[3:]
        for area in ("10", "20", "21", "22", "23", "24", "25", "27", "28", "29"):
            if rest.startswith(area) and len(rest) == len(area) + 8:
                local = rest[len(area) :]
                return f"0{area}-{local[:4]} {local[4:]}"
    return number


def town_link(context: Context, town_id: str) -> Link:
    """A town's name and page."""
    town = context.catalogue.towns[town_id]
    return Link(context.show(town.name), context.urls.record("towns", town_id))


def position_card(
    context: Context,
    entry: Entry[Any],
    *,
    with_summary: bool = True,
    with_town: bool = True,
    with_data: bool = False,
) -> Card:
    """A position in a list; without its town where the list is one of that town.

    ``with_data`` adds what filters read, and its WGS-84 point, where one is trusted, for sorting by distance on
    the reader's device.
    """
    record = entry.record
    phrases = context.phrases
    town = context.show(context.catalogue.towns[record.town].name)
    details = [town.text] if with_town else []
    if record.openness != "open":
        details.append(phrases.enum("openness", record.openness))
    return Card(
        href=context.urls.record("positions", entry.id),
        name=context.show(record.name),
        emblem=record.kind,
        label=phrases.enum("kind", record.kind),
        summary=context.show(record.summary) if with_summary else None,
        details=tuple(details),
        data=_filter_data(record) if with_data else {},
    )


def _filter_data(record: Any) -> dict[str, str]:
    data = {
        "town": record.town,
        "kind": record.kind,
        "audience": " ".join(record.audiences),
        "openness": record.openness,
        "names": " ".join(_search_names(record)),
    }
    if spot := destination(record):
        data["at"] = format_spot(spot)
    return data


def format_spot(spot: LatLon) -> str:
    """A point in WGS-84 as ``lat,lon``, to about a metre."""
    return f"{spot[0]:.5f},{spot[1]:.5f}"


def tour_card(context: Context, entry: Entry[Any]) -> Card:
    """A tour in a list."""
    record, phrases = entry.record, context.phrases
    return Card(
        href=context.urls.record("tours", entry.id),
        name=context.show(record.name),
        emblem=f"theme-{record.theme}",
        label=phrases.enum("theme", record.theme),
        summary=context.show(record.summary),
        details=(
            phrases.count("count.stops", len(record.stops)),
            tour_length(context, record),
            phrases.enum("mode", record.mode),
        ),
    )


def tour_length(context: Context, tour: Any) -> str:
    """How long a tour takes: with the ways where they are known, else at the stops alone."""
    at_stops, on_way, is_whole = tour_minutes(tour)
    if is_whole:
        return context.phrases("tour.total_whole", time=format_minutes(context, at_stops + on_way))
    return context.phrases("tour.total_stops", time=format_minutes(context, at_stops))


def template_card(context: Context, entry: Entry[Any]) -> Card:
    """A template in a list."""
    record, phrases = entry.record, context.phrases
    minutes = sorted({sum(step.minutes for step in v.steps) for v in record.variants})
    return Card(
        href=context.urls.record("templates", entry.id),
        name=context.show(record.name),
        emblem=f"family-{record.family}",
        label=phrases.enum("family", record.family),
        summary=context.show(record.summary),
        details=tuple(format_minutes(context, n) for n in minutes),
    )


def lesson_card(context: Context, entry: Entry[Any]) -> Card:
    """A lesson in a list."""
    record, phrases = entry.record, context.phrases
    place = context.catalogue.positions[record.position]
    return Card(
        href=context.urls.record("lessons", entry.id),
        name=context.show(record.name),
        emblem=f"form-{record.form}",
        label=phrases.enum("form", record.form),
        summary=context.show(record.summary),
        details=(
            format_minutes(context, record.length),
            context.show(place.record.name).text,
        ),
    )


def programme_card(context: Context, entry: Entry[Any]) -> Card:
    """A programme in a list."""
    record = entry.record
    towns = context.catalogue.towns
    details = (context.show(towns[record.town].name).text,) if record.town else ()
    return Card(
        href=context.urls.record("programmes", entry.id),
        name=context.show(record.name),
        emblem="service",
        label=context.phrases("menu.programmes"),
        summary=context.show(record.summary),
        details=details,
    )


def _search_names(record: Any) -> list[str]:
    names = list(record.name.languages.values())
    for aliases in record.aliases.values():
        names += aliases
    return [name.lower() for name in names]


def address_of(catalogue: Catalogue, language: str, kind: str, record_id: str) -> str:
    """A record's full address where the site knows its own, else its path."""
    folder = "" if language == catalogue.languages[0] else f"{language}/"
    return f"{catalogue.site.base_url or '/'}{folder}{kind}/{record_id}/"
