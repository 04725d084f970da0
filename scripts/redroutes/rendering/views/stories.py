"""The story of a position, each paragraph with the sources of the facts that carry it."""

from __future__ import annotations

import re

from markupsafe import Markup

from redroutes.records import Position
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context, escape_text
from redroutes.rendering.environment import mark_notes
from redroutes.rendering.views.citations import Notes, find_facts

END = re.compile(r"(</(?:p|li)>(?:\s*</[uo]l>)?(?:</div>)?)\s*$")
"""The end of a rendered paragraph or list; notes stand before it."""


def view_story(context: Context, entry: Entry[Position], notes: Notes) -> Markup:
    """The story with its notes; a paragraph that rests on what is not confirmed says so."""
    blocks = context.prose_blocks(entry.record.story)
    carriers = entry.record.story_facts
    if len(carriers) != len(blocks):
        return context.prose(entry.record.story)
    return Markup(
        "\n".join(
            _end_with(block, _marks(context, references, entry, notes), context, number)
            for number, (block, references) in enumerate(zip(blocks, carriers, strict=True), 1)
        )
    )


def _end_with(block: Markup, marks: str, context: Context, number: int) -> str:
    """A paragraph with its notes and an address of its own, ``#p2``: the same in every language, as paragraphs are."""
    text = str(block)
    if text.startswith("<p>"):
        words = escape_text(context.phrases("place.paragraph", n=number))
        marks += f'<sup class="para"><a href="#p{number}" aria-label="{words}">¶</a></sup>'
        text = f'<p id="p{number}">{text[3:]}'
    return END.sub(lambda match: f"{marks}{match[1]}", text, count=1)


def _marks(context: Context, references: list[str], entry: Entry[Position], notes: Notes) -> str:
    """What stands at the end of a paragraph: that it is not confirmed, its notes, facts of other places."""
    found = find_facts(context, references, entry)
    own = [fact for home, fact in found if home.id == entry.id]
    keys = list(dict.fromkeys(key for fact in own for key in fact.sources))
    marks = str(mark_notes(notes.cite(keys)))
    for home, fact in found:
        if home.id != entry.id:
            href = f"{context.urls.record(home.kind, home.id)}#{fact.id}"
            name = escape_text(context.show(home.record.name).text)
            marks += f'<sup><a href="{escape_text(href)}" title="{name}">{fact.id}</a></sup>'
    if not all(fact.confirmed for _, fact in found):
        words = escape_text(context.phrases("place.rests_on_unconfirmed"))
        marks = f' <em class="flag">{words}</em>{marks}'
    return marks
