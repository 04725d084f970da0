"""Facts, questions and sources: what carries a sentence, and the numbers that lead there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from redroutes.languages import HAN, is_han_language, script_of
from redroutes.languages.scripts import has_letters_of
from redroutes.records import Source
from redroutes.records.base import Fact
from redroutes.records.collection import Entry
from redroutes.records.positions import Question
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.formats import format_date


@dataclass(slots=True)
class FactView:
    """A fact with its notes."""

    id: str
    number: int
    text: Shown
    citations: tuple[int, ...]
    """Numbers of its notes."""
    is_confirmed: bool


@dataclass(slots=True)
class Carrier:
    """A number that leads to the fact that carries a sentence."""

    number: str
    href: str
    is_confirmed: bool
    """False where only weak sources carry the fact; the page marks the number."""


@dataclass(slots=True)
class SourceView:
    """A source in the list at the end."""

    number: int
    anchor: str
    title: str
    title_tag: str | None
    publisher: str
    publisher_tag: str | None
    """Its language, where it is not the page's."""
    date: str
    href: str | None
    strength: str
    """The word for what kind of source it is."""


class Notes:
    """Numbers the sources of a record in the order in which the page cites them."""

    def __init__(
        self, context: Context, sources: dict[str, Source], cited: Sequence[str] = ()
    ) -> None:
        """``cited`` are the keys that were cited before, in their order."""
        self.context = context
        self.sources = sources
        self.numbers: dict[str, int] = {}
        """Key -> number of its note, in ascending order."""
        self.cite(cited)

    def cite(self, keys: Sequence[str]) -> tuple[int, ...]:
        """Note numbers for source keys, in ascending order; note 2 leads to the anchor ``s2``."""
        numbers = self.numbers
        return tuple(sorted([numbers.setdefault(key, len(numbers) + 1) for key in keys]))

    def views(self) -> list[SourceView]:
        """The cited sources, in the order of their numbers."""
        return [
            view_source(self.context, self.sources[key], number)
            for key, number in self.numbers.items()
        ]


@dataclass(slots=True)
class Asked:
    """A question, its answer and the facts that carry it."""

    question: Shown
    answer: Shown
    facts: tuple[Carrier, ...]


def view_source(context: Context, source: Source, number: int) -> SourceView:
    """One source as the page lists it."""
    return SourceView(
        number=number,
        anchor=f"s{number}",
        title=source.title,
        title_tag=_foreign(context, source.title),
        publisher=source.publisher,
        publisher_tag=_foreign(context, source.publisher),
        date=format_date(context, source.date),
        href=source.url if source.link and source.url else None,
        strength=context.phrases.enum("strength", source.strength),
    )


def _foreign(context: Context, text: str) -> str | None:
    """The language of a text that is not the page's, as its characters tell: screen readers need to know."""
    is_chinese = HAN.search(text) is not None
    tag = context.tags[context.language]
    if script_of(tag) in ("Hans", "Hant", "Latn"):
        differs = is_chinese != is_han_language(context.language)
        return ("zh" if is_chinese else "en") if differs else None
    if has_letters_of(text, tag):
        return None
    return "zh" if is_chinese else "en"


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


def view_carriers(
    context: Context, references: Iterable[str], entry: Entry[Any]
) -> tuple[Carrier, ...]:
    """Numbers that lead to facts: on this page where they are the record's own, else on the page of theirs."""
    carriers = []
    for reference in references:
        home, fact = context.catalogue.find_fact(reference, entry)
        is_here = home.id == entry.id and home.kind == entry.kind
        page = "" if is_here else context.urls.record(home.kind, home.id)
        carriers.append(Carrier(fact.id[1:], f"{page}#{fact.id}", fact.confirmed))
    return tuple(carriers)


def view_questions(
    context: Context, questions: Iterable[Question], entry: Entry[Any]
) -> list[Asked]:
    """Questions of a record with their answers."""
    return [
        Asked(
            context.show(q.question), context.show(q.answer), view_carriers(context, q.facts, entry)
        )
        for q in questions
    ]


def find_facts(
    context: Context, references: Iterable[str], entry: Entry[Any]
) -> list[tuple[Entry[Any], Fact]]:
    """Facts with the records that they belong to, each once."""
    found: dict[tuple[str, str, str], tuple[Entry[Any], Fact]] = {}
    for reference in references:
        home, fact = context.catalogue.find_fact(reference, entry)
        found.setdefault((home.kind, home.id, fact.id), (home, fact))
    return list(found.values())


def is_sure(context: Context, references: Iterable[str], entry: Entry[Any]) -> bool:
    """Whether all facts that carry a text are confirmed."""
    find = context.catalogue.find_fact
    return all(find(reference, entry)[1].confirmed for reference in references)


def gather_sources(
    facts: Iterable[tuple[Entry[Any], Fact]], first: Iterable[Source] = ()
) -> dict[str, Source]:
    """Some sources and those of facts of several records, each once, under new keys S1, S2 ..."""
    found = list(first)
    for home, fact in facts:
        found += [home.record.sources[key] for key in fact.sources]
    unique = {(s.title, s.publisher, s.date, s.url): s for s in reversed(found)}
    ordered = sorted(unique.values(), key=found.index)
    return {f"S{number}": source for number, source in enumerate(ordered, start=1)}
