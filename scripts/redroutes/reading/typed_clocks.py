"""A time of day as people type it -> as it is stored."""

from __future__ import annotations

import re
import unicodedata

CLOCK = re.compile(
    r"(?P<late>下午|傍晚|晚上?)?(?:上午|早上|中午)?\s*(?P<hour>\d{1,2})"
    r"(?:[:.](?P<digits>\d{2})|[点时](?P<words>\d{1,2}|半|[一三]刻|整)?分?)?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
PARTS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}
NOON = 12
"""Hours below it behind 下午 or before pm are those of the afternoon."""
EARLIEST = 7
"""An hour by a word alone is taken for one of the morning from here on."""


def read_clock(text: str) -> str | None:
    """``15:30`` for 下午3点半, 3:30 pm or 15点30分; None where it is none, or of which half is not said (3点)."""
    match = CLOCK.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None or match["hour"] == match[0]:
        return None
    hour, said = int(match["hour"]), match["digits"] or match["words"] or "0"
    minute = PARTS[said] if said in PARTS else int(said)
    is_late = bool(match["late"]) or (match["half"] or "").lower().startswith("p")
    is_told = match["digits"] or match["half"] or hour >= EARLIEST
    is_midnight = hour == NOON and (match["half"] or match["late"] or "").lower()[:1] in ("a", "晚")
    if not (is_late or is_told) or minute > 59 or is_midnight:
        return None
    hour += NOON if is_late and hour < NOON else 0
    return f"{hour:02}:{minute:02}" if hour < 24 else None
