"""Text on drawings: how wide it is, where it breaks, and where it finds a free place. No fonts are read.

Widths are estimates that rather err to the wide side, so that what fits here fits in every system font.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

LINE_HEIGHT = 1.25
"""Of the font's size."""


class Box(NamedTuple):
    """A rectangle on the drawing; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def is_inside(self, other: Box) -> bool:
        """True if no part of it stands outside the other."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )

    def hits(self, others: Iterable[Box]) -> bool:
        """True if it shares more than an edge with one of several."""
        own_left, own_top, own_right, own_bottom = self
        for left, top, right, bottom in others:
            if own_left < right and left < own_right and own_top < bottom and top < own_bottom:
                return True
        return False

    @staticmethod
    def around(x: float, y: float, half: float) -> Box:
        """A square with its centre."""
        return Box(x - half, y - half, x + half, y + half)


class Label(NamedTuple):
    """A line of text where it stands: x by its anchor, y on the baseline."""

    text: str
    x: float
    y: float
    anchor: str
    """``start``, ``middle`` or ``end``, as in SVG."""
    box: Box


def text_width(text: str, size: float) -> float:
    """Pixels that a text takes at most in the usual system fonts."""
    return _ems(text) * size


@lru_cache(maxsize=8192)
def _ems(text: str) -> float:
    return sum(map(_advance, text))


@lru_cache(maxsize=8192)
def _advance(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character in " .,:;'’!|iIlj·()-–":
        return 0.36
    if character.isupper() or character in "mwMW%&@":
        return 0.76
    return 0.6


def wrap(text: str, size: float, width: float, most: int) -> list[str]:
    """The text in at most ``most`` lines of about the same length; what does not fit ends in an ellipsis.

    Latin breaks between words, Chinese between any two characters.
    """
    lines = _break(text, size, width)
    if len(lines) <= most:
        narrow = width
        while narrow > size and len(_break(text, size, narrow - size / 2)) == len(lines):
            narrow -= size / 2
        return _break(text, size, narrow)
    last = lines[most - 1]
    while last and text_width(f"{last}…", size) > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,，、（(')}…"]


def _break(text: str, size: float, width: float) -> list[str]:
    lines = [""]
    for piece in _pieces(text):
        joined = lines[-1] + piece
        if text_width(joined.strip(), size) <= width or not lines[-1].strip():
            lines[-1] = joined
        else:
            lines.append(piece.lstrip())
    return [line.strip() for line in lines]


@lru_cache(maxsize=1024)
def _pieces(text: str) -> list[str]:
    """Where a text may break; asked again for each width that is tried."""
    pieces: list[str] = []
    for character in text:
        is_wide = unicodedata.east_asian_width(character) in "WF"
        is_closing = character in "，。、；：）」』”’》〉"
        previous = pieces[-1][-1] if pieces else " "
        starts = character == " " or (is_wide and not is_closing)
        after_wide = unicodedata.east_asian_width(previous) in "WF" and not is_closing
        if not pieces or starts or (after_wide and previous not in "（「『“‘《〈"):
            if previous in "（「『“‘《〈" and pieces:
                pieces[-1] += character
            else:
                pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def make_label(text: str, x: float, y: float, anchor: str, size: float) -> Label:
    """A label with the box that it takes; its place has one decimal, as it is drawn."""
    x, y = round(x, 1), round(y, 1)
    width = text_width(text, size)
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return Label(text, x, y, anchor, Box(left, y - size * 0.9, left + width, y + size * 0.28))


def around(text: str, x: float, y: float, gap: float, size: float) -> list[Label]:
    """Places for a label around a point, the best first: right, left, below, above, the corners."""
    up, down, level = y - gap, y + gap + size * 0.9, y + size * 0.32
    spots = [
        (x + gap, level, "start"),
        (x - gap, level, "end"),
        (x, down, "middle"),
        (x, up, "middle"),
        (x + gap * 0.7, down - 2, "start"),
        (x + gap * 0.7, up + 2, "start"),
        (x - gap * 0.7, down - 2, "end"),
        (x - gap * 0.7, up + 2, "end"),
    ]
    return [make_label(text, *spot, size) for spot in spots]


def place(
    candidates: Iterable[Label], frame: Box, taken: Sequence[Box], avoided: Sequence[Box] = ()
) -> Label | None:
    """The first candidate that stands free inside the frame; one on an avoided place only if there is no better."""
    second = None
    for label in candidates:
        if not label.box.is_inside(frame) or label.box.hits(taken):
            continue
        if not label.box.hits(avoided):
            return label
        second = second or label
    return second
