"""Positions -> GeoJSON (RFC 7946): points in WGS-84, each with its precision, names in
all languages (``name``, ``name_en`` ...).

A stop of a tour without a point is a feature whose geometry is null: the list stays whole. No line is drawn between
stops, for nobody has recorded the ways.
"""

from __future__ import annotations

import json
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.points import pick, places_of, rounded_point
from redroutes.records import Position, Text, Tour
from redroutes.records.collection import Entry


def make_tour_geojson(catalogue: Catalogue, entry: Entry[Tour]) -> str | None:
    """The stops of a tour in their order; None where no stop has a point."""
    if not any(place.point for place in places_of(catalogue, entry.record)):
        return None
    features = []
    for number, stop in enumerate(entry.record.stops, start=1):
        place = catalogue.positions[stop.position]
        extra = {"number": number, "minutes": stop.minutes}
        features.append(_feature(catalogue, place, extra))
    names = _in_all_languages(catalogue, "name", entry.record.name)
    return _collection(catalogue, features, {**names, "checked": entry.record.checked})


def _in_all_languages(catalogue: Catalogue, key: str, text: Text) -> dict[str, str]:
    """A text under ``key`` in the site's first language, and in each language that it has under ``key_<language>``.

    Programs that show a map print a property as it is; of an object they would print JSON.
    """
    return {
        key: pick(catalogue, text, catalogue.languages[0]),
        **{f"{key}_{language}": value for language, value in text.lines.items()},
    }


def make_positions_geojson(catalogue: Catalogue) -> str:
    """All positions that have a point."""
    places = [entry for entry in catalogue.positions.values() if entry.record.point]
    extras = [{"checked": place.record.checked} for place in places]
    features = [_feature(catalogue, *both) for both in zip(places, extras, strict=True)]
    return _collection(
        catalogue, features, _in_all_languages(catalogue, "name", catalogue.site.name)
    )


def _feature(catalogue: Catalogue, entry: Entry[Position], extra: dict[str, Any]) -> dict[str, Any]:
    record = entry.record
    point = rounded_point(record)
    properties: dict[str, Any] = {
        **extra,
        **_in_all_languages(catalogue, "name", record.name),
        "kind": str(record.kind),
        "town": record.town,
        "url": f"{catalogue.site.base_url or ''}positions/{entry.id}/",
    }
    if record.address and record.address.confirmed:
        properties |= _in_all_languages(catalogue, "address", record.address.text)
    if record.point:
        properties["precision_m"] = record.point.precision_m
    geometry = {"type": "Point", "coordinates": [point[1], point[0]]} if point else None
    return {"type": "Feature", "id": entry.id, "geometry": geometry, "properties": properties}


def _collection(catalogue: Catalogue, features: list[dict[str, Any]], extra: dict[str, Any]) -> str:
    """One feature a line, so that a change of one record is a change of one line."""
    credits = [text.lines for text in catalogue.site.credits]
    head = json.dumps(
        {"type": "FeatureCollection", **extra, "credits": credits}, ensure_ascii=False
    )
    rows = ",\n".join(json.dumps(x, ensure_ascii=False, separators=(",", ":")) for x in features)
    return f'{head[:-1]}, "features": [\n{rows}\n]}}\n'
