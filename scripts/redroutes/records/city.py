"""The file ``city.yml``: what a portal says beside what it reads from the built sites of its districts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from redroutes.records.base import Id, Line, Minutes, Model, Text
from redroutes.records.site import BaseUrl, Language


class JoinedSite(Model):
    """A district of the portal."""

    id: Id
    """The folder of its pages in the portal, for example ``lake``."""
    site: Line | None = None
    """Its built site, a folder or a zip, seen from the folder of this file; may be given to the command instead."""


class CityStop(Model):
    """A stop of a tour across districts."""

    address: Annotated[str, StringConstraints(min_length=1, max_length=400)]
    """The address of a position's page: ``lake/positions/old-mill/``, or the public one as a browser shows it."""
    minutes: Minutes | None = None
    """How long the group stays."""
    note: Text | None = None
    """What to do there, or how one gets on to the next stop."""


class CityTour(Model):
    """A tour whose stops lie in several districts."""

    id: Id
    """Its address in the portal, ``tours/<id>/``."""
    name: Text
    """What it is called."""
    summary: Text
    """One or two sentences: its lead, and its line in the list."""
    stops: Annotated[list[CityStop], Field(min_length=2)]
    """In the order in which they are visited."""


class City(Model):
    """The file ``city.yml``."""

    name: Text
    """The portal's name."""
    lead: Text | None = None
    """One sentence below the name on the home page."""
    base_url: BaseUrl | None = None
    """Public address of the portal with a slash at its end; each district has its own below it."""
    languages: list[Language] = Field(default_factory=list)
    """First is the default; all languages of the districts if none is named."""
    districts: list[JoinedSite] = Field(default_factory=list)
    """The districts in the order in which the portal lists them."""
    tours: list[CityTour] = Field(default_factory=list)
    """Tours across districts."""
