"""Every fault of a rule has a case: what is said in both languages, compared as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from redroutes.hours import explain, judge
from redroutes.messages import read_messages
from support import compare

FOLDER = Path(__file__).parent
RULES = (FOLDER / "traps.txt").read_text("utf-8").splitlines()
CODES = {
    key.removeprefix("rule.")
    for key in read_messages("en").keys
    if key.startswith("rule.") and not key.startswith("rule.hint.")
} - {"shown", "offer", "offer_part"}


def report(language: str) -> str:
    """What an editor is told of each rule."""
    lines = []
    for rule in RULES:
        lines.append(rule)
        for fault in judge(rule).faults:
            message, hint = explain(fault, language)
            place = "^".rjust(fault.start + 1)
            lines += [f"{place} [{fault.code}]", f"  {message}", *([f"  {hint}"] if hint else [])]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_trap_is_explained(language: str, update: bool) -> None:
    """Place, words and the rules that are offered; ``pytest --update`` rewrites the file."""
    compare(report(language), FOLDER / f"traps.{language}.txt", update)


def test_every_code_has_a_rule() -> None:
    """No fault exists that nobody has seen."""
    assert {fault.code for rule in RULES for fault in judge(rule).faults} == CODES


def test_no_rule_of_the_list_passes() -> None:
    """Each of them is refused, or questioned."""
    assert [rule for rule in RULES if not judge(rule).faults] == []
