"""The home page and the lists."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from redroutes.records.base import Audience
from redroutes.records.lessons import LessonForm
from redroutes.records.positions import Openness, PositionKind
from redroutes.records.templates import Family
from redroutes.records.tours import Theme
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.common import (
    Card,
    Link,
    lesson_card,
    programme_card,
    template_card,
    tour_card,
)
from redroutes.rendering.views.hours import (
    HolidaysView,
    card_with_hours,
    hours_data,
    view_holidays,
)
from redroutes.rendering.views.long_lists import has_many_positions, is_long, town_cards


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


@dataclass(slots=True)
class HomeView:
    """The home page."""

    title: Shown
    index: str
    """From the page to the folder of the search index."""
    district: Shown
    lead: Shown
    notice: str | None
    tours: list[Card]
    kinds: list[tuple[str, str, str, str]]
    """Emblem, word, count, address."""
    families: list[Section]
    towns: list[tuple[Link, str]]
    programmes: list[Card]
    lesson_count: str
    position_count: str
    template_count: str
    tour_count: str


@dataclass(slots=True)
class AboutView:
    """The page about the site."""

    title: str
    summary: Shown
    """For the description; the page itself begins with its text."""
    notice: str | None
    text: Markup
    booking: Shown | None
    credits: list[Shown]
    archive: str | None
    """From the page to the zip of the whole site, where the build makes one."""
    holidays: HolidaysView | None


def view_home(context: Context) -> HomeView:
    """What the home page shows."""
    catalogue, phrases = context.catalogue, context.phrases
    site = catalogue.site
    featured = site.featured_tours or list(catalogue.tours)[:3]
    counts = dict.fromkeys(PositionKind, 0)
    for entry in catalogue.positions.values():
        counts[entry.record.kind] += 1
    return HomeView(
        title=context.show(site.name),
        index=f"{context.urls.base}search/{context.language}/",
        district=context.show(site.district),
        lead=context.show(site.lead),
        tours=[tour_card(context, catalogue.tours[tour_id]) for tour_id in featured],
        kinds=[
            (
                kind,
                phrases.enum("kind", kind),
                str(count),
                f"{context.urls.list('positions')}?kind={kind}",
            )
            for kind, count in counts.items()
            if count
        ],
        families=_families(context),
        towns=[
            (
                Link(context.show(town.name), context.urls.record("towns", town.id)),
                str(len(catalogue.positions_by_town.get(town.id, []))),
            )
            for town in catalogue.towns.values()
        ],
        programmes=[programme_card(context, p) for p in catalogue.programmes.values()],
        lesson_count=phrases.count("count.lessons", len(catalogue.lessons)),
        position_count=phrases.count("count.positions", len(catalogue.positions)),
        template_count=phrases.count("count.templates", len(catalogue.templates)),
        tour_count=phrases.count("count.tours", len(catalogue.tours)),
        notice=context.notice,
    )


def view_about(context: Context) -> AboutView:
    """What the page about the site shows."""
    site = context.catalogue.site
    return AboutView(
        title=context.phrases("menu.about"),
        summary=context.show(site.lead),
        text=context.prose(site.about),
        booking=context.show(site.booking) if site.booking else None,
        credits=context.show_all(site.credits),
        archive=_archive(context),
        holidays=view_holidays(context),
        notice=context.notice,
    )


def _archive(context: Context) -> str | None:
    name = context.catalogue.archive
    return context.urls.file(name) if name else None


def view_list(context: Context, kind: str) -> ListView:
    """A list page of one kind."""
    builders = {
        "positions": _positions,
        "tours": _tours,
        "templates": _families,
        "lessons": _lessons,
        "programmes": _programmes,
        "towns": _towns,
    }
    if kind == "positions" and has_many_positions(context.catalogue):
        return _positions_by_town(context)
    phrases = context.phrases
    sections = _shorten(builders[kind](context))
    total = sum(len(section.cards) for section in sections)
    return ListView(
        kind=kind,
        title=phrases(f"menu.{kind}"),
        lead=phrases(f"lead.{kind}"),
        count=phrases.count(f"count.{kind}", total),
        sections=sections,
        filters=position_filters(context) if kind == "positions" else [],
        search=None,
        hours=hours_data(context) if any(c.hours for s in sections for c in s.cards) else None,
        found_one=phrases.form("count.found", 1),
        found_other=phrases.form("count.found", 2),
        notice=context.notice,
    )


def _shorten(sections: list[Section]) -> list[Section]:
    """In a long list cards stand without their summaries."""
    if not is_long([card for section in sections for card in section.cards]):
        return sections
    return [
        replace(section, cards=[replace(card, summary=None) for card in section.cards])
        for section in sections
    ]


def _positions_by_town(context: Context) -> ListView:
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


def _positions(context: Context) -> list[Section]:
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


def _tours(context: Context) -> list[Section]:
    tours = list(context.catalogue.tours.values())
    return [
        _section(context, theme, "theme", [tour_card(context, t) for t in found])
        for theme in Theme
        if (found := [tour for tour in tours if tour.record.theme is theme])
    ]


def _families(context: Context) -> list[Section]:
    templates = list(context.catalogue.templates.values())
    return [
        _section(context, family, "family", [template_card(context, t) for t in found])
        for family in Family
        if (found := [t for t in templates if t.record.family is family])
    ]


def _lessons(context: Context) -> list[Section]:
    lessons = list(context.catalogue.lessons.values())
    return [
        _section(context, form, "form", [lesson_card(context, lesson) for lesson in found])
        for form in LessonForm
        if (found := [lesson for lesson in lessons if lesson.record.form is form])
    ]


def _programmes(context: Context) -> list[Section]:
    cards = [programme_card(context, p) for p in context.catalogue.programmes.values()]
    return [Section("all", "", None, "", cards)]


def _towns(context: Context) -> list[Section]:
    catalogue, phrases = context.catalogue, context.phrases
    cards = []
    for town in catalogue.towns.values():
        count = len(catalogue.positions_by_town.get(town.id, []))
        cards.append(
            Card(
                href=context.urls.record("towns", town.id),
                name=context.show(town.name),
                emblem="town",
                label=phrases.enum("town_type", town.type),
                summary=context.show(town.summary) if town.summary else None,
                details=(phrases.count("count.positions", count),),
            )
        )
    return [Section("all", "", None, "", cards)]


def _section(context: Context, value: str, enum: str, cards: list[Card]) -> Section:
    title = context.phrases.enum(enum, value)
    return Section(str(value), title, None, str(len(cards)), cards)
