"""The site record: everything about one district that the program must know."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from redroutes.records.base import Id, LanguageId, Model, NonEmpty, Source, SourceKey, Text


class Language(Model):
    """A language of the site."""

    id: LanguageId
    """The key in texts and the folder in addresses, for example ``zh``."""
    tag: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    """BCP 47, for ``lang`` and ``hreflang``, for example ``zh-Hans``."""
    name: NonEmpty
    """Its name in itself."""


class Repository(Model):
    """Where editors send changes."""

    url: Annotated[str, StringConstraints(pattern=r"^https://")]
    """The repository's page."""
    branch: NonEmpty = "main"
    """The branch that is published."""
    folder: NonEmpty = "routes"
    """The folder with the records."""


Address = Annotated[
    str,
    StringConstraints(
        pattern=r"^(positions|tours|templates|lessons|programmes|towns)/[a-z0-9]+(-[a-z0-9]+)*$"
    ),
]
"""Kind and id of a record, as in its address."""


class Move(Model):
    """A record that was renamed or removed, and where its readers are led."""

    from_: Annotated[Address, Field(alias="from")]
    """Kind and id that it had, ``positions/old-id``; no record may have them now."""
    to: Address
    """Kind and id of the record that takes its place."""


class Site(Model):
    """The file ``site.yml``."""

    name: Text
    """The site's name."""
    district: Text
    """The district's name with its city."""
    city: Text
    """The city, for searches in map apps."""
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    """ISO 3166-1, for public holidays."""
    timezone: NonEmpty
    """IANA name, for example ``Asia/Shanghai``."""
    languages: Annotated[list[Language], Field(min_length=1)]
    """First is the default; it stands at the root of the site."""
    base_url: Annotated[str, StringConstraints(pattern=r"^https?://.+/$")] | None = None
    """Public address with a slash at its end; canonical links need it."""
    repository: Repository | None = None
    """For edit and report links."""
    lead: Text
    """One sentence below the name on the home page."""
    about: Text
    """The page about the site, Markdown."""
    booking: Text | None = None
    """How to book a guide, if there is a way."""
    credits: list[Text] = []
    """Attributions that must be printed, for example OpenStreetMap's."""
    source_domains: list[Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+$")]] = []
    """Domains that the site may link to as sources."""
    featured_tours: list[Id] = []
    """Tours on the home page."""
    moved: list[Move] = []
    """Records that were renamed or removed; their pages and short links lead on."""
    sources: dict[SourceKey, Source] = {}
    """S1, S2 ..."""
