"""The story of a position, each paragraph with the sources of the facts that carry it."""

from __future__ import annotations

import re

from markupsafe import Markup

from redroutes.records import Position
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context
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
    return Markup("\n").join(
        _with_anchor(context, _with_notes(context, block, references, entry, notes), number)
        for number, (block, references) in enumerate(zip(blocks, carriers, strict=True), start=1)
    )


def _with_anchor(context: Context, block: Markup, number: int) -> Markup:
    """A paragraph with an address of its own, ``#p2``: the same in every language, for the paragraphs are."""
    if not block.startswith("<p>"):
        return block
    words = context.phrases("place.paragraph", n=number)
    link = Markup('<sup class="para"><a href="#p{}" aria-label="{}">¶</a></sup>')
    text = f'<p id="p{number}">{block[3:]}'
    return Markup(END.sub(lambda match: f"{link.format(number, words)}{match[1]}", text, count=1))


def _with_notes(
    context: Context, block: Markup, references: list[str], entry: Entry[Position], notes: Notes
) -> Markup:
    found = find_facts(context, references, entry)
    own = [fact for home, fact in found if home.id == entry.id]
    keys = list(dict.fromkeys(key for fact in own for key in fact.sources))
    marks = mark_notes(notes.cite(keys))
    for home, fact in found:
        if home.id != entry.id:
            href = f"{context.urls.record(home.kind, home.id)}#{fact.id}"
            name = context.show(home.record.name).text
            marks += Markup('<sup><a href="{}" title="{}">{}</a></sup>').format(href, name, fact.id)
    if not all(fact.confirmed for _, fact in found):
        words = context.phrases("place.rests_on_unconfirmed")
        marks = Markup(' <em class="flag">{}</em>').format(words) + marks
    return Markup(END.sub(lambda match: f"{marks}{match[1]}", str(block), count=1))
