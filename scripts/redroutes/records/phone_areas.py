"""Chinese telephone numbers: the area code and what one dials within the area."""

from __future__ import annotations

CHINA = "+86"
AREAS = ("10", "20", "21", "22", "23", "24", "25", "27", "28", "29")
"""Area codes of two digits; a number behind them has eight."""


def split_area(number: str) -> tuple[str, str] | None:
    """``+862166786377`` -> ``("021", "66786377")``; None for a number of any other form, such as a hotline."""
    rest = number.removeprefix(CHINA)
    if rest == number or rest[:2] not in AREAS or len(rest) != 10:
        return None
    return f"0{rest[:2]}", rest[2:]
