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
    hours,
    languages,
    media,
    names,
    numbers,
    planning,
    readings,
    references,
    restated,
    site_languages,
    sources,
    speech,
    stories,
    terms,
    texts,
    times,
)
from redroutes.checks.rules import Rules
from redroutes.problems import Loc, Problem
from redroutes.records import Glossary, Site
from redroutes.records.collection import Entry, Records
from redroutes.records.walk import Walk, walk_record

ENTRY_CHECKS: tuple[Callable[[Entry[Any], Walk, Rules], Iterator[Problem]], ...] = (
    languages.check_languages,
    numbers.check_numbers,
    readings.check_readings,
    sources.check_citations,
    sources.check_urls,
    terms.check_terms,
    speech.check_speech,
    stories.check_story,
    texts.check_texts,
)
"""Checks of one record by itself: its entry, what it holds, the site's settings and glossary."""
CHECKS: tuple[Callable[[Records], Iterator[Problem]], ...] = (
    site_languages.check_tags,
    site_languages.check_phrases,
    references.check_references,
    references.check_shape,
    names.check_names,
    restated.check_restated,
    grades.check_grades,
    addresses.check_moves,
    addresses.check_short_codes,
    addresses.check_published,
    choices.check_choices,
    hours.check_opening_hours,
    holidays.check_holidays,
    planning.check_planning,
    terms.check_glossary,
    geography.check_points,
    geography.check_duplicates,
    geography.check_legs,
    speech.check_tours,
    media.check_pictures,
    media.check_recordings,
    media.check_media,
)
"""Checks of all records together. Problems are sorted afterwards."""
Passed = dict[tuple[str, str], list[tuple[Loc, str]]]
"""Kind and digest of a record that has passed ``ENTRY_CHECKS``, with the digest of the rules it was checked against
-> its links to other pages, which are looked up every time."""


def check_records(records: Records, *, today: date, passed: Passed | None = None) -> list[Problem]:
    """All problems of the records, sorted by place; records in ``passed`` are not looked at one by one again."""
    passed = {} if passed is None else passed
    problems: list[Problem] = []
    rules = rules_of(records.site, records.glossary)
    for entry in records.all_entries():
        key = (f"{entry.kind}/{entry.digest}", rules.digest)
        links = passed.get(key)
        if links is None:
            found, links = check_entry(entry, rules)
            problems += found
            if not found and entry.digest:
                passed[key] = links
        problems += texts.check_internal_links(entry, links, records)
    problems += [problem for check in CHECKS for problem in check(records)]
    problems.extend(times.check_dates(records, today))
    problems.extend(holidays.check_last_year(records, today))
    return sorted(set(problems))


def rules_of(site: Entry[Site], glossary: Entry[Glossary]) -> Rules:
    """What every record is held against."""
    return Rules(site.record, glossary.record, f"{site.digest}{glossary.digest}")


def check_each(entries: list[Entry[Any]]) -> list[Problem]:
    """The problems of single records, as far as the site and the glossary could be read."""
    singles = {entry.kind: entry for entry in entries}
    if not {"site", "glossary"} <= singles.keys():
        return []
    rules = rules_of(singles["site"], singles["glossary"])
    return [problem for entry in entries for problem in check_entry(entry, rules)[0]]


def check_entry(entry: Entry[Any], rules: Rules) -> tuple[list[Problem], list[tuple[Loc, str]]]:
    """The problems of one record by itself, and its links to other pages."""
    walk = walk_record(entry.record)
    problems = [problem for check in ENTRY_CHECKS for problem in check(entry, walk, rules)]
    return problems, texts.find_internal_links(walk)
