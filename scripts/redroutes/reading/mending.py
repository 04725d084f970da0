"""A text with faults -> the same text with all mended that can only have been meant otherwise; nothing else changes."""

from __future__ import annotations

from redroutes.reading.exact import read_exactly
from redroutes.records import Model

MOST_ROUNDS = 4
"""A correction may uncover another fault of the same line; more often than this it is not tried."""


def mend_text(text: str, model: type[Model]) -> str:
    """Slips of YAML's signs and values with one possible meaning put right; comments and order stay."""
    for _ in range(MOST_ROUNDS):
        found = read_exactly(text, model, "")
        new = found.mended
        for correction in sorted(found.corrections, key=lambda x: -x.start):
            new = new[: correction.start] + correction.right + new[correction.end :]
        if new == text:
            break
        text = new
    return text
