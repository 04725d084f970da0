"""Dates, minutes, distances and numbers as the page's language writes them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from redroutes.catalogue.catalogue import tour_minutes
from redroutes.geo.datums import LatLon
from redroutes.phrasebook import Phrases
from redroutes.records.phone_areas import split_area, split_service
from redroutes.records.positions import Booking, Phone
from redroutes.rendering.context import Context


def format_date(context: Context, date: str) -> str:
    """An ISO day, month or year in the page's language; ``unknown`` as its word."""
    return _date(context.phrases, date) or context.phrases("date.unknown")


def format_day(context: Context, day: str) -> str:
    """An ISO day without its year, as the page's language writes it."""
    return context.phrases("date.day_only", **_parts(context.phrases, *day.split("-")))


@lru_cache(maxsize=2048)
def _date(phrases: Phrases, date: str) -> str:
    """A date in the language's words; empty for what is none, a month that does not exist as it is written.

    A page has a dozen, most of them on other pages too.
    """
    given = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", date)
    if not given:
        return ""
    if given[2] and not 1 <= int(given[2]) <= 12:
        return date
    parts = _parts(phrases, *(part for part in given.groups() if part))
    return phrases(("date.year", "date.month", "date.day")[len(parts) - 1], **parts)


def _parts(phrases: Phrases, year: str, month: str = "", day: str = "") -> dict[str, object]:
    """What the phrases of dates ask for, as far as it is given."""
    parts: dict[str, object] = {"year": year}
    if month:
        parts["month"] = phrases.enum("month", str(int(month)))
    if day:
        parts["day"] = int(day)
    return parts


def format_minutes(context: Context, minutes: float) -> str:
    """Minutes, also in halves, or hours and minutes from 90 on."""
    if minutes == 0.5:
        return context.phrases("count.half_minute")
    if minutes % 1:
        return context.phrases.count("count.half_minutes", int(minutes))
    if minutes < 90:
        return context.phrases.count("count.minutes", int(minutes))
    hours, rest = divmod(int(minutes), 60)
    text = context.phrases.count("count.hours", hours)
    return f"{text} {context.phrases.count('count.minutes', rest)}" if rest else text


def format_distance(context: Context, metres: float) -> str:
    """Metres to the nearest 50, kilometres with one decimal from 950 m on."""
    if metres < 950:
        rounded = max(50, round(metres / 50) * 50)
        return context.phrases("distance.m", n=rounded)
    return context.phrases("distance.km", n=f"{metres / 1000:.1f}")


def format_phone(number: str) -> str:
    """A Chinese number as people write it, ``021-6678 6377``, ``400-820-1921``; others as they stand."""
    service = split_service(number)
    if service:
        return f"{service[0]}-{service[1][:3]}-{service[1][3:]}"
    parts = split_area(number)
    return f"{parts[0]}-{parts[1][:-4]} {parts[1][-4:]}" if parts else number


def say_phone(context: Context, phone: Phone) -> str:
    """A telephone number as people write it, with its extension."""
    number = format_phone(phone.number)
    if phone.extension is None:
        return number
    return context.phrases("place.extension", number=number, extension=phone.extension)


def format_spot(spot: LatLon) -> str:
    """A point in WGS-84 as ``lat,lon``, to about a metre."""
    return f"{spot[0]:.5f},{spot[1]:.5f}"


def tour_length(context: Context, tour: Any) -> str:
    """How long a tour takes: with the ways where they are known, else at the stops alone."""
    at_stops, on_way, is_whole = tour_minutes(tour)
    if is_whole:
        return context.phrases("tour.total_whole", time=format_minutes(context, at_stops + on_way))
    return context.phrases("tour.total_stops", time=format_minutes(context, at_stops))


def say_booking(context: Context, booking: Booking) -> list[str]:
    """By what one books and how many days before, a sentence each; only what is known."""
    lines = []
    if booking.channel:
        lines.append(context.phrases(f"booking.{booking.channel}", name=booking.channel_name))
    if booking.days_ahead is not None:
        lines.append(context.phrases("booking.ahead", n=booking.days_ahead))
    return lines
