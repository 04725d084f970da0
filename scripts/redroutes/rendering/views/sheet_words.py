"""The other side of a folding sheet: what is said at each stop, the sketch, and whom to call, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from redroutes.records import Position, Tour
from redroutes.records.collection import Entry
from redroutes.records.tours import Stop
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.formats import say_phone
from redroutes.rendering.views.papers import choose_size, text_width
from redroutes.rendering.views.sketches import SketchView, view_sketch

SIZES = ((4200, "l"), (5400, "m"), (6500, "s"), (8700, "xs"))
"""Widths of the words of a page, in Latin letters, up to which they are set in that size.

Beyond the last it is not to be folded: it fills as many pages as it needs.
"""
HALF_LINE = 30
"""Letters in half a line."""
LENGTHS = (("usual", "short", "long"), ("short", "usual", "long"))
"""Which script is taken where a position has several: the longer ones if they fit in a size that is read outdoors."""
MOST = SIZES[2][0]
"""Up to this width the longer scripts are taken."""


@dataclass(slots=True)
class SpokenStop:
    """What is said at a stop."""

    number: int
    name: Shown
    paragraphs: list[Shown]
    """None where the records have no words for the place; ``task`` on the first side says what to do."""
    onward: Shown | None


@dataclass(slots=True)
class SpokenSide:
    """One page in one language."""

    tag: str
    heading: str
    name: Shown
    sketch: SketchView
    phone_word: str
    phones: list[tuple[int, Shown, str]]
    """Number of the stop, its name and its telephone, where it is known."""
    opening: list[Shown]
    closing: list[Shown]
    stops: list[SpokenStop]
    left_out: str | None
    """Says where opening and closing words stand that the leaf does not hold."""
    nothing: str
    """Said at a stop without words."""
    size: str


def view_spoken_side(context: Context, entry: Entry[Tour]) -> SpokenSide:
    """The page in the context's language, with the longer scripts if they are not too much for it."""
    sides = _sides(context, entry)
    side = next(sides)
    if _width(side) > MOST:
        side = next(sides)
    if _width(side) > SIZES[-1][0]:
        left_out = context.phrases("paper.words_left_out")
        side = replace(side, opening=[], closing=[], left_out=left_out)
    side.size = choose_size(_width(side), SIZES, "long")
    return side


def _sides(context: Context, entry: Entry[Tour]) -> Iterator[SpokenSide]:
    record, places = entry.record, context.catalogue.positions
    phones = [
        (number, context.show(place.name), say_phone(context, place.phone))
        for number, stop in enumerate(record.stops, start=1)
        if (place := places[stop.position].record).phone
    ]
    opening, closing = (
        context.paragraphs(passage.text) if passage else []
        for passage in (record.opening, record.closing)
    )
    sketch = view_sketch(context, entry, id_prefix=f"sketch-{context.language}")
    for lengths in LENGTHS:
        yield SpokenSide(
            tag=context.tags[context.language],
            heading=context.phrases("paper.words"),
            name=context.show(record.name),
            sketch=sketch,
            phone_word=context.phrases("place.phone"),
            phones=phones,
            opening=opening,
            closing=closing,
            stops=[_stop(context, stop, n, lengths) for n, stop in enumerate(record.stops, 1)],
            left_out=None,
            nothing=context.phrases("paper.no_words"),
            size="",
        )


def _stop(context: Context, stop: Stop, number: int, lengths: tuple[str, ...]) -> SpokenStop:
    place = context.catalogue.positions[stop.position].record
    return SpokenStop(
        number=number,
        name=context.show(place.name),
        paragraphs=_words(context, stop, place, lengths),
        onward=context.show(stop.onward) if stop.onward else None,
    )


def _words(context: Context, stop: Stop, place: Position, lengths: tuple[str, ...]) -> list[Shown]:
    """The tour's own words, else the position's script, else its points to tell."""
    if stop.say:
        return [context.show(stop.say)]
    script = place.script
    passages = [getattr(script, length) for length in lengths] if script else []
    passage = next((passage for passage in passages if passage), None)
    if passage:
        return context.paragraphs(passage.text)
    return [context.show(point.text) for point in place.talking_points]


def _width(side: SpokenSide) -> int:
    """How much room the words take, in letters; each paragraph ends with half an empty line."""
    texts = [*side.opening, *side.closing]
    for stop in side.stops:
        texts += [stop.name, *stop.paragraphs, *([stop.onward] if stop.onward else [])]
    phones = sum(text_width(f"{name} {phone}") + HALF_LINE for _, name, phone in side.phones)
    return phones + sum(text_width(str(text)) + HALF_LINE for text in texts)
