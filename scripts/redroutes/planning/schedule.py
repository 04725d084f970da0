"""Items of a plan -> when each begins and ends. The browser's twin: ``plan-rules.js``.

An item is ``{"k": kind, "m": minutes or None, "p": place or None}``; kinds are ``step`` (of an agenda, with its
number ``n``), ``visit``, ``lesson`` (with its ``id``), ``way`` (``to`` a place), ``slack`` and ``own`` (with a title
``t``). Only a way may have no minutes: nobody knows how long it takes, and what follows is the earliest that can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

Item = Mapping[str, Any]
Ways = Mapping[str, int]
"""``from|to`` -> minutes, only where they are known."""


class Time(NamedTuple):
    """When an item happens; minutes from midnight of 1 January 1970 by the clocks of the place."""

    begin: int
    end: int
    sure: bool
    """Whether the beginning is; false behind a way of which nobody knows how long it takes."""
    sure_end: bool
    """Whether the end is; false for such a way itself too."""


class Stay(NamedTuple):
    """Items at one place in a row."""

    place: str
    first: int
    """Number of the first item."""
    begin: int
    end: int


def schedule(items: Sequence[Item], start: int) -> list[Time]:
    """The times of all items, one after the other without a gap."""
    times: list[Time] = []
    sure = True
    for item in items:
        minutes = item.get("m")
        times.append(Time(start, start + (minutes or 0), sure, sure and minutes is not None))
        start, sure = times[-1].end, times[-1].sure_end
    return times


def find_stays(items: Sequence[Item], times: Sequence[Time]) -> list[Stay]:
    """Where the group is from when to when; ways and slack at no place are left out."""
    stays: list[Stay] = []
    last: str | None = None
    for index, (item, time) in enumerate(zip(items, times, strict=True)):
        place = item.get("p")
        if place is not None and place == last:
            stays[-1] = stays[-1]._replace(end=time.end)
        elif place is not None:
            stays.append(Stay(place, index, time.begin, time.end))
        last = place
    return stays


def compose(
    steps: Sequence[int], places: Sequence[str], ways: Ways, numbers: Mapping[str, int]
) -> list[dict[str, Any]]:
    """The items of a first draft: the agenda at the first place, then a visit to each of the others.

    ``steps`` are the minutes of the agenda; ``numbers`` give ``visit_minutes`` and ``slack_minutes``.
    """
    first = places[0] if places else None
    items: list[dict[str, Any]] = [
        {"k": "step", "n": number, "m": minutes, "p": first} for number, minutes in enumerate(steps)
    ]
    for before, here in pairwise(places):
        items += [
            {"k": "way", "m": ways.get(f"{before}|{here}"), "p": None, "to": here},
            {"k": "slack", "m": numbers["slack_minutes"], "p": None},
            {"k": "visit", "m": numbers["visit_minutes"], "p": here},
        ]
    return items
