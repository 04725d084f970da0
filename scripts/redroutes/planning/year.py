"""A year's plan: twelve days on a fairly fixed weekday, each with a template, a place and an anniversary.

The browser's twin: ``plan-year.js``. Templates are outlines as the page's ``base.json`` has them: ``id``, ``kind``,
``ask``, ``variants`` with the minutes of their ``steps``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from redroutes.hours.calendar import EPOCH, Calendar
from redroutes.hours.model import DAY_MINUTES
from redroutes.hours.state import DayKind, kind_of
from redroutes.planning.judging import District, day_word, judge_stay
from redroutes.planning.rules import Finding

FAMILIES = ("activity", "party-class", "ceremony")
"""Templates of these families are a Theme Party Day's."""
SUITS = ("named-by-template", "kind-suits", "lesson-here")
OTHER_WEEKS = (0, 7, -7, 14, -14, 21, -21, 28, -28)
MOST_PLACES = 12
"""So many places at most are looked at for a template, the first of its list."""
Key = tuple[str, str]
Outline = Mapping[str, Any]
Anniversary = Mapping[str, Any]
"""``day`` (``01-28``) and ``places``, ids of positions."""


@dataclass(frozen=True)
class Wish:
    """What kind of year it is to be."""

    year: int
    weekday: int
    """0 is Sunday, as browsers count."""
    nth: int
    """1 to 4; 5 is the last."""
    start: int
    """Minute of the day."""
    ask: Mapping[str, Any]
    """The group: ``people``, ``older``, ``wheels``."""
    templates: tuple[str, ...] = ()
    """Only these, by id; empty for all of ``FAMILIES``."""
    places: tuple[str, ...] = ()
    """Only these, by id; empty for those of the anniversary or of the template."""


@dataclass(frozen=True)
class YearDay:
    """One activity of the year."""

    day: int
    """From 1970."""
    moved: bool
    """Whether a public holiday took its place."""
    anniversary: int | None
    """Its number in the list."""
    template: str
    place: str
    """Empty where none fits."""


def suggest_year(
    district: District,
    templates: Sequence[Outline],
    anniversaries: Sequence[Anniversary],
    fixed: Sequence[str],
    wish: Wish,
) -> list[YearDay]:
    """Twelve days; ``fixed`` are days of the year that are off in any year."""
    named = [one for one in templates if one["id"] in wish.templates]
    pool = named or [one for one in templates if one["kind"] in FAMILIES]
    used: dict[Key, int] = {}
    rows = []
    for month in range(1, 13):
        day = choose_day(district.calendar, fixed, wish, month)
        near = _nearest(anniversaries, wish.year, month, day)
        happened = anniversaries[near]["places"] if near is not None else []
        template, place = _find(district, pool, happened, wish, day, used) or ("", "")
        if place:
            for key in (("place", place), ("template", template)):
                used[key] = used.get(key, 0) + 1
        first = pool[0]["id"] if pool else ""
        is_moved = day != nth_day(wish.year, month, wish.weekday, wish.nth)
        rows.append(YearDay(day, is_moved, near, template or first, place))
    return rows


def nth_day(year: int, month: int, weekday: int, nth: int) -> int:
    """The nth weekday of a month, from 1970; 5 is the last one."""
    first = date(year, month, 1)
    at = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return _number(at if at.month == month else at - timedelta(days=7))


def choose_day(calendar: Calendar, fixed: Sequence[str], wish: Wish, month: int) -> int:
    """The day of a month; where it is a public holiday, the same weekday of another week, the nearest first."""
    wanted = nth_day(wish.year, month, wish.weekday, wish.nth)
    others = [wanted + step for step in OTHER_WEEKS if _date(wanted + step).month == month]
    free = (
        day
        for day in others
        if kind_of(calendar, day) is not DayKind.holiday and f"{_date(day):%m-%d}" not in fixed
    )
    return next(free, wanted)


def _nearest(anniversaries: Sequence[Anniversary], year: int, month: int, day: int) -> int | None:
    """The anniversary of the month that lies nearest to the day; of two the first."""
    found = [
        (abs(_number(date.fromisoformat(f"{year}-{one['day']}")) - day), number)
        for number, one in enumerate(anniversaries)
        if int(one["day"][:2]) == month and _is_day(f"{year}-{one['day']}")
    ]
    return min(found)[1] if found else None


def _is_day(text: str) -> bool:
    """29 February is in some years only."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _find(
    district: District,
    pool: Sequence[Outline],
    happened: Sequence[str],
    wish: Wish,
    day: int,
    used: Mapping[Key, int],
) -> tuple[str, str] | None:
    """Template and place: where the anniversary happened, else where the template is usually held, in both only a
    place that suits it; where none does, any that is not shut to it.
    """
    spare = None
    for tier in (0, 1):
        offers = [
            (template, name)
            for template in pool
            for name in _tiers(template, happened, wish)[tier][:MOST_PLACES]
            if name in district.places
        ]
        best = _best(district, offers, wish, day, used)
        if True in best:
            return best[True]
        spare = spare or best.get(False)
    return spare


def _tiers(
    template: Outline, happened: Sequence[str], wish: Wish
) -> tuple[Sequence[str], Sequence[str]]:
    """Places to look at first, and after them."""
    if wish.places:
        return [name for name in wish.places if name in happened], wish.places
    ask = template["ask"]
    return happened, list(dict.fromkeys([*ask.get("named", ()), *ask.get("told", ())]))


def _best(
    district: District,
    offers: Sequence[tuple[Outline, str]],
    wish: Wish,
    day: int,
    used: Mapping[Key, int],
) -> dict[bool, tuple[str, str]]:
    """The offer with the highest sum of weights among those that suit (True) and among the others (False)."""
    numbers = district.book.numbers
    best: dict[bool, tuple[int, tuple[str, str]]] = {}
    for template, place in offers:
        found = _judge(district, template, place, wish, day)
        if any(one.level == "bad" for one in found):
            continue
        score = sum(one.weight for one in found)
        score -= numbers["year_place_again"] * used.get(("place", place), 0)
        score -= numbers["year_template_again"] * used.get(("template", template["id"]), 0)
        does_suit = any(one.rule in SUITS for one in found)
        if does_suit not in best or score > best[does_suit][0]:
            best[does_suit] = (score, (template["id"], place))
    return {key: offer for key, (_, offer) in best.items()}


def _judge(
    district: District, template: Outline, place: str, wish: Wish, day: int
) -> list[Finding]:
    begin = day * DAY_MINUTES + wish.start
    end = begin + sum(template["variants"][0]["steps"])
    ask = {**template["ask"], **wish.ask, "stations": []}
    return judge_stay(district, district.places[place], ask, begin, end)


def judge_day(
    district: District, templates: Sequence[Outline], wish: Wish, row: YearDay
) -> list[Finding]:
    """What is to be said of a day, and of its place where it has one."""
    found = district.book.find("plan", {"day": day_word(district, row.day)})
    template = next((one for one in templates if one["id"] == row.template), None)
    if template is None or not row.place:
        return found
    return found + _judge(district, template, row.place, wish, row.day)


def _date(day: int) -> date:
    return date.fromordinal(EPOCH + day)


def _number(day: date) -> int:
    return day.toordinal() - EPOCH
