"""Saving a tour for offline: what the block on a tour's page and the page of saved tours show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from redroutes.rendering.context import Context

BLOCK_WORDS = (
    "size",
    "save",
    "working",
    "progress",
    "checking",
    "done",
    "kept",
    "newer",
    "update",
    "remove",
    "removed",
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
LIST_WORDS = ("open", "remove", "none", "gone_short", "kept", "room", "removed", "blocked")
"""Phrases for the script of the page, ``saved.<name>``."""


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
        words=to_json({name: phrases(f"saved.{name}") for name in LIST_WORDS}),
    )


def offline_words(context: Context) -> Markup:
    """JSON with the words of the block on a tour's page."""
    return to_json({name: context.phrases(f"offline.{name}") for name in BLOCK_WORDS})


def to_json(words: Mapping[str, object]) -> Markup:
    """JSON that can stand inside a script element."""
    return Markup(json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"))
