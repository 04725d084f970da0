"""Facts that are told without being named: a number or a day of a fact stands in a text that does not refer to it.

A caveat travels with its fact, so a text that says what a fact of another record says has to name it. Years and small
numbers stand in too many facts to tell them apart; dates with their day and numbers from 100 on do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from redroutes.checks.numbers import read_numbers
from redroutes.checks.quantities import show
from redroutes.messages import told
from redroutes.problems import Loc, Problem
from redroutes.records.base import AnyText, NamesFact
from redroutes.records.collection import Entry, Records
from redroutes.records.references import find_references

YEARS = range(1000, 2101)
"""Whole numbers that may be years."""
LEAST = 100
"""Smaller numbers agree by chance."""
DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
Mark = Decimal | str
"""A number, or a day as it is written."""
FactPlace = tuple[Entry[Any], int]
"""A record and which of its facts."""


def check_restated(records: Records) -> Iterator[Problem]:
    """A text with a number of a fact of another record names that fact, or another one that has it too."""
    language = records.site.record.languages[0].id
    marks = _marks_of_facts(records, language)
    for kind in ("positions", "tours", "lessons"):
        for entry in records.kinds[kind].values():
            own = _texts_of_facts(entry, records, language)
            for loc, text in _carried_texts(entry):
                known = [own[r] for r in _references(entry, loc) if r in own]
                yield from _check_text(entry, loc, text, known, marks, language)


def _check_text(
    entry: Entry[Any],
    loc: Loc,
    text: AnyText,
    known: list[str],
    marks: dict[Mark, list[FactPlace]],
    language: str,
) -> Iterator[Problem]:
    value = text.languages.get(language, "")
    carried: set[Mark] = set().union(*(marks_in(fact, language) for fact in known))
    lost = marks_in(value, language) - carried
    for mark in sorted(lost & marks.keys(), key=str):
        others = [place for place in marks[mark] if place[0].id != entry.id]
        if not others or len(others) < len(marks[mark]):
            continue  # a fact of this record has it, or none
        other, index = others[0]
        shown = mark if isinstance(mark, str) else show(mark)
        name = f"{other.id}.{other.record.facts[index].id}"
        line, _ = other.locate(("facts", index))
        where = {"fact": name, "path": other.path, "line": line}
        message, hint = told("source.restated", shown=shown, **where)
        yield entry.problem((*loc, language), "restated-fact", message, hint)


@lru_cache(maxsize=16_384)
def marks_in(text: str, language: str) -> set[Mark]:
    """Days, and numbers from 100 on that are neither years nor round."""
    numbers = {n for n in read_numbers(text, language).digits if n >= LEAST and not is_year(n)}
    exact = {n for n in numbers if len(f"{n:.0f}".rstrip("0")) > 1}
    return {*DAY.findall(text), *exact}


def is_year(number: Decimal) -> bool:
    """True for a whole number that may be a year."""
    return number == int(number) and int(number) in YEARS


def _marks_of_facts(records: Records, language: str) -> dict[Mark, list[FactPlace]]:
    found: dict[Mark, list[FactPlace]] = defaultdict(list)
    for entry in records.positions.values():
        for index, fact in enumerate(entry.record.facts):
            for mark in marks_in(fact.text.languages.get(language, ""), language):
                found[mark].append((entry, index))
    return found


def _texts_of_facts(entry: Entry[Any], records: Records, language: str) -> dict[str, str]:
    """Reference -> text of every fact that a record names, and of its own."""
    place = records.positions.get(getattr(entry.record, "position", ""))
    home = place.record if place else entry.record
    texts = {fact.id: fact.text for fact in getattr(home, "facts", ())}
    for _, mark, value in find_references(entry.record):
        position_id, _, fact_id = value.rpartition(".")
        other = records.positions.get(position_id)
        if isinstance(mark, NamesFact) and other:
            fact = next((fact for fact in other.record.facts if fact.id == fact_id), None)
            if fact:
                texts[value] = fact.text
    return {key: text.languages.get(language, "") for key, text in texts.items()}


def _references(entry: Entry[Any], loc: Loc) -> list[str]:
    """Numbers of the facts that stand beside a text."""
    value: Any = entry.record
    for part in loc[:-1]:
        value = value[part] if isinstance(part, int) else getattr(value, part)
    references: list[str] = value.facts
    return references


def _carried_texts(entry: Entry[Any]) -> Iterator[tuple[Loc, AnyText]]:
    """Texts beside which facts are named, in a position, a tour or a lesson."""
    record = entry.record
    for name, field in (("talking_points", "text"), ("parts", "text"), ("questions", "answer")):
        for index, item in enumerate(getattr(record, name, ())):
            yield (name, index, field), getattr(item, field)
    for name in ("opening", "closing", "for_members"):
        passage = getattr(record, name, None)
        if passage:
            yield (name, "text"), passage.text
    script = getattr(record, "script", None)
    for name in ("short", "usual", "long"):
        passage = getattr(script, name, None)
        if passage:
            yield ("script", name, "text"), passage.text
