"""Records -> problems: everything that one file alone cannot show. No file is opened here.

Some checks look at one record and the site alone; a record that has passed them need not be looked at again until
its bytes, the site's or the program change. The others compare records with one another and always run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from redroutes.checks import (
    addresses,
    choices,
    geography,
    grades,
    holidays,
    media,
    names,
    references,
    restated,
    site_languages,
    speech,
    terms,
    texts,
    times,
)
from redroutes.checks.fast_again import check_again
from redroutes.checks.gist import Gist
from redroutes.checks.last_run import Key, LastRun
from redroutes.checks.rules import rules_of
from redroutes.checks.single import Passed, check_entry, check_once
from redroutes.problems import Problem
from redroutes.records.collection import Entry, Records
from redroutes.runtime import fast_paths

__all__ = ["LastRun", "Passed", "check_each", "check_entry", "check_records", "rules_of"]

CHECKS: tuple[Callable[[Records], Iterator[Problem]], ...] = (
    site_languages.check_tags,
    site_languages.check_phrases,
    references.check_shape,
    names.check_names,
    grades.check_grades,
    addresses.check_moves,
    addresses.check_short_codes,
    addresses.check_published,
    choices.check_choices,
    holidays.check_holidays,
    terms.check_glossary,
    geography.check_points,
    geography.check_duplicates,
    geography.check_visited,
    speech.check_tours,
    media.check_pictures,
    media.check_recordings,
    media.check_media,
)
"""Checks of all records together. Problems are sorted afterwards."""
GIST_CHECKS = (references.check_references, restated.check_restated)
"""Checks of all records together that ask of each its gist alone."""


def check_records(
    records: Records,
    *,
    today: date,
    passed: Passed | None = None,
    last: LastRun | None = None,
) -> list[Problem]:
    """All problems of the records, sorted by place; records in ``passed`` are not looked at one by one again.

    ``last`` is the last run in this process, and becomes this one.
    """
    passed = {} if passed is None else passed
    last = LastRun() if last is None else last
    if fast_paths.ENABLED and check_again(records, today, passed, last):
        return last.problems()
    rules = rules_of(records.site, records.glossary)
    gists: dict[Key, Gist] = {}
    single: dict[Key, list[Problem]] = {}
    for entry in records.all_entries():
        found, gist = check_once(entry, rules, passed)
        gists[entry.kind, entry.id] = gist
        single[entry.kind, entry.id] = [
            *found,
            *texts.check_internal_links(entry, gist.links, records),
        ]
    crossed = [problem for check in CHECKS for problem in check(records)]
    crossed += [problem for check in GIST_CHECKS for problem in check(records, gists)]
    crossed.extend(times.check_dates(records, today))
    crossed.extend(holidays.check_last_year(records, today))
    single = {key: found for key, found in single.items() if found}
    vars(last).update(vars(LastRun(records, rules.digest, today, gists, single, crossed)))
    return last.problems()


def check_each(entries: list[Entry[Any]], passed: Passed) -> list[Problem]:
    """The problems of single records, as far as the site and the glossary could be read."""
    singles = {entry.kind: entry for entry in entries}
    if not {"site", "glossary"} <= singles.keys():
        return []
    rules = rules_of(singles["site"], singles["glossary"])
    return [problem for entry in entries for problem in check_once(entry, rules, passed)[0]]
