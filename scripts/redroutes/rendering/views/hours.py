"""What the script that says "open now" needs on a page, and the list of holidays for people."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from redroutes.catalogue.cached import cached_with_catalogue
from redroutes.catalogue.catalogue import Catalogue
from redroutes.hours import (
    NOT_KNOWN,
    describe,
    encode_plan,
    find_offset,
    make_calendar,
    make_exception,
    make_plan,
)
from redroutes.records import Position
from redroutes.records.holidays import Holiday
from redroutes.records.opening import OpeningHours
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.citations import Notes, SourceView
from redroutes.rendering.views.formats import format_day

LIKELY = ("likely", "likely_open", "likely_today", "likely_tomorrow", "likely_later")
NOW = (
    *("open", "until", "soon", "closed", "today", "tomorrow", "later", "then", "ask"),
    *("late", "entry", "both", "booked", "unclear", *LIKELY),
)
NOTES = ("unsure", "makeup", "year", "and", "weekdays", "locale")
VISIT = (
    *("arrive", "earliest", "open", "until", "short", "ask", "outside", "unknown"),
    *("closed", "today", "tomorrow", "later", "then", "all_open", "all_early", "way", "failed"),
    *("late", "both", "booked", "unclear", "likely", "likely_open"),
)
COUNTS = ("closed", "short", "ask", "unknown")
"""States of stops that are counted for the reader."""


@dataclass(slots=True)
class HolidaysView:
    """The public holidays that the site reckons with."""

    years: list[tuple[int, list[tuple[Shown, str]], str]]
    """Year, holidays with their days, make-up working days."""
    end: str
    """That the years after it are not entered yet."""
    sources: list[SourceView]


def lay_out_hours(record: Position) -> str:
    """The layout of a position's hours; empty where nothing is known of them."""
    return encode_plan(record.opening_hours)


def hours_words(context: Context, hours: OpeningHours) -> str:
    """The usual hours in words."""
    plan, phrases = make_plan(hours), context.phrases
    if plan.usual == NOT_KNOWN:
        return phrases("place.hours_unknown")
    if hours.rule is None:
        return phrases("place.by_appointment")
    return describe(plan.usual, phrases)


def hours_lines(context: Context, hours: OpeningHours) -> list[str]:
    """What is said beside the usual hours: last entry, appointments, groups, exceptions."""
    phrases = context.phrases
    lines = []
    if hours.last_entry:
        lines.append(phrases("place.last_entry", time=hours.last_entry.removeprefix("0")))
    if hours.by_appointment and hours.rule:
        lines.append(phrases("place.by_appointment"))
    if hours.groups:
        lines.append(phrases.enum("groups", hours.groups))
    for item in hours.exceptions:
        words = describe(make_exception(item), phrases, with_silence=False)
        why = context.show(item.text).text if item.text else ""
        lines.append(phrases("paper.with", text=words, note=why) if why else words)
    return lines


def hours_data(context: Context, *, is_visit: bool = False) -> Markup:
    """JSON for ``50-hours.js``, with the words of the visit's form where there is one."""
    return _hours_data(context.catalogue, context.language, is_visit)


@cached_with_catalogue(8)
def _hours_data(catalogue: Catalogue, language: str, is_visit: bool) -> Markup:
    """The same on every page of a language."""
    context = Context(catalogue, language, depth=0)
    phrases = context.phrases
    zone = catalogue.site.timezone
    ahead = find_offset(zone)
    data: dict[str, Any] = {
        **({"zone": zone} if ahead is None else {"ahead": ahead}),
        "days": make_calendar(catalogue.holidays),
        "words": {name: phrases(f"now.{name}") for name in (*NOW, *NOTES)},
    }
    place = context.show(catalogue.site.city).text
    data["words"]["clock"] = phrases("now.clock", time="{time}", place=place)
    if is_visit:
        data["visit"] = {name: phrases(f"visit.{name}") for name in VISIT}
        data["colon"] = context.colon
        data["counts"] = {
            name: [phrases.form(f"visit.count_{name}", n) for n in (1, 2)] for name in COUNTS
        }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def view_holidays(context: Context) -> HolidaysView | None:
    """The list for people, with its sources; None where the district has none."""
    holidays, phrases = context.catalogue.holidays, context.phrases
    if not holidays.years:
        return None
    notes = Notes(context, holidays.sources)
    comma = phrases("list.comma")
    years = []
    for year in holidays.years:
        notes.cite(year.sources)
        days = [(context.show(h.name), _format_range(context, h)) for h in year.holidays]
        working = comma.join(format_day(context, day) for day in year.working_days)
        years.append((year.year, days, working))
    end = phrases("holidays.end", year=holidays.years[-1].year + 1)
    return HolidaysView(years, end, notes.views())


def _format_range(context: Context, holiday: Holiday) -> str:
    first, last = (format_day(context, day) for day in (holiday.first, holiday.last))
    return first if first == last else context.phrases("hours.range", first=first, last=last)
