"""The page about the site."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.hours import HolidaysView, view_holidays


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
