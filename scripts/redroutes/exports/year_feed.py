"""Activities of a year -> a calendar to subscribe to (RFC 5545, RFC 7986). ``rendering/year_plans.py`` chooses them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from redroutes.exports.calendar import STAMP, escape_text, fold_line

REFRESH = "P7D"
"""How often a calendar may ask for the feed again."""
ALARM = "-P7D"


@dataclass(frozen=True)
class FeedEvent:
    """One activity."""

    uid: str
    """The same for the same month and programme, so that a change moves the entry instead of adding one."""
    start: datetime
    """With its zone."""
    minutes: int
    title: str
    place: str
    text: str
    alarm: str
    """What the reminder a week before says."""
    url: str | None = None


def write_feed(name: str, checked: str, events: Iterable[FeedEvent], url: str | None) -> str:
    """The calendar; ``checked`` is the ISO day of the newest check, which stands for the time at which it was made."""
    stamp = f"{checked.replace('-', '')}T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//redroutes//year//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escape_text(name)}",
        f"X-WR-CALNAME:{escape_text(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
        *([f"URL:{url}"] if url else []),
    ]
    for event in events:
        lines += _event(event, stamp)
    return "".join(f"{fold_line(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(event: FeedEvent, stamp: str) -> list[str]:
    end = event.start + timedelta(minutes=event.minutes)
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp}",
        f"DTSTART:{event.start.astimezone(UTC).strftime(STAMP)}",
        f"DTEND:{end.astimezone(UTC).strftime(STAMP)}",
        f"SUMMARY:{escape_text(event.title)}",
        *([f"LOCATION:{escape_text(event.place)}"] if event.place else []),
        f"DESCRIPTION:{escape_text(event.text)}",
        *([f"URL:{event.url}"] if event.url else []),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escape_text(event.alarm)}",
        f"TRIGGER:{ALARM}",
        "END:VALARM",
        "END:VEVENT",
    ]
