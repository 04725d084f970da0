"""The page on privacy: what stays on the reader's device, what leaves it, and a button that deletes it all."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from redroutes.rendering.context import Context
from redroutes.rendering.views.saved import to_json

KEPT = (
    "view",
    "guide",
    "speed",
    "tours",
    "plans",
    "favourites",
    "stamps",
    "quiz",
    "listening",
    "edits",
    "answers",
)
"""What scripts keep on the device: ``privacy.<name>`` and ``privacy.<name>_text``; ``assets/privacy.js`` counts it."""
LEAVING = ("server", "maps", "place", "voice")
"""What leaves the device or may be thought to: the same."""
WORDS = ("nothing", "kept", "deleted", "failed")
"""Phrases for the script, ``privacy.<name>``."""


@dataclass(slots=True)
class PrivacyView:
    """Everything that the page on privacy shows."""

    title: str
    summary: str
    notice: str | None
    kept: list[tuple[str, str, str]]
    """Name for the script, heading, what it is for."""
    leaving: list[tuple[str, str]]
    words: Markup
    """JSON for the script."""


def view_privacy(context: Context) -> PrivacyView:
    """The page on privacy."""
    phrases = context.phrases
    leaving = [(phrases(f"privacy.{x}"), phrases(f"privacy.{x}_text")) for x in LEAVING]
    kept = [x for x in KEPT if x != "stamps" or context.catalogue.site.stamps]
    tiles = context.catalogue.site.map_tiles
    if tiles:
        host = urlsplit(tiles.url).hostname or ""
        leaving.append((phrases("privacy.tiles"), phrases("privacy.tiles_text", host=host)))
    return PrivacyView(
        title=phrases("privacy.title"),
        summary=phrases("privacy.lead"),
        notice=None,
        kept=[(x, phrases(f"privacy.{x}"), phrases(f"privacy.{x}_text")) for x in kept],
        leaving=leaving,
        words=to_json({name: phrases(f"privacy.{name}") for name in WORDS}),
    )
