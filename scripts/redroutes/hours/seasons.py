"""Seasons of a rule: whether they make up the year, and what a day off behind them means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redroutes.hours.model import ALL_DAYS, LEAP_YEAR, Part, State
from redroutes.hours.samples import days_in


def make_up_year(parts: Iterable[Part]) -> bool:
    """Whether the dates of some parts hold on every day of the year, together."""
    dates = [one for part in parts for one in part.dates if one.first.year is None]
    return bool(dates) and all(any(one.holds(day) for one in dates) for day in days_in(LEAP_YEAR))


def is_off_all_year(part: Part, before: Iterable[Part]) -> bool:
    """Whether weekdays off stand behind seasons that make up the year: 5月至10月…；11月至4月…；周一闭馆."""
    is_off = part.state is State.off and bool(part.weekdays) and not part.dates
    return is_off and make_up_year(before)


def is_list_of_seasons(parts: Sequence[Part]) -> bool:
    """Whether seasons of every day make up the year, and days off are the last of the list: the off is for all."""
    *seasons, last = parts
    days = [one.days for part in seasons for one in part.weekdays]
    return all(len(one) == len(ALL_DAYS) for one in days) and is_off_all_year(last, seasons)
