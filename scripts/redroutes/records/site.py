"""The site record: everything about one district that the program must know."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from redroutes.records.base import (
    FactReference,
    Id,
    LanguageId,
    Line,
    Model,
    Names,
    ProseWithHeadings,
    Source,
    SourceKey,
    Text,
)
from redroutes.records.kinds import ANY_KIND
from redroutes.records.points import Datum
from redroutes.records.speech import SpeechRates

HOST = r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?"
STEP = r"([A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+"
BaseUrl = Annotated[
    str, StringConstraints(pattern=rf"^https?://{HOST}/({STEP}/)*$", max_length=300)
]
"""A public address: scheme, host, folders. Other scripts stand in it as browsers send them (``xn--``, ``%E5``)."""
RepositoryUrl = Annotated[
    str, StringConstraints(pattern=rf"^https://{HOST}(/{STEP})+/?$", max_length=300)
]
Contact = Annotated[str, StringConstraints(pattern=rf"^[A-Za-z0-9._+-]+@{HOST}$", max_length=200)]
"""An address for mail, as it stands in a ``mailto:`` link without any escaping."""
PathName = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9._+-]+(/[A-Za-z0-9._+-]+)*$", max_length=100)
]
TILES_PATTERN = rf"^https://{HOST}/[!#-&(-;=?-\[\]-_a-~]*\{{z\}}[!#-&(-;=?-\[\]-_a-~]*$"
"""ASCII without spaces, quotes, angle brackets, backslashes."""


Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]


class Language(Model):
    """A language of the site."""

    id: LanguageId
    """The key in texts and the folder in addresses, for example ``zh``."""
    tag: Tag
    """BCP 47, for ``lang`` and ``hreflang``, for example ``zh-Hans``; the id is it, or a shorter form of it."""
    name: Line
    """Its name in itself."""


class Forge(StrEnum):
    """The program or the service that keeps the repository."""

    github = "github"
    """GitHub."""
    gitee = "gitee"
    """Gitee."""
    gitlab = "gitlab"
    """GitLab, its own service or an office's."""
    gitea = "gitea"
    """Gitea, Forgejo, Codeberg."""


PagePattern = Annotated[
    str, StringConstraints(pattern=rf"^https://{HOST}/[!#-&(-;=?-~]*$", max_length=500)
]
"""An address with ``{path}``, ``{folder}``, ``{name}``, ``{branch}``, ``{title}`` or ``{body}`` where these stand."""


class Repository(Model):
    """Where editors send changes."""

    url: RepositoryUrl
    """The repository's page."""
    forge: Annotated[Forge, Field(strict=False)] = Forge.github
    """Who keeps it: the addresses of its pages depend on that."""
    edit: PagePattern | None = None
    """The page on which a file is edited, where the forge has another: with ``{branch}`` and ``{path}``."""
    new: PagePattern | None = None
    """The page on which a file is begun: with ``{branch}``, ``{folder}`` and ``{name}``."""
    report: PagePattern | None = None
    """The page on which a mistake is reported: with ``{title}`` and ``{body}``."""
    branch: PathName = "main"
    """The branch that is published."""
    folder: PathName = "routes"
    """The folder with the records."""


class MapTiles(Model):
    """A tile service of the district's own choice, laid below the schematic on the map's page."""

    url: Annotated[str, StringConstraints(pattern=TILES_PATTERN, max_length=500)]
    """Address of a tile in Web Mercator with ``{z}``, ``{x}`` and ``{y}``; the district's key stands in it."""
    attribution: Text
    """What the service asks to be printed; for mainland China with the review number of the map."""
    datum: Annotated[Datum, Field(strict=False)] = Datum.wgs84
    """``wgs84`` or ``gcj02``: the points are shifted to fit the tiles."""
    min_zoom: Annotated[int, Field(ge=0, le=22)] = 10
    """The coarsest tiles to ask for."""
    max_zoom: Annotated[int, Field(ge=0, le=22)] = 17
    """The finest."""


Address = Annotated[
    str,
    StringConstraints(pattern=rf"^({ANY_KIND})/[a-z0-9]+(-[a-z0-9]+)*$"),
]
"""Kind and id of a record, as in its address."""


RuleNumber = Annotated[int, Field(ge=0, le=1_000_000)]


class Move(Model):
    """A record that was renamed or removed, and where its readers are led."""

    from_: Annotated[Address, Field(alias="from")]
    """Kind and id that it had, ``positions/old-id``; no record may have them now."""
    to: Address
    """Kind and id of the record that takes its place."""
    also: list[Address] = Field(default_factory=list)
    """Further ones, where it was split: its old page names them all."""

    @property
    def targets(self) -> list[str]:
        """All records that take its place."""
        return [self.to, *self.also]


class Anniversary(Model):
    """A day of the year on which something happened here."""

    day: Annotated[str, StringConstraints(pattern=r"^[0-9]{2}-[0-9]{2}$")]
    """Month and day, ``"01-28"``; quoted."""
    year: Annotated[int, Field(ge=1, le=2100)]
    """When it happened."""
    name: Text
    """What happened, in a few words."""
    facts: Annotated[list[FactReference], Field(min_length=1)]
    """Facts that carry it, with their position: ``memorial-hall.F9``; a plan of the year goes there."""


class PlanningRules(Model):
    """How this district plans: rules that it turns off, numbers of its own."""

    without: list[Id] = Field(default_factory=list)
    """Ids of rules that do not hold here."""
    numbers: dict[Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")], RuleNumber] = Field(
        default_factory=dict
    )
    """Numbers by name that hold here instead of the program's own."""


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
    timezone: PathName
    """IANA name, for example ``Asia/Shanghai``."""
    languages: Annotated[list[Language], Field(min_length=1)]
    """First is the default; it stands at the root of the site."""
    base_url: BaseUrl | None = None
    """Public address with a slash at its end; canonical links need it."""
    repository: Repository | None = None
    """For edit and report links."""
    contact: Contact | None = None
    """A mail address of an office, for readers who report a mistake without an account of the repository."""
    lead: Text
    """One sentence below the name on the home page."""
    about: ProseWithHeadings
    """The page about the site, Markdown."""
    booking: Text | None = None
    """How to book a guide, if there is a way."""
    credits: list[Text] = Field(default_factory=list)
    """Attributions that must be printed, for example OpenStreetMap's."""
    licence: Line | None = None
    """What others may do with the records: an SPDX identifier (``CC-BY-4.0``) or a sentence; the open data carry it."""
    map_tiles: MapTiles | None = None
    """A tile service below the map; none by default, so that nothing is asked of another host."""
    source_domains: list[Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+$")]] = Field(
        default_factory=list
    )
    """Domains that the site may link to as sources."""
    featured_tours: list[Annotated[Id, Names("tours")]] = Field(default_factory=list)
    """Tours on the home page."""
    stamps: bool = True
    """False where visitors shall collect no stamps: no page for them, no mark in the posters' QR codes."""
    speech: SpeechRates = SpeechRates()
    """How fast guides speak; the check of scripts and lessons measures by it."""
    anniversaries: list[Anniversary] = Field(default_factory=list)
    """Days of the year of which a plan of the year reminds."""
    planning: PlanningRules = PlanningRules()
    """How activities are planned here."""
    asking: bool = True
    """False where visitors shall not be asked whether what a page says is still right."""
    edit_form: bool = True
    """False where the site shall have no form in which records are edited, and no copies of their files."""
    moved: list[Move] = Field(default_factory=list)
    """Records that were renamed or removed; their pages and short links lead on."""
    sources: dict[SourceKey, Source] = Field(default_factory=dict)
    """S1, S2 ..."""
