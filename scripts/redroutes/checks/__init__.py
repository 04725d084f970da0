"""Records -> problems: everything that one file alone cannot show. No file is opened here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from redroutes.checks import (
    addresses,
    geography,
    languages,
    media,
    numbers,
    references,
    sources,
    texts,
    times,
)
from redroutes.problems import Problem
from redroutes.records.collection import Records

Check = Callable[[Records], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    references.check_references,
    references.check_facts,
    references.check_shape,
    addresses.check_moves,
    addresses.check_short_codes,
    languages.check_languages,
    numbers.check_numbers,
    sources.check_citations,
    sources.check_urls,
    texts.check_texts,
    times.check_opening_hours,
    geography.check_points,
    geography.check_duplicates,
    geography.check_legs,
    media.check_pictures,
)
"""In the order in which they run; problems are sorted afterwards."""


def check_records(records: Records, *, today: date) -> list[Problem]:
    """All problems of the records, sorted by place."""
    problems = [problem for check in CHECKS for problem in check(records)]
    problems.extend(times.check_dates(records, today))
    return sorted(set(problems))
