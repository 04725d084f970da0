"""Cells of a CSV file that a spreadsheet would work out as a formula -> the same as texts, and back."""

from __future__ import annotations

import re

FORMULA = re.compile(r"'*(?:[=@\t\r＝＠]|[+\-＋－](?!(?:\d[\d\s-]*(?:\.\d+)?)?\Z))")
"""How such a cell begins; full-width signs count where the system is Chinese or Japanese. Numbers and
signs alone are none."""


def guard_formula(cell: str) -> str:
    """A cell that a spreadsheet would work out as a formula gets an apostrophe before it; numbers stay."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unguard_formula(cell: str) -> str:
    """What ``guard_formula`` was given, by what it has returned."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
