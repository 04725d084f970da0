"""Catalogue -> a year's activities of a programme, by the rules of ``planning/year.py``: what its calendar feed holds.

No page knows the day of its build. So the feed goes from the month of the newest check of a position to the end of the
next year, and each calendar year is reckoned as a whole: a later check takes months away and changes none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from redroutes.catalogue.cached import cached_with_catalogue
from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.year_feed import FeedEvent, write_feed
from redroutes.planning import Wish, YearDay, judge_day, suggest_year
from redroutes.records import Programme
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context
from redroutes.rendering.planning_data import (
    find_fixed_holidays,
    make_anniversaries,
    make_district,
    make_outline,
)
from redroutes.rendering.views.formats import format_date
from redroutes.rendering.views.plans import say_finding

MINDED = ("warn", "doubt")
YEARS = 2


@dataclass(frozen=True)
class Planned:
    """A day with what was wished for it."""

    wish: Wish
    row: YearDay

    @property
    def day(self) -> date:
        """The day by its date."""
        return date(1970, 1, 1) + timedelta(days=self.row.day)


def newest_check(catalogue: Catalogue) -> str:
    """The newest day on which a position was checked."""
    return max((entry.record.checked for entry in catalogue.positions.values()), default="")


@cached_with_catalogue(64)  # programmes without places and templates of their own share one year
def find_year(
    catalogue: Catalogue, templates: tuple[str, ...], places: tuple[str, ...]
) -> tuple[Planned, ...]:
    """The days from the month of the newest check to the end of the next year."""
    checked = newest_check(catalogue)
    if not checked or not catalogue.templates:
        return ()
    district, first = make_district(catalogue), date.fromisoformat(checked).replace(day=1)
    outlines = [make_outline(catalogue, entry) for entry in catalogue.templates.values()]
    numbers = district.book.numbers
    found = []
    for year in range(first.year, first.year + YEARS):
        wish = Wish(
            year,
            numbers["year_weekday"] % 7,
            numbers["year_nth"],
            numbers["year_start"],
            {"people": numbers["year_people"]},
            templates,
            places,
        )
        fixed, days = find_fixed_holidays(catalogue), make_anniversaries(catalogue)
        found += [Planned(wish, row) for row in suggest_year(district, outlines, days, fixed, wish)]
    return tuple(one for one in found if one.day >= first)


def days_of(catalogue: Catalogue, entry: Entry[Programme]) -> tuple[Planned, ...]:
    """The days of a programme."""
    record = entry.record
    return find_year(catalogue, tuple(record.templates), tuple(record.positions))


def make_year_feed(context: Context, entry: Entry[Programme], root: str | None) -> str:
    """The calendar of a programme in the context's language; ``root`` is the public address of its folder."""
    name = context.phrases("programme.feed_name", name=context.show(entry.record.name).text)
    checked = newest_check(context.catalogue)
    url = f"{root}programmes/{entry.id}/" if root else None
    events = _events(context, entry, root)
    return write_feed(name, checked, events, url)


def _events(context: Context, entry: Entry[Programme], root: str | None) -> Iterator[FeedEvent]:
    catalogue, phrases = context.catalogue, context.phrases
    zone = ZoneInfo(catalogue.site.timezone)
    for one in days_of(catalogue, entry):
        template = catalogue.templates[one.row.template].record
        name = context.show(template.name).text
        position = catalogue.positions[one.row.place].record if one.row.place else None
        place = context.show(position.name).text if position else ""
        start = time(one.wish.start // 60, one.wish.start % 60)
        query = {"template": one.row.template, "place": one.row.place, "day": one.day.isoformat()}
        address = (
            f"{root}plan/?{urlencode({k: v for k, v in query.items() if v})}" if root else None
        )
        yield FeedEvent(
            uid=f"{one.day:%Y-%m}-{entry.id}@year.redroutes",
            start=datetime.combine(one.day, start, zone),
            minutes=sum(step.minutes for step in template.variants[0].steps),
            title=phrases("plans.at", template=name, place=place) if place else name,
            place=place,
            text=_describe(context, one, address),
            alarm=phrases("planner.alarm_week", title=name),
            url=address,
        )


def _describe(context: Context, planned: Planned, address: str | None) -> str:
    """A suggestion, its anniversary, what to mind, and where to make a plan of it."""
    catalogue, phrases, row = context.catalogue, context.phrases, planned.row
    lines = [phrases("programme.feed_note")]
    if row.anniversary is not None:
        item = catalogue.site.anniversaries[row.anniversary]
        day = format_date(context, f"{item.year:04d}-{item.day}")
        lines.append(phrases("planner.year_day", day=day, name=context.show(item.name).text))
    if row.moved:
        lines.append(phrases("planner.year_moved"))
    outlines = [make_outline(catalogue, catalogue.templates[row.template])]
    found = judge_day(make_district(catalogue), outlines, planned.wish, row)
    minds = [say_finding(context, one) for one in found if one.level in MINDED]
    if minds:
        lines.append(
            phrases("programme.feed_minds", minds=phrases("planner.record_semicolon").join(minds))
        )
    if address:
        lines.append(phrases("programme.feed_plan", url=address))
    return "\n".join(lines)
