"""Saving a tour for offline: what the block on a tour's page and the page of saved tours show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from redroutes.phrasebook import Phrases
from redroutes.rendering.context import Context

BLOCK_WORDS = (
    "size",
    "save",
    "sound",
    "add_sound",
    "working",
    "progress",
    "checking",
    "done",
    "kept",
    "newer",
    "update",
    "remove",
    "ask",
    "keep",
    "removed",
    "undo",
    "restored",
    "half",
    "go_on",
    "gone",
    "failed",
    "broken",
    "lost",
    "full",
    "blocked",
    "busy",
    "again",
    "away",
    "unsupported",
    "insecure",
)
"""Phrases for the script of the block, ``offline.<name>``."""
LIST_WORDS = (
    "open",
    "remove",
    "remove_all",
    "remove_all_ask",
    "ask",
    "none",
    "half",
    "gone_short",
    "kept",
    "current",
    "no_longer",
    "later",
    "tours_size",
    "room",
    "free",
    "removed",
    "restored",
    "done",
    "comma",
)
"""Phrases for the script of the page, ``saved.<name>``."""
SHARED_WORDS = (
    "working",
    "progress",
    "checking",
    "newer",
    "update",
    "keep",
    "go_on",
    "failed",
    "broken",
    "lost",
    "full",
    "blocked",
    "busy",
    "again",
)
"""Phrases of the block that the page needs as well, for a tour that is saved or updated there."""


@dataclass(slots=True)
class SavedView:
    """Everything that the page of saved tours shows."""

    title: str
    language: str
    """Id of the page's language, by which the script chooses a tour's name."""
    summary: str
    notice: str | None
    words: Markup
    """JSON for the script."""


def view_saved(context: Context) -> SavedView:
    """The page of saved tours; the script fills in the list."""
    phrases = context.phrases
    return SavedView(
        title=phrases("saved.title"),
        language=context.language,
        summary=phrases("saved.lead"),
        notice=None,
        words=to_json(
            {name: phrases(f"offline.{name}") for name in SHARED_WORDS}
            | {name: phrases(f"saved.{name}") for name in LIST_WORDS}
            | {"unsupported": phrases("saved.blocked")}
        ),
    )


@lru_cache(maxsize=16)
def offline_words(phrases: Phrases) -> Markup:
    """JSON with the words of the block on a tour's page."""
    return to_json({name: phrases(f"offline.{name}") for name in BLOCK_WORDS})


def to_json(words: Mapping[str, object]) -> Markup:
    """JSON that can stand inside a script element."""
    return Markup(json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"))
