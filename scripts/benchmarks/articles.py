"""Catalogue -> articles: the texts of the records' pages in one language, for programs that know no records.

Each peer gets these in its own form: what a reader sees of a stop or a tour, without our layout. Hours, telephone
numbers and days are in words already, as our pages have them, so that the texts of both can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.phrasebook import read_phrases
from redroutes.records import KINDS
from redroutes.rendering.context import Context
from redroutes.rendering.views.cards import card_of
from redroutes.rendering.views.citations import view_source
from redroutes.rendering.views.formats import say_phone
from redroutes.rendering.views.hours import hours_words

INTERNAL_LINK = re.compile(r"\]\(([a-z]+/[a-z0-9-]+)\)")


@dataclass(frozen=True)
class Link:
    """A way to another article."""

    path: str
    """``kind/id``."""
    name: str


@dataclass(frozen=True)
class Line:
    """One line of a list: ``**strong** text note``, the text linked where there is an address."""

    text: str
    strong: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A heading with lines below it."""

    heading: str
    lines: list[Line]


@dataclass(frozen=True)
class Article:
    """One page in one language."""

    kind: str
    id: str
    title: str
    summary: str
    details: list[str] = field(default_factory=list)
    """Short facts of a position: kind, town; on its page and on its card in a list."""
    rows: list[tuple[str, str]] = field(default_factory=list)
    """Label and value: town, address, hours and the like."""
    heading: str = ""
    """Over the body."""
    body: str = ""
    """Markdown; links to other articles are ``kind/id``."""
    sections: list[Section] = field(default_factory=list)
    """Things to say, questions, facts, stops, sources."""
    related: list[Link] = field(default_factory=list)
    """Related places; in the heavy case each is shown with its short facts, as our pages show it."""
    links: list[Link] = field(default_factory=list)
    """Tours, the previous and the next stop, stops of a tour."""

    @property
    def path(self) -> str:
        """``kind/id``."""
        return f"{self.kind}/{self.id}"


def make_articles(catalogue: Catalogue, language: str) -> Iterator[Article]:
    """Every record that has a page, in the order of the menu."""
    writer = _Writer(catalogue, language)
    for kind in KINDS:
        makers = {
            "positions": writer.position,
            "tours": writer.tour,
            "towns": writer.town,
        }
        make = makers.get(kind, writer.other)
        yield from (make(entry) for entry in catalogue.entries(kind).values())


def list_title(kind: str, language: str) -> str:
    """The name of a list."""
    return read_phrases(language)(f"menu.{kind}")


def link_records(markdown: str, before: str, after: str) -> str:
    """Markdown with its links to records turned into the links of another program."""
    return INTERNAL_LINK.sub(rf"]({before}\1{after})", markdown)


class _Writer:
    """Writes articles of one language."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self.catalogue = catalogue
        self.language = language
        self.t = read_phrases(language)
        self.context = Context(catalogue, language, depth=2)

    def position(self, entry: Any) -> Article:
        record, t = entry.record, self.t
        card = card_of(self.context, entry, with_summary=False)
        return Article(
            "positions",
            entry.id,
            self._(record.name),
            self._(record.summary),
            details=[card.label, *card.details],
            rows=self._rows(record),
            heading=t("place.story"),
            body=self._(record.story),
            sections=[
                Section(t("place.points"), self._lines(record.talking_points)),
                Section(t("place.questions"), self._questions(record)),
                Section(t("place.facts"), self._facts(record)),
                Section(
                    t("place.designations"), [Line(self._(x.title)) for x in record.designations]
                ),
                Section(t("place.sources"), self._sources(record)),
            ],
            related=self._related(record),
            links=list(self._tours(entry.id)),
        )

    def tour(self, entry: Any) -> Article:
        record = entry.record
        lines, links = [], []
        for stop in record.stops:
            name = self._(self.catalogue.positions[stop.position].record.name)
            minutes = self.t.count("count.minutes", stop.minutes)
            texts = [stop.say, stop.watch, stop.leg.text if stop.leg else None]
            lines.append(Line(self._(stop.task) if stop.task else "", name, note=minutes))
            lines += [Line(self._(text)) for text in texts if text]
            links.append(Link(f"positions/{stop.position}", name))
        sections = [
            Section(list_title("positions", self.language), lines),
            Section(self.t("place.sources"), self._sources(record)),
        ]
        name, summary = self._(record.name), self._(record.summary)
        body = self._(record.introduction)
        return Article("tours", entry.id, name, summary, body=body, sections=sections, links=links)

    def town(self, entry: Any) -> Article:
        town = entry.record
        places = self.catalogue.positions_by_town.get(town.id, [])
        links = [Link(f"positions/{e.id}", self._(e.record.name)) for e in places]
        name = self._(town.name)
        return Article(
            "towns", town.id, name, self._(town.summary) if town.summary else name, links=links
        )

    def other(self, entry: Any) -> Article:
        """A template, a lesson or a programme: all its texts, one after the other."""
        from redroutes.records.walk import walk_texts

        body = "\n\n".join(self._(text) for _, text in walk_texts(entry.record))
        name, summary = self._(entry.record.name), self._(entry.record.summary)
        return Article(entry.kind, entry.id, name, summary, body=body)

    def _rows(self, record: Any) -> list[tuple[str, str]]:
        town = self._(self.catalogue.towns[record.town].name)
        rows = [(self.t("filter.town"), town)]
        if record.address:
            rows.append((self.t("place.address"), self._(record.address.text)))
        if record.opening_hours:
            rows.append((self.t("place.hours"), hours_words(self.context, record.opening_hours)))
        if record.phone:
            rows.append((self.t("place.phone"), say_phone(self.context, record.phone)))
        if record.admission:
            rows.append((self.t("place.admission"), self._(record.admission.text)))
        rows += [(self.t("place.access"), self._(x.text)) for x in record.access]
        rows += [(self.t("place.way"), self._(x.text)) for x in record.metro if x.text]
        return rows

    def _lines(self, items: list[Any]) -> list[Line]:
        return [Line(self._(item.text)) for item in items]

    def _questions(self, record: Any) -> list[Line]:
        return [Line(self._(x.answer), self._(x.question)) for x in record.questions]

    def _facts(self, record: Any) -> list[Line]:
        keys = list(record.sources)
        return [
            Line(self._(fact.text), note=" ".join(str(keys.index(x) + 1) for x in fact.sources))
            for fact in record.facts
        ]

    def _sources(self, record: Any) -> list[Line]:
        views = (view_source(self.context, x, 0) for x in record.sources.values())
        return [
            Line(x.title, url=x.href or "", note=f"{x.publisher} {x.date} {x.strength}")
            for x in views
        ]

    def _related(self, record: Any) -> list[Link]:
        names = self.catalogue.positions
        return [Link(f"positions/{i}", self._(names[i].record.name)) for i in record.related]

    def _tours(self, place_id: str) -> Iterator[Link]:
        for visit in self.catalogue.visits.get(place_id, []):
            yield Link(f"tours/{visit.tour.id}", self._(visit.tour.record.name))
            stops = visit.tour.record.stops
            for index in (visit.index - 1, visit.index + 1):
                if 0 <= index < len(stops):
                    other = stops[index].position
                    name = self._(self.catalogue.positions[other].record.name)
                    yield Link(f"positions/{other}", name)

    def _(self, text: Any) -> str:
        """A text in the writer's language, or in any that it has."""
        languages: dict[str, str] = text.languages
        value = languages.get(self.language)
        return value if value is not None else next(iter(languages.values()))
