"""The list of districts: names, numbers of records, towns, addresses; the home page and the search page show it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from redroutes.languages import is_han_language
from redroutes.phrasebook import read_phrases
from redroutes.portal.model import Portal
from redroutes.portal.sites import BuiltSite
from redroutes.prose import fold_lines
from redroutes.rendering.context import Shown
from redroutes.rendering.urls import Urls, language_path
from redroutes.rendering.views.cards import Link

COUNTED = ("positions", "tours", "lessons", "templates", "programmes", "towns")
"""Kinds whose numbers are shown."""
SEARCH_WORDS = ("start", "failed", "none", "near", "filtered", "one", "found", "mended", "more")


@dataclass(slots=True)
class District:
    """A district in the list."""

    id: str
    href: str
    name: Shown
    other_names: list[Shown]
    counts: list[str]
    towns: str


@dataclass(slots=True)
class TourLine:
    """A tour in a list."""

    href: str
    name: Shown
    summary: Shown
    details: list[str]


@dataclass(slots=True)
class HomeView:
    """The home page."""

    title: Shown
    lead: Shown | None
    summary: str
    """For the description."""
    index: str
    tours: list[TourLine]
    districts: list[District]
    has_map: bool


@dataclass(slots=True)
class SearchView:
    """The search page."""

    title: str
    summary: str
    index: str
    words: Markup
    own: list[Link]
    """The districts' own search pages."""
    others: list[Link]
    """Districts that have no pages in this language."""


@dataclass(slots=True)
class ListView:
    """The list of tours, and the page for missing addresses."""

    title: str
    summary: str
    tours: list[TourLine]
    districts: list[Link]


def view_home(portal: Portal, language: str, urls: Urls) -> HomeView:
    """What the home page shows."""
    city, phrases = portal.city, read_phrases(language)
    counted = phrases.count("count.districts", len(portal.sites))
    lead = portal.show(city.lead, language) if city.lead else None
    return HomeView(
        title=portal.show(city.name, language),
        lead=lead,
        summary=lead.text if lead else counted,
        index=f"{urls.base}search/{language}/",
        tours=tour_lines(portal, language, urls),
        districts=[_district(portal, site, language, urls) for site in portal.sites],
        has_map=any(portal.spots.values()),
    )


def view_search(portal: Portal, language: str, urls: Urls) -> SearchView:
    """What the search page shows."""
    phrases, default = read_phrases(language), portal.languages[0]
    words: dict[str, object] = {name: phrases(f"search.{name}") for name in SEARCH_WORDS}
    words |= {"browse": phrases("portal.browse"), "saved": phrases("saved_search.status")}
    words["others"] = [
        {
            "index": f"{urls.base}search/{other.id}/",
            "page": f"{urls.base}{language_path(other.id, default)}search/",
            "found": read_phrases(other.id)("search.elsewhere"),
            "tag": other.tag,
        }
        for other in portal.city.languages
        if other.id != language and portal.sites_in(other.id)
    ]
    text = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
    here = portal.sites_in(language)
    return SearchView(
        title=phrases("search.title"),
        summary=phrases("search.label"),
        index=f"{urls.base}search/{language}/",
        words=Markup(text),
        own=links_to(portal, here, language, urls, "search/"),
        others=links_to(
            portal, [x for x in portal.sites if x not in here], language, urls, "search/"
        ),
    )


def view_tours(portal: Portal, language: str, urls: Urls) -> ListView:
    """What the list of tours shows."""
    phrases = read_phrases(language)
    return ListView(
        title=phrases("portal.tours"),
        summary=phrases("portal.tours_lead"),
        tours=tour_lines(portal, language, urls),
        districts=[],
    )


def view_missing(portal: Portal, language: str, urls: Urls) -> ListView:
    """What the page for missing addresses shows."""
    phrases = read_phrases(language)
    links = links_to(portal, portal.sites, language, urls)
    return ListView(phrases("missing.title"), phrases("missing.text"), [], links)


def links_to(
    portal: Portal, sites: list[BuiltSite], language: str, urls: Urls, page: str = ""
) -> list[Link]:
    """The home pages of districts, or another page of theirs, in the reader's language where they have it."""
    return [
        Link(portal.show(site.name, language), address_of(site, language, urls, page))
        for site in sites
    ]


def address_of(site: BuiltSite, language: str, urls: Urls, page: str = "") -> str:
    """The address of a district's page, from a page of the portal."""
    return f"{urls.base}{site.folder(site.nearest_language(language))}{page}"


def tour_lines(portal: Portal, language: str, urls: Urls) -> list[TourLine]:
    """The tours across districts."""
    phrases = read_phrases(language)
    return [
        TourLine(
            href=urls.record("tours", tour.id),
            name=portal.show(tour.name, language),
            summary=portal.show(tour.summary, language),
            details=[
                phrases.count("count.stops", len(stops)),
                phrases("list.comma").join(
                    dict.fromkeys(portal.show(x.site.name, language).text for x in stops)
                ),
            ],
        )
        for tour, stops in portal.tours
    ]


def _district(portal: Portal, site: BuiltSite, language: str, urls: Urls) -> District:
    phrases = read_phrases(language)
    index = site.index(site.nearest_language(language))
    towns = [name for _, name in index.head["towns"]]
    comma = "、" if is_han_language(index.language) else ", "
    shown = portal.show(site.name, language)
    names = {key: fold_lines(name) for key, name in site.name.items()}
    others = {key: name for key, name in names.items() if name != shown.text}
    return District(
        id=site.id,
        href=address_of(site, language, urls),
        name=shown,
        other_names=[Shown(name, portal.tags.get(key)) for key, name in others.items()],
        counts=[
            phrases.count(f"count.{kind}", index.counts[kind])
            for kind in COUNTED
            if index.counts[kind]
        ],
        towns=comma.join(towns),
    )
