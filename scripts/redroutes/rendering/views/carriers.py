"""What carries a sentence: the facts it rests on, whether all of them are confirmed, and their sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from redroutes.records import Source
from redroutes.records.base import Fact
from redroutes.records.collection import Entry
from redroutes.records.speech import Passage
from redroutes.rendering.context import Context, Shown


@dataclass(slots=True)
class Carrier:
    """A number that leads to the fact that carries a sentence."""

    number: str
    href: str
    is_confirmed: bool
    """False where only weak sources carry the fact; the page marks the number."""


@dataclass(slots=True)
class Carried:
    """A fact that carries a text, in its own words."""

    text: Shown
    href: str
    place: Shown | None
    """The record it belongs to, where it is not the page's own or its position."""
    is_confirmed: bool


@dataclass(slots=True)
class Told:
    """A text with the facts that carry it."""

    text: Shown
    facts: tuple[Carrier, ...]


@dataclass(slots=True)
class Spoken:
    """Words to be said, where the facts behind them stand elsewhere."""

    paragraphs: list[Shown]
    is_sure: bool
    """False where a fact that carries them is unconfirmed."""


def view_carriers(
    context: Context, references: Iterable[str], entry: Entry[Any], *, is_own_page: bool = True
) -> tuple[Carrier, ...]:
    """Numbers that lead to facts: on this page where they are the record's own, else on the page of theirs."""
    carriers = []
    for reference in references:
        home, fact = context.catalogue.find_fact(reference, entry)
        is_here = is_own_page and home.id == entry.id and home.kind == entry.kind
        page = "" if is_here else context.urls.record(home.kind, home.id)
        carriers.append(Carrier(fact.id[1:], f"{page}#{fact.id}", fact.confirmed))
    return tuple(carriers)


def view_carried(context: Context, references: Iterable[str], entry: Entry[Any]) -> list[Carried]:
    """The facts themselves, each with the place that it belongs to."""
    own = getattr(entry.record, "position", entry.id)
    found = [context.catalogue.find_fact(reference, entry) for reference in references]
    return [
        Carried(
            text=context.show(fact.text),
            href=f"{context.urls.record(home.kind, home.id)}#{fact.id}",
            place=context.show(home.record.name) if home.id != own else None,
            is_confirmed=fact.confirmed,
        )
        for home, fact in found
    ]


def view_passage(
    context: Context, passage: Passage | None, entry: Entry[Any]
) -> tuple[Spoken, tuple[Carrier, ...]] | None:
    """A passage and the facts that carry it, on the page of the record that it belongs to."""
    if passage is None:
        return None
    return speak(context, passage, entry), view_carriers(context, passage.facts, entry)


def speak(context: Context, passage: Passage, entry: Entry[Any]) -> Spoken:
    """A passage to be said, marked where it rests on what is not confirmed."""
    return Spoken(context.paragraphs(passage.text), is_sure(context, passage.facts, entry))


def is_sure(context: Context, references: Iterable[str], entry: Entry[Any]) -> bool:
    """Whether all facts that carry a text are confirmed."""
    return all(fact.confirmed for _, fact in find_facts(context, references, entry))


def find_facts(
    context: Context, references: Iterable[str], entry: Entry[Any]
) -> list[tuple[Entry[Any], Fact]]:
    """Facts with the records that they belong to, each once."""
    found: dict[tuple[str, str, str], tuple[Entry[Any], Fact]] = {}
    for reference in references:
        home, fact = context.catalogue.find_fact(reference, entry)
        found.setdefault((home.kind, home.id, fact.id), (home, fact))
    return list(found.values())


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
