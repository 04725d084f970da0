"""The page of favourites: what a reader has marked, as a list to take along. The device keeps it; a script shows it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.records import KINDS
from redroutes.rendering.context import Context
from redroutes.rendering.views.saved import to_json

WORDS = (
    *("none", "remove", "removed", "undo", "copied", "copy_failed", "not_kept", "link_copied"),
    *("received", "add", "added"),
)
"""Phrases for the script, ``favourites.<name>``."""


@dataclass(slots=True)
class FavouritesView:
    """Everything that the page of favourites shows."""

    title: str
    summary: str
    notice: str | None
    language: str
    has_stamps: bool
    words: Markup
    """JSON for the script, with the word for each kind."""


def view_favourites(context: Context) -> FavouritesView:
    """The page of favourites; the script fills in the list."""
    phrases = context.phrases
    words: dict[str, object] = {name: phrases(f"favourites.{name}") for name in WORDS}
    words["kinds"] = {kind: phrases(f"menu.{kind}") for kind in KINDS}
    return FavouritesView(
        title=phrases("favourites.title"),
        summary=phrases("favourites.lead"),
        language=context.language,
        has_stamps=context.catalogue.site.stamps,
        words=to_json(words),
        notice=None,
    )
