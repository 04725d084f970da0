"""The page on which an activity is planned: a form and words; the script does the rest on the reader's device."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.hours import find_offset
from redroutes.rendering.context import Context
from redroutes.rendering.views.saved import to_json

PREFIX = "planner."


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
    language: str
    templates: list[tuple[str, str]]
    """Ready-made plans for those without script."""
    words: Markup
    """JSON for the script: every phrase of ``planner``."""
    style: str = "plan.css"


def view_planner(context: Context) -> PlannerView:
    """The page on which an activity is planned."""
    phrases = context.phrases
    ahead = find_offset(context.catalogue.site.timezone)
    names = sorted(key.removeprefix(PREFIX) for key in phrases.keys if key.startswith(PREFIX))
    words = {name: phrases(f"planner.{name}") for name in names}
    return PlannerView(
        title=phrases("plan.title"),
        summary=phrases("plan.lead"),
        notice=None,
        data=f"{context.urls.base}plan/{context.language}/",
        ahead="" if ahead is None else str(ahead),
        language=context.language,
        templates=[
            (context.urls.record("templates", entry.id), context.show(entry.record.name).text)
            for entry in context.catalogue.templates.values()
        ],
        words=to_json(words),
    )
