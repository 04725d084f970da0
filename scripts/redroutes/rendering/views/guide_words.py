"""What the scripts of guide mode say: phrases as data."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markupsafe import Markup

from redroutes.phrasebook import Phrases
from redroutes.rendering.views.saved import to_json

WORDS = (
    *(
        "start",
        "arrived",
        "on_way",
        "plan_whole",
        "plan_stops",
        "on_plan",
        "now",
        "behind",
        "ahead",
    ),
    *("left_whole", "left_stops", "took", "took_stops", "kept", "again", "again_done", "undo"),
    *("awake_on", "awake_off", "awake_denied", "awake_missing", "finish"),
    *("start_short", "arrived_short", "left_short", "now_short"),
    *("behind_short", "ahead_short", "photo_words", "record_words", "copied", "copy_failed"),
    *("stamped", "stamps_end", "quiz_result"),
)
"""Phrases of ``[guide]`` that the script needs."""
WHERE_WORDS = (
    *("asking", "at", "perhaps", "yes", "show", "way", "no_point"),
    *("vague", "denied", "failed"),
)
"""Phrases of ``[where]`` that the script needs."""
DIRECTIONS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


@lru_cache(maxsize=16)
def where_words(phrases: Phrases) -> Markup:
    """JSON for the script that knows where the phone is, with the eight directions from north clockwise."""
    words: dict[str, Any] = {name: phrases(f"where.{name}") for name in WHERE_WORDS}
    return to_json(
        words
        | {
            "directions": [phrases(f"where.{name}") for name in DIRECTIONS],
            "m": phrases("distance.m"),
            "km": phrases("distance.km"),
        }
    )


@lru_cache(maxsize=16)
def guide_words(phrases: Phrases) -> Markup:
    """JSON for the script of guide mode, with the forms of minutes and hours."""
    words: dict[str, Any] = {name: phrases(f"guide.{name}") for name in WORDS}
    for unit in ("minutes", "hours"):
        words[unit] = [phrases.form(f"count.{unit}", n) for n in (1, 2)]
    return to_json(words)
