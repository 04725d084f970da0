"""How full the minutes are: lessons, scripts and tours with their minutes, what is said in them, and the share filled.

A minute is full at the middle of the rates of ``site.yml``: 190 Chinese characters or 130 words by default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from redroutes.languages import is_spoken_by_characters
from redroutes.records import Lesson, Position, Site, Tour
from redroutes.records.base import AnyText
from redroutes.records.collection import Entry
from redroutes.records.speech import SCRIPT_MINUTES, SpeechRates
from redroutes.spoken import count_spoken


@dataclass(frozen=True)
class Filled:
    """What is said in some minutes, in one language."""

    count: int
    """Chinese characters as spoken, or words."""
    percent: int
    """Of what fills the stated minutes."""


@dataclass(frozen=True)
class SpeechRow:
    """A lesson or a script of a position."""

    entry: Entry[Any]
    length: str
    """Which script of a position; empty for a lesson."""
    speech: float
    """Stated minutes of speech."""
    doing: float
    """Stated minutes of what the listeners do."""
    filled: dict[str, Filled]
    """Language -> what is said."""


@dataclass(frozen=True)
class TourRow:
    """A tour: its stays, and how many minutes of them are spoken in each length."""

    entry: Entry[Tour]
    stay: int
    """Minutes at the stops."""
    stops: int
    scripts: int
    """Stops whose position has a script for the usual length."""
    fills: int
    """Stops that say what fills the minutes in which nobody speaks."""
    spoken: dict[str, float]
    """Length -> minutes spoken at the stops, with opening, closing and what leads on."""


def lesson_rows(site: Site, lessons: Iterable[Entry[Lesson]]) -> Iterator[SpeechRow]:
    """A row a lesson, in the order given."""
    for entry in lessons:
        lesson = entry.record
        texts = [part.text for part in lesson.parts]
        filled = fill(texts, lesson.speech, site)
        yield SpeechRow(entry, "", lesson.speech, lesson.doing, filled)


def script_rows(site: Site, positions: Iterable[Entry[Position]]) -> Iterator[SpeechRow]:
    """A row a script, in the order given, the short one first."""
    for entry in positions:
        for length, minutes in SCRIPT_MINUTES.items() if entry.record.script else ():
            passage = getattr(entry.record.script, length)
            if passage:
                yield SpeechRow(entry, length, minutes, 0, fill([passage.text], minutes, site))


def tour_rows(
    site: Site, tours: Iterable[Entry[Tour]], positions: dict[str, Entry[Position]]
) -> Iterator[TourRow]:
    """A row a tour, in the order given; stops at positions that are not known count as silent."""
    for entry in tours:
        tour = entry.record
        places = [positions[s.position].record for s in tour.stops if s.position in positions]
        between: list[AnyText] = [p.text for p in (tour.opening, tour.closing) if p]
        between += [stop.onward for stop in tour.stops if stop.onward]
        apart = _minutes(between, site)
        yield TourRow(
            entry,
            stay=sum(stop.minutes for stop in tour.stops),
            stops=len(tour.stops),
            scripts=sum(best_length(place, "usual") == "usual" for place in places),
            fills=sum(stop.fills is not None for stop in tour.stops),
            spoken={
                length: sum(script_minutes(place, length) for place in places) + apart
                for length in SCRIPT_MINUTES
            },
        )


def best_length(place: Position, wanted: str) -> str | None:
    """The longest script of a position that is not longer than ``wanted``, else its shortest; None if it has none."""
    lengths = [name for name in SCRIPT_MINUTES if place.script and getattr(place.script, name)]
    fitting = [name for name in lengths if SCRIPT_MINUTES[name] <= SCRIPT_MINUTES[wanted]]
    return fitting[-1] if fitting else next(iter(lengths), None)


def script_minutes(place: Position, wanted: str) -> int:
    """Minutes that a position's script takes where ``wanted`` was chosen; 0 if it has none."""
    length = best_length(place, wanted)
    return SCRIPT_MINUTES[length] if length else 0


def fill(texts: Sequence[AnyText], minutes: float, site: Site) -> dict[str, Filled]:
    """Language -> how much of some minutes is filled by texts."""
    filled = {}
    for language in (x.id for x in site.languages):
        count = sum(count_spoken(text.languages.get(language, ""), language) for text in texts)
        filled[language] = Filled(
            count, round(100 * count / (full(language, site.speech) * minutes))
        )
    return filled


def full(language: str, rates: SpeechRates) -> float:
    """What fills a minute: the middle of the rate of a language."""
    rate = rates.of(is_spoken_by_characters(language))
    return (rate.min + rate.max) / 2


def _minutes(texts: Sequence[AnyText], site: Site) -> float:
    """Minutes that texts take in the site's first language."""
    language = site.languages[0].id
    count = sum(count_spoken(text.languages.get(language, ""), language) for text in texts)
    return round(count / full(language, site.speech), 1)
