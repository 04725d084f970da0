"""What sketches are made of: stops, legs, stations and words as values; numbers and marks as SVG.

Colours stand in ``overrides/assets/style/41-sketch.css``, by the names of classes, for pages allow no style attribute;
they are CSS custom properties with a fallback, so that a drawing is right in the dark, on paper, and in a file that
knows none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from redroutes.geo.datums import LatLon

WIDTH = 350
"""Pixels: a phone of 390 without its margins, so that sizes of type are what they say."""
PIN_M = 250
"""Up to this precision a stop is a pin."""
AREA_M = 500
"""Up to this precision a stop is a soft area; above it stands on no map."""

INK = "sk-ink"
"""Class of names."""
QUIET = "sk-quiet"
"""Class of what stands back: ways, stations, the scale."""


@dataclass(frozen=True)
class SketchStop:
    """A stop of the tour, with its point if one is trusted."""

    number: int
    name: str
    point: LatLon | None = None
    """WGS-84."""
    precision_m: int = 0

    @property
    def spot(self) -> LatLon | None:
        """The point if it is exact enough to be drawn."""
        return self.point if self.precision_m <= AREA_M else None

    @property
    def is_area(self) -> bool:
        """True for a soft area instead of a pin."""
        return self.precision_m > PIN_M


@dataclass(frozen=True)
class SketchLeg:
    """The way to the next stop in two short labels."""

    mode: str
    length: str = ""
    """Minutes and distance, where they are known."""

    @property
    def text(self) -> str:
        """Both on one line."""
        return f"{self.mode} {self.length}".strip()


@dataclass(frozen=True)
class SketchStation:
    """A metro station."""

    name: str
    point: LatLon


@dataclass(frozen=True)
class SketchWords:
    """What the drawing says in the reader's language."""

    title: str
    description: str
    north: str
    metres: str
    """With ``{n}``."""
    kilometres: str
    """With ``{n}``."""


def wrap_svg(height: float, body: str, words: SketchWords, id_prefix: str = "sketch") -> str:
    """A drawing with its name and description for those who do not see it.

    ``id_prefix`` keeps ids apart where two stand on a page.
    """
    return (
        f'<svg class="sketch" viewBox="0 0 {WIDTH} {num(height)}" role="img" '
        f'aria-labelledby="{id_prefix}-t {id_prefix}-d"><title id="{id_prefix}-t">{escape(words.title)}</title>'
        f'<desc id="{id_prefix}-d">{escape(words.description)}</desc>{body}</svg>'
    )


def num(value: float) -> str:
    """A coordinate with one decimal at most."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"
