"""Joining, step by step: sites and the city's file -> a checked portal in its place."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from redroutes.build.lock import locked_site
from redroutes.build.publishing import restore_site, staging_folder
from redroutes.build.report import Tell, stopping_plainly
from redroutes.messages import Message
from redroutes.phrasebook import read_phrases
from redroutes.portal.assets import make_assets
from redroutes.portal.checking import check_city
from redroutes.portal.map import make_points
from redroutes.portal.model import Portal
from redroutes.portal.pages import PortalPages
from redroutes.portal.placing import MARK, Placed, place, refuse_other_folders, refuse_own_sources
from redroutes.portal.reading import id_of_source, read_site
from redroutes.portal.search import make_search
from redroutes.portal.sites import OWN_FOLDERS, BuiltSite
from redroutes.portal.sources import JoinError
from redroutes.portal.tours import find_stops, make_gpx_files
from redroutes.problems import Problem
from redroutes.reading.city import read_city
from redroutes.records import Language, Text
from redroutes.records.city import City
from redroutes.records.collection import Entry, nowhere
from redroutes.runtime.output_files import SiteFile, text_file
from redroutes.runtime.program_files import program_root
from redroutes.scaffold.answers import name_of
from redroutes.search.pieces import to_json

FORMAT = 1
"""Of ``portal.json``."""


@dataclass(frozen=True)
class Request:
    """What is to be joined, and where."""

    named: list[tuple[str, Path]]
    """Sites of the command: folder in the portal, empty where none was named; folder or zip."""
    config: Path | None
    site_dir: Path
    is_portal_only: bool = False
    """Whether the districts' own files stay where they are."""


@dataclass
class Report:
    """What was joined."""

    portal: Portal
    placed: Placed
    seconds: float
    warnings: list[str] = field(default_factory=list)


class FaultsError(Exception):
    """The city's file has faults."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} faults")
        self.problems = problems


def join(request: Request, tell: Tell) -> Report:
    """Make the portal. Raises ``JoinError``, ``FaultsError`` or ``BuildStoppedError``; the old one then stays."""
    began = time.perf_counter()
    site_dir = Path(os.path.realpath(request.site_dir))
    with stopping_plainly(site_dir):
        entry = _read_config(request.config)
        portal = make_portal(entry, _read_sites(entry.record, request))
        refuse_other_folders(site_dir)
        refuse_own_sources(portal.sites, request.config, site_dir)
        own = list(portal_files(portal))
        with locked_site(site_dir, tell.say):
            restore_site(site_dir)
            with staging_folder(site_dir) as staging:
                sites = [] if request.is_portal_only else portal.sites
                placed = place(own, sites, staging, site_dir)
    return Report(portal, placed, time.perf_counter() - began, list(find_warnings(portal)))


def _read_config(config: Path | None) -> Entry[City]:
    """The city's file; without one a portal has a plain name and no tours."""
    if config is None:
        names = {key: read_phrases(key)("portal.name") for key in ("zh", "en")}
        return Entry("city", "city", "city.yml", City(name=Text.model_validate(names)), nowhere)
    entry, problems = read_city(config)
    if entry is None:
        raise FaultsError(problems)
    return entry


def _read_sites(city: City, request: Request) -> list[BuiltSite]:
    """The sites of the file in its order, then those that the command names; the command's places win."""
    base = request.config.parent if request.config else Path()
    places: dict[str, Path | None] = {
        x.id: base / x.site if x.site else None for x in city.districts
    }
    named: dict[str, Path] = {}
    for name, source in request.named:
        key = name or id_of_source(source)
        if key in named:
            raise JoinError(Message("join.twice", id=key))
        named[key] = source
    places |= named
    if not places:
        raise JoinError(Message("join.none"))
    return [read_site(key, _required(key, source)) for key, source in places.items()]


def _required(key: str, source: Path | None) -> Path:
    if source is None:
        raise JoinError(Message("join.no-source", id=key))
    return source


def make_portal(entry: Entry[City], sites: list[BuiltSite]) -> Portal:
    """The portal with its languages and the stops of its tours. Raises ``FaultsError``."""
    city = entry.record
    if not city.languages:
        languages = list(_languages_of(sites).values())
        city = city.model_copy(update={"languages": languages})
    ids = [language.id for language in city.languages]
    for site in sites:
        if site.id in ids[1:]:  # the folder of a language of the portal
            raise JoinError(Message("join.id", id=site.id, own=tuple(sorted({*OWN_FOLDERS, *ids}))))
    problems = list(check_city(entry, ids)) if entry.locate is not nowhere else []
    tours, found = find_stops(entry, sites)
    problems += found
    if problems:
        raise FaultsError(sorted(problems))
    return Portal(city, sites, tours)


def _languages_of(sites: list[BuiltSite]) -> Mapping[str, Language]:
    """All languages of the districts, in the order in which they are met."""
    found: dict[str, Language] = {}
    for site in sites:
        for key, tag in site.languages.items():
            name = name_of(tag) if key != "zh" else "中文"
            found.setdefault(key, Language(id=key, tag=tag, name=name))
    return found


def portal_files(portal: Portal) -> Iterator[SiteFile]:
    """Every file of the portal itself."""
    overrides = program_root() / "overrides"
    assets, version, css = make_assets(overrides)
    yield from assets
    yield from PortalPages(portal, overrides, css, version).make()
    for language in portal.languages:
        sites = portal.sites_in(language)
        if sites:
            yield from make_search(sites, language)
    yield from make_points(portal)
    yield from make_gpx_files(portal)
    yield text_file(MARK, to_json(_describe(portal)) + "\n")


def _describe(portal: Portal) -> dict[str, object]:
    """``portal.json``: which districts there are, for programs and for the next run."""
    return {
        "format": FORMAT,
        "name": dict(portal.city.name.languages),
        "districts": [
            {
                "id": site.id,
                "name": dict(site.name),
                "languages": dict(site.languages),
                "records": dict(site.index(next(iter(site.languages))).counts),
            }
            for site in portal.sites
        ],
    }


def find_warnings(portal: Portal) -> Iterator[str]:
    """Districts that were built for another address than the one at which they will stand."""
    base = portal.city.base_url
    for site in portal.sites:
        wanted = f"{base}{site.id}/"
        if base and site.base_url != wanted:
            known = site.base_url or Message("join.no-address")
            yield Message("join.address-differs", id=site.id, known=known, wanted=wanted)
    for site in portal.sites:
        missing = [key for key in portal.languages if key not in site.languages]
        if missing:
            yield Message("join.languages", id=site.id, missing=tuple(missing))
