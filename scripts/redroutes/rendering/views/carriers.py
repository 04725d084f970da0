"""Texts to be said with what carries them: passages, and facts in their own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from redroutes.records.collection import Entry
from redroutes.records.speech import Passage
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.citations import Carrier, find_facts, is_sure, view_carriers


@dataclass(slots=True)
class Carried:
    """A fact that carries a text, in its own words."""

    text: Shown
    href: str
    place: Shown | None
    """The record it belongs to, where it is not the page's own or its position."""
    is_confirmed: bool


@dataclass(slots=True)
class Statement:
    """A text with the facts that carry it."""

    text: Shown
    facts: tuple[Carrier, ...]


@dataclass(slots=True)
class Spoken:
    """Words to be said, where the facts behind them stand elsewhere."""

    paragraphs: list[Shown]
    is_sure: bool
    """False where a fact that carries them is unconfirmed."""


def view_carried(context: Context, references: Iterable[str], entry: Entry[Any]) -> list[Carried]:
    """The facts themselves, each with the place that it belongs to."""
    own = getattr(entry.record, "position", entry.id)
    return [
        Carried(
            text=context.show(fact.text),
            href=f"{context.urls.record(home.kind, home.id)}#{fact.id}",
            place=context.show(home.record.name) if home.id != own else None,
            is_confirmed=fact.confirmed,
        )
        for home, fact in find_facts(context, references, entry)
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
