"""A rule as it was typed -> its meaning, or every fault with its place and the rules that it probably means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from redroutes.hours.canonical import write_rule
from redroutes.hours.model import Hours
from redroutes.hours.parser import read_rule
from redroutes.hours.slips import PARTIAL
from redroutes.hours.timetable import make_timetable
from redroutes.hours.trap import Trap
from redroutes.hours.traps import find_traps
from redroutes.hours.words import describe
from redroutes.messages import Joined, Message, read_messages, say_in, sentences
from redroutes.phrasebook import FALLBACK, read_phrases

MOST_OFFERS = 2
MOST_PIECES = 48
"""Dates and spans of a rule, all parts together; single days belong into exceptions."""
MOST_YEARS = 5
DEEPEST = 4
"""A rule may sit in several traps at once; after so many steps none of them is left, or nothing is offered."""
LONGEST_QUOTE = 24


@dataclass(frozen=True)
class Fault:
    """Something in a rule that must be changed, or looked at."""

    code: str
    """Its name in the catalogue of messages, below ``rule``."""
    text: str
    """What stands there."""
    start: int
    """Where it stands, from 0."""
    offers: tuple[Hours, ...] = ()
    """What the whole rule probably means, the likelier first; only at the first fault of a rule."""
    is_question: bool = False
    """True where the rule may be right as it stands."""
    is_partial: bool = False
    """True where the offer is only what was understood of the rule."""
    is_word: bool = False
    """True where it lies in a word, not in what the rule means."""


@dataclass(frozen=True)
class Verdict:
    """What became of a rule."""

    hours: Hours | None
    """Its meaning; None where a fault stands in the way."""
    faults: tuple[Fault, ...]
    """In the order in which they stand."""


@lru_cache(maxsize=4096)
def judge(rule: str) -> Verdict:
    """Whether a rule may stand as it is, and what it means."""
    reading = read_rule(rule)
    faults: dict[str, Fault] = {}
    for slip in reading.slips:
        faults.setdefault(slip.code, Fault(slip.code, slip.text, slip.start, is_word=True))
    if reading.hours is None and not faults:
        faults["word"] = Fault("word", rule, 0)
    if reading.hours and _is_long(reading.hours):
        return Verdict(None, (Fault("long", rule, 0),))
    is_partial = bool(faults.keys() & PARTIAL)
    if reading.hours and not is_partial and "no-such-date" not in faults:
        for trap in find_traps(reading.hours):
            if trap.code != "all-day" or "no-hours" not in faults:
                faults.setdefault(trap.code, _fault(trap, reading.hours))
    if faults.keys() & {"hours-turned", "long-night"}:
        faults.pop("small-hours", None)
    for code in ("form", "never-open"):  # the rewritten rule shows it; the others are what matters
        if any(not fault.is_question for fault in faults.values() if fault.code != code):
            faults.pop(code, None)
    is_dark = reading.is_half_said or _is_in_the_dark(faults)
    offers = () if is_dark else _offers(reading.meanings)
    found = sorted(faults.values(), key=lambda fault: (fault.is_question, fault.start))
    if found and offers and not found[0].is_question:
        found[0] = replace(found[0], offers=offers, is_partial=is_partial)
    is_good = all(fault.is_question for fault in found)
    return Verdict(reading.hours if is_good else None, tuple(found))


def certain_rule(text: str) -> str | None:
    """Hours as somebody typed them as a rule: as they stand where they are one, else what can only have been meant."""
    verdict = judge(text)
    faults = verdict.faults
    offers = [offer for fault in faults for offer in fault.offers if not fault.is_partial]
    if len(offers) == 1 and all(fault.is_word for fault in faults if not fault.is_question):
        return write_rule(offers[0])
    return text if verdict.hours is not None else None


def _is_long(hours: Hours) -> bool:
    """Whether it has more parts, dates or years than anybody can compare with a notice."""
    pieces = sum(max(1, len(part.dates)) + len(part.spans) for part in hours.parts)
    years = {
        point.year for part in hours.parts for one in part.dates for point in (one.first, one.last)
    }
    return pieces > MOST_PIECES or len(years) > MOST_YEARS


def _is_in_the_dark(faults: dict[str, Fault]) -> bool:
    """Whether a guess at the whole rule would be mere invention."""
    is_no_time = "no-such-time" in faults or "empty-span" in faults
    is_no_date = "no-such-date" in faults and faults["no-such-date"].is_word
    return is_no_time or is_no_date


def _fault(trap: Trap, hours: Hours) -> Fault:
    part = next((p for p in hours.parts if p.start == trap.start), None)
    end = part.end if part else len(hours.rule)
    text = hours.rule[trap.start : end] or hours.rule
    return Fault(trap.code, text, trap.start, is_question=trap.is_question)


def _offers(meanings: tuple[Hours, ...]) -> tuple[Hours, ...]:
    """Meanings without a trap: those that were read, or what their traps lead to."""
    found: dict[str, Hours] = {}
    for meaning in meanings:
        for hours in _mend(meaning, DEEPEST):
            text = write_rule(hours)
            if is_strict(text):
                found.setdefault(text, hours)
    return tuple(list(found.values())[:MOST_OFFERS])


def _mend(hours: Hours, depth: int) -> list[Hours]:
    traps = [trap for trap in find_traps(hours) if not trap.is_question]
    if not traps:
        return [hours]
    if not depth:
        return []
    first = next((trap for trap in traps if trap.meant), traps[0])
    return [mended for meant in first.meant for mended in _mend(meant, depth - 1)]


def is_strict(rule: str) -> bool:
    """Whether a rule is written as the syntax has it, and sits in no trap."""
    reading = read_rule(rule)
    if reading.slips or reading.hours is None:
        return False
    return not any(not trap.is_question for trap in find_traps(reading.hours))


@dataclass(frozen=True)
class InWords:
    """Hours as a value of a message: in words, as visitors read them."""

    hours: Hours

    def in_language(self, language: str) -> str:
        """The words of a language."""
        return describe(make_timetable(self.hours), read_phrases(language))


def explain(fault: Fault, language: str = FALLBACK) -> tuple[str, str]:
    """What is wrong, and what to write instead, in a language."""
    quoted = fault.text[:LONGEST_QUOTE] + ("…" if len(fault.text) > LONGEST_QUOTE else "")
    message = Message(f"rule.{fault.code}", text=quoted, n=fault.start + 1)
    key = f"rule.hint.{fault.code}"
    hint = Message(key) if read_messages(FALLBACK).has(key) else ""
    return say_in(message, language), say_in(sentences(hint, _offer(fault)), language)


def _offer(fault: Fault) -> str:
    key = "rule.offer_part" if fault.is_partial else "rule.offer"
    rules = tuple(
        Message("rule.shown", rule=write_rule(hours), words=InWords(hours))
        for hours in fault.offers
    )
    return Message(key, rules=Joined(rules, "either")) if rules else ""
