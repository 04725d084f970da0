"""Facts that are told without being named: a number or a day of a fact stands in a text that does not refer to it.

A caveat travels with its fact, so a text that says what a fact of another record says has to name it. Years and small
numbers stand in too many facts to tell them apart; dates with their day and numbers from 100 on do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from redroutes.checks.numbers import read_numbers
from redroutes.checks.quantities import show
from redroutes.checks.references import is_lost
from redroutes.messages import told
from redroutes.problems import Loc, Problem
from redroutes.records.base import AnyText
from redroutes.records.collection import Entry, Records

YEARS = range(1000, 2101)
"""Whole numbers that may be years."""
LEAST = 100
"""Smaller numbers agree by chance."""
DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
Mark = str
"""A number in digits, or a day as it is written."""
FactMarks = tuple[tuple[int, str, tuple[Mark, ...]], ...]
"""Of each fact that has some: which it is, its id, its numbers and days."""
TextMarks = tuple[tuple[Loc, tuple[Mark, ...], tuple[str, ...]], ...]
"""Of each text that has some which no fact of its record beside it has: its place, these, the facts beside it."""
TELLING = ("positions", "tours", "lessons")
"""Kinds whose texts carry facts."""
FactPlace = tuple[Entry[Any], int]
"""A record and which of its facts."""
Gists = Mapping[tuple[str, str], Any]
"""Kind and id of a record -> its gist, which has ``facts`` and ``texts``."""


def check_restated(records: Records, gists: Gists) -> Iterator[Problem]:
    """A text with a number of a fact of another record names that fact, or another one that has it too."""
    language = records.site.record.languages[0].id
    places = _places_of_marks(records, gists)
    for kind in TELLING:
        for entry in records.kinds[kind].values():
            if is_lost(entry, records):
                continue
            for loc, found, references in gists[kind, entry.id].texts:
                lost = [mark for mark in found if mark in places]
                if lost:
                    carried = _carried_marks(entry, references, records, gists)
                    lost = [mark for mark in lost if mark not in carried]
                    yield from _tell(entry, (*loc, language), lost, places)


def find_fact_marks(entry: Entry[Any], language: str) -> FactMarks:
    """The numbers and days of a record's facts."""
    facts = enumerate(getattr(entry.record, "facts", ()))
    read = ((n, x.id, marks_in(x.text.languages.get(language, ""), language)) for n, x in facts)
    return tuple((number, fact_id, marks) for number, fact_id, marks in read if marks)


def find_text_marks(entry: Entry[Any], language: str, facts: FactMarks) -> TextMarks:
    """The numbers and days of the texts of a record beside which facts are named; ``facts`` are its own."""
    found = []
    own = {} if getattr(entry.record, "position", "") else {x[1]: x[2] for x in facts}
    for loc, text in _carried_texts(entry) if entry.kind in TELLING else ():
        marks = marks_in(text.languages.get(language, ""), language)
        if marks:
            references = _references(entry, loc)
            carried = {mark for reference in references for mark in own.get(reference, ())}
            lost = tuple(mark for mark in marks if mark not in carried)
            found += [(loc, lost, tuple(references))] if lost else []
    return tuple(found)


def _tell(
    entry: Entry[Any], loc: Loc, lost: list[Mark], places: dict[Mark, list[FactPlace]]
) -> Iterator[Problem]:
    for mark in lost:
        others = [place for place in places[mark] if place[0].id != entry.id]
        if not others or len(others) < len(places[mark]):
            continue  # a fact of this record has it, or none
        other, index = others[0]
        name = f"{other.id}.{other.record.facts[index].id}"
        line, _ = other.locate(("facts", index))
        where = {"fact": name, "path": other.path, "line": line}
        message, hint = told("source.restated", shown=mark, **where)
        yield entry.problem(loc, "restated-fact", message, hint)


def marks_in(text: str, language: str) -> tuple[Mark, ...]:
    """Days, and numbers from 100 on that are neither years nor round, sorted."""
    numbers = {n for n in read_numbers(text, language).digits if n >= LEAST and not is_year(n)}
    exact = {show(n.normalize()) for n in numbers if len(f"{n:.0f}".rstrip("0")) > 1}
    return tuple(sorted({*DAY.findall(text), *exact}))


def is_year(number: Decimal) -> bool:
    """True for a whole number that may be a year."""
    return number == int(number) and int(number) in YEARS


def _places_of_marks(records: Records, gists: Gists) -> dict[Mark, list[FactPlace]]:
    found: dict[Mark, list[FactPlace]] = defaultdict(list)
    for entry in records.positions.values():
        for index, _, marks in gists["positions", entry.id].facts:
            for mark in marks:
                found[mark].append((entry, index))
    return found


def _carried_marks(
    entry: Entry[Any], references: Iterable[str], records: Records, gists: Gists
) -> set[Mark]:
    """The numbers and days of the facts that are named beside a text."""
    place = records.positions.get(getattr(entry.record, "position", ""))
    home = place or entry
    carried: set[Mark] = set()
    for reference in references:
        position_id, _, fact_id = reference.rpartition(".")
        key = ("positions", position_id) if position_id else (home.kind, home.id)
        facts = gists[key].facts if key in gists else ()
        carried.update(mark for _, known, marks in facts if known == fact_id for mark in marks)
    return carried


def _references(entry: Entry[Any], loc: Loc) -> list[str]:
    """Numbers of the facts that stand beside a text."""
    value: Any = entry.record
    for part in loc[:-1]:
        value = value[part] if isinstance(part, int) else getattr(value, part)
    references: list[str] = value.facts
    return references


def _carried_texts(entry: Entry[Any]) -> Iterator[tuple[Loc, AnyText]]:
    """Texts beside which facts are named, in a position, a tour or a lesson."""
    fields = vars(entry.record)
    for name, field in (("talking_points", "text"), ("parts", "text"), ("questions", "answer")):
        for index, item in enumerate(fields.get(name, ())):
            yield (name, index, field), getattr(item, field)
    for name in ("opening", "closing", "for_members"):
        passage = fields.get(name)
        if passage:
            yield (name, "text"), passage.text
    script = fields.get("script")
    for name in ("short", "usual", "long"):
        passage = getattr(script, name, None)
        if passage:
            yield ("script", name, "text"), passage.text
