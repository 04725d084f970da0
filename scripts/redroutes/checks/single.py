"""The checks of one record by itself, and what it says to others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from redroutes.checks import (
    geography,
    hours,
    languages,
    numbers,
    planning,
    readings,
    references,
    sources,
    speech,
    stories,
    terms,
    texts,
)
from redroutes.checks.gist import Gist, find_gist
from redroutes.checks.rules import Rules
from redroutes.problems import Problem
from redroutes.records.collection import Entry
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
    references.check_own_references,
    references.check_own_shape,
    hours.check_opening_hours,
    planning.check_planning,
    geography.check_legs,
)
"""Checks of one record by itself: its entry, what it holds, the site's settings and glossary."""
Passed = dict[tuple[str, str], tuple[Any, ...]]
"""Kind and digest of a record that has passed ``ENTRY_CHECKS``, with the digest of the rules it was checked against
-> its gist, by which it is held against the others every time."""


def check_once(entry: Entry[Any], rules: Rules, passed: Passed) -> tuple[list[Problem], Gist]:
    """What ``check_entry`` finds; of a record that has passed only its gist."""
    key = (f"{entry.kind}/{entry.digest}", rules.digest)
    known = passed.get(key)
    if known is not None:
        return [], Gist._make(known)
    found, gist = check_entry(entry, rules)
    if not found and entry.digest:
        passed[key] = tuple(gist)
    return found, gist


def check_entry(entry: Entry[Any], rules: Rules) -> tuple[list[Problem], Gist]:
    """The problems of one record by itself, and what it says to others."""
    walk = walk_record(entry.record)
    problems = [problem for check in ENTRY_CHECKS for problem in check(entry, walk, rules)]
    return problems, find_gist(entry, walk, rules)
