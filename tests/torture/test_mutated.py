"""A short run of the long one over mutated records, texts and rules; Hypothesis shrinks what it finds."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redroutes.hours import explain, judge
from redroutes.reading.exact import find_place, parse_exactly
from redroutes.records import FOLDERS
from redroutes.records.opening import MAX_RULE
from support import TINY
from torture import mutated
from torture.mutated import Counts, run, try_number, try_record, try_rule, try_text
from torture.mutations import PIECES, SIGNS, mutate

pytestmark = pytest.mark.long

SHORT = 800
MILL = (TINY / "positions" / "old-mill.yml").read_text("utf-8")


def test_mutated_records_texts_and_rules_are_read_or_are_faults_with_a_place() -> None:
    """No crash, nothing that lasts, no memory that grows; the two readers of YAML agree."""
    counts = run(SHORT, seed=20261129)
    assert counts.tried == SHORT == counts.faults + counts.passed
    assert min(counts.records, counts.texts, counts.rules, counts.passed) > SHORT // 20
    assert counts.is_good, counts


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_a_mutated_record_never_crashes(chance: random.Random) -> None:
    """The same with choices that can be made smaller."""
    counts = Counts()
    try_record(mutate(chance, MILL), "positions", counts)
    assert counts.is_good, counts


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES + SIGNS), max_size=30).map("".join))
def test_any_text_and_any_rule_is_judged(text: str) -> None:
    """Pieces of YAML, markup and hours in any order."""
    counts = Counts()
    try_text(text, counts)
    try_rule(text, counts)
    assert counts.is_good, counts


def seconds(begun: float) -> float:
    return time.process_time() - begun


@pytest.mark.parametrize(
    "piece", ["{a: ", '["', "- ", "? ", "'", "a: [", "*a ", "&a ", "!!str ", "# "]
)
def test_a_piece_that_fills_a_file_takes_no_time(piece: str) -> None:
    """Once in each value of a record a piece is repeated until the file is as large as may be."""
    text = MILL.replace("kind: museum", f"kind: {piece * (180_000 // len(piece))}")
    assert text != MILL
    began = time.process_time()
    record, _, problems = parse_exactly(text, FOLDERS["positions"], "a.yml")
    assert record is None
    assert problems
    assert seconds(began) < mutated.SLOW_SECONDS


def test_a_thousand_faults_are_found_in_one_file_at_once() -> None:
    """The file is composed and its text laid beside the value once, not for each fault."""
    text = "text: 一" + " '**' 一" * 4000
    began = time.process_time()
    places = {find_place(text, ("text",), at) for at in range(0, 20_000, 5)}
    assert len(places) == 4000
    assert seconds(began) < mutated.SLOW_SECONDS


@pytest.mark.parametrize(
    "rule",
    [
        "; ".join(f"{year} Jan 01 off" for year in range(2000, 2015)),
        "; ".join(["Mo 09:00-17:00"] * 15),
        "Mo,Tu " * 42,
        ", ".join(f"Jan {day:02d}" for day in range(1, 31)) + " off",
    ],
    ids=lambda rule: rule[:12],
)
def test_the_longest_rule_is_judged_at_once(rule: str) -> None:
    """Parts are compared two by two in all that a rule may mean; of each the days are counted once."""
    assert MAX_RULE - 20 < len(rule) <= MAX_RULE + 5
    began = time.process_time()
    for fault in judge(rule).faults:
        explain(fault, "en")
    assert seconds(began) < mutated.SLOW_SECONDS


@pytest.mark.parametrize(
    "rule", ["Fr[～1] 09:00-17:00", "Fr[-1-2] 09:00-17:00", "Fr［１～２］ 9:00"]
)
def test_signs_of_another_width_between_numbers_are_no_crash(rule: str) -> None:
    """They were, when the long run found them."""
    verdict = judge(rule)
    assert verdict.faults
    assert all(explain(fault, "zh")[0] for fault in verdict.faults)


def test_a_process_that_dies_without_a_word_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the run goes on behind the text that it was at."""

    def die_at_three(seed: int, number: int, counts: Counts) -> None:
        if number == 3:
            mutated.os._exit(7)
        try_number(seed, number, counts)

    monkeypatch.setattr(mutated, "try_number", die_at_three)
    counts = run(20, seed=1)
    assert counts.crashed == ["seed 1, number 3: its process ended with 7"]
    assert counts.tried == 16  # numbers 4 to 19; what stood before is lost with the process
