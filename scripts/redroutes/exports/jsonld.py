"""JSON-LD after schema.org for search engines: TouristAttraction, TouristTrip, HowTo, LearningResource.

Points are WGS-84, as schema.org asks. Nothing is said that the record does not say.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from redroutes.catalogue.catalogue import PIN_M, Catalogue
from redroutes.exports.jsonld_hours import describe_hours
from redroutes.geo.datums import to_wgs84
from redroutes.languages import choose
from redroutes.prose import fold_lines
from redroutes.records import Lesson, Position, Template, Text, Tour
from redroutes.records.collection import Entry
from redroutes.records.positions import Openness

CONTEXT = "https://schema.org"
WORKS = frozenset(["HowTo", "LearningResource"])
"""Of the types that are used those that somebody has written: only these have a language in schema.org."""


class JsonLd:
    """Builds JSON-LD of one catalogue in one language."""

    def __init__(self, catalogue: Catalogue, language: str, root: str | None) -> None:
        """``root`` is the full address of the language's root, or None where the site knows none."""
        self.catalogue = catalogue
        self.language = language
        self.root = root
        self.tag = next(x.tag for x in catalogue.site.languages if x.id == language)

    def build(
        self, entry: Entry[Any], describe: Callable[[JsonLd, Any], dict[str, Any]]
    ) -> dict[str, Any]:
        """The data of a record's page; ``describe`` says what of it is the record's own."""
        data = {"@context": CONTEXT, **describe(self, entry)}
        if data["@type"] in WORKS:
            data["inLanguage"] = self.tag
        if self.root:
            data["url"] = f"{self.root}{entry.kind}/{entry.id}/"
        return data

    def text(self, text: Text) -> str:
        """A text in the page's language."""
        chosen = choose(text.languages, text.made_from, self.language, self.catalogue.languages)
        return fold_lines(chosen.value)

    def position(self, entry: Entry[Position]) -> dict[str, Any]:
        """A place that visitors see."""
        record = entry.record
        data: dict[str, Any] = {
            "@type": "TouristAttraction",
            "name": self.text(record.name),
            "description": self.text(record.summary),
        }
        others = [v for k, v in record.name.lines.items() if k != self.language]
        aliases = others + [alias for names in record.aliases.values() for alias in names]
        if aliases:
            data["alternateName"] = aliases
        if record.address and record.address.confirmed:
            town = self.catalogue.towns[record.town]
            data["address"] = {
                "@type": "PostalAddress",
                "streetAddress": self.text(record.address.text),
                "addressLocality": self.text(town.name),
                "addressRegion": self.text(self.catalogue.site.city),
                "addressCountry": self.catalogue.site.country,
            }
        if record.phone and record.phone.confirmed:
            extension = record.phone.extension
            data["telephone"] = record.phone.number + (f" ext. {extension}" if extension else "")
        if record.admission and record.admission.confirmed:
            data["isAccessibleForFree"] = record.admission.fee == "free"
        if record.opening_hours:
            data |= describe_hours(record.opening_hours, self.catalogue.holidays)
        for _, published in self.catalogue.pictures_of(record)[:1]:
            if self.root:
                address = f"{self.catalogue.site.base_url}media/{published.fallback.name}"
                data["image"] = address
        if record.openness is Openness.closed:
            data["publicAccess"] = False
        elif record.openness in (Openness.open, Openness.booking):
            data["publicAccess"] = True
        if record.point and record.point.precision_m <= PIN_M:
            lat, lon = to_wgs84(record.point)
            data["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": round(lat, 5),
                "longitude": round(lon, 5),
            }
        return data

    def tour(self, entry: Entry[Tour]) -> dict[str, Any]:
        """A trip with its stops."""
        record = entry.record
        stops = []
        for number, stop in enumerate(record.stops, start=1):
            place = self.catalogue.positions[stop.position].record
            item: dict[str, Any] = {"@type": "TouristAttraction", "name": self.text(place.name)}
            if self.root:
                item["url"] = f"{self.root}positions/{stop.position}/"
            stops.append({"@type": "ListItem", "position": number, "item": item})
        return {
            "@type": "TouristTrip",
            "name": self.text(record.name),
            "description": self.text(record.summary),
            "itinerary": {
                "@type": "ItemList",
                "numberOfItems": len(stops),
                "itemListElement": stops,
            },
        }

    def template(self, entry: Entry[Template]) -> dict[str, Any]:
        """The steps of its first agenda."""
        record = entry.record
        variant = record.variants[0]
        return {
            "@type": "HowTo",
            "name": self.text(record.name),
            "description": self.text(record.summary),
            "totalTime": f"PT{sum(step.minutes for step in variant.steps)}M",
            "step": [
                {"@type": "HowToStep", "name": self.text(s.title), "text": self.text(s.text)}
                for s in variant.steps
            ],
        }

    def lesson(self, entry: Entry[Lesson]) -> dict[str, Any]:
        """Something to learn, with its length."""
        record = entry.record
        return {
            "@type": "LearningResource",
            "name": self.text(record.name),
            "description": self.text(record.summary),
            "timeRequired": f"PT{round(record.length * 60)}S",
        }


def to_script(data: dict[str, Any]) -> str:
    """The data as a script element; ``<``, ``>`` and ``&`` are escaped so that nothing can close it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f'<script type="application/ld+json">{text}</script>'
