"""Names that lead to pages, and cards: a record in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from redroutes.records.collection import Entry
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.kinds import view_of


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
    """The word for the emblem; empty where the heading above the card says it."""
    summary: Shown | None = None
    details: tuple[str, ...] = ()
    """Short facts: minutes, stops, town."""
    hours: str = ""
    """Layout of a position's hours, in lists that say what is open now."""
    is_sure: bool = True
    """False where those hours are unconfirmed."""
    data: dict[str, str] = field(default_factory=dict)
    """For filters: attribute -> values with spaces between."""


def make_card(
    context: Context,
    entry: Entry[Any],
    *,
    emblem: str,
    label: str,
    details: Iterable[str] = (),
    with_summary: bool = True,
) -> Card:
    """A card with the record's name, its page and, if it has one, its summary."""
    summary = entry.record.summary if with_summary else None
    return Card(
        href=context.urls.record(entry.kind, entry.id),
        name=context.show(entry.record.name),
        emblem=emblem,
        label=label,
        summary=context.show(summary) if summary else None,
        details=tuple(details),
    )


def card_of(context: Context, entry: Entry[Any], *, with_summary: bool = True) -> Card:
    """The card of a record of any kind."""
    return view_of(entry.kind).card(context, entry, with_summary=with_summary)


def cards_of(
    context: Context, entries: Iterable[Entry[Any]], *, with_summary: bool = True
) -> list[Card]:
    """Cards of several records."""
    return [card_of(context, entry, with_summary=with_summary) for entry in entries]


def position_cards(context: Context, ids: Iterable[str]) -> list[Card]:
    """Short cards of positions by their ids."""
    positions = context.catalogue.positions
    return cards_of(context, [positions[place_id] for place_id in ids], with_summary=False)


def link_to(context: Context, entry: Entry[Any]) -> Link:
    """A record's name and its page."""
    return Link(context.show(entry.record.name), context.urls.record(entry.kind, entry.id))


def links_to(context: Context, entries: Iterable[Entry[Any]]) -> list[Link]:
    """Names and pages of records."""
    return [link_to(context, entry) for entry in entries]


def town_link(context: Context, town_id: str) -> Link:
    """A town's name and page."""
    return link_to(context, context.catalogue.entries("towns")[town_id])
