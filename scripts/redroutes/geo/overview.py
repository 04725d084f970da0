"""All places with points over metro lines and waters -> one SVG in Web Mercator, to be panned and zoomed by a script.

Symbols are groups with a scale of their own, so that the script can keep their size on the screen. Without script the
drawing shows the whole district, and every place is a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from redroutes.geo.datums import LatLon, wgs84_to_gcj02
from redroutes.geo.drawing import num
from redroutes.geo.mercator import to_pixels

ZOOM = 12
"""Level of which one pixel is one unit of the drawing: about 33 m at 31 degrees."""
MARGIN = 30
"""Units around the outermost places."""
MOST_RATIO = 1.5
"""Height to width: a narrower drawing is widened, because on a phone it fills the width of the screen."""
NUMBER_PIXELS = 22
"""Half of what a number takes, in the views with large text."""
NAME_DEGREES = 0.02
"""Half of what a water's name takes on a phone."""
PHONE = 350
"""Pixels: the width for which symbols are sized without script."""


@dataclass(frozen=True)
class MapPlace:
    """A place with a point."""

    id: str
    name: str
    href: str
    point: LatLon
    """WGS-84."""
    is_area: bool


@dataclass(frozen=True)
class MapNumber:
    """How many places there are around a point."""

    id: str
    name: str
    href: str
    point: LatLon
    """WGS-84."""
    count: int


@dataclass(frozen=True)
class MapStation:
    """A metro station."""

    name: str
    point: LatLon


@dataclass(frozen=True)
class MapLine:
    """A metro line: pieces between stations whose points are known."""

    name: str
    pieces: list[tuple[LatLon, LatLon, bool]]
    """From, to, and whether a station without a point stands between."""


@dataclass(frozen=True)
class MapWater:
    """A bank or a river."""

    name: str
    is_bank: bool
    line: list[LatLon]
    cut: list[LatLon]
    label: LatLon | None


@dataclass(frozen=True)
class Overview:
    """The drawing and what its script must know."""

    svg: str
    origin: tuple[float, float]
    """World pixels at ``ZOOM`` of the drawing's corner."""
    shift: tuple[float, float]
    """Units from WGS-84 to the tiles' datum in the middle of the drawing; zero without such tiles."""
    ground: Ground
    """The piece of the world that is drawn."""


class Ground:
    """The piece of the world that is drawn, in the datum of the tiles."""

    def __init__(self, points: Sequence[LatLon], *, is_gcj02: bool, symbol: int = 0) -> None:
        """``points`` must all be seen, and ``symbol`` pixels around them on a phone."""
        self.is_gcj02 = is_gcj02
        xs, ys = zip(*(self._pixels(point) for point in points), strict=True)
        margin = max(MARGIN, round((max(xs) - min(xs)) * symbol / (PHONE - 2 * symbol)))
        self.left = round(min(xs)) - margin
        self.top = round(min(ys)) - margin
        self.width = round(max(xs)) + margin - self.left
        self.height = round(max(ys)) + margin - self.top
        narrow = round(self.height / MOST_RATIO) - self.width
        if narrow > 0:
            self.left -= narrow // 2
            self.width += narrow

    def _pixels(self, point: LatLon) -> tuple[float, float]:
        return to_pixels(wgs84_to_gcj02(point) if self.is_gcj02 else point, ZOOM)

    def spot(self, point: LatLon) -> str:
        """Where a WGS-84 point stands in the drawing: ``x y``."""
        x, y = self._pixels(point)
        return f"{num(x - self.left)} {num(y - self.top)}"

    def path(self, points: Sequence[LatLon]) -> str:
        """An SVG path through WGS-84 points."""
        return "M" + "L".join(self.spot(point) for point in points)

    def shift(self, point: LatLon) -> tuple[float, float]:
        """Units between WGS-84 and the drawing's datum at a point."""
        there, here = self._pixels(point), to_pixels(point, ZOOM)
        return round(there[0] - here[0], 2), round(there[1] - here[1], 2)


def draw_overview(
    places: Sequence[MapPlace],
    stations: Sequence[MapStation],
    lines: Sequence[MapLine],
    waters: Sequence[MapWater],
    *,
    label: str,
    is_gcj02: bool = False,
    numbers: Sequence[MapNumber] = (),
    around: Sequence[LatLon] = (),
) -> Overview:
    """The overview; there must be at least one place or number. It has room for the points ``around`` them."""
    points = [place.point for place in places] + [number.point for number in numbers]
    seen = [*points, *around, *(station.point for station in stations)]
    for water in waters:
        if water.label:
            lat, lon = water.label
            seen += [(lat, lon - NAME_DEGREES), (lat, lon + NAME_DEGREES)]
    ground = Ground(seen, is_gcj02=is_gcj02, symbol=NUMBER_PIXELS if numbers else 0)
    scale = num(ground.width / PHONE)
    body = "".join(
        [
            '<g class="tiles"></g>',
            *(_water(water, ground, scale) for water in waters),
            *(_line(line, ground, scale) for line in lines),
            *(
                f'<g class="at station" transform="translate({ground.spot(s.point)}) scale({scale})">'
                f'<circle r="3"/><text x="7" y="4">{escape(s.name, quote=False)}</text></g>'
                for s in stations
            ),
            *(_place(place, ground, scale) for place in places),
            *(_number(number, ground, scale) for number in numbers),
        ]
    )
    svg = (
        f'<svg viewBox="0 0 {ground.width} {ground.height}" role="group" aria-label="{escape(label)}">'
        f"{body}</svg>"
    )
    middle = points[len(points) // 2]
    return Overview(svg, (ground.left, ground.top), ground.shift(middle), ground)


def _water(water: MapWater, ground: Ground, scale: str) -> str:
    area = (
        f'<path class="water" d="{ground.path([*water.line, *water.cut])}Z"/>' if water.cut else ""
    )
    kind = "bank" if water.is_bank else "river"
    name = _name(water.name, water.label, ground, scale, "water-name") if water.label else ""
    return f'{area}<path class="{kind}" d="{ground.path(water.line)}"/>{name}'


def _line(line: MapLine, ground: Ground, scale: str) -> str:
    whole = "".join(ground.path([a, b]) for a, b, is_broken in line.pieces if not is_broken)
    broken = "".join(ground.path([a, b]) for a, b, is_broken in line.pieces if is_broken)
    text = f'<path class="metro" d="{whole}"/>' if whole else ""
    text += f'<path class="metro broken" d="{broken}"/>' if broken else ""
    if line.pieces:
        text += _name(line.name, line.pieces[0][0], ground, scale, "line-name")
    return text


def _name(text: str, point: LatLon, ground: Ground, scale: str, kind: str) -> str:
    return (
        f'<g class="at {kind}" transform="translate({ground.spot(point)}) scale({scale})">'
        f'<text y="-8">{escape(text, quote=False)}</text></g>'
    )


def _place(place: MapPlace, ground: Ground, scale: str) -> str:
    kind = "place area" if place.is_area else "place"
    return (
        f'<a href="{escape(place.href)}" data-id="{place.id}" aria-label="{escape(place.name)}">'
        f'<g class="at {kind}" transform="translate({ground.spot(place.point)}) scale({scale})">'
        f'<circle class="hit" r="14"/><circle class="dot" r="6"/></g></a>'
    )


def _number(number: MapNumber, ground: Ground, scale: str) -> str:
    return (
        f'<a href="{escape(number.href)}" data-id="{number.id}" aria-label="{escape(number.name)}">'
        f'<g class="at place number" transform="translate({ground.spot(number.point)}) scale({scale})">'
        f'<circle class="hit" r="22"/><circle class="dot" r="14"/><text y="4">{number.count}</text></g></a>'
    )
