"""Rules with a slip of the keys: what a record may still have is read alike by the two other evaluators."""

from __future__ import annotations

import random
import re
from datetime import datetime

import pytest

from hours.evaluators import ask_model, ask_python, ask_script
from hours.test_evaluators import FEBRUARY, NO_HOLIDAYS, kept, needs_both
from redroutes.hours import judge

START, END = datetime(2028, 1, 1), datetime(2029, 1, 1)
SIGNS = [*"0123456789:-,; []", "MoTu", "Su", "off", "; ", ", ", " ", "09:00", "Jan", "31", "2026 "]
WANTED = 60
"""Mutants that pass without a word; a long run asks for more."""
KEYS = 20261129


def mutate(rule: str, keys: random.Random) -> str:
    """A rule with one or two signs too many, or a few too few."""
    for _ in range(keys.randint(1, 2)):
        place = keys.randrange(len(rule) + 1)
        behind = place + keys.choice([0, 0, 1, 1, 3, 6])
        rule = rule[:place] + keys.choice(["", *SIGNS]) + rule[behind:]
    return rule.strip()


def passing(wanted: int) -> list[str]:
    """Mutants of which nothing is said; nights, holidays and the end of February are told in the docs."""
    keys, found = random.Random(KEYS), dict[str, None]()
    plain = [rule for rule in kept() if "PH" not in rule]
    while len(found) < wanted:
        rule = mutate(keys.choice(plain), keys)
        verdict = judge(rule)
        parts = verdict.hours.parts if verdict.hours else ()
        is_night = any(end > 1440 for part in parts for _, end in part.spans)
        is_told = is_night or "PH" in rule or FEBRUARY.search(rule)
        if parts and not verdict.faults and not is_told:
            found[rule] = None
    return list(found)


@pytest.mark.long
@needs_both
def test_a_slip_of_the_keys_is_never_read_in_two_ways() -> None:
    """Only blanks and a last ``;`` are read here and refused elsewhere."""
    rules = passing(WANTED)
    plain = [re.sub(r"\s+", " ", rule.removesuffix(";")).replace(" ;", ";") for rule in rules]
    for rule, text, script in zip(rules, plain, ask_script(plain, START, END), strict=True):
        hours = judge(rule).hours
        assert hours is not None
        own = ask_model(hours, NO_HOLIDAYS, START, END)
        assert script == own, rule
        assert ask_python(text, START, END) == own, rule
