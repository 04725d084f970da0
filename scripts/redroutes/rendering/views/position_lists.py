"""Positions in lists: cards with hours and what filters read, by town."""

from __future__ import annotations

from dataclasses import replace

from redroutes.exports.points import destination
from redroutes.records import Position
from redroutes.records.base import Audience
from redroutes.records.collection import Entry
from redroutes.records.positions import Openness, PositionKind
from redroutes.rendering.context import Context
from redroutes.rendering.views.cards import Card, make_card
from redroutes.rendering.views.formats import format_spot
from redroutes.rendering.views.hours import lay_out_hours
from redroutes.rendering.views.lists import Filter, ListView, Section, make_list
from redroutes.rendering.views.long_lists import has_many_positions, town_cards


def position_card(
    context: Context, entry: Entry[Position], *, with_summary: bool = True, with_town: bool = True
) -> Card:
    """A position in a list; without its town where the list is one of that town."""
    record, phrases = entry.record, context.phrases
    openness = record.openness
    return make_card(
        context,
        entry,
        emblem=record.kind,
        label=phrases.enum("kind", record.kind),
        details=[
            *([context.show(context.catalogue.towns[record.town].name).text] if with_town else []),
            *([phrases.enum("openness", openness)] if openness != "open" else []),
        ],
        with_summary=with_summary,
    )


def view_positions(context: Context) -> ListView:
    """The list of positions by town, or towns in their place where they are many."""
    if has_many_positions(context.catalogue):
        return _list_towns(context)
    return make_list(context, "positions", _by_town(context), position_filters(context))


def filter_data(record: Position) -> dict[str, str]:
    """What filters of a list read: attribute -> values with spaces between.

    With its WGS-84 point, where one is trusted, for sorting by distance on the reader's device.
    """
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


def _search_names(record: Position) -> list[str]:
    names = list(record.name.lines.values())
    for aliases in record.aliases.values():
        names += aliases
    return [name.lower() for name in names]


def _list_towns(context: Context) -> ListView:
    """The list of positions where they are many: towns with their numbers, each leading to its page."""
    phrases = context.phrases
    return ListView(
        kind="positions",
        title=phrases("menu.positions"),
        lead=phrases("lead.positions_by_town"),
        count=phrases.count("count.positions", len(context.catalogue.positions)),
        sections=[Section("all", "", None, "", town_cards(context))],
        filters=[f for f in position_filters(context) if f.name == "kind"],
        search=f"{context.urls.page('search')}?kind=positions",
        hours=None,
        found_one=phrases.form("count.found_towns", 1),
        found_other=phrases.form("count.found_towns", 2),
        notice=context.notice,
    )


def _by_town(context: Context) -> list[Section]:
    catalogue = context.catalogue
    sections = []
    for town in catalogue.towns.values():
        places = catalogue.positions_by_town.get(town.id, [])
        if places:
            sections.append(
                Section(
                    id=town.id,
                    title=context.show(town.name),
                    href=context.urls.record("towns", town.id),
                    count=str(len(places)),
                    cards=[card_with_hours(context, place) for place in places],
                )
            )
    return sections


def position_filters(context: Context) -> list[Filter]:
    """The choices above a list of positions."""
    phrases, catalogue = context.phrases, context.catalogue
    towns = [(t.id, context.show(t.name).text) for t in catalogue.towns.values()]
    present = {entry.record.kind for entry in catalogue.positions.values()}
    return [
        Filter("town", phrases("filter.town"), towns),
        Filter(
            "kind",
            phrases("filter.kind"),
            [(kind, phrases.enum("kind", kind)) for kind in PositionKind if kind in present],
        ),
        Filter(
            "audience",
            phrases("filter.audience"),
            [(value, phrases.enum("audience", value)) for value in Audience],
        ),
        Filter(
            "openness",
            phrases("filter.openness"),
            [(value, phrases.enum("openness", value)) for value in Openness],
        ),
    ]


def card_with_hours(context: Context, entry: Entry[Position]) -> Card:
    """A position's card in its town's list, with its hours and what filters read."""
    hours = entry.record.opening_hours
    return replace(
        position_card(context, entry, with_town=False),
        data=filter_data(entry.record),
        hours=lay_out_hours(entry.record),
        is_sure=hours is None or hours.confirmed,
    )
