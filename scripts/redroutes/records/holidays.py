"""Public holidays, year by year as the government announces them; nothing about them is reckoned."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from redroutes.records.base import Day, Model, Source, SourceKey, Sources, Text


class Holiday(Model):
    """Days off in a row."""

    name: Text
    """What is celebrated."""
    first: Day
    """The first day off."""
    last: Day
    """The last day off; the same where there is one."""


class HolidayYear(Model):
    """The holidays of one year."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    """The calendar year; days of a holiday that runs over New Year stand in two years."""
    holidays: Annotated[list[Holiday], Field(min_length=1)]
    """In the order of the calendar."""
    working_days: list[Day] = Field(default_factory=list)
    """Saturdays and Sundays on which people work to make up for a holiday."""
    sources: Sources
    """Keys of the file's ``sources``: the notice that sets the days."""


class Holidays(Model):
    """The file ``holidays.yml``."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    """ISO 3166-1; the same as in ``site.yml``."""
    years: list[HolidayYear] = Field(default_factory=list)
    """From the earliest year to the latest, without a gap."""
    sources: dict[SourceKey, Source] = {}
    """S1, S2 ..."""
