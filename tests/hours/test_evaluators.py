"""Our reading against two other evaluators, minute by minute; where they differ, the docs say so, and nowhere else."""

from __future__ import annotations

import os
import re
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import pytest

from hours.evaluators import (
    HAS_SCRIPT,
    Intervals,
    ask_model,
    ask_python,
    ask_script,
    write_holidays,
)
from redroutes.hours import judge, make_calendar
from redroutes.hours.calendar import Calendar
from redroutes.reading import read_records
from support import ROOT

pytestmark = [pytest.mark.long, pytest.mark.shipped]

RULES = [
    line
    for line in (ROOT / "tests" / "hours" / "rules.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
FEBRUARY = re.compile(r"Feb \d+-2[89]\b|-Feb 29\b")
"""A range that ends with February, which opening_hours.js drops or lets run into March."""


@lru_cache(maxsize=1)
def kept() -> list[str]:
    """Rules that a record may have."""
    return [rule for rule in RULES if judge(rule).hours]


@lru_cache(maxsize=1)
def refused() -> list[str]:
    """The others, but for those that depend on places, on calendars of other kinds, or on how we write the holidays."""
    strange = {"sun", "comma", "week", "school"}
    return [
        rule
        for rule in RULES
        if rule not in kept()
        and not {fault.code for fault in judge(rule).faults} & strange
        and "PH" not in rule.upper()
    ]


LEAP_YEAR = 2028
NO_HOLIDAYS: Calendar = (0, -1, [], [])
WORDS = {
    "en": {"refused": "refused", "fault": "a fault"},
    "zh": {"refused": "拒绝", "fault": "报错"},
}
Row = tuple[str, str, str, str]
"""Rule, and hours open in 2026 by each: opening-hours-py, opening_hours.js, redroutes."""

if not HAS_SCRIPT and os.environ.get("CI"):
    pytest.fail("opening_hours.js is missing: npm ci --prefix tests/hours", pytrace=False)
needs_both = pytest.mark.skipif(
    not HAS_SCRIPT, reason="opening_hours.js is not installed: npm ci --prefix tests/hours"
)


@lru_cache(maxsize=1)
def chinas_calendar() -> Calendar:
    """The holidays of 2026 that the site reckons with."""
    records, _ = read_records(ROOT / "routes")
    assert records is not None
    return make_calendar(records.holidays.record)


@lru_cache(maxsize=4)
def answers(year: int) -> dict[str, tuple[Intervals | None, Intervals | None, Intervals | None]]:
    """What each of the three says of every rule in a year."""
    calendar = NO_HOLIDAYS if year == LEAP_YEAR else chinas_calendar()
    start, end = datetime(year, 1, 1), datetime(year + 1, 1, 1)
    rules = [*kept(), *refused()]
    written = [write_holidays(rule, calendar) for rule in rules]
    found = {}
    scripts = ask_script(written, start, end)
    for rule, text, script in zip(rules, written, scripts, strict=True):
        hours = judge(rule).hours
        own = ask_model(hours, calendar, start, end) if hours else None
        found[rule] = (ask_python(text, start, end), script, own)
    return found


def differing(rules: list[str]) -> list[str]:
    """The rules of which the three do not say the same in each year."""
    return [
        rule
        for rule in rules
        if any(
            first != second or (own is not None and own != first)
            for first, second, own in (answers(2026)[rule], answers(LEAP_YEAR)[rule])
        )
    ]


def table(language: str) -> list[str]:
    """The rows of the docs: rule, hours open in 2026 by each."""
    rows = []
    for rule in [*differing(kept()), *differing(refused())]:
        cells = [_cell(found, language, "refused") for found in answers(2026)[rule][:2]]
        cells.append(_cell(answers(2026)[rule][2], language, "fault"))
        shown = rule.replace("|", "\\|")
        rows.append(f"| `{shown}` | {' | '.join(cells)} |")
    return rows


def _cell(found: Intervals | None, language: str, word: str) -> str:
    if found is None:
        return WORDS[language][word]
    return f"{sum(end - begin for begin, end in found) / 60:.1f}"


@needs_both
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_docs_list_every_difference(language: str, update: bool) -> None:
    """The table between the marks is what was measured; ``pytest --update`` rewrites it."""
    file = ROOT / "docs" / "contribute" / f"opening-hours.{language}.md"
    text = file.read_text("utf-8")
    before, _, rest = text.partition("<!-- measured -->\n")
    head = "".join(rest.splitlines(keepends=True)[:2])
    after = rest.partition("<!-- end -->")[2]
    made = f"{before}<!-- measured -->\n{head}{_lines(table(language))}<!-- end -->{after}"
    if update:
        Path(file).write_text(made, "utf-8")
    assert file.read_text("utf-8") == made


def _lines(rows: list[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def test_there_are_enough_rules() -> None:
    """Four hundred that mappers write, each once; three hundred of them may stand in a record."""
    assert len(RULES) == len(set(RULES)) >= 400
    assert len(kept()) >= 300


@needs_both
def test_only_nights_the_end_of_february_and_a_last_semicolon_differ() -> None:
    """Of the rules that records may have, all three say the same, but for three explained kinds."""
    for rule in differing(kept()):
        is_night = any(end > 1440 for part in _parts(rule) for _, end in part)
        is_february = FEBRUARY.search(rule)
        assert is_night or is_february or rule.endswith(";"), rule


@needs_both
def test_the_end_of_february_is_read_as_opening_hours_py_reads_it() -> None:
    """opening_hours.js drops such a range, or lets it run into March."""
    rules = [rule for rule in differing(kept()) if "Feb" in rule]
    assert rules
    for rule in rules:
        for first, _, own in (answers(2026)[rule], answers(LEAP_YEAR)[rule]):
            assert own == first, rule
        assert answers(2026)[rule][1] != answers(2026)[rule][0], rule


def _parts(rule: str) -> list[tuple[tuple[int, int], ...]]:
    hours = judge(rule).hours
    assert hours is not None
    return [part.spans for part in hours.parts]
