"""The page on which an activity is planned: a form and words; the script does the rest on the reader's device."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.hours import find_offset
from redroutes.rendering.context import Context
from redroutes.rendering.urls import language_path
from redroutes.rendering.views.programmes import FEED
from redroutes.rendering.views.saved import to_json

PREFIX = "planner."
MOST_FEEDS = 40
"""Calendars of so many programmes are listed here; of more each stands on its programme's page alone."""


@dataclass(slots=True)
class PlannerView:
    """Everything that the page shows before its script runs."""

    title: str
    summary: str
    notice: str | None
    data: str
    """From the page to the folder of its data."""
    ahead: str
    """Minutes by which the district's clocks are ahead of UTC; empty where they change."""
    zone: str
    """The name of their time zone."""
    language: str
    templates: list[tuple[str, str]]
    """Ready-made plans for those without script."""
    languages: list[tuple[str, str, str]]
    """Address of the page in each language, its tag and its name; this language first."""
    feeds: list[tuple[str, str]]
    """Calendars of the programmes' years."""
    words: Markup
    """JSON for the script: every phrase of ``planner``."""
    style: str = "plan.css"


def view_planner(context: Context) -> PlannerView:
    """The page on which an activity is planned."""
    phrases = context.phrases
    zone = context.catalogue.site.timezone
    ahead = find_offset(zone)
    names = sorted(key.removeprefix(PREFIX) for key in phrases.keys if key.startswith(PREFIX))
    words = {name: phrases(f"planner.{name}") for name in names}
    return PlannerView(
        title=phrases("plan.title"),
        summary=phrases("plan.lead"),
        notice=None,
        data=f"{context.urls.base}plan/{context.language}/",
        ahead="" if ahead is None else str(ahead),
        zone=zone,
        language=context.language,
        templates=[
            (context.urls.record("templates", entry.id), context.show(entry.record.name).text)
            for entry in context.catalogue.templates.values()
        ],
        languages=_languages(context),
        feeds=_feeds(context),
        words=to_json(words),
    )


def _languages(context: Context) -> list[tuple[str, str, str]]:
    languages = context.catalogue.site.languages
    first = languages[0].id
    pages = [
        (f"{context.urls.base}{language_path(one.id, first)}plan/", one.tag, one.name)
        for one in sorted(languages, key=lambda one: one.id != context.language)
    ]
    return pages


def _feeds(context: Context) -> list[tuple[str, str]]:
    catalogue = context.catalogue
    if not (
        catalogue.templates and catalogue.positions and len(catalogue.programmes) <= MOST_FEEDS
    ):
        return []
    return [
        (
            f"{context.urls.record('programmes', entry.id)}{FEED}",
            context.show(entry.record.name).text,
        )
        for entry in catalogue.programmes.values()
    ]
