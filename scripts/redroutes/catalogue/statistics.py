"""What the records hold, counted: coverage, sources, translations, checks. Every figure keeps the list behind it.

The five degrees are those that the founding report names (planning, breadth, speed of upgrade, accuracy, warmth);
it gives no definition, so each is defined here by what records can show. No time of the build enters: ages are
counted from the newest check.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from redroutes.catalogue.cached import cached_with_catalogue
from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import State, choose
from redroutes.problems import Loc
from redroutes.records import FOLDERS
from redroutes.records.base import AnyText, Strength
from redroutes.records.collection import Entry
from redroutes.records.made_from import Standing, translations_of
from redroutes.records.walk import walk_texts

FRESH_DAYS = 180
"""A record checked within half a year before the newest check counts as fresh."""
VISITING_FIELDS = ("address", "opening_hours", "phone", "admission", "booking", "point")
"""Fields of visiting; each can be there, unconfirmed, or missing."""
OLDEST_SHOWN = 10
PlacedText = tuple[Loc, AnyText]
"""A text and where it stands in its record."""


@dataclass(frozen=True)
class Measure:
    """A figure: how many of how many, and which ones are still missing."""

    id: str
    done: int
    total: int
    open: list[Entry[Any]]
    """The records behind what is missing."""

    @property
    def percent(self) -> int:
        """Whole percent, rounded down, so that 100 means all."""
        return self.done * 100 // self.total if self.total else 100


@dataclass(frozen=True)
class FieldCount:
    """How often a field of visiting is there."""

    field: str
    confirmed: int
    unconfirmed: int
    missing: list[Entry[Any]]


@dataclass(frozen=True)
class Measures:
    """All figures of one catalogue."""

    counts: dict[str, int]
    """Kind of record -> how many."""
    by_town: dict[str, Counter[str]]
    """Town id -> kind of position -> how many."""
    fields: list[FieldCount]
    confidence: Counter[str]
    """Over all records with a file of their own."""
    facts: int
    unconfirmed_facts: int
    strengths: Counter[str]
    """Strength -> sources."""
    missing_texts: list[Entry[Any]]
    """Records with a text that some language lacks."""
    stale_texts: list[Entry[Any]]
    """Records with a text older than the one it was made from."""
    translations: Counter[Standing]
    """How the translations of all records stand to their originals, as far as is known."""
    oldest: list[Entry[Any]]
    degrees: list[Measure]


@cached_with_catalogue(1)
def measure(catalogue: Catalogue) -> Measures:
    """Count everything once."""
    entries = [entry for kind in FOLDERS for entry in catalogue.entries(kind).values()]
    translations: Counter[Standing] = Counter()
    states: list[tuple[Entry[Any], set[State]]] = []
    for entry in catalogue.records.all_entries():
        texts = list(walk_texts(entry.record))
        translations += _count_translations(catalogue, texts)
        states += [(entry, _states(catalogue, texts))] if entry.kind in FOLDERS else []
    facts = [fact for entry in entries for fact in getattr(entry.record, "facts", [])]
    return Measures(
        counts={kind: len(catalogue.entries(kind)) for kind in FOLDERS},
        by_town={
            town: Counter(
                str(place.record.kind) for place in catalogue.positions_by_town.get(town, [])
            )
            for town in catalogue.towns
        },
        fields=[_count_field(catalogue, name) for name in VISITING_FIELDS],
        confidence=Counter(str(entry.record.confidence) for entry in entries),
        facts=len(facts),
        unconfirmed_facts=sum(not fact.confirmed for fact in facts),
        strengths=Counter(
            str(source.strength) for entry in entries for source in entry.record.sources.values()
        ),
        missing_texts=[e for e, found in states if State.fallback in found],
        stale_texts=[e for e, found in states if State.stale in found],
        translations=translations,
        oldest=sorted(entries, key=lambda e: (e.record.checked, e.kind, e.id))[:OLDEST_SHOWN],
        degrees=_degrees(catalogue, entries),
    )


def _degrees(catalogue: Catalogue, entries: list[Entry[Any]]) -> list[Measure]:
    places = list(catalogue.positions.values())
    newest = max((date.fromisoformat(e.record.checked) for e in entries), default=date.min)
    return [
        _measure("planning", places, lambda p: bool(catalogue.visits.get(p.id))),
        _breadth(catalogue),
        _measure("speed", entries, lambda e: _age(e, newest) <= FRESH_DAYS),
        _measure("accuracy", places, _is_accurate),
        _measure("warmth", places, _is_warm),
    ]


def _breadth(catalogue: Catalogue) -> Measure:
    covered = sum(bool(catalogue.positions_by_town.get(town)) for town in catalogue.towns)
    return Measure("breadth", covered, len(catalogue.towns), [])


def _is_accurate(entry: Entry[Any]) -> bool:
    """Every fact confirmed, and at least one source official, press or a reference work."""
    strong = {Strength.official, Strength.press, Strength.reference}
    sources = entry.record.sources.values()
    return all(fact.confirmed for fact in entry.record.facts) and any(
        source.strength in strong for source in sources
    )


def _is_warm(entry: Entry[Any]) -> bool:
    """A visitor is told how to come in: address, and hours or what to know at the gate."""
    record = entry.record
    has_address = record.address is not None and record.address.confirmed
    return has_address and bool(record.opening_hours or record.access or record.booking)


def _count_translations(catalogue: Catalogue, texts: list[PlacedText]) -> Counter[Standing]:
    made_from, languages = catalogue.records.made_from, list(catalogue.languages)
    if made_from.marks or any(text.made_from for _, text in texts):
        return Counter(map(made_from.standing, translations_of(texts, languages)))
    first, *others = languages  # nobody has noted anything: no text needs to be digested
    found = (text.languages.keys() for _, text in texts if first in text.languages)
    return Counter({Standing.unknown: sum(x in names for names in found for x in others)})


def _age(entry: Entry[Any], newest: date) -> int:
    return (newest - date.fromisoformat(entry.record.checked)).days


def _measure(name: str, entries: list[Entry[Any]], is_done: Any) -> Measure:
    missing = [entry for entry in entries if not is_done(entry)]
    return Measure(name, len(entries) - len(missing), len(entries), missing)


def _count_field(catalogue: Catalogue, name: str) -> FieldCount:
    confirmed = unconfirmed = 0
    missing = []
    for entry in catalogue.positions.values():
        value = getattr(entry.record, name)
        if value is None:
            missing.append(entry)
        elif getattr(value, "confirmed", True):
            confirmed += 1
        else:
            unconfirmed += 1
    return FieldCount(name, confirmed, unconfirmed, missing)


def _states(catalogue: Catalogue, texts: list[PlacedText]) -> set[State]:
    """States of texts in all languages; of those that stand there as their original does nothing is said."""
    languages = catalogue.languages
    wanted = set(languages)
    return {
        choose(text.languages, text.made_from, language, languages).state
        for _, text in texts
        if text.made_from or not wanted <= text.languages.keys()
        for language in languages
    }
