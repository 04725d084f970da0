"""What planning reads: fields of a booking that fit together, and no activity that is said twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from redroutes.checks.rules import Rules
from redroutes.hours.model import LEAP_YEAR
from redroutes.messages import Message, told
from redroutes.planning import rule_ids, rule_numbers
from redroutes.problems import Loc, Problem, did_you_mean
from redroutes.records import Position, Site, Template
from redroutes.records.collection import Entry
from redroutes.records.planning import BookingChannel
from redroutes.records.positions import Booking
from redroutes.records.walk import Walk

CODE = "bad-planning"
MINUTES = (0, 1440)
LIMITS: dict[str, tuple[int, int]] = {
    "hot_from": (1, 12),
    "hot_to": (1, 12),
    "lunch_start": MINUTES,
    "lunch_end": MINUTES,
    "dinner_start": MINUTES,
    "dinner_end": MINUTES,
    "latest_end": MINUTES,
    "slack_minutes": MINUTES,
    "visit_minutes": MINUTES,
    "year_weekday": (0, 6),
    "year_nth": (1, 5),
    "year_start": (0, 1439),
    "year_people": (1, 2000),
}
SPANS = (("lunch_start", "lunch_end"), ("dinner_start", "dinner_end"))
"""Numbers of which the first must be the smaller one, or their rule never holds."""
"""Smallest and largest value of a number of the rules; the others have no limit but the model's."""


def check_planning(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """Everything that planning needs of a position, a template or the site."""
    record = entry.record
    if isinstance(record, Site):
        yield from _check_choices(entry)
        yield from _check_anniversaries(entry)
    elif isinstance(record, Position):
        if record.booking:
            yield from _check_channel(entry, record.booking)
        yield from _check_seats(entry)
        yield from _check_repeated(entry, [item.activity for item in record.activities])
    elif isinstance(record, Template):
        yield from _check_repeated(entry, list(record.activities))


def _check_choices(entry: Entry[Site]) -> Iterator[Problem]:
    """Rules and numbers of ``site.yml`` exist."""
    choices, rules, numbers = entry.record.planning, rule_ids(), rule_numbers()
    for index, name in enumerate(choices.without):
        if name not in rules:
            message = Message("planning.no-rule", name=name)
            hint = did_you_mean(name, rules)
            yield entry.problem(("planning", "without", index), CODE, message, hint)
    for name in choices.numbers:
        if name not in numbers:
            message = Message("planning.no-number", name=name)
            hint = did_you_mean(name, numbers)
            yield entry.problem(("planning", "numbers", name), CODE, message, hint)
    yield from _check_limits(entry)


def _check_limits(entry: Entry[Site]) -> Iterator[Problem]:
    """Weekdays, weeks, months and minutes of a day that exist."""
    for name, value in entry.record.planning.numbers.items():
        low, high = LIMITS.get(name, (value, value))
        if not low <= value <= high:
            found = told("planning.limits", name=name, value=value, low=low, high=high)
            yield entry.problem(("planning", "numbers", name), CODE, *found)
    yield from _check_spans(entry)


def _check_spans(entry: Entry[Site]) -> Iterator[Problem]:
    """A meal that ends before it begins would never be warned of."""
    ours = entry.record.planning.numbers
    all_numbers = {**rule_numbers(), **ours}
    for first, last in SPANS:
        start, end = all_numbers[first], all_numbers[last]
        if start >= end and (first in ours or last in ours):
            name = last if last in ours else first
            found = told("planning.span", first=first, last=last, start=start, end=end)
            yield entry.problem(("planning", "numbers", name), CODE, *found)


def _check_anniversaries(entry: Entry[Site]) -> Iterator[Problem]:
    for index, item in enumerate(entry.record.anniversaries):
        try:
            date.fromisoformat(f"{LEAP_YEAR}-{item.day}")
        except ValueError:
            message, hint = told("day.anniversary", text=item.day)
            yield entry.problem(("anniversaries", index, "day"), "bad-date", message, hint)


def _check_channel(entry: Entry[Position], booking: Booking) -> Iterator[Problem]:
    loc: Loc = ("booking", "channel")
    channel = booking.channel
    if channel is BookingChannel.phone and entry.record.phone is None:
        yield entry.problem(loc, CODE, *told("planning.no-phone"))
    elif channel is BookingChannel.page and booking.url is None:
        yield entry.problem(loc, CODE, *told("planning.no-url"))
    elif channel is not None and channel.needs_name and booking.channel_name is None:
        yield entry.problem(loc, CODE, *told("planning.no-name", channel=str(channel)))
    if booking.channel_name and (channel is None or not channel.needs_name):
        message, hint = told("planning.name", name=booking.channel_name)
        yield entry.problem(("booking", "channel_name"), CODE, message, hint)


def _check_seats(entry: Entry[Position]) -> Iterator[Problem]:
    seats, capacity = entry.record.seats, entry.record.capacity
    if seats and capacity and seats.number > capacity.people:
        message, hint = told("planning.seats", seats=seats.number, people=capacity.people)
        yield entry.problem(("seats", "number"), CODE, message, hint)


def _check_repeated(entry: Entry[Any], names: list[str]) -> Iterator[Problem]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield entry.problem(("activities", index), CODE, *told("planning.twice", name=name))
