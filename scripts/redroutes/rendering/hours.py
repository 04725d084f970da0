"""OpenStreetMap opening_hours -> words of a language, for the rules that records really use.

Days, day ranges, time ranges, ``off``, ``PH`` and ``24/7`` are put into words; anything else is shown as it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

from redroutes.phrasebook import Phrases

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
DAY = "|".join(DAYS)
TIME = r"\d{2}:\d{2}"
PART = re.compile(
    rf"^(?P<days>(?:{DAY})(?:[-,](?:{DAY}))*)?\s*(?P<hours>off|closed|{TIME}-{TIME}(?:,\s*{TIME}-{TIME})*)?$"
)


@lru_cache(maxsize=1024)
def describe_hours(rule: str, phrases: Phrases) -> str | None:
    """The rule in words, or None where it is not one of the simple kind."""
    if rule.strip() == "24/7":
        return phrases("hours.always")
    parts = []
    for raw in rule.split(";"):
        match = PART.match(raw.strip())
        if not match or not (match["days"] or match["hours"]):
            return None
        parts.append(_describe_part(match["days"], match["hours"], phrases))
    return phrases("hours.join").join(parts)


def _describe_part(days: str | None, hours: str | None, phrases: Phrases) -> str:
    words = _describe_days(days, phrases) if days else phrases("hours.daily")
    if hours in ("off", "closed"):
        return phrases("hours.closed", days=words)
    if not hours:
        return phrases("hours.open", days=words)
    times = re.sub(r"\b0(\d:)", r"\1", hours).replace("-", "–")
    return phrases("hours.times", days=words, times=re.sub(r",\s*", ", ", times))


def _describe_days(days: str, phrases: Phrases) -> str:
    words = []
    for item in days.split(","):
        first, _, last = item.partition("-")
        if last:
            words.append(
                phrases(
                    "hours.range",
                    first=phrases(f"hours.day.{first}"),
                    last=phrases(f"hours.day.{last}"),
                )
            )
        else:
            words.append(phrases(f"hours.day.{first}"))
    return phrases("hours.and").join(words)
