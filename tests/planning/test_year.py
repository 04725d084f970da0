"""A year's plan: its days, the agreement of Python and browser, and the calendar of each programme."""

from __future__ import annotations

import calendar
import random
from dataclasses import asdict, replace
from datetime import UTC, date, timedelta
from typing import Any

import icalendar
import pytest

from hours.support import needs_node
from planning.plan_support import make_district, run_years
from redroutes.catalogue.catalogue import Catalogue
from redroutes.hours import make_calendar
from redroutes.outputs.context import OutputContext
from redroutes.outputs.downloads.programmes import make_year_feeds
from redroutes.planning import Wish, YearDay, judge_day, suggest_year
from redroutes.planning.year import choose_day, nth_day
from redroutes.rendering.context import Context
from redroutes.rendering.pages import Renderer
from redroutes.rendering.planning_data import (
    find_fixed_holidays,
    make_anniversaries,
    make_outline,
)
from redroutes.rendering.year_plans import days_of, newest_check
from support import ROOT, read_and_check

pytestmark = pytest.mark.long

RECORDS = ROOT / "overrides" / "records"
SEED = 20261205


def as_date(day: int) -> date:
    return date(1970, 1, 1) + timedelta(days=day)


def make_wish(catalogue: Catalogue, chance: random.Random) -> Wish:
    def some(names: list[str], most: int) -> tuple[str, ...]:
        return tuple(chance.sample(names, chance.choice([0, 0, 1, most])))

    return Wish(
        year=chance.randint(2025, 2028),
        weekday=chance.randrange(7),
        nth=chance.randint(1, 5),
        start=chance.choice([0, 9 * 60, 14 * 60, 18 * 60, 23 * 60 + 30]),
        ask={
            "people": chance.randint(1, 300),
            "older": chance.random() < 0.3,
            "wheels": chance.random() < 0.3,
        },
        templates=some(list(catalogue.templates), 3),
        places=some(list(catalogue.positions), 6),
    )


@needs_node
def test_python_and_the_browser_plan_the_same_year(real_catalogue: Catalogue) -> None:
    """Forty wishes drawn at random, the same on each run: day, reason to move it, anniversary, template, place."""
    chance = random.Random(SEED)
    district = make_district(real_catalogue)
    years: dict[str, Any] = {
        "templates": [make_outline(real_catalogue, x) for x in real_catalogue.templates.values()],
        "anniversaries": [
            *make_anniversaries(real_catalogue),
            {"day": "02-29", "year": 1948, "places": []},
        ],
        "fixed": find_fixed_holidays(real_catalogue),
    }
    wishes = [make_wish(real_catalogue, chance) for _ in range(40)]
    wishes.append(replace(wishes[0], places=("gone",)))
    found = run_years(district, {**years, "wishes": [asdict(wish) for wish in wishes]})
    for wish, rows in zip(wishes, found, strict=True):
        ours = suggest_year(district, *years.values(), wish)
        assert [asdict(row) for row in ours] == rows
    flat = [row for rows in found for row in rows]
    assert any(row["moved"] for row in flat)
    assert any(not row["place"] for row in flat)
    assert len({row["template"] for row in flat}) > 10


@pytest.mark.parametrize("weekday", range(7))
def test_the_nth_weekday_of_a_month(weekday: int) -> None:
    """As the standard library counts them; the fifth is the last."""
    for month in range(1, 13):
        weeks = calendar.monthcalendar(2027, month)
        days = [week[(weekday + 6) % 7] for week in weeks if week[(weekday + 6) % 7]]
        for nth in range(1, 6):
            expected = date(2027, month, days[min(nth, len(days)) - 1])
            assert as_date(nth_day(2027, month, weekday, nth)) == expected


def test_a_day_that_is_off_gives_way(real_catalogue: Catalogue) -> None:
    """2027 is not announced: New Year's Day, 1 May and 1 October are off all the same."""
    wish = Wish(2027, 5, 1, 840, {})
    entered, fixed = make_calendar(real_catalogue.holidays), find_fixed_holidays(real_catalogue)
    assert as_date(nth_day(2027, 1, 5, 1)) == date(2027, 1, 1)
    assert as_date(choose_day(entered, fixed, wish, 1)) == date(2027, 1, 8)
    assert as_date(choose_day(entered, [], wish, 1)) == date(2027, 1, 1)
    assert as_date(choose_day(entered, fixed, wish, 10)) == date(2027, 10, 8)


def test_a_make_up_working_day_is_told(real_catalogue: Catalogue) -> None:
    """The second Saturdays of February, May and October 2026 are working days; they stay, with a word."""
    district, outlines = make_district(real_catalogue), []
    days = [nth_day(2026, month, 6, 2) for month in range(1, 13)]
    wish = Wish(2026, 6, 2, 840, {})
    rows = [YearDay(day, False, None, "", "") for day in days]
    told = [{one.rule for one in judge_day(district, outlines, wish, row)} for row in rows]
    assert [month for month, rules in enumerate(told, 1) if rules == {"working-day"}] == [2, 5, 10]
    assert all(rules in (set(), {"working-day"}) for rules in told)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_calendar_of_each_programme(real_catalogue: Catalogue, language: str) -> None:
    """Read by icalendar: a day each month to the end of next year, in UTC, with the anniversary and a reminder."""
    context = OutputContext(real_catalogue, RECORDS)
    folder = context.folder(language)
    files = {file.path: file for file in make_year_feeds(context)}
    anniversaries = real_catalogue.site.anniversaries
    checked = newest_check(real_catalogue)
    for entry in real_catalogue.programmes.values():
        text = files[f"{folder}programmes/{entry.id}/year.ics"].text or ""
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        parsed = icalendar.Calendar.from_ical(text)
        assert entry.record.name.languages[language] in str(parsed["X-WR-CALNAME"]).replace(
            "\\,", ","
        )
        assert parsed.decoded("REFRESH-INTERVAL").days == 7
        events = parsed.walk("VEVENT")
        days = [event.decoded("DTSTART") for event in events]
        months = [f"{day:%Y-%m}" for day in days]
        assert months == sorted(set(months))
        assert months[0] == checked[:7]
        assert months[-1] == f"{int(checked[:4]) + 1}-12"
        assert all(day.tzinfo is not None and day.utcoffset() == timedelta(0) for day in days)
        assert {day.astimezone(UTC).hour for day in days} == {6}  # 14:00 in Shanghai
        assert len({str(event["UID"]) for event in events}) == len(events)
        for event, planned in zip(events, days_of(real_catalogue, entry), strict=True):
            (alarm,) = event.walk("VALARM")
            assert alarm.decoded("TRIGGER") == timedelta(days=-7)
            if planned.row.anniversary is not None:
                item = anniversaries[planned.row.anniversary]
                assert int(item.day[:2]) == planned.day.month
                assert item.name.languages[language] in str(event["DESCRIPTION"])


def test_a_programme_keeps_to_its_own(real_catalogue: Catalogue) -> None:
    """Where it names templates or places, no other is suggested."""
    for entry in real_catalogue.programmes.values():
        rows = [one.row for one in days_of(real_catalogue, entry)]
        if entry.record.templates:
            assert {row.template for row in rows} <= set(entry.record.templates)
        if entry.record.positions:
            assert {row.place for row in rows} <= {*entry.record.positions, ""}


def test_a_later_check_takes_months_away_and_changes_none(tiny_copy) -> None:
    """What somebody has subscribed to stays as it is."""
    found = []
    for day in ("2026-08-01", "2026-11-01"):
        for file in (tiny_copy / "positions").glob("*.yml"):
            lines = file.read_text("utf-8").splitlines()
            text = [f'checked: "{day}"' if x.startswith("checked:") else x for x in lines]
            file.write_text("\n".join(text) + "\n", "utf-8")
        records, _ = read_and_check(tiny_copy)
        assert records is not None
        catalogue = Catalogue(records)
        (entry, *_) = catalogue.programmes.values()
        found.append([one.row for one in days_of(catalogue, entry)])
    early, late = found
    assert len(early) == 17
    assert len(late) == 14
    assert early[3:] == late


def test_the_page_leads_to_its_calendar_and_to_a_plan(tiny_catalogue: Catalogue) -> None:
    """Beside the page, in its language; the planning page gets the programme filled in."""
    page = Renderer(tiny_catalogue, RECORDS).render_record("programmes", "mill-evenings", "en")
    assert 'href="year.ics"' in page.body
    record = tiny_catalogue.programmes["mill-evenings"].record
    address = page.body.partition('href="../../plan/?')[2].partition('"')[0]
    for name in (*record.templates[:1], *record.positions[:1]):
        assert f"={name}" in address
    assert "title=" in address
    files = make_year_feeds(OutputContext(tiny_catalogue, RECORDS))
    assert "programmes/mill-evenings/year.ics" in [file.path for file in files]
    assert Context(tiny_catalogue, "en", depth=2).urls.page("plan").endswith("plan/")
