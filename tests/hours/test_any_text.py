"""Whatever is typed is judged: it means something, or a fault stands in it, in both languages and soon."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from redroutes.hours import explain, is_clock, judge
from support import ROOT, examples

FOLDER = ROOT / "tests" / "hours"
TEXTS = [(FOLDER / name).read_text("utf-8") for name in ("traps.txt", "spellings.txt")]
PIECES = sorted({piece for text in TEXTS for piece in re.findall(r"[A-Za-z]+|[\d:.]+|.", text)})
"""Words, numbers and signs of everything that editors were seen to type."""
LONGEST = 2.0
"""Seconds in which a rule of a thousand characters is judged on a slow machine."""


@settings(max_examples=examples(300), deadline=None)
@given(typed=st.lists(st.sampled_from([*PIECES, " ", "\u3000", "\u200b"]), max_size=9).map("".join))
@example(typed="2026-13-45")
@example(typed="十十时")
@example(typed="13月1日闭馆")
@example(typed="31 13月 2026")
def test_any_text_is_judged(typed: str) -> None:
    """Nothing is left without a meaning or a fault, and every fault stands in the text."""
    verdict = judge(typed)
    assert verdict.hours is not None or verdict.faults
    for fault in verdict.faults:
        assert 0 <= fault.start <= len(typed)
        for language in ("en", "zh"):
            assert all("{" not in text or "{" in typed for text in explain(fault, language))


@pytest.mark.parametrize(
    "rule",
    [
        "; ".join(f"{year} Jan 01 off" for year in range(1950, 2010)),
        "; ".join(
            f"{2026 + day % 4} Jan {day:02d} {day % 20:02d}:00-22:00" for day in range(1, 24)
        ),
        "; ".join(f"Jan {day:02d} {day % 24:02d}:00-24:00" for day in range(1, 32)),
        "; ".join(["Mo-Fr 09:00-17:00"] * 50),
        "Mo-Fr " + ",".join(["09:00-17:00"] * 80),
        "9" * 1000,
        "一" * 1000,
        "( " * 500,
        '"' * 1000,
    ],
)
def test_a_long_rule_is_judged_soon(rule: str) -> None:
    """A stranger's record cannot hold up the check."""
    start = time.process_time()
    judge(rule)
    assert time.process_time() - start < LONGEST


@pytest.mark.parametrize(
    "text",
    ["1²:00", "1６:00", "١٦:00", "16：00", "1:600", "16:60", "24:01", "25:00", "9:00", "-1:00"],
)
def test_no_other_digits_make_a_time(text: str) -> None:
    """Python calls a ² a digit; a last entry is written in plain ones."""
    assert not is_clock(text)


@pytest.mark.parametrize("text", ["00:00", "09:05", "16:00", "23:59", "24:00"])
def test_times_of_a_day(text: str) -> None:
    """From its beginning to its end."""
    assert is_clock(text)
