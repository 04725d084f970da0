"""WGS-84, GCJ-02 and BD-09: conversions between the datums used in mainland China.

GCJ-02 is an obfuscated WGS-84; the formula is the one published in open source since 2013 (for example
``eviltransform``), with the Krasovsky 1940 ellipsoid. The inverse is found by iteration to 1e-9 degrees.
BD-09 adds a rotation and an offset. Outside China the three agree by definition of the formula's users.
"""

from __future__ import annotations

import math

from redroutes.records.points import Datum, Point

LatLon = tuple[float, float]
"""Latitude and longitude in degrees."""

SEMI_MAJOR_M = 6378245.0
ECCENTRICITY_SQUARED = 0.00669342162296594323
BAIDU_ANGLE = math.pi * 3000.0 / 180.0


def to_wgs84(point: Point) -> LatLon:
    """The point in WGS-84, whatever datum it was given in."""
    if point.datum is Datum.gcj02:
        return gcj02_to_wgs84((point.lat, point.lon))
    if point.datum is Datum.bd09:
        return gcj02_to_wgs84(bd09_to_gcj02((point.lat, point.lon)))
    return point.lat, point.lon


def wgs84_to_gcj02(point: LatLon) -> LatLon:
    """WGS-84 -> GCJ-02."""
    lat, lon = point
    d_lat = _shift_lat(lon - 105.0, lat - 35.0)
    d_lon = _shift_lon(lon - 105.0, lat - 35.0)
    rad = math.radians(lat)
    magic = 1 - ECCENTRICITY_SQUARED * math.sin(rad) ** 2
    root = math.sqrt(magic)
    meridian = SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED) / (magic * root) * math.pi
    parallel = SEMI_MAJOR_M / root * math.cos(rad) * math.pi
    return lat + d_lat * 180.0 / meridian, lon + d_lon * 180.0 / parallel


def gcj02_to_wgs84(point: LatLon) -> LatLon:
    """GCJ-02 -> WGS-84, by fixed-point iteration."""
    lat, lon = point
    for _ in range(30):
        there = wgs84_to_gcj02((lat, lon))
        d_lat, d_lon = there[0] - point[0], there[1] - point[1]
        lat, lon = lat - d_lat, lon - d_lon
        if abs(d_lat) < 1e-9 and abs(d_lon) < 1e-9:
            break
    return lat, lon


def gcj02_to_bd09(point: LatLon) -> LatLon:
    """GCJ-02 -> BD-09."""
    lat, lon = point
    radius = math.hypot(lon, lat) + 0.00002 * math.sin(lat * BAIDU_ANGLE)
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(lon * BAIDU_ANGLE)
    return radius * math.sin(angle) + 0.006, radius * math.cos(angle) + 0.0065


def bd09_to_gcj02(point: LatLon) -> LatLon:
    """BD-09 -> GCJ-02."""
    lat, lon = point[0] - 0.006, point[1] - 0.0065
    radius = math.hypot(lon, lat) - 0.00002 * math.sin(lat * BAIDU_ANGLE)
    angle = math.atan2(lat, lon) - 0.000003 * math.cos(lon * BAIDU_ANGLE)
    return radius * math.sin(angle), radius * math.cos(angle)


def _shift_lat(x: float, y: float) -> float:
    shift = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    shift += _waves(x, (6.0, 20.0), (2.0, 20.0))
    shift += _waves(y, (1.0, 20.0), (1 / 3, 40.0))
    return shift + _waves(y, (1 / 12, 160.0), (1 / 30, 320.0))


def _shift_lon(x: float, y: float) -> float:
    shift = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    shift += _waves(x, (6.0, 20.0), (2.0, 20.0))
    shift += _waves(x, (1.0, 20.0), (1 / 3, 40.0))
    return shift + _waves(x, (1 / 12, 150.0), (1 / 30, 300.0))


def _waves(value: float, *waves: tuple[float, float]) -> float:
    return sum(size * math.sin(value * rate * math.pi) for rate, size in waves) * 2.0 / 3.0
