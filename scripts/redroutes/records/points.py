"""Points on the ground, each with its datum and how exact it is."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from redroutes.records.base import Model, Sources


class Datum(StrEnum):
    """The geodetic datum of a point; never guessed."""

    wgs84 = "wgs84"
    """GPS, OpenStreetMap, GeoJSON, GPX."""
    gcj02 = "gcj02"
    """Amap and Tencent in mainland China."""
    bd09 = "bd09"
    """Baidu."""


class Point(Model):
    """A point on the ground with its datum and how exact it is."""

    lat: Annotated[float, Field(ge=-85, le=85)]
    """Degrees north; beyond 85 there is no map in Web Mercator."""
    lon: Annotated[float, Field(ge=-180, le=180)]
    """Degrees east."""
    datum: Datum
    """Which datum the two numbers are in."""
    precision_m: Annotated[int, Field(ge=1, le=5000)]
    """Radius in metres within which the place lies: to 250 a pin, to 500 an area, above only a label."""
    sources: Sources
    """Keys of the record's ``sources``."""
