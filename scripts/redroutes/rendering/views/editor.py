"""The page on which records are edited: the script does everything, on the editor's own device."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.rendering.context import Context
from redroutes.rendering.views.saved import to_json

PREFIX = "editor."


@dataclass(slots=True)
class EditorView:
    """Everything that the page shows before its script runs."""

    title: str
    summary: str
    notice: str | None
    data: str
    """From the page to the folder of its data."""
    language: str
    words: Markup
    """JSON for the script: every phrase of ``editor``, and the colon and the comma of the page's script."""
    style: str = "edit.css"


def view_editor(context: Context) -> EditorView:
    """The page on which records are edited."""
    phrases = context.phrases
    names = sorted(key.removeprefix(PREFIX) for key in phrases.keys if key.startswith(PREFIX))
    words = {name: phrases(f"{PREFIX}{name}") for name in names}
    words |= {"colon": context.colon, "comma": phrases("list.comma")}
    return EditorView(
        title=phrases("edit.title"),
        summary=phrases("edit.lead"),
        notice=None,
        data=f"{context.urls.base}edit/{context.language}/",
        language=context.language,
        words=to_json(words),
    )
