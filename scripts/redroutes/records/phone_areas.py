"""Chinese telephone numbers: the area code and what one dials within the area."""

from __future__ import annotations

import re

CHINA = "+86"
AREA = re.compile(r"(10|2[0-57-9])(\d{8})|([3-9]\d{2})(\d{7,8})")
"""Area codes of two digits, with a number of eight behind them, and of three."""
SERVICE = re.compile(r"([48]00)(\d{7})")
"""Numbers of the whole country; one dials no zero before them."""


def split_area(number: str) -> tuple[str, str] | None:
    """``+862166786377`` -> ``("021", "66786377")``; None for a number of any other form, such as a hotline."""
    rest = number.removeprefix(CHINA)
    found = AREA.fullmatch(rest)
    if rest == number or found is None or SERVICE.fullmatch(rest):
        return None
    area, within = (part for part in found.groups() if part)
    return f"0{area}", within


def split_service(number: str) -> tuple[str, str] | None:
    """``+864008201921`` -> ``("400", "8201921")``; None for any other number."""
    rest = number.removeprefix(CHINA)
    found = SERVICE.fullmatch(rest)
    return (found[1], found[2]) if found and rest != number else None
