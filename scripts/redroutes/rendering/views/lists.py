"""The list of a kind: its cards in sections, with what filters and scripts read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from redroutes.records import KINDS
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.kinds import view_of
from redroutes.rendering.views.cards import Card, cards_of
from redroutes.rendering.views.hours import hours_data

LONG_LIST = 130
"""A list with more cards is long. The page of all 91 shipped positions weighs 34 KB with gzip, style and script
included, and each further card 0.18 KB; a page may weigh 45."""


@dataclass(slots=True)
class Section:
    """A part of a list with a heading of its own."""

    id: str
    title: Shown | str
    href: str | None
    count: str
    cards: list[Card]


@dataclass(slots=True)
class Filter:
    """A choice above a list."""

    name: str
    label: str
    options: list[tuple[str, str]]
    """Value and word."""


@dataclass(slots=True)
class ListView:
    """A list page."""

    kind: str
    title: str
    lead: str
    notice: str | None
    count: str
    sections: list[Section]
    filters: list[Filter]
    search: str | None
    """Where all records can be searched, if the list shows towns instead of them."""
    hours: Markup | None
    """For the script that says "open now", where a card has hours."""
    found_one: str
    """What a script shows for one hit; ``{n}`` stands for the number."""
    found_other: str
    """The same for every other number."""


def is_long(items: Sequence[Any]) -> bool:
    """Whether cards of all of them would weigh too much."""
    return len(items) > LONG_LIST


def view_list(context: Context, kind: str) -> ListView:
    """The list page of one kind."""
    make = view_of(kind).list_view
    return make(context) if make else make_list(context, kind, sections_of(context, kind))


def make_list(
    context: Context, kind: str, sections: list[Section], filters: Sequence[Filter] = ()
) -> ListView:
    """A list of cards; in a long one they stand without their summaries."""
    phrases = context.phrases
    cards = [card for section in sections for card in section.cards]
    return ListView(
        kind=kind,
        title=phrases(f"menu.{kind}"),
        lead=phrases(f"lead.{kind}"),
        count=phrases.count(f"count.{kind}", len(cards)),
        sections=_shorten(sections) if is_long(cards) else sections,
        filters=list(filters),
        search=None,
        hours=hours_data(context) if any(card.hours for card in cards) else None,
        found_one=phrases.form("count.found", 1),
        found_other=phrases.form("count.found", 2),
        notice=context.notice,
    )


def sections_of(context: Context, kind: str) -> list[Section]:
    """All cards of a kind: a section for each of its types that there is, or one where it has no types.

    What the heading of a section says is not said again on its cards.
    """
    field = KINDS[kind].type_field
    entries = list(context.catalogue.entries(kind).values())
    if not field:
        return [Section("all", "", None, "", cards_of(context, entries))]
    return [
        Section(
            id=str(value),
            title=context.phrases.enum(field, value),
            href=None,
            count=str(len(found)),
            cards=[replace(card, label="") for card in cards_of(context, found)],
        )
        for value in KINDS[kind].types
        if (found := [entry for entry in entries if getattr(entry.record, field) is value])
    ]


def _shorten(sections: list[Section]) -> list[Section]:
    return [
        replace(section, cards=[replace(card, summary=None) for card in section.cards])
        for section in sections
    ]
