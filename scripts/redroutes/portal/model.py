"""What a portal is made from: the city's file, the districts' sites, the stops of its tours as the sites have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from redroutes.geo.datums import LatLon
from redroutes.languages import choose
from redroutes.portal.shapes import Row
from redroutes.portal.sites import BuiltSite
from redroutes.prose import fold_lines
from redroutes.records.base import Text
from redroutes.records.city import City, CityStop, CityTour
from redroutes.rendering.context import Shown


@dataclass(frozen=True)
class Spot:
    """A position with a point."""

    id: str
    names: Mapping[str, str]
    """Language -> name; empty key for what stands in for all others."""
    point: LatLon
    """WGS-84."""
    precision_m: int


@dataclass(frozen=True)
class Stop:
    """A stop of a tour across districts, found in its site."""

    wanted: CityStop
    site: BuiltSite
    address: str
    """``positions/old-mill``."""

    def row(self, language: str) -> Row:
        """How the search index of a language names it."""
        return self.site.index(self.site.nearest_language(language)).by_address[self.address]


@dataclass(frozen=True)
class Portal:
    """Everything that the portal's pages show."""

    city: City
    """With at least one language."""
    sites: list[BuiltSite]
    tours: list[tuple[CityTour, list[Stop]]] = field(default_factory=list)

    @cached_property
    def languages(self) -> list[str]:
        """Ids; the first stands at the root."""
        return [language.id for language in self.city.languages]

    @cached_property
    def tags(self) -> dict[str, str]:
        """Language -> BCP 47 tag, of all districts too."""
        found = {language: tag for site in self.sites for language, tag in site.languages.items()}
        return found | {language.id: language.tag for language in self.city.languages}

    def sites_in(self, language: str) -> list[BuiltSite]:
        """The sites that have pages in a language."""
        return [site for site in self.sites if language in site.languages]

    def show(self, text: Text | Mapping[str, str], language: str) -> Shown:
        """A text in a language, or what stands in for it, with its tag."""
        texts = text.languages if isinstance(text, Text) else text
        chosen = choose(texts, {}, language, self.languages)
        tag = self.tags.get(chosen.language) if chosen.language != language else None
        return Shown(fold_lines(chosen.value), tag)

    @cached_property
    def spots(self) -> dict[str, list[Spot]]:
        """Site -> its positions with a point."""
        return {site.id: _read_spots(site) for site in self.sites}


def _read_spots(site: BuiltSite) -> list[Spot]:
    spots = []
    for feature in site.features():
        properties = feature["properties"]
        lon, lat = feature["geometry"]["coordinates"]
        names = {
            language: properties[f"name_{language}"]
            for language in site.languages
            if f"name_{language}" in properties
        }
        names.setdefault("", properties["name"])
        spots.append(Spot(feature["id"], names, (lat, lon), properties["precision_m"]))
    return spots
