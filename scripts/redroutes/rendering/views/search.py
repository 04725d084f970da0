"""The search page: a form, a place for results, and the words that its script needs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from redroutes.phrasebook import Phrases
from redroutes.records import KINDS
from redroutes.rendering.context import Context
from redroutes.rendering.urls import language_path


@dataclass(slots=True)
class SearchView:
    """Everything that the search page shows."""

    title: str
    notice: str | None
    summary: str
    """For the description and the label of the box."""
    index: str
    """From the page to the folder of its index."""
    lists: list[tuple[str, str]]
    """Address and name of the lists, for readers without script."""
    words: Markup
    """JSON for the script."""


def _found_elsewhere(phrases: Phrases, name: str) -> str:
    """How many results the pages of another language have, in that language, with ``{n}`` for the script to fill in."""
    if phrases.is_own("search.elsewhere"):
        return phrases("search.elsewhere")
    return phrases("search.elsewhere_in", n="{n}", language=name)


def view_search(context: Context) -> SearchView:
    """What the search page shows, in the context's language."""
    phrases, urls = context.phrases, context.urls
    names = (
        "start",
        "failed",
        "none",
        "near",
        "filtered",
        "one",
        "found",
        "mended",
        "more",
        "browse",
    )
    default = context.catalogue.languages[0]
    others = [
        {
            "index": f"{urls.base}search/{language.id}/",
            "page": f"{urls.base}{language_path(language.id, default)}search/",
            "found": _found_elsewhere(context.catalogue.phrases(language.id), language.name),
            "tag": language.tag,
        }
        for language in context.catalogue.site.languages
        if language.id != context.language
    ]
    words = {name: phrases(f"search.{name}") for name in names} | {"others": others}
    words["saved"] = phrases("saved_search.status")
    text = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
    return SearchView(
        title=phrases("search.title"),
        notice=None,
        summary=phrases("search.label"),
        index=f"{urls.base}search/{context.language}/",
        lists=[(urls.list(kind), phrases(f"menu.{kind}")) for kind in KINDS],
        words=Markup(text),
    )
